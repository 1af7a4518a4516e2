import type { Review } from '../../domain/review/review';
import type { Address, Claim, Drawn } from '../../ports';
import type { World } from '../action';
import { deliver, type Entry, type Outcome, type Unreached } from './deliver';
import { giveUpLost, mayStandTwice, standing, tellNotEmptied } from './emptying';
import { hold, standsAt } from './ledger';
import type { Roster } from './roster';
import { tellUnsure } from './tellOffice';

/** One post in the meeting's chat, and how it is drawn. */
export type InChat = {
  readonly world: World;
  readonly roster: Roster;
  readonly review: Review;
  readonly entry: Entry;
  readonly chat: Address;
  readonly draw: (repeat: string) => Promise<Drawn>;
};

/** `posted`: it is in the chat since just now, and may be over already. */
export type Settled = Outcome | 'posted';

/** While somebody in the chat is not invited, what is to be posted there waits, and is looked at again after this long. */
const HELD_MS = 15_000;

/** Posts in the meeting's chat, as soon as nobody is there who should not be. */
export async function postInChat({ world, roster, review, entry, chat, draw }: InChat): Promise<Settled> {
  const { key, claimed } = entry;
  const isMine = ['free', 'repeat'].includes(standsAt(claimed, world.clock()));
  if (isMine && (await isHeld(world, review))) return held(world, entry);
  const unreached = (why: Unreached): Promise<boolean> =>
    why === 'unreachable' ? Promise.resolve(true) : tellUnsure(world, review, { key, to: undefined, roster });
  const outcome = await deliver(world, { ...entry, to: { chat }, unreached }, draw);
  return isMine && outcome === 'done' ? 'posted' : outcome;
}

async function isHeld(world: World, review: Review): Promise<boolean> {
  const held = await Promise.all(world.areas.map((area) => area.holdsChat?.(world, review) ?? false));
  return held.includes(true);
}

async function held(world: World, { reference, key, claimed }: Entry): Promise<Outcome> {
  const until = new Date(world.clock().getTime() + HELD_MS).toISOString();
  await world.owedIndex.add({ at: until, reference });
  await hold(world, reference, key, claimed, { until, reason: 'somebody is not invited' });
  return claimed?.state === 'sending' ? 'later' : 'done';
}

/** Empties what stands in the meeting's chat: its message is replaced. Where that can't be done, the office hears that it may still stand there. */
export async function empty({ world, roster, review, entry, chat, draw }: InChat, posted: Claim | undefined): Promise<Outcome> {
  const at = standing(posted, world.clock());
  if (at === 'none') return 'done';
  if (at === 'not yet') return 'later';
  const tells = (): Promise<boolean> => tellNotEmptied(world, review, roster);
  if ((at === 'lost' || mayStandTwice(posted)) && !(await tells())) return 'later';
  if (at === 'lost') {
    await giveUpLost(world, entry);
    return 'done';
  }
  return deliver(world, { ...entry, to: { chat, message: at.message }, unreached: tells }, draw);
}
