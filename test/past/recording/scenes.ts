import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawn, Ports, Turn } from '../../../src/ports';
import { exported } from '../../../src/tables/backup';
import type { memoryTables } from '../../helpers/memory';
import type { HeldCard } from '../kept';

/** What was seen of one partnership while a test played with it. */
export type Watched = {
  readonly ports: Ports & Pick<ReturnType<typeof memoryTables>, 'open'>;
  readonly settings: unknown;
  readonly cards: Map<string, HeldCard>;
  readonly turns: Map<string, Turn>;
};

/** A scene before anything of it is chosen. */
export type Raw = {
  readonly name: string;
  readonly at: string;
  readonly settings: unknown;
  readonly tables: readonly string[];
  readonly cards: readonly HeldCard[];
  readonly turns: readonly Turn[];
};

const watched = new Map<unknown, Watched>();
const INTO = process.env['PAST_RAW'] ?? '';

/** Begins to watch a bot, or goes on where another one works over the same tables; undefined for tables that cannot be exported. */
export function watch(ports: Ports, settings: unknown): Watched | undefined {
  if (!('open' in ports)) return undefined;
  const found = watched.get(ports.open) ?? { ports: ports as Watched['ports'], settings, cards: new Map(), turns: new Map() };
  watched.set(ports.open, found);
  return found;
}

/** Most that is kept of one card in one person’s hands: of a year’s digests the latest are enough. */
const MOST_ALIKE = 30;

export function held({ cards }: Watched, { name, json }: Drawn, who: string, where: HeldCard['where'], chat: HeldCard['chat']): void {
  const key = JSON.stringify([name, who, json]);
  cards.delete(key);
  cards.set(key, { name, json, who, where, chat });
  const alike = [...cards].filter(([, card]) => card.name === name && card.who === who);
  if (alike.length > MOST_ALIKE) cards.delete(alike[0]![0]);
}

afterEach(async () => {
  const { currentTestName = '' } = expect.getState();
  const all = [...watched.values()];
  watched.clear();
  mkdirSync(INTO, { recursive: true });
  for (const [index, one] of all.entries()) {
    const tables: string[] = [];
    const at = one.ports.clock();
    for await (const line of exported(one.ports.open, at)) tables.push(line);
    const name = `${slug(currentTestName)}${index === 0 ? '' : `-${index + 1}`}`;
    const raw: Raw = {
      ...{ name, at: at.toISOString(), settings: one.settings, tables },
      ...{ cards: [...one.cards.values()], turns: [...one.turns.values()] },
    };
    // Where the stand-in for Teams listened is another port each time.
    writeFileSync(join(INTO, `${name}.json`), JSON.stringify(raw).replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:3999'));
  }
});

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/, each press (redelivered:|answered) never/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 160)
    .replace(/^-|-$/g, '');
