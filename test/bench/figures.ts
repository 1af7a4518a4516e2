import { nth, type Took } from './load';
import { KINDS, type Kind } from './slots';

export type Figures = { readonly p50: number; readonly p99: number; readonly perSecond1: number; readonly perSecond32: number };

/** One side's turn: presses one by one, then by all at once. `cpuMs` is the work of a processor for one press. */
export type Round = {
  readonly alone: Took;
  readonly together: Took;
  readonly presses: { readonly alone: number; readonly together: number };
  readonly cpuMs: number;
};

export const timesOf = (rounds: readonly Round[], kind: Kind): number[] => rounds.flatMap(({ alone }) => alone.each[kind]);

/** Times of all rounds together; presses a second in the middle one. */
export const figuresOf = (rounds: readonly Round[]): Figures => ({
  p50: rounded(timeAt(rounds, 0.5)),
  p99: rounded(timeAt(rounds, 0.99)),
  perSecond1: rounded(median(rounds.map(aloneASecond))),
  perSecond32: rounded(median(rounds.map(togetherASecond))),
});

/** What one side is of the other, round by round, in the middle round; p99 of all rounds together, since one round has too few presses for it. */
export function ratioOf(ours: readonly Round[], bare: readonly Round[]): Figures {
  const middle = (figure: (round: Round) => number): number => rounded(median(ours.map((round, n) => figure(round) / figure(bare[n]!))));
  return {
    p50: middle((round) => timeAt([round], 0.5)),
    p99: rounded(timeAt(ours, 0.99) / timeAt(bare, 0.99)),
    perSecond1: middle(aloneASecond),
    perSecond32: middle(togetherASecond),
  };
}

const timeAt = (rounds: readonly Round[], part: number): number => mean(KINDS.map((kind) => nth(timesOf(rounds, kind), part)));
const aloneASecond = ({ alone, presses }: Round): number => (presses.alone / alone.ms) * 1_000;
const togetherASecond = ({ together, presses }: Round): number => (presses.together / together.ms) * 1_000;

export const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
export const median = (all: readonly number[]): number => nth(all, 0.5);
export const rounded = (value: number): number => Math.round(value * 100) / 100;
