/** Does `one` for every item, at most `most` of them at the same time, and gives back what came of each in their order. */
export async function atMost<Item, Result>(
  most: number,
  items: readonly Item[],
  one: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results.set(index, await one(item));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
