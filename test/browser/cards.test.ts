import { allSamples, draw } from '../cards/samples';
import { actionsOf, inputsOf, ofType, type Json } from '../cards/walk';
import { openCardPage, type CardPage, type Fault, type TabStop } from './cardPage';

jest.setTimeout(120_000);

let page: CardPage;
beforeAll(async () => {
  page = await openCardPage();
});
afterAll(() => page.close());

/** A theme changes the colours and nothing else, so that all the rest is looked at once. */
const rulesIn = (theme: string): string[] | undefined => (theme === 'light' ? undefined : ['color-contrast']);

const ofGraveImpact = ({ impact }: Fault): boolean => impact === 'serious' || impact === 'critical';

/** Cut into parts that each end soon, however busy the machine is. */
const inParts = <One>(all: readonly One[]): (readonly [number, readonly One[]])[] =>
  Array.from({ length: Math.ceil(all.length / A_PART) }, (_, part) => [part + 1, all.slice(part * A_PART, (part + 1) * A_PART)] as const);
const A_PART = 8;

describe.each(['light', 'dark', 'contrast'] as const)('the cards in a narrow chat, %s', (theme) => {
  const looked = allSamples().filter(({ name }) => ['typical', 'answers missing', 'another window'].includes(name));

  it('are all there', () => expect(looked.length).toBeGreaterThan(20));

  it.each(inParts(looked))('can be read and used by everybody, as far as axe-core can tell: part %i', async (_part, samples) => {
    for (const sample of samples) {
      await page.draws(draw(sample).json, { theme, width: 320 });
      expect([sample.card, sample.name, (await page.faults(rulesIn(theme))).filter(ofGraveImpact)]).toEqual([sample.card, sample.name, []]);
    }
  });

  it('would not pass with an input without a label, or with text too faint to read', async () => {
    const faint = {
      type: 'Container',
      style: 'emphasis',
      items: [{ type: 'TextBlock', text: 'Faint', color: theme === 'light' ? 'Light' : 'Dark' }],
    };
    await page.draws({ type: 'AdaptiveCard', version: '1.5', body: [faint, { type: 'Input.Text', id: 'unnamed' }] }, { theme, width: 320 });
    expect((await page.faults(rulesIn(theme))).filter(ofGraveImpact).map(({ rule }) => rule)).toEqual(
      theme === 'light' ? ['color-contrast', 'label'] : ['color-contrast'],
    );
  });
});

describe('the keyboard', () => {
  const samples = allSamples().filter(({ name }) => name === 'typical');

  it('has cards to go through', () => expect(samples.length).toBeGreaterThan(30));

  it.each(inParts(samples))('goes through a card as it is read: down the inputs and buttons, each named: part %i', async (_part, some) => {
    for (const sample of some) {
      const { json } = draw(sample);
      await page.draws(json, { theme: 'light', width: 320 });
      const stops = await page.tabStops();
      expect([sample.card, stops.filter(({ name }) => name.trim() === '')]).toEqual([sample.card, []]);
      // Where one stop follows the other in the card, it stands below it or to its right.
      const back = stops.filter((stop, index) => index > 0 && isBefore(stop, stops[index - 1]!));
      expect([sample.card, back]).toEqual([sample.card, []]);
      const buttons = actionsOf(json).length;
      const inputs = inputsOf(json).filter(({ isVisible }) => isVisible !== false).length;
      if (buttons + inputs > 0) expect(stops.length).toBeGreaterThan(0);
    }
  });

  it('reaches the button that takes somebody forward before Back, Save, Close and Cancel', () => {
    for (const sample of allSamples().filter(({ isHostile }) => !isHostile)) {
      const sets = ofType(draw(sample).json, /^ActionSet$/).map(({ actions }) => actions as readonly Json[]);
      for (const set of sets) {
        const forward = set.findIndex(({ style }) => style === 'positive');
        const aside = set.findIndex(({ title, style }) => style !== 'positive' && ASIDE.test(String(title)));
        if (forward >= 0 && aside >= 0) expect([sample.card, sample.name, forward < aside]).toEqual([sample.card, sample.name, true]);
      }
    }
  });
});

const ASIDE = /^(Back|Close|Cancel|Save and finish later|Not now)\b/;
const isBefore = (one: TabStop, other: TabStop): boolean => one.bottom <= other.top;
