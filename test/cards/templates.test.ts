import { allCards, read } from '../../src/journeys/cards/card';
import { ANSWERED_BEFORE } from './samplePages';
import { allSamples, asSent, draw, samplesOf } from './samples';
import { endsOf, namesIn } from './templateNames';
import { actionsOf, inputsOf } from './walk';

const bindings = allCards().map((binding) => [binding.name, binding] as const);
const drawn = allSamples().map((sample) => ({ ...sample, called: `${sample.card}, ${sample.name}`, json: draw(sample).json }));
const MOST_BYTES = 25 * 1024;

describe.each(bindings)('the template of %s', (name, { shows }) => {
  const used = namesIn(read(name), { shape: shows, path: '' });

  it('reads only what the card shows', () => {
    expect(used.filter(({ isShown }) => !isShown).map(({ path }) => path)).toEqual([]);
  });

  it('uses all that the card shows', () => {
    const paths = new Set(used.map(({ path }) => path));
    expect(endsOf(shows).filter((path) => path !== '' && !path.startsWith(`fields.${ANSWERED_BEFORE}.`) && !paths.has(path))).toEqual([]);
  });

  it('leaves nothing unexpanded', () => {
    const samples = samplesOf(name).filter(({ isHostile }) => !isHostile);
    expect(samples.length).toBeGreaterThan(0);
    for (const sample of samples)
      expect(JSON.stringify(draw(sample).json)).not.toMatch(/\$\{|\$data|\$when|\$part|\$press|\$open|\$text|\$field/);
  });
});

describe('names in a template', () => {
  const [, page] = bindings.find(([name]) => name === 'referral/start')!;

  it('are found wherever they stand', () => {
    expect(namesIn(read('referral/start'), { shape: page.shows, path: '' }).length).toBeGreaterThan(100);
  });

  it('are looked up in the nearest data only, because the template engine does so too', () => {
    const template = { $data: '${fields.childName}', text: '${label} ${reference}', $when: "${kind == 'text'}" };
    const used = namesIn(template, { shape: page.shows, path: '' });
    expect(used).toEqual([
      { path: 'fields.childName', isShown: true },
      { path: 'fields.childName.label', isShown: true },
      { path: 'fields.childName.reference', isShown: false },
      { path: 'fields.childName.kind', isShown: true },
    ]);
  });
});

describe('every drawn card', () => {
  it('is small enough for Teams, filled to the last sign', () => {
    expect(drawn.length).toBeGreaterThan(80);
    const sent = drawn.flatMap((sample) => asSent(sample).map((json) => ({ called: sample.called, json })));
    const sizes = sent.map(({ called, json }) => ({ called, bytes: Buffer.byteLength(JSON.stringify(json)) }));
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeGreaterThan(15_000);
    expect(sizes.filter(({ bytes }) => bytes >= MOST_BYTES)).toEqual([]);
  });

  it('has a button that also works where Action.Execute does not', () => {
    const executes = drawn.flatMap(({ json }) => actionsOf(json).filter(({ type }) => type === 'Action.Execute'));
    expect(executes.length).toBeGreaterThan(100);
    for (const { title, verb, data, fallback } of executes) {
      expect(fallback).toMatchObject({ type: 'Action.Submit', title });
      expect((fallback as { data: unknown }).data).toEqual({ ...(data as object), verb });
    }
  });

  it('has inputs with an id of their own, a label and a value', () => {
    const forms = drawn.filter(({ json }) => inputsOf(json).length > 0);
    expect(forms.length).toBeGreaterThan(20);
    for (const { called, json } of forms) {
      const ids = inputsOf(json).map(({ id }) => id);
      expect([called, ids]).toEqual([called, [...new Set(ids)]]);
      for (const { label, value } of inputsOf(json)) {
        expect(label).toEqual(expect.stringMatching(/\S/));
        expect(value).toEqual(expect.any(String));
      }
    }
  });

  it('has buttons with a title each, told apart by it or by their tooltip', () => {
    const cards = drawn.map(({ called, json }) => ({ called, buttons: actionsOf(json) })).filter(({ buttons }) => buttons.length > 1);
    expect(cards.length).toBeGreaterThan(50);
    for (const { called, buttons } of cards) {
      const read = buttons.map(({ title, tooltip }) => `${String(title)} ${String(tooltip ?? '')}`.trim());
      expect([called, read]).toEqual([called, [...new Set(read)].map(() => expect.stringMatching(/\S/))]);
    }
  });
});
