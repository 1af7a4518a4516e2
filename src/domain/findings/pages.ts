import { meetingCriteria } from '../decision/criteria';
import { choice, date, long, required, text, type Choice, type Page } from '../forms/field';
import { kindDecided, type Outcome } from '../review/decision';
import { kindDecidedOn, OF_THE_PANEL } from '../reviewTypes';
import type { DecidedOn } from '../reviewTypes/kind';
import { THEMES } from './themes';

/** What is recorded of one stage of the discussion, as a page of questions. Stages 6 and 7 are recorded as points, actions and a recommendation. */
export type StagePage = Page & { readonly stage: number };

const EVIDENCE = [
  ['agreed', 'Agreed'],
  ['likely', 'Likely'],
  ['guess', 'A guess'],
] as const;

/** How many roots a meeting follows down; each is a chain of whys to depth three. */
const ROOTS = [1, 2, 3] as const;

export const STAGE_PAGES: readonly StagePage[] = [
  {
    id: 'settle',
    stage: 0,
    title: 'Settle and safety',
    purpose: 'Who took part, by agency and role. Names are not needed.',
    fields: [
      long('attendance', 'Who took part? Agency and role, one on a line', 900),
      long('absent', 'Who was missing?', 400),
      long('conflicts', 'Conflicts of interest, and what was done about them', 300),
      choice('rules', 'Were the ground rules accepted?', [
        ['yes', 'Yes'],
        ['no', 'No'],
      ]),
    ],
  },
  {
    id: 'child',
    stage: 1,
    title: 'Meet the child',
    purpose: 'The child as a person: their life, not our services.',
    fields: [
      long('penPicture', 'Who is the child?', 1400),
      long('ownWords', 'Their own words', 500, { hint: 'As they said them, or showed them.' }),
      text('ownWordsSource', 'Who heard these words, and when?', 160),
      long('identity', 'Identity, culture, faith, poverty, racism: what shaped their life?', 500),
      long('unknown', 'What do we not know about them?', 500),
    ],
  },
  {
    id: 'happened',
    stage: 2,
    title: 'What happened',
    purpose: 'Three to five turning points. Roles, not names.',
    fields: [
      long('episodes', 'Agreed episodes, one on a line', 1800, {
        hint: 'The date, what happened, what each agency knew then, and whether the child was seen and heard.',
      }),
      long('disputed', 'Facts on which people do not agree', 500),
      long('needed', 'Information that is still needed', 500),
    ],
  },
  {
    id: 'strengths',
    stage: 3,
    title: 'What worked well',
    purpose: 'What made it safer, and what made that possible.',
    fields: [
      long('strengths', 'Strengths, one on a line, with what made each possible', 1600),
      long('safety', 'What keeps the child, or other children, safe already?', 700),
    ],
  },
  {
    id: 'worries',
    stage: 4,
    title: 'What worries us',
    purpose: 'Harm, danger and what made it harder. Feelings are spoken and never recorded.',
    fields: [
      long('harm', 'What harm, and to whom?', 800),
      long('danger', 'Danger or system risk statement', 700, {
        hint: 'What could happen to this child, siblings or other children if nothing changes?',
      }),
      long('complicating', 'What made it harder?', 700),
      long('immediate', 'What was done at once for somebody’s safety?', 400),
    ],
  },
  {
    id: 'why',
    stage: 5,
    title: 'Why',
    purpose: 'Why it made sense to people at the time, and what lies under that.',
    fields: [
      text('problem', 'The core problem, in one sentence', 250, { hint: 'Not “lack of …”.' }),
      long('effects', 'What it leads to', 500),
      ...ROOTS.flatMap((number) => [
        long(`root${number}`, `Root ${number}: why, and under that?`, 450),
        choice(`root${number}Evidence`, `Root ${number}: how sure are we?`, EVIDENCE),
      ]),
      long('recurring', 'What of this has been seen in other reviews?', 300),
    ],
  },
  {
    id: 'close',
    stage: 8,
    title: 'Close: what happens next',
    purpose: 'Dates and other processes. Who asked for support is never recorded.',
    fields: [
      long('next', 'Next dates', 400),
      long('parallel', 'Parallel processes, and where each stands', 800, {
        hint: 'Police, coroner, court, child death review, domestic homicide review, adult safeguarding review, MAPPA, HR, LADO, NHS patient safety.',
      }),
    ],
  },
];

export const stagePage = (stage: number): StagePage | undefined => STAGE_PAGES.find((page) => page.stage === stage);

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
