/** Signs that no sentence to people may show: an object, a value that was not there, a place in a template that was left open. */
const UNFINISHED = /\[object|\bundefined\b|\bNaN\b|\bnull\b|\$\{/;

/** Harmful text, which tests type in order to see it come out as it was typed. */
const TYPED = /\\?\$\\?\{reference\\?\}/g;

const found: string[] = [];

/** Texts below a value that nobody should read. */
export function unfinishedIn(value: unknown): string[] {
  if (typeof value === 'string') return UNFINISHED.test(value.replace(TYPED, '')) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(unfinishedIn);
}

/** Looks at what a person is shown. What is wrong with it fails the test that is under way, whatever else that test is about. */
export function lookedAt<Shown>(value: Shown): Shown {
  found.push(...unfinishedIn(value));
  return value;
}

/** What was wrong with anything that was looked at since this was last asked. */
export const takeUnfinished = (): string[] => found.splice(0);
