import { meetingCriteria } from '../../domain/decision/criteria';
import { stagePage } from '../../domain/findings/pages';
import type { Answers } from '../../domain/forms/answers';
import type { Person, PersonId } from '../../domain/people/people';
import type { Outcome } from '../../domain/review/decision';
import type { Content } from '../../ports';
import { keyOf, ownerIn, said, type Item } from './items';

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
export const rowOf = (writing: Writing): Content => ({
  key: keyOf(writing.item, writing.revision),
  columns: { ...columnsOf(writing), revision: writing.revision, recordedBy: writing.by, recordedAt: writing.at },
  json: { answers: writing.answers },
});

function columnsOf({ item, answers, owner, status, outcome, partners }: Writing): Content['columns'] {
  switch (item.kind) {
    case 'stage':
      return { stage: item.number, title: stagePage(item.number)?.title ?? '', answered: Object.keys(answers).length };
    case 'learning':
      return { number: item.number, theme: said(answers, 'theme'), recurring: said(answers, 'recurring') === 'yes' };
    case 'action':
      return {
        number: item.number,
        owner: ownerIn(answers),
        ownerName: owner?.name ?? said(answers, 'ownerName'),
        agency: owner?.agency ?? said(answers, 'ownerAgency'),
        dueOn: said(answers, 'dueOn'),
        status,
      };
    case 'recommendation':
      return {
        lcspr: said(answers, 'lcspr'),
        hasDissent: said(answers, 'dissent') !== '',
        partners: partners.join(' '),
        ...Object.fromEntries(meetingCriteria(outcome).map(({ id }) => [`criterion_${id.replace(/\W/g, '_')}`, said(answers, id)])),
      };
  }
}

export type Answering = {
  readonly partner: Person;
  readonly agrees: boolean;
  readonly round: number;
  readonly by: PersonId;
  readonly at: string;
};

/** One partner's answer to one recommendation. */
export const signOffRow = ({ partner, agrees, round, by, at }: Answering, reason: string): Content => ({
  key: `signoff~${round}~${partner.id}`,
  columns: { round, partner: partner.id, agency: partner.agency, agrees, recordedBy: by, recordedAt: at },
  json: { reason },
});

/** What the three partners decided. */
export const decisionRow = (round: number, lcspr: string, agreed: number, at: string): Content => ({
  key: `lcspr~${round}`,
  columns: { round, lcspr, agreed, dissented: 3 - agreed, decidedAt: at },
  json: {},
});
