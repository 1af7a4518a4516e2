import type { Hide } from '../coaching';
import type { FrozenItem } from '../forms/frozen';
import type { Review } from '../review/review';
import { day, dayInWords, londonDay, type Day } from '../time/days';

/** Every word of a row with what identifies the child taken out. What is a name of ours or a choice of the form stays as it is. */
export function hiddenIn(json: unknown, hide: Hide): unknown {
  if (typeof json === 'string') return hide(json);
  if (Array.isArray(json)) return json.map((one) => hiddenIn(one, hide));
  if (typeof json !== 'object' || json === null) return json;
  if ('field' in json && typeof json.field === 'string' && CHOSEN.has(json.field)) return json;
  if ('value' in json && json.value !== '') return json;
  return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, OURS.has(name) ? one : hiddenIn(one, hide)]));
}

/** Names of questions, agencies and people in rows: others look by them. */
const OURS = new Set([
  ...['field', 'value', 'page', 'question', 'title', 'kind', 'what', 'names', 'returned', 'nothingHeld', 'notUs', 'missing'],
  ...['link', 'chatId', 'address', 'owner', 'partner'],
]);
/** Answers that are a people, a faith or a language also where a child is called so. */
const CHOSEN = new Set(['ethnicity', 'faith', 'firstLanguage', 'sex']);

type Item = Pick<FrozenItem, 'field' | 'answer' | 'apart'>;

/** What a child is called instead of their name, as the pages of a referral say. */
export const insteadIn =
  (items: readonly Item[]) =>
  (field: string): string => {
    const own = field.replace(/^notified~/, '').replace(/(?:childName|nameChosen)$/, 'initials');
    return items.find((item) => item.field === own && !item.apart)?.answer ?? '';
  };

/** Days that were answered and are not kept apart: when it happened, when somebody knew. */
export const daysSaid = (items: readonly Item[]): Day[] =>
  items.flatMap(({ answer, apart }) => (apart ? [] : (day.safeParse(dayInWords(answer)).data ?? [])));

const A_DAY = /\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z)?/g;

/** Every day that a review’s clocks and steps know. */
export const daysOf = (review: Review): Day[] =>
  (JSON.stringify(review).match(A_DAY) ?? []).flatMap((one) =>
    one.includes('T') ? [londonDay(new Date(one))] : (day.safeParse(one).data ?? []),
  );
