/** Words that end in a full stop without ending a sentence. Initials, such as “K.B.”, do so too. */
const ABBREVIATED = /(?:^|[\s(“"])(?:dr|mr|mrs|ms|st|prof|approx|no|nos|vs|e\.g|i\.e|etc|\p{L}|(?:\p{L}\.)+\p{L})$/iu;

/** A text's sentences. A line is one too, because people write lists. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .flatMap((line) => {
      const ends = [...line.matchAll(/[.!?…]+["”’)]*(?=\s+\S)/gu)].filter(
        ({ index }) => line[index] !== '.' || !ABBREVIATED.test(line.slice(0, index)),
      );
      const cuts = [0, ...ends.map(({ index, 0: mark }) => index + mark.length), line.length];
      return cuts.slice(1).map((to, index) => line.slice(cuts[index], to).trim());
    })
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** The words of a text: what has letters in it. “K.B.” and “brother’s” are one each. */
export const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}\p{N}'’.]*/gu) ?? [];
