import { meetingCriteria } from '../decision/criteria';
import { STAGES } from '../discussion/stages';
import { choice, date, long, required, text, type Choice, type Page } from '../forms/field';
import { kindDecided, type Outcome } from '../review/decision';
import type { Recorded } from '../review/findings';
import { kindDecidedOn, OF_THE_PANEL } from '../reviewTypes';
import type { DecidedOn } from '../reviewTypes/kind';
import { THEMES } from './themes';

/** What is recorded of one stage of the discussion, as a page of questions. */
export type StagePage = Page & { readonly stage: number };

/** The pages of the stages that have one, in the order of the stages; the others are recorded as points, actions and a recommendation. */
export const STAGE_PAGES: readonly StagePage[] = STAGES.flatMap(({ at, id, title, record }) =>
  'fields' in record ? [{ id, stage: at, title: record.title ?? title, purpose: record.purpose, fields: record.fields }] : [],
);

export const stagePage = (stage: number): StagePage | undefined => STAGE_PAGES.find((page) => page.stage === stage);

/** The stage in which people spoke of what is recorded so, by its stored number. Throws where none is. */
export function stageThatRecords(kind: Exclude<Recorded['kind'], 'stage'>): number {
  const stage = STAGES.find(({ record }) => 'kinds' in record && record.kinds.includes(kind));
  if (!stage) throw new Error('No stage is recorded so.');
  return stage.at;
}

const YES_NO = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;

/** One learning point. */
export const LEARNING_PAGE: Page = {
  id: 'learning',
  title: 'A learning point',
  purpose: 'What we learnt that others can use. No names and no agencies to blame.',
  fields: [
    long('text', 'What did we learn?', 900, required),
    choice(
      'theme',
      'Theme',
      THEMES.map(({ id, title }) => [id, title] as const),
      required,
    ),
    choice('recurring', 'Has this been seen before here?', YES_NO, required),
  ],
};

/** The owner who is not among the people to choose from. */
export const SOMEBODY_ELSE = 'somebody else';

/** One action, owned by one of `people` or by somebody whom the bot does not know. */
export const actionPage = (people: readonly Choice[]): Page => ({
  id: 'action',
  title: 'An action',
  purpose: 'The smallest step that is likely to shift a root. Three to five actions are enough.',
  fields: [
    long('what', 'What will be done?', 700, required),
    choice(
      'owner',
      'Who owns it?',
      [...people.map(({ value, label }) => [value, label] as const), [SOMEBODY_ELSE, 'Somebody else: name them below'] as const],
      required,
    ),
    text('ownerName', 'If somebody else: their name or role', 120, { neededWhen: { field: 'owner', is: SOMEBODY_ELSE } }),
    text('ownerAgency', 'If somebody else: their agency', 120, { neededWhen: { field: 'owner', is: SOMEBODY_ELSE } }),
    date('dueOn', 'By when?', { ...required, past: false }),
    long('childNotices', 'What will be different for the child?', 500, required),
    long('evidence', 'How would we know?', 500, required),
  ],
});

export const reasonField = (criterion: string): string => `${criterion}-reason`;

/** How a criterion was judged. */
export const JUDGEMENTS = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['not enough known', 'Not enough known'],
] as const;

/** True where a meeting recommends how good practice is shared, and not whether an LCSPR is held. */
export const recommendsSharing = (outcome: Outcome | ''): boolean => kindOr(outcome).meeting.mayLeadTo === '';

const kindOr = (outcome: Outcome | ''): DecidedOn => kindDecided(outcome) ?? kindDecidedOn(OF_THE_PANEL);

/**
 * What the meeting recommends to the three partners, who decide: the criteria of this kind of review one by one, and a local child
 * safeguarding practice review or not; of a good outcome, who else could use it.
 */
export const recommendationPage = (outcome: Outcome | ''): Page => ({
  id: 'recommendation',
  title: 'What the meeting recommends',
  purpose: `The meeting recommends; the three partners decide. Each ${recommendsSharing(outcome) ? 'question' : 'criterion'} on its own.`,
  fields: [
    ...meetingCriteria(outcome).flatMap(({ id, title, source, about }) => [
      choice(id, `${title} (${source})`, JUDGEMENTS, required),
      text(reasonField(id), `The reason: ${about}`, 220, required),
    ]),
    kindOr(outcome).meeting.recommends,
    long('words', 'Why?', 700, required),
    long('dissent', 'Who saw it differently, by role, and why', 400),
    text('spread', 'Would our system notice next time? How the answers from 0 to 10 were spread', 120),
  ],
});
