import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOf } from './calls';
import { load, nth, pressers, type Presser, type Took } from './load';
import { seeded, type Script } from './seed';
import { BARE, KINDS, OURS, type Kind } from './slots';

type Figures = { readonly p50: number; readonly p99: number; readonly perSecond1: number; readonly perSecond32: number };

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
  readonly readyMs: { readonly ours: number; readonly bare: number };
  readonly presses: number;
};

const WARM_UP = 400;
const ROUNDS = 4;
const ONE_BY_ONE = 150;
const AT_ONCE = 480;
const FOR_MEMORY = 20_000;

/**
 * The bot, and bare handlers over the same frameworks that make the same calls to the tables or read and write one row: one Azurite,
 * each in a process of its own, measured in turns so that all meet the same machine.
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
    return await measured(script, { ours, bare, oneRow });
  } finally {
    for (const one of opened) one.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

type Program = { readonly ready: string; readonly readyMs: number; readonly process: ChildProcess };
type Side = Program & { readonly who: readonly Presser[]; readonly checks: boolean; readonly one: Took[]; readonly many: Took[] };

const side = (one: Program, who: readonly Presser[], checks: boolean): Side => ({ ...one, who, checks, one: [], many: [] });

async function program(file: string, args: readonly string[], opened: ChildProcess[]): Promise<Program> {
  const began = performance.now();
  const child = fork(join(__dirname, `${file}.ts`), [...args], { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: 'ignore' });
  opened.push(child);
  const { ready } = await told<{ ready: string }>(child);
  return { ready, readyMs: performance.now() - began, process: child };
}

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', () => reject(new Error('A program that is measured has stopped.')));
  });

async function measured(script: Script, sides: { readonly ours: Side; readonly bare: Side; readonly oneRow: Side }): Promise<Measured> {
  const { ours, bare, oneRow } = sides;
  const presses = (one: Side, who: readonly Presser[], count: number) => load({ url: one.ready, checks: one.checks }, who, count);
  for (const one of [ours, bare, oneRow]) await presses(one, one.who, WARM_UP);
  for (let round = 0; round < ROUNDS; round++)
    for (const one of round % 2 === 0 ? [ours, bare, oneRow] : [oneRow, bare, ours]) {
      one.one.push(await presses(one, one.who.slice(0, 1), ONE_BY_ONE));
      one.many.push(await presses(one, one.who, AT_ONCE));
    }
  const start = await rssMb(ours);
  await presses(ours, ours.who, FOR_MEMORY);
  const end = await rssMb(ours);
  const figures = { ours: figuresOf(ours), bare: figuresOf(bare) };
  return {
    ...figures,
    ratio: ratioOf(figures.ours, figures.bare),
    operationsPerPress: mean(KINDS.map((kind) => countOf(script[kind].calls))),
    rssMb: { start, end },
    oneRow: figuresOf(oneRow),
    kinds: { referral: kindOf('referral', script, sides), review: kindOf('review', script, sides) },
    readyMs: { ours: Math.round(ours.readyMs), bare: Math.round(bare.readyMs) },
    presses: FOR_MEMORY,
  };
}

async function rssMb({ process: child }: Program): Promise<number> {
  child.send('memory');
  return (await told<{ rssMb: number }>(child)).rssMb;
}

const kindOf = (kind: Kind, script: Script, { ours, bare }: { readonly ours: Side; readonly bare: Side }) => ({
  ours: rounded(nth(timesOf(ours, kind), 0.5)),
  bare: rounded(nth(timesOf(bare, kind), 0.5)),
  operations: countOf(script[kind].calls),
  roundTrips: script[kind].calls.length,
});

const timesOf = ({ one }: Side, kind: Kind): number[] => one.flatMap(({ each }) => each[kind]);

function figuresOf(one: Side): Figures {
  const at = (part: number): number => rounded(mean(KINDS.map((kind) => nth(timesOf(one, kind), part))));
  const perSecond = (rounds: readonly Took[], count: number): number => rounded(mean(rounds.map(({ ms }) => (count / ms) * 1_000)));
  return { p50: at(0.5), p99: at(0.99), perSecond1: perSecond(one.one, ONE_BY_ONE), perSecond32: perSecond(one.many, AT_ONCE) };
}

const ratioOf = (ours: Figures, bare: Figures): Figures => ({
  p50: rounded(ours.p50 / bare.p50),
  p99: rounded(ours.p99 / bare.p99),
  perSecond1: rounded(ours.perSecond1 / bare.perSecond1),
  perSecond32: rounded(ours.perSecond32 / bare.perSecond32),
});

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
const rounded = (value: number): number => Math.round(value * 100) / 100;
