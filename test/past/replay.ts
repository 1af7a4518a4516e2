import { createBot } from '../../src/bot';
import { Settings } from '../../src/config';
import type { Chat, Ports, Posted, Reply, Turn } from '../../src/ports';
import { wordDocuments } from '../../src/report';
import { imported } from '../../src/tables/backup';
import { memoryTables } from '../helpers/memory';
import { lookedAt } from '../room/unfinished';
import type { KeptWeek, Scene } from './kept';

export type Restored = ReturnType<typeof memoryTables>;

/** The tables of an export, as an import writes them. */
export async function restored(lines: readonly string[]): Promise<Restored> {
  const tables = memoryTables();
  await imported(tables.open, each(lines));
  return tables;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** The present bot behind its ports, over what was restored, at the moment of the export. Everybody can be written to. */
export function openedOver(tables: Restored, at: string, settings: unknown) {
  const state = { now: new Date(at), posts: [] as { to: string; card: string }[], codes: [] as string[], minted: 0 };
  const sent = (to: string, address: string, card: string): Posted => {
    state.posts.push({ to, card });
    return { outcome: 'sent', message: 'm', address };
  };
  const chat: Chat = {
    post: async (to, address, card) => sent(to, address, lookedAt(card).name),
    postIn: async (address, card) => sent('meeting', address, lookedAt(card).name),
    update: async (address, message, card) => {
      lookedAt(card);
      return { outcome: 'sent', message, address };
    },
    whoIs: async () => undefined,
    members: async () => undefined,
    offerFile: async (to, address) => sent(to, address, 'a file'),
  };
  const logged = (sentence: string, code = ''): void => {
    if (sentence === 'A turn was refused.') state.codes.push(`refused: ${code}`);
    else if (sentence !== 'A turn was answered.' && sentence !== 'A post that is owed was not made.') state.codes.push(sentence);
  };
  const ports: Ports = {
    ...tables,
    chat,
    documents: wordDocuments,
    clock: () => new Date(state.now),
    ids: { reference: () => `PR-ZZZZZ${String(state.minted++).padStart(2, '0')}`, fault: () => 'F-PAST' },
    log: { info: (sentence, fields) => logged(sentence, fields?.code), error: (sentence) => logged(sentence) },
  };
  return { bot: createBot(ports, Settings.parse(settings)), state };
}

/**
 * Asks the present bot, once it has started and ticked, what turns are answered with: each over the tables as they are then, in words
 * that stay while nothing changes for people. A bot for each turn, so that what one does late is not taken for the next one’s.
 */
export async function asking(tables: Restored, { at }: Pick<Scene, 'at'>, settings: unknown): Promise<(turn: Turn) => Promise<string>> {
  const { bot: started } = openedOver(tables, at, settings);
  await started.rebuildIndex();
  await started.tick();
  const back = tables.remember();
  return async (turn) => {
    back();
    const { bot, state } = openedOver(tables, at, settings);
    const reply = lookedAt(await bot.receive(turn));
    const posts = state.posts.map(({ card }) => card).sort();
    return [...state.codes, ...inWords(reply), ...posts.map((card) => `posts ${card}`)].join('; ') || 'nothing';
  };
}

/** What stands in the answer to a turn that went wrong on our side, or whose card is not understood any more. */
export const isFault = (answer: string): boolean => answer.includes('A turn failed.');
export const isOutOfDate = (answer: string): boolean => answer.includes(OUT_OF_DATE);

const OUT_OF_DATE = 'out of date';

function inWords({ card, base, says, file }: Reply): string[] {
  return [
    ...(card ? [`card ${card.name}${JSON.stringify(card.json).includes('is out of date') ? `, ${OUT_OF_DATE}` : ''}`] : []),
    ...(base ? [`stays ${base.name}`] : []),
    ...(says === undefined ? [] : ['a sentence']),
    ...(file ? ['a file'] : []),
  ];
}

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** At once, and then every hour of the day: what falls due at night is posted by the first tick of the morning. */
function ticksAfter(begun: number): Date[] {
  const hours = Array.from({ length: WEEK / HOUR }, (_, hour) => new Date(begun + (hour + 1) * HOUR));
  return [new Date(begun), ...hours.filter((at) => at.getUTCHours() >= 6 && at.getUTCHours() < 20)];
}

/** What the bot posts in the week after an export: it starts, makes its index again, and ticks. */
export async function weekAfter(scene: Pick<Scene, 'at' | 'tables'>, settings: unknown): Promise<KeptWeek> {
  const tables = await restored(scene.tables);
  const before = new Set((await settledClaims(tables)).map((claim) => JSON.stringify(claim)));
  const { bot, state } = openedOver(tables, scene.at, settings);
  const posts: KeptWeek['posts'][number][] = [];
  await bot.rebuildIndex();
  for (const at of ticksAfter(state.now.getTime())) {
    state.now = at;
    await bot.tick();
    posts.push(...state.posts.splice(0).map((post) => ({ at: at.toISOString(), ...post })));
  }
  const settled = (await settledClaims(tables)).filter((claim) => !before.has(JSON.stringify(claim)));
  return { posts: posts.sort(byText), settled: settled.sort(byText) };
}

async function settledClaims({ reviews }: Restored): Promise<KeptWeek['settled'][number][]> {
  const found: KeptWeek['settled'][number][] = [];
  for await (const reference of reviews.references())
    for (const { key, state } of await reviews.claims(reference)) found.push({ reference, claim: key, state });
  return found;
}

const byText = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
