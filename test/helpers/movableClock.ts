import type { MovableClock } from '../../src/main';

/** The machine's clock, moved by as much as it was last told to. */
export function movableClock(): MovableClock {
  let ahead = 0;
  return { now: () => new Date(Date.now() + ahead), move: (to) => void (ahead = to.getTime() - Date.now()) };
}
