/** The first lines of a list, and one that says how many more there are, so that nothing is left out unseen. */
export const listed = (all: readonly string[], most: number): string[] =>
  all.length <= most ? [...all] : [...all.slice(0, most), `and ${all.length - most} more`];
