/** Chance that can be had again: the same seed gives the same numbers. */
export type Chance = {
  /** True once in so many times. */
  onceIn(times: number): boolean;
  /** A whole number from 0 up to and with `most`. */
  upTo(most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: small, fast and good enough to choose days by.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  return { onceIn: (times) => next() < 1 / times, upTo, oneOf: (items) => items[upTo(items.length - 1)]! };
}
