import { allCards } from '../../src/journeys/cards/card';
import { ANSWERED_BEFORE } from './samplePages';
import { allSamples, draw, samplesOf, type Sample } from './samples';
import { asRead, HOSTILE } from './texts';
import { nodesOf, ofType, textsIn, type Found } from './walk';
import { freeTexts, withWords, type Whose } from './whose';

const CANARY = 'canary';
const samples = allSamples();
const withCanaries = (sample: Sample, of: Whose) =>
  draw({ ...sample, shown: withWords(sample.whose, sample.shown, (path, one) => (one === of ? `${CANARY} at ${path}` : 'x')) });
const canariesIn = (value: unknown): Found[] => textsIn(value).filter(({ text }) => text.includes(CANARY));

describe('the words on the cards', () => {
  it.each(allCards().map(({ name, shows }) => [name, shows] as const))('are known to be ours or somebody’s: %s', (name, shows) => {
    expect(Object.keys(samplesOf(name)[0]?.whose ?? {}).sort()).toEqual([...new Set(freeTexts(shows))].sort());
  });

  it('are of the case only on cards that say so', () => {
    const holding = allCards().filter(({ holdsCase }) => holdsCase);
    const written = samples.filter(({ whose }) => Object.values(whose).includes('of the case'));
    expect(new Set(holding.map(({ name }) => name))).toEqual(new Set(written.map(({ card }) => card)));
  });
});

describe('words of the case', () => {
  const ofCase = samples.filter(({ whose }) => Object.values(whose).includes('of the case'));
  const drawn = ofCase.map((sample) => ({ ...sample, ...withCanaries(sample, 'of the case') }));

  it('are neither in the first text of a card nor in its preview', () => {
    expect(drawn.length).toBeGreaterThan(30);
    for (const { json, preview } of drawn) {
      const [first] = ofType(json, /^(TextBlock|RichTextBlock)$/);
      expect(first).toBeDefined();
      expect(canariesIn([first, preview])).toEqual([]);
    }
  });

  it('stand in text runs and in the values of inputs, and nowhere else but in what a repeated press carries', () => {
    const found = drawn.flatMap(({ card, json }) => canariesIn(json).map((one) => ({ ...one, card })));
    expect(found.length).toBeGreaterThan(100);
    const elsewhere = found.filter(({ path, owner }) => !isShownAsTyped(path, owner) && !/\/data\/[^/]+_r\d+$/.test(path));
    expect(elsewhere).toEqual([]);
    expect(found.filter(({ path }) => path.includes('/data/')).every(({ card }) => card === 'home/tryAgain')).toBe(true);
  });

  it('are all there', () => {
    for (const sample of ofCase.filter(({ name }) => name === 'another window' || name === 'typical')) {
      const inserted: string[] = [];
      withWords(sample.whose, sample.shown, (path, of) => {
        if (of === 'of the case' && !path.endsWith('.why') && !path.includes(ANSWERED_BEFORE)) inserted.push(`${CANARY} at ${path}`);
        return '';
      });
      const texts = canariesIn(withCanaries(sample, 'of the case').json).map(({ text }) => text);
      expect(inserted.length).toBeGreaterThan(0);
      for (const words of inserted) expect(texts.join('\n')).toContain(words);
    }
  });
});

describe('words of the partnership', () => {
  it('stand in text runs, on buttons and, with its signs escaped, on choices, never where Markdown is at work', () => {
    const drawn = samples.filter(({ whose }) => Object.values(whose).includes('the partnership’s'));
    const found = drawn.flatMap((sample) => canariesIn(withCanaries(sample, 'the partnership’s').json));
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ path, owner }) => !isShownAsTyped(path, owner) && !isOnButton(path, owner) && !isOnChoice(path, owner))).toEqual(
      [],
    );
  });
});

describe('harmful text', () => {
  const hostile = samples.filter(({ isHostile }) => isHostile);

  it.each(hostile.map((sample) => [sample.card, sample] as const))('comes out of %s exactly as it was typed', (_, sample) => {
    const found = textsIn(draw(sample).json).filter(({ text }) => text.includes('reference}') || text.includes('**bold**'));
    expect(found.length).toBeGreaterThan(0);
    for (const { text, path, owner } of found) expect(isOnChoice(path, owner) ? asRead(text) : text).toContain(HOSTILE);
  });

  it('changes nothing about a card but its words', () => {
    const shape = (value: unknown): string[] => nodesOf(value).map(({ type, verb }) => [type, verb].join(' '));
    expect(hostile.length).toBeGreaterThan(10);
    for (const sample of hostile) {
      const plain = { ...sample, shown: withWords(sample.whose, sample.shown, () => 'plain words') };
      expect(shape(draw(sample).json)).toEqual(shape(draw(plain).json));
    }
  });
});

const isShownAsTyped = (path: string, owner: Found['owner']): boolean =>
  (owner['type'] === 'TextRun' && path.endsWith('/text')) || (String(owner['type']).startsWith('Input.') && path.endsWith('/value'));

const isOnButton = (path: string, owner: Found['owner']): boolean =>
  /^Action\./.test(String(owner['type'])) && /\/(title|tooltip)$/.test(path);

/** Clients read Markdown there, and cards escape it. */
const isOnChoice = (path: string, owner: Found['owner']): boolean =>
  owner['type'] === 'Input.ChoiceSet' && /\/choices\/\d+\/title$/.test(path);

it('would find words in the wrong place', () => {
  const block = { type: 'TextBlock', text: `${CANARY} at facts` };
  expect(canariesIn({ body: [block] }).map(({ path, owner }) => isShownAsTyped(path, owner))).toEqual([false]);
  expect(samplesOf('referral/start').some(({ name }) => name === 'hostile')).toBe(true);
});
