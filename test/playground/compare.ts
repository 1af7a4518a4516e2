import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../room/json';
import { openRoom } from '../room/room';
import { DEMO_TENANT, demoCast } from '../helpers/demoConfig';
import { startTestBot } from '../helpers/testBot';
import { openPlayground } from './playground';
import { playerIn, type Player } from './someone';

/** The six who are there in both clients; the first one types. */
export const SIX = ['referrer-amara', 'lead-bethan', 'coordinator-priya', 'chair-malcolm', 'notifier-danuta', 'facilitator-joseph'];
const [AMARA = ''] = SIX;
const NOW = new Date('2026-11-23T10:15:00Z');

export type Step = readonly [what: string, go: (player: Player) => Promise<void>];
export type Comparison = { readonly same: number; readonly different: readonly { readonly step: string; readonly where: string }[] };

/** Plays the same steps in the room and in Microsoft's Agents Playground, and holds what the bot answered against each other. */
export async function compare(steps: readonly Step[]): Promise<Comparison> {
  const [inRoom, inPlayground] = [await inTheRoom(steps), await inThePlayground(steps)];
  const different = steps.flatMap(([step], at) => {
    const where = difference(inRoom[at], inPlayground[at]);
    return where === undefined ? [] : [{ step, where }];
  });
  return { same: steps.length - different.length, different };
}

async function inTheRoom(steps: readonly Step[]): Promise<Json[]> {
  const bot = await startTestBot({ clock: () => new Date(NOW) });
  const cast = demoCast().map((person) => ({ ...person, roles: [...person.roles] }));
  const room = await openRoom({ botUrl: `${bot.url}/api/messages`, cast, tenant: DEMO_TENANT });
  try {
    for (const id of SIX) await room.person(id).installs();
    return await played(room.person(AMARA), steps);
  } finally {
    await room.close();
    await bot.close();
  }
}

async function inThePlayground(steps: readonly Step[]): Promise<Json[]> {
  const bot = await startTestBot({ clock: () => new Date(NOW) });
  const playground = await openPlayground(bot.url, SIX);
  try {
    return await played(playerIn(playground, AMARA), steps);
  } finally {
    await playground.close();
    await bot.close();
  }
}

async function played(player: Player, steps: readonly Step[]): Promise<Json[]> {
  const cards: Json[] = [];
  for (const [, go] of steps) {
    await go(player);
    cards.push(player.card().json);
  }
  return withoutReferences(cards);
}

/** References are random: the first that is met becomes 1, the next 2. */
function withoutReferences(cards: readonly Json[]): Json[] {
  const met: string[] = [];
  const text = JSON.stringify(cards).replace(/PR-[0-9A-Z]{7}/g, (reference) => {
    if (!met.includes(reference)) met.push(reference);
    return `PR-${met.indexOf(reference) + 1}`;
  });
  return JSON.parse(text) as Json[];
}

/** The path to the first value that is not the same in both, or undefined. */
export function difference(one: unknown, other: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path || 'everything';
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const where = difference(left.get(key), right.get(key), `${path}/${key}`);
    if (where !== undefined) return where;
  }
  return path;
}
