import { stillKept } from '../../domain/coaching';
import type { FrozenItem } from '../../domain/forms/frozen';
import type { RowOf } from '../../domain/forms/row';
import type { ChronologyRow } from '../../domain/information/chronology';
import { CHRONOLOGY, KEY_DATE, NO_LONGER_SENT, NOT_US, PACK, REQUEST, RETURNED } from '../../domain/information/rows';
import type { Day } from '../../domain/time/days';
import type { Content } from '../../ports';
import { lines } from '../cards/card';
import { keptInWords } from '../cards/keptInWords';
import type { Kept } from '../kept';

/** One question with its answer, as people read it. */
export type Item = { readonly question: string; readonly answer: readonly string[] };

/** Why and for which period an agency was asked. */
export const requestRow = (agency: string, said: { readonly why: string; readonly from: Day; readonly to: Day }): Content =>
  REQUEST.write({ agency }, { agency, from: said.from, to: said.to }, { why: said.why });

export async function requestSaid(kept: Kept, reference: string, agency: string): Promise<{ why: string; from: Day; to: Day }> {
  const found = await kept.one(reference, REQUEST, { agency });
  if (!found) throw new Error('A request without what was asked.');
  const { columns, json } = found;
  return { why: json.why, from: columns.from, to: columns.to };
}

/** Whom to try instead of an agency that the request was not for. */
export const notUsRow = (agency: string, tryInstead: string): Content => NOT_US.write({ agency }, { agency }, { tryInstead });

export const tryInstead = async (kept: Kept, reference: string, agency: string): Promise<string> =>
  (await kept.one(reference, NOT_US, { agency }))?.json.tryInstead ?? '';

/** What an agency sent, one row for each question. */
export const returnRows = (agency: string, items: readonly FrozenItem[]): Content[] =>
  items.map(({ field, question, answer, notKnown, kept }) =>
    RETURNED.write(
      { agency, field },
      { agency, section: field, answered: Boolean(answer || notKnown) },
      { field, question, answer, notKnown, kept },
    ),
  );

export type Sent = RowOf<typeof RETURNED>['json'];

/** What one agency sent. One agency's name may begin with another's, so rows are told apart by their column. */
export async function sentBy(kept: Kept, reference: string, agency: string): Promise<Sent[]> {
  const rows = await kept.all(reference, RETURNED, { agency });
  return rows.filter(({ columns }) => columns.agency === agency).map(({ json }) => json);
}

/** A sent answer as people read it; a question without one is left out. */
export function asItem({ question, answer, notKnown }: Pick<Sent, 'question' | 'answer' | 'notKnown'>): Item[] {
  const text = answer || (notKnown && `Not known, because: ${notKnown}`);
  return text ? [{ question, answer: lines(text) }] : [];
}

/** The same for the office, with why something that may identify somebody was left in. */
export function asItemWithReasons(sent: Sent): Item[] {
  const reasons = keptInWords(stillKept(sent.answer || sent.notKnown, sent.kept), 'author');
  return asItem(sent).map(({ question, answer }) => ({ question, answer: [...answer, ...reasons] }));
}

type DateRow = RowOf<typeof KEY_DATE>;

/** The key dates of all agencies, as they were sent by any version. */
export async function datesSent(kept: Kept, reference: string): Promise<readonly DateRow[]> {
  const both = await Promise.all([kept.all(reference, CHRONOLOGY, {}), kept.all(reference, KEY_DATE, {})]);
  return both.flat();
}

/** The chronology rows of a return, and those of an earlier sending that are no longer among them, emptied: so none is left, and no more are written. */
export function chronologyRows(agency: string, rows: readonly ChronologyRow[], before: readonly DateRow[]): Content[] {
  const present = rows.map(({ day, kind, event }, index) => {
    const columns = { day, agency, number: index + 1, kind };
    return KEY_DATE.write(columns, columns, { event });
  });
  const kept = new Set(present.map(({ key }) => key));
  const gone = before.filter(({ key, columns }) => columns.agency === agency && columns.kind !== NO_LONGER_SENT && !kept.has(key));
  return [...present, ...gone.map(emptied)];
}

function emptied({ key, columns }: DateRow): Content {
  const kind = KEY_DATE.names(key) ? KEY_DATE : CHRONOLOGY;
  return kind.write(columns, { ...columns, kind: NO_LONGER_SENT }, { event: '' });
}

export type Dated = ChronologyRow & { readonly agency: string; readonly number: number };

/** All agencies' rows in the order of their dates. */
export function merged(rows: readonly DateRow[], agencies: readonly string[]): Dated[] {
  const all = rows
    .flatMap(({ columns: { kind, ...columns }, json }): Dated[] =>
      kind === NO_LONGER_SENT ? [] : [{ ...columns, kind, event: json.event }],
    )
    .filter(({ agency }) => agencies.includes(agency));
  return all.sort((a, b) => a.day.localeCompare(b.day) || a.agency.localeCompare(b.agency, 'en-GB') || a.number - b.number);
}

export type Pack = RowOf<typeof PACK>['json'];

/** What a pack holds, frozen when it is issued. */
export const packRow = (number: number, at: string, holds: Pack): Content =>
  PACK.write({ number }, { number, issuedAt: at, returned: holds.returned.length, missing: holds.missing.length }, holds);

export const packCalled = async (kept: Kept, reference: string, number: number): Promise<Pack | undefined> =>
  (await kept.one(reference, PACK, { number }))?.json;
