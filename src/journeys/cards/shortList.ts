/** What a choice costs a card beside its own words. */
const AROUND = 24;

type Choice = { readonly value: string; readonly label: string };

/**
 * As many of several hundred choices as a card has room for: those that are chosen, then the others in their order. `left`: how many are
 * not among them.
 */
export function shortList<One extends Choice>(
  all: readonly One[],
  chosen: readonly string[],
  bytes: number,
): { readonly listed: readonly One[]; readonly left: number } {
  const isChosen = ({ value }: One): boolean => chosen.includes(value);
  let room = bytes;
  const fits = [...all.filter(isChosen), ...all.filter((one) => !isChosen(one))].filter(
    ({ value, label }) => (room -= Buffer.byteLength(JSON.stringify([value, label])) + AROUND) >= 0,
  );
  const listed = all.filter((one) => fits.includes(one));
  return { listed, left: all.length - listed.length };
}

/** Names in a sentence, as many as fit, and how many more there are. */
export function namesInShort(names: readonly string[], bytes: number): string {
  let room = bytes;
  const listed = names.filter((name) => (room -= Buffer.byteLength(name) + AROUND) >= 0);
  const left = names.length - listed.length;
  return [...listed, ...(left > 0 ? [`and ${left} more`] : [])].join(' · ');
}

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();

/** The choices that somebody wrote by name, one on a line, and the numbers of the lines that name none. */
export function namedOnLines<One extends Choice>(
  all: readonly One[],
  written: string,
): { readonly named: readonly One[]; readonly unknown: readonly number[] } {
  const lines = written.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: plain(line) }));
  const said = lines.filter(({ text }) => text !== '');
  const found = said.map(({ number, text }) => ({ number, one: all.find(({ label }) => plain(label) === text) }));
  return {
    named: found.flatMap(({ one }) => one ?? []),
    unknown: found.flatMap(({ number, one }) => (one ? [] : [number])),
  };
}
