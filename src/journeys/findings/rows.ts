import { meetingCriteria } from '../../domain/decision/criteria';
import { stagePage } from '../../domain/findings/pages';
import { ACTION, FINDING, LCSPR_DECIDED, LEARNING_POINT, RECOMMENDATION, SIGN_OFF } from '../../domain/findings/rows';
import { saidTo, type Answers } from '../../domain/forms/answers';
import type { Person, PersonId } from '../../domain/people/people';
import type { Outcome } from '../../domain/review/decision';
import type { Content } from '../../ports';
import { ownerIn, type Item } from './items';

export type Writing = {
  readonly item: Item;
  readonly revision: number;
  readonly answers: Answers;
  readonly by: PersonId;
  readonly at: string;
  /** The owner of an action, where the bot knows them. */
  readonly owner: Person | undefined;
  readonly status: string;
  /** What the partners decided on, which says what the meeting judges. */
  readonly outcome: Outcome | '';
  readonly partners: readonly PersonId[];
};

/** The row of what was recorded: its words, and in plain columns what people ask for from outside. */
export function rowOf({ item: { kind, number }, answers, owner, status, outcome, partners, ...writing }: Writing): Content {
  const { revision } = writing;
  const written = { revision, recordedBy: writing.by, recordedAt: writing.at };
  const json = { answers };
  switch (kind) {
    case 'stage':
      return FINDING.write(
        { stage: number },
        { stage: number, title: stagePage(number)?.title ?? '', answered: Object.keys(answers).length, ...written },
        json,
      );
    case 'learning':
      return LEARNING_POINT.write(
        { number },
        { number, theme: saidTo(answers, 'theme'), recurring: saidTo(answers, 'recurring') === 'yes', ...written },
        json,
      );
    case 'action':
      return ACTION.write(
        { number },
        {
          number,
          owner: ownerIn(answers),
          ownerName: owner?.name ?? saidTo(answers, 'ownerName'),
          agency: owner?.agency ?? saidTo(answers, 'ownerAgency'),
          dueOn: saidTo(answers, 'dueOn'),
          status,
          ...written,
        },
        json,
      );
    case 'recommendation':
      return RECOMMENDATION.write(
        { revision },
        {
          lcspr: saidTo(answers, 'lcspr'),
          hasDissent: saidTo(answers, 'dissent') !== '',
          partners: partners.join(' '),
          ...Object.fromEntries(meetingCriteria(outcome).map(({ id }) => [`criterion_${id.replace(/\W/g, '_')}`, saidTo(answers, id)])),
          ...written,
        },
        json,
      );
  }
}

export type Answering = {
  readonly partner: Person;
  readonly agrees: boolean;
  readonly round: number;
  readonly by: PersonId;
  readonly at: string;
};

/** The row of one partner's answer to one recommendation. */
export const signOffRow = ({ partner, agrees, round, by, at }: Answering, reason: string): Content =>
  SIGN_OFF.write(
    { round, partner: partner.id },
    { round, partner: partner.id, agency: partner.agency, agrees, recordedBy: by, recordedAt: at },
    { reason },
  );

/** The row of what the three partners decided. */
export const decisionRow = (round: number, lcspr: string, agreed: number, at: string): Content =>
  LCSPR_DECIDED.write({ round }, { round, lcspr, agreed, dissented: 3 - agreed, decidedAt: at }, {});
