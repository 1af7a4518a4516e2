import type { Due } from '../ports';
import type { World } from './action';
import { settle } from './owed';
import { remind } from './reminders';

/** Posts whatever is owed now, in the reviews that the index names and in no others. */
export async function tick(world: World): Promise<void> {
  const due = await world.owedIndex.due(world.clock());
  const references = [...new Set(due.map(({ reference }) => reference))];
  const unsettled = new Set<string>();
  for (const reference of references) if (!(await settled(world, reference))) unsettled.add(reference);
  const reviews = (await Promise.all(references.map((reference) => world.reviews.read(reference)))).flatMap(
    (stored) => stored?.review ?? [],
  );
  const waits = await remind(world, reviews);
  await Promise.all([...waits].map(([reference, at]) => world.owedIndex.add({ at, reference })));
  await Promise.all(due.filter(({ reference }) => !unsettled.has(reference)).map((one) => remove(world, one, waits.get(one.reference))));
}

async function settled(world: World, reference: string): Promise<boolean> {
  try {
    return await settle(world, reference);
  } catch {
    world.log.error('What is owed could not be settled; the next tick tries again.', { review: reference });
    return false;
  }
}

/** A row that was just written again for later has the same key when its time did not move. */
const remove = async (world: World, due: Due, again: string | undefined): Promise<void> => {
  if (due.at !== again) await world.owedIndex.remove(due);
};
