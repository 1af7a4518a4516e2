import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Turn } from '../../src/ports';
import { isJson, type Json } from '../room/json';
import { writePast, type HeldCard, type KeptTurn, type Scene } from './kept';
import { pressesOf } from './pressing';
import { EVERYBODY } from './recording/everybody';
import type { Raw } from './recording/scenes';
import { asking, isFault, restored, weekAfter, type Restored } from './replay';

/** Of what is alike in card and verb, or in words, and in the roles of whoever has it, this many are asked; and of those with the same answer this many kept. */
const [MOST_ASKED, MOST_KEPT] = [12, 1];

/** What people may write at any time. */
const SAID = [
  'hello',
  'help',
  'refer',
  'my reviews',
  'my reminders',
  'new referrals',
  'people',
  'agencies',
  'working days',
  'away',
  'notification',
];

/** Chooses from what was watched, asks the present bot for its answers and writes a folder of the past. */
export async function record(raws: string, folder: string): Promise<void> {
  let counts: Counts = { asked: new Map(), kept: new Map() };
  const scenes: Scene[] = [];
  let settings: unknown;
  for (const path of richestFirst(raws)) {
    const raw = JSON.parse(readFileSync(path, 'utf8')) as Raw;
    settings ??= raw.settings;
    if (JSON.stringify(raw.settings) !== JSON.stringify(settings)) continue;
    // What a scene adds counts only when the scene is kept: else another one may still add it.
    const added = { ...counts, kept: new Map(counts.kept) };
    const scene = await chosen({ ...raw, name: shortName(raw.name, scenes) }, added);
    const hasNews = [...scene.tables.slice(1, -1).map(shapeOf), ...scene.turns.map(({ turn }) => whatIsDone(turn))]
      .map((news) => isNew(added.kept, 1, ['new', news]))
      .includes(true);
    if (!hasNews && scene.turns.length < FEWEST_TURNS) continue;
    counts = added;
    scenes.push({ ...scene, week: await weekAfter(scene, settings) });
  }
  writePast(folder, { settings, scenes });
  const turns = scenes.flatMap((scene) => scene.turns);
  const cards = scenes.flatMap((scene) => scene.cards);
  process.stdout.write(`${scenes.length} scenes, ${cards.length} cards, ${turns.length} turns\n`);
}

/** A scene in which much happened makes many others needless; a whole year has the most rows, and nothing in it is asked that was before. */
function richestFirst(raws: string): string[] {
  const files = readdirSync(raws).map((file) => ({ path: join(raws, file), bytes: statSync(join(raws, file)).size }));
  const rank = (bytes: number): number => (bytes > A_YEAR ? 0 : bytes);
  return files.sort((one, other) => rank(other.bytes) - rank(one.bytes) || (one.path < other.path ? -1 : 1)).map(({ path }) => path);
}

const A_YEAR = 5_000_000;
/** A scene that adds fewer is not worth its tables. */
const FEWEST_TURNS = 3;
const LONGEST_NAME = 64;

function shortName(name: string, scenes: readonly Scene[]): string {
  const short = name.slice(0, LONGEST_NAME).replace(/-[^-]*$/, '');
  const chosen = name.length > LONGEST_NAME ? short : name;
  const alike = scenes.filter((scene) => scene.name.startsWith(chosen)).length;
  return alike > 0 ? `${chosen}-${alike + 1}` : chosen;
}

type Line = { readonly table: string; readonly key: string; readonly columns: Readonly<Record<string, unknown>> };

/** The kind of a row by its key, and the names that stand in it. */
function shapeOf(line: string): string {
  const { table, key, columns } = JSON.parse(line) as Line;
  const fields = fieldsOf(columns['json']);
  const kind = table === 'Reviews' ? [key.replace(/~.*/, ''), fields['type'], ...Object.keys(fields).sort()] : [];
  const claim = `${String(columns['claim']).replace(/~.*/, '').replace(/\d+/g, '')} ${String(columns['state'])}`;
  return [table, ...kind, columns['page'], 'claim' in columns ? claim : '', ...Object.keys(columns).sort()].join(' ');
}

/** Of a text that goes on in another column or row, nothing. */
function fieldsOf(text: unknown): Json {
  try {
    const json = JSON.parse(String(text)) as unknown;
    return isJson(json) ? json : {};
  } catch {
    return {};
  }
}

/** How often something was asked and kept so far, by what it is alike in. */
type Counts = { readonly asked: Map<string, number>; readonly kept: Map<string, number> };

/**
 * What of a scene is not in the folder often enough already. Some tests begin with a review whose referral they never wrote, and what
 * reads it goes wrong there: such turns are left out, because no partnership can take them.
 */
async function chosen(raw: Raw, { asked, kept }: Counts): Promise<Omit<Scene, 'week'>> {
  const tables = await restored(raw.tables);
  const roles = await rolesIn(tables);
  const ask = await asking(tables, raw, raw.settings);
  const cards: HeldCard[] = [];
  const turns: KeptTurn[] = [];
  const rolesOf = (who = ''): string => roles.get(who) ?? 'nobody';
  const answered = async (turn: Turn, ...alike: string[]): Promise<string | undefined> => {
    if (!isNew(asked, MOST_ASKED, alike)) return undefined;
    const answer = await ask(turn);
    return !isFault(answer) && isNew(kept, MOST_KEPT, [...alike, answer]) ? answer : undefined;
  };
  // The latest first: it is the likeliest to be pressed still.
  for (const card of [...raw.cards].reverse().flatMap((one) => inHandsOf(one, [...roles.keys()]))) {
    const found: KeptTurn[] = [];
    for (const turn of pressesOf(card)) {
      const answer = await answered(turn, card.name, whatIsDone(turn), rolesOf(card.who));
      if (answer !== undefined) found.push({ turn, card: cards.length, answer });
    }
    if (found.length > 0) cards.push(card);
    turns.push(...found);
  }
  for (const turn of [...raw.turns, ...(await saidIn(tables, roles))]) {
    const answer = await answered(turn, turn.chat, whatIsDone(turn), rolesOf(turn.who));
    if (answer !== undefined) turns.push({ turn, answer });
  }
  return { name: raw.name, at: raw.at, tables: raw.tables, cards, turns };
}

function isNew(counts: Map<string, number>, most: number, alike: readonly string[]): boolean {
  const key = alike.join('\n');
  const times = counts.get(key) ?? 0;
  if (times < most) counts.set(key, times + 1);
  return times < most;
}

function whatIsDone({ did }: Turn): string {
  if (did.kind === 'pressed') return did.verb;
  return did.kind === 'said' ? did.text.replace(/PR-\w+/i, 'PR') : did.kind;
}

async function rolesIn({ people }: Restored): Promise<ReadonlyMap<string, string>> {
  return new Map((await people.all()).map(({ person }) => [person.id, [...person.roles].sort().join(', ')]));
}

const inHandsOf = (card: HeldCard, everybody: readonly string[]): HeldCard[] =>
  card.who === EVERYBODY ? everybody.map((who) => ({ ...card, who })) : [card];

/** Everybody writes what can be written, about every review there is. */
async function saidIn({ reviews }: Restored, roles: ReadonlyMap<string, string>): Promise<Turn[]> {
  const texts = [...SAID];
  for await (const reference of reviews.references())
    texts.push(...['open', 'add', 'straight', 'withdraw', 'link'].map((word) => `${word} ${reference}`));
  return [...roles.keys()].flatMap((who) =>
    texts.slice(0, 40).map((text): Turn => ({ who, chat: 'personal', chatId: who, address: '', did: { kind: 'said', text } })),
  );
}
