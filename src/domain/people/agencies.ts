import { z } from 'zod';
import { listOf } from '../fact';
import { Refusal } from '../refusal';
import { day, type Day } from '../time/days';

/** One agency of the partnership. What is kept names it by its `id`, which never changes; people read the name that it has now. */
export const Agency = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** The names that it had before: what was frozen under one of them is still its. */
  was: listOf(z.string()),
  /** The day from which on it is chosen nowhere any more. */
  retiredOn: z.union([day, z.literal('')]),
});
export type Agency = z.infer<typeof Agency>;

/** As long as nobody has changed the list, it is the one of the settings. */
export const firstAgencies = (names: readonly string[]): Agency[] =>
  names.reduce<Agency[]>((all, name) => (all.some((one) => one.name === name) ? all : [...all, newAgency(all, name)]), []);

const newAgency = (all: readonly Agency[], name: string): Agency => ({ id: idFor(all, name), name, was: [], retiredOn: '' });

/** Made of the first name, once: without what parts the keys of storage, and with a number where another agency has it. */
function idFor(all: readonly Agency[], name: string): string {
  const plain =
    name
      .replace(/[~/\\#?\p{Cc}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'agency';
  const taken = (id: string): boolean => all.some((one) => one.id.toLowerCase() === id.toLowerCase());
  for (let number = 1; ; number++) {
    const id = number === 1 ? plain : `${plain} ${number}`;
    if (!taken(id)) return id;
  }
}

export const agencyCalled = (all: readonly Agency[], id: string): Agency | undefined => all.find((one) => one.id === id);

/** Those that can be chosen, in the order of their names. */
export const inUse = (all: readonly Agency[]): Agency[] =>
  all.filter(({ retiredOn }) => retiredOn === '').sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));

/** The list with one more. `others`: names that are no agency's and would be mistaken for one, such as the partnership office's. */
export function addAgency(all: readonly Agency[], name: string, others: readonly string[]): Agency[] {
  mustBeFree(all, name, '', others);
  if (all.length >= MOST)
    throw new Refusal('not complete', `There is room for ${MOST} agencies. Please rename one that is no longer used.`);
  return [...all, newAgency(all, name)];
}

/** As many as one row of storage holds with room to spare. */
const MOST = 120;

/** The list with one called otherwise; called what it is called already, it is the same. */
export function renameAgency(all: readonly Agency[], id: string, name: string, others: readonly string[]): readonly Agency[] {
  const agency = mustBeThere(all, id);
  if (agency.name === name) return all;
  mustBeFree(all, name, id, others);
  const was = [...agency.was.filter((one) => one !== name), agency.name].slice(-MOST_NAMES);
  return replaced(all, { ...agency, name, was });
}

const MOST_NAMES = 5;

/** What still waits for an agency by name; it stays on the list until none of it does. */
export type StillOpen = { readonly requests: number; readonly referrals: number };

/** The list with one that is chosen nowhere from now on. What was asked of it and who works there stays as it is. */
export function retireAgency(all: readonly Agency[], id: string, on: Day, open: StillOpen): readonly Agency[] {
  const agency = mustBeThere(all, id);
  if (agency.retiredOn !== '') return all;
  if (open.requests + open.referrals > 0) throw new Refusal('too late', whyNotYet(agency, open));
  if (inUse(all).length === 1) throw new Refusal('not complete', 'This is the only agency. Please add another one first.');
  return replaced(all, { ...agency, retiredOn: on });
}

/** The list with one that is used again. */
export function useAgain(all: readonly Agency[], id: string, others: readonly string[]): readonly Agency[] {
  const agency = mustBeThere(all, id);
  if (agency.retiredOn === '') return all;
  mustBeFree(all, agency.name, id, others);
  return replaced(all, { ...agency, retiredOn: '' });
}

function whyNotYet({ name }: Agency, { requests, referrals }: StillOpen): string {
  const counted = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
  const what = [
    ...counted(requests, 'request for information that is not answered', 'requests for information that are not answered'),
    ...counted(referrals, 'referral that is not passed on', 'referrals that are not passed on'),
  ].join(' and ');
  return `${name} still has ${what}. Please ask the partnership office to see to that first: it can enter an answer, or pass a referral on, for the agency. Then retire it.`;
}

function mustBeThere(all: readonly Agency[], id: string): Agency {
  const agency = agencyCalled(all, id);
  if (!agency) throw new Refusal('not found', 'This agency is not on the list any more. Say “agencies” to see which are.');
  return agency;
}

function mustBeFree(all: readonly Agency[], name: string, id: string, others: readonly string[]): void {
  const isSame = (other: string): boolean => other.toLocaleLowerCase('en-GB') === name.toLocaleLowerCase('en-GB');
  if (others.some(isSame)) throw new Refusal('not complete', `${name} is no agency’s name here. Please choose another one.`);
  const same = all.find((one) => one.id !== id && isSame(one.name));
  if (same)
    throw new Refusal('not complete', `${same.name} is on the list already${same.retiredOn ? ', retired: you can use it again' : ''}.`);
}

const replaced = (all: readonly Agency[], agency: Agency): Agency[] => all.map((one) => (one.id === agency.id ? agency : one));
