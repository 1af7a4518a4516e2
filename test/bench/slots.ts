import { inWords, londonDay, type Day } from '../../src/domain/days';
import { SERIOUS_INCIDENT, type Field } from '../../src/domain/pages';
import type { Person } from '../../src/domain/people';
import { DEMO_TENANT } from '../helpers/demoConfig';

export const KINDS = ['referral', 'review'] as const;
export type Kind = (typeof KINDS)[number];

/** One referral, one review of another case, and the two people who press on them; nobody else does, so that no press waits for another. */
export type Slot = { readonly reference: string; readonly review: string; readonly referrer: string; readonly notifier: string };

export const slot = (n: number): Slot => {
  const number = String(n).padStart(4, '0');
  return { reference: `PR-DRF${number}`, review: `PR-REV${number}`, referrer: `referrer-${number}`, notifier: `notifier-${number}` };
};
export const AT_ONCE = 32;
/** Ours and the bare one's, over the same tables. */
export const OURS = Array.from({ length: AT_ONCE }, (_, n) => slot(n));
export const BARE = Array.from({ length: AT_ONCE }, (_, n) => slot(AT_ONCE + n));
/** Of a press on it the calls to the tables are written down. */
export const WRITTEN_DOWN = slot(2 * AT_ONCE);

export const idOf = (own: string): string => `${DEMO_TENANT}~${own}`;
export const COORDINATOR: Person = {
  id: idOf('coordinator'),
  name: 'Priya Nair',
  agency: 'Northshire partnership office',
  roles: ['coordinator'],
};
export const LEAD: Person = { id: idOf('lead'), name: 'Bethan Rees', agency: 'Northshire Health', roles: ['agency lead'] };
export const peopleOf = ({ referrer, notifier }: Slot): Person[] => [
  { id: idOf(referrer), name: `Person ${referrer}`, agency: 'Northshire Health', roles: ['referrer'] },
  { id: idOf(notifier), name: `Person ${notifier}`, agency: 'Northshire Council', roles: ['LA notifier'] },
];

/** The page that is filled in again and again: the one that asks most. */
const PAGE = [...SERIOUS_INCIDENT].sort((one, other) => other.fields.length - one.fields.length)[0]!;
const DAY_MS = 86_400_000;
const days = [2, 3].map((ago) => londonDay(new Date(Date.now() - ago * DAY_MS)));
/** The day on which the local authority became aware, as the `nth` press records it. */
export const aware = (nth: number): Day => days[nth % 2]!;
export const PAGE_ID = PAGE.id;

function answerTo({ kind, choices, limit }: Field, nth: number): string {
  if (kind === 'date') return String(aware(0));
  if (kind === 'choice') return choices[0]?.value ?? '';
  return `Words that were typed, for the ${nth}. time: ${'she sat by the window and sang. '.repeat(20)}`.slice(0, Math.min(limit, 400));
}

/** The `nth` press of that kind on a slot, from 0, as Teams sends it from a dialog. */
export function press(kind: Kind, { reference, review, referrer, notifier }: Slot, nth: number, serviceUrl: string): object {
  const who = kind === 'referral' ? referrer : notifier;
  const data =
    kind === 'referral'
      ? {
          ...{ verb: 'referral/next', reference, page: PAGE.id, revision: nth },
          ...Object.fromEntries(PAGE.fields.map((field) => [field.id, answerTo(field, nth)])),
        }
      : {
          verb: 'clock/recordAware',
          reference: review,
          from: 'review',
          revision: 0,
          seen: nth === 0 ? '' : aware(nth - 1),
          awareOn: aware(nth),
        };
  return {
    type: 'invoke',
    name: 'task/submit',
    id: `f:${reference}-${kind}-${nth}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${who}`, aadObjectId: who },
    recipient: { id: '28:bot', name: 'Practice reviews' },
    conversation: { id: `a:${who}`, conversationType: 'personal', tenantId: DEMO_TENANT },
    channelData: { tenant: { id: DEMO_TENANT } },
    value: { data },
  };
}

/** What an answer to that press holds when it did what was pressed. */
export const isDone = (kind: Kind, nth: number, answer: string): boolean =>
  kind === 'referral' ? answer.includes('"continue"') : answer.includes(`became aware on ${inWords(aware(nth))}`);
