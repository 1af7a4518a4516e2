import { isDeepStrictEqual } from 'node:util';
import { asks, type Program } from './programs';

type Counted = { readonly calls: Readonly<Record<string, number>>; readonly bytes: number };

/** Keys of rows that are made anew are a little longer on the bare side; what is written is otherwise the same. */
const BYTES_APART = 0.1;

/** Holds both sides against what storage was asked: the same requests, as often, with as much in them. Throws where they differ. */
export async function sameOnTheWire(
  storage: Program,
  pressing: { readonly ours: () => Promise<unknown>; readonly bare: () => Promise<unknown> },
): Promise<void> {
  const counted = async (press: () => Promise<unknown>): Promise<Counted> => {
    await asks<Counted>(storage, 'calls');
    await press();
    return asks<Counted>(storage, 'calls');
  };
  const [ours, bare] = [await counted(pressing.ours), await counted(pressing.bare)];
  if (!isDeepStrictEqual(ours.calls, bare.calls) || Math.abs(ours.bytes / bare.bytes - 1) > BYTES_APART)
    throw new Error(`The bare handler asks storage for something else. The bot: ${JSON.stringify(ours)}. Bare: ${JSON.stringify(bare)}.`);
}
