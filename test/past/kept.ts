import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Turn } from '../../src/ports';

/** A card as somebody’s client holds it: in their own chat, in a dialog, or in the chat of a meeting, where everybody holds it. */
export type HeldCard = {
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly who: string;
  readonly where: 'chat' | 'dialog';
  readonly chat: Pick<Turn, 'chat' | 'chatId' | 'address'>;
};

/** One turn that somebody can take now, and what the version that wrote the folder answered. `card`: the place of its card among the scene’s. */
export type KeptTurn = { readonly turn: Turn; readonly card?: number; readonly answer: string };

/** Who is written to, with which card, and when; and what the ledger then holds. */
export type KeptWeek = {
  readonly posts: readonly { readonly at: string; readonly to: string; readonly card: string }[];
  readonly settled: readonly { readonly reference: string; readonly claim: string; readonly state: string }[];
};

/** What a partnership had at one moment: its tables as an export holds them, and what people held of the bot. */
export type Scene = {
  readonly name: string;
  readonly at: string;
  /** The lines of `npm run backup -- export`. */
  readonly tables: readonly string[];
  readonly cards: readonly HeldCard[];
  readonly turns: readonly KeptTurn[];
  readonly week: KeptWeek;
};

/** What one version of the bot left behind. */
export type Past = { readonly version: string; readonly settings: unknown; readonly scenes: readonly Scene[] };

const SETTINGS = 'settings.json';
const TABLES = 'tables.jsonl.gz';
const HELD = 'held.json.gz';

/** Each scene is a folder of its own: the export, and beside it what people held, what they were answered, and the week after it. */
export function writePast(folder: string, { settings, scenes }: Omit<Past, 'version'>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, SETTINGS), `${JSON.stringify(settings, undefined, 2)}\n`);
  for (const { name, tables, ...held } of scenes) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, TABLES), zipped(`${tables.join('\n')}\n`));
    writeFileSync(join(folder, name, HELD), zipped(JSON.stringify(held)));
  }
}

/** Every folder that a version left here, by name. */
export const pastVersions = (): readonly string[] => readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, SETTINGS)));

export function readPast(version: string): Past {
  const folder = join(__dirname, version);
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, TABLES)));
  return {
    version,
    settings: JSON.parse(readFileSync(join(folder, SETTINGS), 'utf8')) as unknown,
    scenes: names.map((name) => {
      const tables = unzipped(join(folder, name, TABLES))
        .split('\n')
        .filter((line) => line !== '');
      return { name, tables, ...(JSON.parse(unzipped(join(folder, name, HELD))) as Omit<Scene, 'name' | 'tables'>) };
    }),
  };
}

const zipped = (text: string): Buffer => gzipSync(text, { level: 9 });
const unzipped = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');
