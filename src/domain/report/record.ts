import { z } from 'zod';
import { PROCESSES } from '../desk/processes';
import type { Stage } from '../discussion/stages';
import { saidTo, type Answers } from '../forms/answers';
import { asRead } from '../forms/frozen';
import type { PersonId } from '../people/people';
import type { ProcessState } from '../review/desk';
import type { Review } from '../review/review';
import { inWords, londonDay, readDay, type Day } from '../time/days';
import type { Fact } from './blocks';

/** A content row of the review, given as plain values. */
export type Row = { readonly key: string; readonly columns: Readonly<Record<string, string | number | boolean>>; readonly json: unknown };

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
  const answers = (key: string): Answers => Kept.safeParse(byKey.get(key)?.json).data?.answers ?? {};
  const referral = new Map(
    rows
      .filter(({ key }) => key.startsWith('referral~'))
      .flatMap(({ json }) => Frozen.safeParse(json).data?.items ?? [])
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
    of: (stage, field) => stageAnswer(stage, field, answers(`finding~${stage.at}`)),
    learning: review.findings.learning.map(({ number }) => answers(`learning~${number}`)),
    actions: review.findings.actions.map(({ number, owner, status }) => {
      const said = answers(`action~${number}`);
      return {
        answers: said,
        status,
        owner: owner ? named(person(owner)) : named({ name: saidTo(said, 'ownerName'), agency: saidTo(said, 'ownerAgency') }),
      };
    }),
    recommendation: round > 0 ? answers(`recommendation~${round}`) : {},
    agencyName,
    chronology: chronologyIn(review, rows).map((row) => ({ ...row, agency: agencyName(row.agency) })),
    processes: PROCESSES.flatMap(({ id, title }) => {
      const recorded = review.triage.processes[id];
      if (!recorded) return [];
      const note = Noted.safeParse(byKey.get(`process~${id}`)?.json).data?.note ?? '';
      return [{ title, state: recorded.state, askedOn: inWords(recorded.checkedOn), note }];
    }),
    reasonOf: (partner) => Reason.safeParse(byKey.get(`signoff~${round}~${partner}`)?.json).data?.reason ?? '',
    on: (instant) => (instant ? inWords(londonDay(new Date(instant))) : ''),
  };
}

export const named = ({ name, agency }: { readonly name: string; readonly agency: string }): string =>
  [name, agency].filter(Boolean).join(', ');

function stageAnswer({ record }: Stage, field: string, answers: Answers): string {
  const asked = 'fields' in record ? record.fields.find(({ id }) => id === field) : undefined;
  const said = saidTo(answers, field);
  return asked && said ? asRead(asked, said) : '';
}

const Kept = z.object({
  answers: z.record(z.string(), z.union([z.strictObject({ said: z.string() }), z.strictObject({ notKnown: z.string() })])),
});
const FrozenAnswer = z.object({ field: z.string(), question: z.string(), answer: z.string(), notKnown: z.string(), apart: z.boolean() });
type FrozenAnswer = z.infer<typeof FrozenAnswer>;
const Frozen = z.object({ items: z.array(FrozenAnswer) });
const Reason = z.object({ reason: z.string() });
const Noted = z.object({ note: z.string() });
const read = ({ answer, notKnown }: FrozenAnswer): string => answer || (notKnown && `Not known, because: ${notKnown}`);

const Dated = z.object({
  columns: z.object({ day: z.string(), agency: z.string(), kind: z.string() }),
  json: z.object({ event: z.string() }),
});

/** Key dates of the agencies whose information is in the pack: before that nobody reads what another agency sent. */
function chronologyIn({ information }: ReportSource['review'], rows: readonly Row[]): ReportRecord['chronology'] {
  const all = rows.flatMap((row) => (row.key.startsWith('chronology~') ? [Dated.safeParse(row).data] : []));
  return all
    .flatMap((row) => (row?.json.event ? [{ ...row.columns, event: row.json.event }] : []))
    .filter(({ agency }) => Object.hasOwn(information.requests, agency) && (information.requests[agency]?.inPack ?? 0) > 0)
    .sort((one, other) => (one.day === other.day ? one.agency.localeCompare(other.agency, 'en-GB') : one.day < other.day ? -1 : 1))
    .map((row) => ({ ...row, day: inWords(readDay(row.day)) }));
}

/** What a report is made from: what is recorded, and who the people at work in it are. Identities are no part of it. */
export type ReportSource = {
  readonly review: Review;
  readonly rows: readonly Row[];
  readonly people: ReadonlyMap<PersonId, { readonly name: string; readonly agency: string }>;
  /** The name that an agency has now; the report keeps it as it is when it is made. */
  readonly agencyName: (id: string) => string;
  readonly partnership: string;
  readonly number: number;
  readonly madeOn: Day;
};
