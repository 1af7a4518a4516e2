/** A record with one thing for each of these names. */
export function byName<Name extends string, T>(names: readonly Name[], of: (name: Name) => T): Readonly<Record<Name, T>> {
  const all: Readonly<Record<string, T>> = Object.fromEntries(names.map((name) => [name, of(name)]));
  const isWhole = (some: Readonly<Record<string, T>>): some is Readonly<Record<Name, T>> =>
    names.every((name) => Object.hasOwn(some, name));
  if (!isWhole(all)) throw new Error('Something is missing for one of these names.');
  return all;
}
