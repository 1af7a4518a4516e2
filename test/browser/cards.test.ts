import { allSamples, draw } from '../cards/samples';
import { openCardPage, type CardPage, type Fault } from './cardPage';

jest.setTimeout(120_000);

let page: CardPage;
beforeAll(async () => {
  page = await openCardPage();
});
afterAll(() => page.close());

const ofGraveImpact = ({ impact }: Fault): boolean => impact === 'serious' || impact === 'critical';

describe.each(['light', 'dark'] as const)('the cards in a narrow chat, %s', (theme) => {
  it('can be read and used by everybody, as far as axe-core can tell', async () => {
    const samples = allSamples().filter(({ name }) => ['typical', 'answers missing', 'another window'].includes(name));
    expect(samples.length).toBeGreaterThan(20);
    for (const sample of samples) {
      await page.draws(draw(sample).json, { theme, width: 320 });
      expect([sample.card, sample.name, (await page.faults()).filter(ofGraveImpact)]).toEqual([sample.card, sample.name, []]);
    }
  });

  it('would not pass with an input without a label, or with text too faint to read', async () => {
    const faint = {
      type: 'Container',
      style: 'emphasis',
      items: [{ type: 'TextBlock', text: 'Faint', color: theme === 'light' ? 'Light' : 'Dark' }],
    };
    await page.draws({ type: 'AdaptiveCard', version: '1.5', body: [faint, { type: 'Input.Text', id: 'unnamed' }] }, { theme, width: 320 });
    expect((await page.faults()).filter(ofGraveImpact).map(({ rule }) => rule)).toEqual(['color-contrast', 'label']);
  });
});
