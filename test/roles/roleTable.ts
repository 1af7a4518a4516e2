import { ROLES, type Person, type Role } from '../../src/domain/people/people';
import { fold } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';
import { aBot } from '../helpers/aBot';
import { lookedAt } from '../room/unfinished';
import { everyAction, type Pressing } from './pressed';
import { AGENCY, BESIDE, BESIDE_EVENTS, ELSEWHERE, IDENTITY, REFERENCE, ROWS, STATES, type Names } from './states';

/**
 * `own`: only where the person is named in the review, or their agency is. `invited`: only where they are invited to its meeting. `not now`: the role may, but not in any of the
 * states tried.
 */
export type Cell = 'yes' | 'own' | 'invited' | 'not now' | 'no';
type Outcome = 'allowed' | 'not now' | 'refused' | 'fault';

const ID = 'tenant~presser';
const partners = ['tenant~partner1', 'tenant~partner2', 'tenant~partner3'] as const;
const OTHERS: Names = {
  referrer: 'tenant~referrer',
  lead: 'tenant~lead',
  author: 'tenant~author',
  partners,
  invited: ['tenant~facilitator'],
};

/** Where the presser stands in the review. */
export type Place = 'unnamed' | 'named' | 'named and invited';

/** The presser's own place in the review, as far as their role can have one. */
export const named = (role: Role, place: Place = 'named and invited'): Names => ({
  referrer: role === 'referrer' ? ID : OTHERS.referrer,
  lead: role === 'agency lead' ? ID : OTHERS.lead,
  author: role === 'information author' ? ID : OTHERS.author,
  partners: role === 'executive partner' ? [ID, partners[1], partners[2]] : partners,
  invited: role === 'administrator' || place === 'named' ? OTHERS.invited : [ID],
});
export const namesOf = (role: Role, place: Place): Names => (place === 'unnamed' ? OTHERS : named(role, place));

/** The agency of the presser: their own is asked only where they are named. */
export const agencyOf = (place: Place): string => (place === 'unnamed' ? ELSEWHERE : AGENCY);

export const presser = (role: Role, agency: string): Person => ({ id: ID, name: 'The presser', agency, roles: [role] });

const somebody = (id: string, ...roles: Role[]): Person => ({ id, name: id, agency: AGENCY, roles });
const CAST: readonly Person[] = [
  somebody(OTHERS.referrer, 'referrer'),
  somebody(OTHERS.lead, 'agency lead'),
  somebody(OTHERS.author, 'information author'),
  ...partners.map((id) => somebody(id, 'executive partner')),
  somebody('tenant~facilitator', 'facilitator'),
  somebody('office~coordinator', 'coordinator'),
  somebody('office~chair', 'chair'),
  somebody('tenant~administrator', 'administrator'),
];

export const reviewIn = (state: string, names: Names): Review => {
  const review = fold(STATES[state]?.(names) ?? []);
  if (!review) throw new Error('There is no such state.');
  return review;
};

/** One person of one role before one review, who presses everything there is, each time on what was there before. */
async function pressesEverything(role: Role, state: string, place: Place, wanted: ReadonlySet<string>): Promise<Map<string, Outcome>> {
  const own = place !== 'unnamed';
  const me = presser(role, agencyOf(place));
  const names = namesOf(role, place);
  const world = await aBot([...CAST, me]);
  const { tables } = world;
  const events = STATES[state]?.(names) ?? [];
  await tables.reviews.commit({ review: reviewIn(state, names), events, content: ROWS }, undefined);
  await tables.identities.save(REFERENCE, IDENTITY);
  await besideIt(tables);
  for (const list of [`agency~${AGENCY}`, 'office', `person~${ID}`]) await tables.involved.add(list, REFERENCE);
  if (own && state === 'short start sent') await drafts(world);
  const back = tables.remember();
  const about = own ? ID : OTHERS.lead;
  const partner = own && role === 'executive partner' ? ID : partners[1];
  const context = { reference: REFERENCE, agency: AGENCY, person: about, id: about, partner, stage: 1, visit: 2, round: 1, number: 1 };
  const found = new Map<string, Outcome>();
  for (const pressing of everyAction(context).filter(({ verb }) => wanted.has(verb))) {
    found.set(pressing.verb, await outcomeOf(world, pressing));
    back();
  }
  return found;
}

