import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOf } from './calls';
import { figuresOf, mean, median, ratioOf, rounded, timesOf, type Figures, type Round } from './figures';
import { load, nth, pressers, type Presser } from './load';
import { asks, program, type Program } from './programs';
import { seeded, type Script } from './seed';
import { BARE, KINDS, OURS, type Kind } from './slots';
import type { Told } from './tells';
import { sameOnTheWire } from './wireCalls';

/** What `npm run bench -- --json` prints. Times in ms; of the two presses, the mean of both. */
export type Beside = {
  readonly bare: Figures;
  readonly ours: Figures;
  readonly ratio: Figures;
  readonly operationsPerPress: number;
  readonly rssMb: { readonly start: number; readonly end: number };
};

export type Measured = Beside & {
  readonly oneRow: Figures;
  readonly kinds: Readonly<
    Record<Kind, { readonly ours: number; readonly bare: number; readonly operations: number; readonly roundTrips: number }>
  >;
  /** Work of a processor for one press, in ms. */
  readonly cpuMs: { readonly ours: number; readonly bare: number; readonly oneRow: number };
  readonly readyMs: { readonly ours: number; readonly bare: number };
  /** After every so many presses. */
  readonly rssMbs: readonly number[];
  readonly presses: number;
};

/** Of both kinds, by each who presses. */
const WARM_UP = 10;
const ROUNDS = 16;
const ALONE = 15;
const TOGETHER = 3;
/** Five times 4,032 presses. */
const LOOKS_AT_MEMORY = 5;
const MEMORY_PAIRS = 63;

/**
 * The bot, and bare handlers over the same frameworks that make the same calls to the tables or read and write one row: one Azurite,
 * each in a process of its own, measured in short turns so that all meet the same machine. A ratio is the median of the rounds', so
 * that what else the machine does weighs on both sides of it.
 */
export async function besideBare(): Promise<Measured> {
  const opened: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const azurite = await program('azuriteProcess', [], opened);
    const script = await seeded(azurite.ready);
    const scriptFile = join(folder, 'script.json');
    writeFileSync(scriptFile, JSON.stringify(script));
    const ours = side(await program('oursProcess', [azurite.ready], opened), pressers(OURS, 2), true);
    const bare = side(await program('bareProcess', [azurite.ready, scriptFile, 'same calls'], opened), pressers(BARE, 0), false);
    const oneRow = side(await program('bareProcess', [azurite.ready, scriptFile, 'one row'], opened), pressers(BARE, 0), false);
    return await measured(azurite, script, { ours, bare, oneRow });
  } finally {
    for (const one of opened) one.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

type Side = Program & { readonly who: readonly Presser[]; readonly checks: boolean; readonly rounds: Round[] };
type Sides = { readonly ours: Side; readonly bare: Side; readonly oneRow: Side };

const side = (one: Program, who: readonly Presser[], checks: boolean): Side => ({ ...one, who, checks, rounds: [] });
const presses = (one: Side, who: readonly Presser[], pairs: number) => load({ url: one.ready, checks: one.checks }, who, pairs);
const countOfPresses = (who: readonly Presser[], pairs: number): number => who.length * pairs * KINDS.length;

async function measured(azurite: Program, script: Script, sides: Sides): Promise<Measured> {
  const { ours, bare, oneRow } = sides;
  for (const one of [ours, bare, oneRow]) await presses(one, one.who, WARM_UP);
  await sameOnTheWire(azurite, { ours: () => presses(ours, ours.who, 1), bare: () => presses(bare, bare.who, 1) });
  for (let round = 0; round < ROUNDS; round++)
    for (const one of round % 2 === 0 ? [ours, bare, oneRow] : [oneRow, bare, ours]) one.rounds.push(await aRound(one));
  const rssMbs = await memory(ours);
  return {
    ours: figuresOf(ours.rounds),
    bare: figuresOf(bare.rounds),
    ratio: ratioOf(ours.rounds, bare.rounds),
    operationsPerPress: mean(KINDS.map((kind) => countOf(script[kind].calls))),
    rssMb: { start: rssMbs[0] ?? 0, end: rssMbs.at(-1) ?? 0 },
    oneRow: figuresOf(oneRow.rounds),
    kinds: { referral: kindOf('referral', script, sides), review: kindOf('review', script, sides) },
    cpuMs: { ours: workOf(ours), bare: workOf(bare), oneRow: workOf(oneRow) },
    readyMs: { ours: Math.round(ours.readyMs), bare: Math.round(bare.readyMs) },
    rssMbs,
    presses: LOOKS_AT_MEMORY * countOfPresses(ours.who, MEMORY_PAIRS),
  };
}

async function aRound(one: Side): Promise<Round> {
  const first = one.who.slice(0, 1);
  const counts = { alone: countOfPresses(first, ALONE), together: countOfPresses(one.who, TOGETHER) };
  const { cpuMs: before } = await asks<Told>(one, 'work');
  const alone = await presses(one, first, ALONE);
  const together = await presses(one, one.who, TOGETHER);
  const { cpuMs: after } = await asks<Told>(one, 'work');
  return { alone, together, presses: counts, cpuMs: (after - before) / (counts.alone + counts.together) };
}

async function memory(one: Side): Promise<readonly number[]> {
  const held = async (): Promise<number> => (await asks<Told>(one, 'memory')).rssMb;
  const all = [await held()];
  for (let look = 0; look < LOOKS_AT_MEMORY; look++) {
    await presses(one, one.who, MEMORY_PAIRS);
    all.push(await held());
  }
  return all;
}

const workOf = ({ rounds }: Side): number => rounded(median(rounds.map(({ cpuMs }) => cpuMs)));

const kindOf = (kind: Kind, script: Script, { ours, bare }: Sides) => ({
  ours: rounded(nth(timesOf(ours.rounds, kind), 0.5)),
  bare: rounded(nth(timesOf(bare.rounds, kind), 0.5)),
  operations: countOf(script[kind].calls),
  roundTrips: script[kind].calls.length,
});
