import type { Field } from '../../src/domain/forms/field';
import { whyInput } from '../../src/domain/forms/fill';
import type { Person } from '../../src/domain/people/people';
import { SERIOUS_INCIDENT } from '../../src/domain/referral/pages';
import { londonDay } from '../../src/domain/time/days';
import { DEMO_TENANT } from '../helpers/demoConfig';

export const KINDS = ['referral', 'review'] as const;
export type Kind = (typeof KINDS)[number];

/** One referral and its referrer, and one review of another case; nobody else presses on them, so that no press waits for another. */
export type Slot = { readonly reference: string; readonly review: string; readonly referrer: string };

export const slot = (n: number): Slot => {
  const number = String(n).padStart(4, '0');
  return { reference: `PR-DRF${number}`, review: `PR-REV${number}`, referrer: `referrer-${number}` };
};
export const AT_ONCE = 32;
/** Ours and the bare one's, over the same tables. */
export const OURS = Array.from({ length: AT_ONCE }, (_, n) => slot(n));
export const BARE = Array.from({ length: AT_ONCE }, (_, n) => slot(AT_ONCE + n));
/** Of a press on it the calls to the tables are written down. */
export const WRITTEN_DOWN = slot(2 * AT_ONCE);
export const EVERY_SLOT = [...OURS, ...BARE, WRITTEN_DOWN];

export const idOf = (own: string): string => `${DEMO_TENANT}~${own}`;
/** Who presses on every review. Nothing of a press is written to their own row, so that they never wait for themselves. */
const OFFICE = 'coordinator';
export const COORDINATOR = idOf(OFFICE);
export const LEAD: Person = { id: idOf('lead'), name: 'Bethan Rees', agency: 'Northshire Health', roles: ['agency lead'] };
export const EVERYBODY: readonly Person[] = [
  { id: COORDINATOR, name: 'Priya Nair', agency: 'Northshire partnership office', roles: ['coordinator'] },
  LEAD,
  ...EVERY_SLOT.map(({ referrer }): Person => {
    return { id: idOf(referrer), name: `Person ${referrer}`, agency: 'Northshire Health', roles: ['referrer'] };
  }),
];

/** The page that is filled in again and again: the one that asks most, of those that follow the short start. */
const PAGE = [...SERIOUS_INCIDENT.slice(1, -1)].sort((one, other) => other.fields.length - one.fields.length)[0]!;
const PAGE_AFTER = SERIOUS_INCIDENT[SERIOUS_INCIDENT.indexOf(PAGE) + 1]!;
export const PAGE_ID = PAGE.id;
const DAY_MS = 86_400_000;
export const YESTERDAY = londonDay(new Date(Date.now() - DAY_MS));

function answerTo({ kind, choices, limit }: Field, nth: number): string {
  if (kind === 'date') return String(YESTERDAY);
  if (kind === 'choice') return choices[0]?.value ?? '';
  return `Words that were typed, for the ${nth}. time: ${'she sat by the window and sang. '.repeat(20)}`.slice(0, Math.min(limit, 400));
}

/** Whether the form has a second input for it, which takes why it is not known and stays empty here. */
const mayBeUnknown = ({ need }: Field): boolean => need === 'required, or why not known';

/** What the coordinator was told of the police investigation, the `nth` time they asked. */
const toldBy = (nth: number): string => `Asked for the ${nth}. time: the officer in the case rings back when the interviews are done.`;

/** The verb that opens the form of a kind of press, and what its button carries. */
export const opening = (kind: Kind, { reference, review }: Slot): Readonly<Record<string, string>> =>
  kind === 'referral'
    ? { verb: 'referral/open', reference, page: PAGE.id }
    : { verb: 'triage/process', reference: review, about: 'police' };

/** What the `nth` press of that kind on a slot sends, from 0: what the form's button carries, and what was typed into its inputs. */
export const pressed = (kind: Kind, { reference, review }: Slot, nth: number): Readonly<Record<string, unknown>> =>
  kind === 'referral'
    ? {
        ...{ verb: 'referral/next', reference, page: PAGE.id, revision: nth, to: 'next' },
        ...Object.fromEntries(PAGE.fields.map((field) => [`${field.id}_r${nth}`, answerTo(field, nth)])),
        ...Object.fromEntries(PAGE.fields.filter(mayBeUnknown).map(({ id }) => [`${whyInput(id)}_r${nth}`, ''])),
      }
    : {
        ...{ verb: 'triage/recordProcess', reference: review, about: 'police', seen: nth },
        ...{ [`state_r${nth}`]: 'open', [`checkedOn_r${nth}`]: String(YESTERDAY) },
        ...{ [`contact_r${nth}`]: 'The officer in the case, 0300 555 0111', [`note_r${nth}`]: toldBy(nth) },
      };

/** The same as Teams sends it from a dialog. */
export const press = (kind: Kind, slot: Slot, nth: number, serviceUrl: string): object =>
  invoke('task/submit', kind, slot, `${nth}`, serviceUrl, pressed(kind, slot, nth));

export const opens = (kind: Kind, slot: Slot, serviceUrl: string): object =>
  invoke('task/fetch', kind, slot, 'opens', serviceUrl, opening(kind, slot));

function invoke(name: string, kind: Kind, { reference, referrer }: Slot, what: string, serviceUrl: string, data: object): object {
  const who = kind === 'referral' ? referrer : OFFICE;
  return {
    type: 'invoke',
    name,
    id: `f:${reference}-${kind}-${what}`,
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
  answer.includes('"continue"') && answer.includes(kind === 'referral' ? `"text":"${PAGE_AFTER.title}"` : toldBy(nth));
