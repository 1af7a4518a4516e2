import { isDeepStrictEqual } from 'node:util';
import { ROLES, type Person, type Role } from '../../src/domain/people/people';
import { fold } from '../../src/domain/review/evolve';
import type { MovableClock } from '../../src/main';
import type { Tables } from '../../src/tables';
import { PUBLISHED } from '../../src/teams/pace';
import { openRoom } from '../room/room';
import type { CastMember, Room, Someone } from '../room/types';
import { memoryTables } from './memory';
import { COMMANDS } from './messageExtension';
import { typedOn } from './referring';
import { startTestBot } from './testBot';

/** Who plays in the conversation tests. */
export const CAST: CastMember[] = [
  { id: 'amara', name: 'Amara Okafor', agency: 'Health', roles: ['referrer'] },
  { id: 'dana', name: 'Dana Whitfield', agency: 'Health', roles: ['agency lead'] },
  { id: 'owen', name: 'Owen Price', agency: 'Partnership office', roles: ['coordinator'] },
  { id: 'chidi', name: 'Chidi Nwosu', agency: 'Partnership', roles: ['chair'] },
  { id: 'eve', name: 'Eve Marsh', agency: 'Police', roles: ['referrer'] },
  { id: 'piotr', name: 'Piotr Zielinski', agency: 'Police', roles: ['agency lead'] },
  { id: 'stranger', name: 'Sam Doe', agency: '', roles: [] },
];
const TENANT = 'tenant-of-tests';

export type Stage = {
  readonly room: Room;
  readonly tables: Tables & Pick<ReturnType<typeof memoryTables>, 'fail'>;
  readonly bot: Awaited<ReturnType<typeof startTestBot>>;
  readonly clock: { now: Date };
  person(id: string): Someone;
  close(): Promise<void>;
};

type Opening = {
  readonly redeliver?: 'never' | 'first answer' | 'second answer';
  readonly tables?: Stage['tables'];
  readonly cast?: CastMember[];
  /** The clock that the room's page may move, in place of the stage's own. */
  readonly movable?: MovableClock;
  /** Teams' published limits, on both sides: the bot keeps them, and the room turns away what is too fast. Default: none. */
  readonly limits?: boolean;
};

/** The real bot over memory tables, and the room; everybody but the stranger has the bot installed. */
export async function openStage(opening: Opening = {}): Promise<Stage> {
  const tables = opening.tables ?? memoryTables();
  const cast = opening.cast ?? CAST;
  const clock = { now: new Date('2026-11-23T10:15:00Z') };
  const bot = await startTestBot({
    tables,
    tenant: TENANT,
    ...(opening.movable ? { movable: opening.movable } : { clock: () => new Date(clock.now) }),
    people: cast.filter(({ roles }) => roles.length > 0).map(asPerson),
    ...(opening.limits && { limits: PUBLISHED }),
  });
  const room = await openRoom({
    botUrl: `${bot.url}/api/messages`,
    cast,
    tenant: TENANT,
    commands: COMMANDS,
    limits: opening.limits ?? false,
    redeliver: opening.redeliver ?? 'never',
  });
  for (const { id } of cast.filter(({ roles }) => roles.length > 0)) await room.person(id).installs();
  return {
    room,
    tables,
    bot,
    clock,
    person: (id) => room.person(id),
    close: async () => {
      await room.settled();
      await room.close();
      await bot.close();
    },
  };
}

const asPerson = ({ id, name, agency, roles }: CastMember): Person => ({
  id: `${TENANT}~${id}`,
  name,
  agency,
  roles: roles.filter((role): role is Role => (ROLES as readonly string[]).includes(role)),
});

/** Every conversation is also played with each press delivered twice, whichever of the two answers the client shows. */
export const DELIVERIES = ['never', 'first answer', 'second answer'] as const;

/** The folded journal is the document, whatever happened. */
export async function journalIsDocument({ tables }: Stage, reference: string): Promise<boolean> {
  const stored = await tables.reviews.read(reference);
  return isDeepStrictEqual(fold(await tables.reviews.journal(reference)), stored?.review);
}

export { alerts, begins, referenceOn, refers } from './referring';
export const [START, CHILD, HAPPENED, ABOUT] = [typedOn('start'), typedOn('child'), typedOn('happened'), typedOn('about')];
