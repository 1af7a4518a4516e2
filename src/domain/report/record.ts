import { PROCESSES } from '../desk/processes';
import { PROCESS } from '../desk/rows';
import type { Stage } from '../discussion/stages';
import { ACTION, FINDING, LEARNING_POINT, RECOMMENDATION, SIGN_OFF } from '../findings/rows';
import { saidTo, type Answers } from '../forms/answers';
import { asRead } from '../forms/frozen';
import type { Content, RowOf } from '../forms/row';
import { CHRONOLOGY, KEY_DATE } from '../information/rows';
import type { PersonId } from '../people/people';
import { REFERRAL_PAGE } from '../referral/rows';
import type { ProcessState } from '../review/desk';
import type { Review } from '../review/review';
import { inWords, londonDay, readDay, type Day } from '../time/days';
import type { Fact } from './blocks';

/** What is recorded, by what it is, whatever rows it lies in. Empty text: not recorded. */
export type ReportRecord = Pick<ReportSource, 'review' | 'agencyName'> & {
  /** What the referral says to one question, on whichever page its route asks it. */
  referral(field: string): string;
  /** These questions and their answers, in this order. What identifies the child is not among them. */
  referralFacts(fields: readonly string[]): Fact[];
  /** What is recorded of a stage under one of its own questions. */
  of<Id extends string>(stage: Stage<Id>, field: NoInfer<Id>): string;
  readonly learning: readonly Answers[];
  readonly actions: readonly { readonly answers: Answers; readonly owner: string; readonly status: string }[];
  readonly recommendation: Answers;
  readonly chronology: readonly { readonly day: string; readonly agency: string; readonly event: string; readonly kind: string }[];
  /** What goes on beside the review, as it was last recorded. Whom to ring is no part of a report. */
  readonly processes: readonly { readonly title: string; readonly state: ProcessState; readonly askedOn: string; readonly note: string }[];
  /** What a partner gave as the reason for their answer. */
  reasonOf(partner: PersonId): string;
  person(id: PersonId): { readonly name: string; readonly agency: string };
  /** The London date of an instant, in words; empty for none. */
  on(instant: string): string;
};

export function recordIn({ review, rows, people, agencyName }: ReportSource): ReportRecord {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const found = <Found>(key: string, read: (row: Content) => Found): Found | undefined => {
    const row = byKey.get(key);
    return row && read(row);
  };
  const answers = (key: string, { read: readRow }: Answering): Answers => found(key, readRow)?.json.answers ?? {};
  const referral = new Map(
    rows
      .filter(({ key }) => REFERRAL_PAGE.names(key))
      .flatMap((row) => REFERRAL_PAGE.read(row).json.items)
      .flatMap((item) => (item.apart ? [] : [[item.field, item] as const])),
  );
  const round = review.findings.recommendation?.revision ?? 0;
  const person = (id: PersonId) => people.get(id) ?? { name: 'Somebody who is no longer known', agency: '' };
  return {
    review,
    person,
    referral: (field) => referral.get(field)?.answer ?? '',
    referralFacts: (fields) =>
      fields.flatMap((field) => {
        const item = referral.get(field);
        return item && read(item) ? [{ what: item.question, said: read(item) }] : [];
      }),
    of: (stage, field) => stageAnswer(stage, field, answers(FINDING.key({ stage: stage.at }), FINDING)),
    learning: review.findings.learning.map(({ number }) => answers(LEARNING_POINT.key({ number }), LEARNING_POINT)),
    actions: review.findings.actions.map(({ number, owner, status }) => {
      const said = answers(ACTION.key({ number }), ACTION);
      return {
        answers: said,
        status,
        owner: owner ? named(person(owner)) : named({ name: saidTo(said, 'ownerName'), agency: saidTo(said, 'ownerAgency') }),
      };
    }),
    recommendation: round > 0 ? answers(RECOMMENDATION.key({ revision: round }), RECOMMENDATION) : {},
    agencyName,
    chronology: chronologyIn(review, rows).map((row) => ({ ...row, agency: agencyName(row.agency) })),
    processes: PROCESSES.flatMap(({ id, title }) => {
      const recorded = review.triage.processes[id];
      if (!recorded) return [];
      const note = found(PROCESS.key({ process: id }), PROCESS.read)?.json.note ?? '';
      return [{ title, state: recorded.state, askedOn: inWords(recorded.checkedOn), note }];
    }),
    reasonOf: (partner) => found(SIGN_OFF.key({ round, partner }), SIGN_OFF.read)?.json.reason ?? '',
    on: (instant) => (instant ? inWords(londonDay(new Date(instant))) : ''),
  };
}

type Answering = { read(row: Content): { readonly json: { readonly answers: Answers } } };

export const named = ({ name, agency }: { readonly name: string; readonly agency: string }): string =>
  [name, agency].filter(Boolean).join(', ');

function stageAnswer({ record }: Stage, field: string, answers: Answers): string {
  const asked = 'fields' in record ? record.fields.find(({ id }) => id === field) : undefined;
  const said = saidTo(answers, field);
  return asked && said ? asRead(asked, said) : '';
}

type FrozenAnswer = RowOf<typeof REFERRAL_PAGE>['json']['items'][number];
const read = ({ answer, notKnown }: FrozenAnswer): string => answer || (notKnown && `Not known, because: ${notKnown}`);

/** Key dates of the agencies whose information is in the pack: before that nobody reads what another agency sent. */
function chronologyIn({ information }: ReportSource['review'], rows: readonly Content[]): ReportRecord['chronology'] {
  const all = [CHRONOLOGY, KEY_DATE].flatMap((kind) => rows.filter(({ key }) => kind.names(key)).map(kind.read));
  return all
    .flatMap(({ columns, json }) => (json.event ? [{ ...columns, event: json.event }] : []))
    .filter(({ agency }) => Object.hasOwn(information.requests, agency) && (information.requests[agency]?.inPack ?? 0) > 0)
    .sort((one, other) => (one.day === other.day ? one.agency.localeCompare(other.agency, 'en-GB') : one.day < other.day ? -1 : 1))
    .map((row) => ({ ...row, day: inWords(readDay(row.day)) }));
}

/** What a report is made from: what is recorded, and who the people at work in it are. Identities are no part of it. */
export type ReportSource = {
  readonly review: Review;
  readonly rows: readonly Content[];
  readonly people: ReadonlyMap<PersonId, { readonly name: string; readonly agency: string }>;
  /** The name that an agency has now; the report keeps it as it is when it is made. */
  readonly agencyName: (id: string) => string;
  readonly partnership: string;
  readonly number: number;
  readonly madeOn: Day;
};