async function besideIt({ reviews, involved }: Awaited<ReturnType<typeof aBot>>['tables']): Promise<void> {
  const review = fold(BESIDE_EVENTS);
  if (!review) throw new Error('No event begins the review beside it.');
  await reviews.commit({ review, events: BESIDE_EVENTS, content: [] }, undefined);
  await involved.add('office', BESIDE);
}

async function drafts({ tables }: Awaited<ReturnType<typeof aBot>>): Promise<void> {
  const page = { reference: REFERENCE, page: 'start', revision: 1, savedAt: '2026-11-23T09:00:00.000Z', answers: {} };
  await tables.drafts.save(ID, page);
}

/** The better of two places, where an action may be pressed in the chat of a meeting as well. */
async function outcomeOf(world: Awaited<ReturnType<typeof aBot>>, pressing: Pressing): Promise<Outcome> {
  const own = await outcomeIn(world, pressing, 'personal');
  return pressing.inMeeting && own !== 'allowed' ? outcomeIn(world, pressing, 'group') : own;
}

async function outcomeIn(
  { bot, tables, logged }: Awaited<ReturnType<typeof aBot>>,
  { verb, data }: Pressing,
  chat: 'personal' | 'group',
): Promise<Outcome> {
  logged.length = 0;
  const before = tables.writes();
  const did = { kind: 'pressed', verb, data, where: 'chat' } as const;
  const reply = lookedAt(await bot.receive({ who: ID, chat, chatId: chat === 'group' ? '19:meeting' : ID, address: '', did }));
  if (logged.some(({ sentence }) => sentence === 'A turn failed.')) return 'fault';
  const code = logged.find(({ sentence }) => sentence === 'A turn was refused.')?.fields.code;
  if (code === 'not allowed' || code === 'not found') return 'refused';
  const onlySays = reply.says !== undefined && !reply.card && tables.writes() === before;
  return code || onlySays || reply.card?.name === 'home/outOfDate' ? 'not now' : 'allowed';
}

export type RoleTable = ReadonlyMap<string, ReadonlyMap<Role, Cell>>;

/** Presses that ended in a fault of ours. There are to be none. */
export const faults: string[] = [];

/** Every action for every role, in every state: what the bot itself answers, and nothing else. */
export async function roleTable(): Promise<RoleTable> {
  const verbs = everyAction({}).map(({ verb }) => verb);
  const table = new Map(verbs.map((verb) => [verb, new Map<Role, Cell>()]));
  for (const role of ROLES) {
    const [own, other] = [await tried(role, 'named and invited', verbs), await tried(role, 'unnamed', verbs)];
    for (const verb of verbs) table.get(verb)?.set(role, cellOf(own.get(verb) ?? [], other.get(verb) ?? []));
    const byName = verbs.filter((verb) => table.get(verb)?.get(role) === 'own');
    const uninvited = await tried(role, 'named', byName);
    for (const verb of byName) if (!uninvited.get(verb)?.includes('allowed')) table.get(verb)?.set(role, 'invited');
  }
  return table;
}

type Tried = Map<string, Outcome[]>;

async function tried(role: Role, place: Place, verbs: readonly string[]): Promise<Tried> {
  const all: Tried = new Map(verbs.map((verb) => [verb, []]));
  const open = new Set(verbs);
  for (const state of Object.keys(STATES)) {
    const found = await pressesEverything(role, state, place, open);
    for (const [verb, outcome] of found) {
      if (outcome === 'fault') faults.push(`${verb}: ${role}, ${state}`);
      all.get(verb)?.push(outcome);
      if (outcome === 'allowed') open.delete(verb);
    }
  }
  return all;
}

function cellOf(own: readonly Outcome[], other: readonly Outcome[]): Cell {
  if (other.includes('allowed')) return 'yes';
  if (own.includes('allowed')) return 'own';
  return own.includes('not now') || other.includes('not now') ? 'not now' : 'no';
}
