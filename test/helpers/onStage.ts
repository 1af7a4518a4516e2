import { isDeepStrictEqual } from 'node:util';
import { ROLES, type Person, type Role } from '../../src/domain/people';
import { fold } from '../../src/domain/review';
import { PUBLISHED } from '../../src/teams/pace';
import { openRoom } from '../room/room';
import type { CastMember, Room, ShownCard, Someone } from '../room/types';
import { memoryTables } from './memory';
import { COMMANDS } from './messageExtension';
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
  readonly tables: ReturnType<typeof memoryTables>;
  readonly bot: Awaited<ReturnType<typeof startTestBot>>;
  readonly clock: { now: Date };
  person(id: string): Someone;
  close(): Promise<void>;
};

type Opening = {
  readonly redeliver?: 'never' | 'first answer' | 'second answer';
  readonly tables?: Stage['tables'];
  readonly cast?: CastMember[];
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
    clock: () => new Date(clock.now),
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

/** The reference that stands on a card. */
export function referenceOn(card: ShownCard): string {
  const [reference] = /PR-[0-9A-Z]{7}/.exec(card.text()) ?? [];
  if (!reference) throw new Error(`No reference on the card:\n${card.text()}`);
  return reference;
}

/** The folded journal is the document, whatever happened. */
export async function journalIsDocument({ tables }: Stage, reference: string): Promise<boolean> {
  const stored = await tables.reviews.read(reference);
  return isDeepStrictEqual(fold(await tables.reviews.journal(reference)), stored?.review);
}

export const START = {
  'Who is the child? Full name': 'Kezia Brightwater',
  'Initials, or another name, to use everywhere else': 'K.B.',
  'What happened, in one sentence?': 'K.B. was found unresponsive at home.',
  'When did it happen?': '2026-11-21',
  'Has the local authority been told?': 'Yes',
  'If yes: when, and by whom?': 'Saturday evening, by the paediatrician',
  'Are the children safe now?': 'Yes',
} as const;
export const CHILD = {
  'Date of birth, or the date the baby is expected': '2024-02-29',
  Ethnicity: 'Mixed or multiple ethnic groups',
} as const;
export const HAPPENED = {
  'When did your agency become aware?': '2026-11-21',
  'When did the local authority become aware?': '2026-11-21',
  'What kind of incident is it?': 'Life-threatening or serious injury',
  'What happened?': 'K.B. was taken to hospital by ambulance.\nA bruise was seen by the paediatrician.',
  'Is abuse or neglect known or suspected?': 'Suspected',
} as const;
export const ABOUT = {
  'Who are they?': 'K.B. loves the washing machine and her brother’s drum.',
  'Their own words': '“Again, again!”',
} as const;

/** Through the danger gate to the open form. */
export async function begins(person: Someone): Promise<string> {
  await person.says('refer');
  await person.presses('Not that I know of');
  const reference = referenceOn(person.card());
  await person.presses('Start: the short start');
  return reference;
}

/** From the open form to the receipt of the short start. */
export async function alerts(person: Someone): Promise<string> {
  const reference = await begins(person);
  await person.presses('Send the short start now', START);
  return reference;
}

/** The whole referral, sent. */
export async function refers(person: Someone): Promise<string> {
  const reference = await alerts(person);
  await person.presses('Go on: the child');
  await person.presses('Next', CHILD);
  await person.presses('Next', HAPPENED);
  await person.presses('Check your answers', ABOUT);
  await person.presses('Send the referral');
  return reference;
}
