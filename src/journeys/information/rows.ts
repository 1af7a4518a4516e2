import { z } from 'zod';
import { stillKept } from '../../domain/coaching';
import type { FrozenItem } from '../../domain/forms/frozen';
import { KINDS, type ChronologyRow } from '../../domain/information/chronology';
import { day, type Day } from '../../domain/time/days';
import type { Content } from '../../ports';
import { lines } from '../cards/card';
import { keptInWords } from '../cards/keptInWords';
import type { Kept } from '../kept';

/** One question with its answer, as people read it. */
export type Item = { readonly question: string; readonly answer: readonly string[] };

const keptAsItIs = z.array(z.object({ what: z.string(), text: z.string(), why: z.string() }));
const item = z.object({ field: z.string(), question: z.string(), answer: z.string(), notKnown: z.string(), kept: keptAsItIs });
const event = z.object({ event: z.string() });

/** Why and for which period an agency was asked. */
export const requestRow = (agency: string, said: { readonly why: string; readonly from: Day; readonly to: Day }): Content => ({
  key: `request~${agency}`,
  columns: { agency, from: said.from, to: said.to },
  json: { why: said.why },
});
const aRequest = z.object({
  columns: z.object({ from: day, to: day }).loose(),
  json: z.object({ why: z.string() }),
});

export async function requestSaid(kept: Kept, reference: string, agency: string): Promise<{ why: string; from: Day; to: Day }> {
  const found = (await kept.content(reference, `request~${agency}`)).find(({ key }) => key === `request~${agency}`);
  const { columns, json } = aRequest.parse(found);
  return { why: json.why, from: columns.from, to: columns.to };
}

/** Whom to try instead of an agency that the request was not for. */
export const notUsRow = (agency: string, tryInstead: string): Content => ({
  key: `notUs~${agency}`,
  columns: { agency },
  json: { tryInstead },
});

export async function tryInstead(kept: Kept, reference: string, agency: string): Promise<string> {
  const found = (await kept.content(reference, `notUs~${agency}`)).find(({ key }) => key === `notUs~${agency}`);
  return found ? z.object({ tryInstead: z.string() }).parse(found.json).tryInstead : '';
}

/** What an agency sent, one row for each question. */
export const returnRows = (agency: string, items: readonly FrozenItem[]): Content[] =>
  items.map(({ field, question, answer, notKnown, kept }) => ({
    key: `return~${agency}~${field}`,
    columns: { agency, section: field, answered: Boolean(answer || notKnown) },
    json: { field, question, answer, notKnown, kept },
  }));

export type Sent = z.infer<typeof item>;

/** What one agency sent. One agency's name may begin with another's, so rows are told apart by their column. */
export async function sentBy(kept: Kept, reference: string, agency: string): Promise<Sent[]> {
  const rows = await kept.content(reference, `return~${agency}~`);
  return rows.filter(({ columns }) => columns['agency'] === agency).map(({ json }) => item.parse(json));
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

const WITHDRAWN = 'withdrawn';

/** The chronology rows of a return; those of an earlier sending that are no longer among them are emptied, so that none is left. */
export function chronologyRows(agency: string, rows: readonly ChronologyRow[], before: readonly Content[]): Content[] {
  const present = rows.map((row, index) => ({
    key: `chronology~${row.day}~${agency}~${index + 1}`,
    columns: { day: row.day, agency, number: index + 1, kind: row.kind },
    json: { event: row.event },
  }));
  const kept = new Set(present.map(({ key }) => key));
  const gone = before.filter(({ key, columns }) => columns['agency'] === agency && !kept.has(key));
  return [...present, ...gone.map(({ key, columns }) => ({ key, columns: { ...columns, kind: WITHDRAWN }, json: { event: '' } }))];
}

export type Dated = ChronologyRow & { readonly agency: string; readonly number: number };
const dated = z.object({ day, agency: z.string(), number: z.number(), kind: z.enum(KINDS) });

/** All agencies' rows in the order of their dates. */
export function merged(rows: readonly Content[], agencies: readonly string[]): Dated[] {
  const all = rows
    .filter(({ columns }) => columns['kind'] !== WITHDRAWN)
    .map(({ columns, json }): Dated => ({ ...dated.parse(columns), ...event.parse(json) }))
    .filter(({ agency }) => agencies.includes(agency));
  return all.sort((a, b) => a.day.localeCompare(b.day) || a.agency.localeCompare(b.agency, 'en-GB') || a.number - b.number);
}

/** What a pack holds, frozen when it is issued. */
const pack = z.object({
  /** How the agencies were called when it was issued. */
  names: z.record(z.string(), z.string()),
  returned: z.array(z.string()),
  nothingHeld: z.array(z.string()),
  notUs: z.array(z.string()),
  missing: z.array(z.string()),
});
export type Pack = z.infer<typeof pack>;

export const packRow = (number: number, at: string, holds: Pack): Content => ({
  key: `pack~${number}`,
  columns: { number, issuedAt: at, returned: holds.returned.length, missing: holds.missing.length },
  json: holds,
});

export async function packCalled(kept: Kept, reference: string, number: number): Promise<Pack | undefined> {
  const found = (await kept.content(reference, `pack~${number}`)).find(({ key }) => key === `pack~${number}`);
  return found && pack.parse(found.json);
}
