/** @jest-environment jsdom */
import type * as Renderer from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import { allSamples, asSent } from './samples';
import { asRead } from './texts';
import { actionsOf, carriedBy, inputsOf, isJson, nodesOf, ofType, withoutPicker, type Json } from './walk';

type Drawn = { readonly textContent: string; querySelectorAll(selector: string): { readonly length: number } };
declare const HTMLElement: { readonly prototype: object };

// The package's own entry is an ES module, which Jest does not load; the bundle beside it is the same.
const { AdaptiveCard, SerializationContext, Version } = jest.requireActual<typeof Renderer>('adaptivecards/dist/adaptivecards');

// Teams reads text blocks as Markdown.
const markdown = new MarkdownIt({ html: false });
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

// jsdom does no layout and so has no innerText, which the renderer writes text with.
Object.defineProperty(HTMLElement.prototype, 'innerText', {
  set(this: { textContent: string }, text: string) {
    this.textContent = text;
  },
});

// Nor does anybody see here how a card looks, and to parse each style as CSS took a third of the time of rendering.
type Style = { [name: string]: unknown; removeProperty(name: string): void };
const styles = new WeakMap<object, Style>();
Object.defineProperty(HTMLElement.prototype, 'style', {
  get(this: object): Style {
    const style: Style = styles.get(this) ?? { removeProperty: (name) => void Reflect.deleteProperty(style, name) };
    styles.set(this, style);
    return style;
  },
});

const TEAMS_TAKES = new Version(1, 5);

/** The renderer's own pattern for languages remembers where it stopped, so that every other card fails it. */
const EVERY_OTHER = 'Invalid value "en" for property "lang".';

function rendered(json: Json): { faults: string[]; card: Renderer.AdaptiveCard; element: Drawn } {
  const card = new AdaptiveCard();
  const context = new SerializationContext(TEAMS_TAKES);
  card.parse(withoutPicker(json), context);
  const element = card.render() as Drawn | undefined;
  if (!element) throw new Error('The renderer drew nothing.');
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const faults = card.validateProperties().validationEvents.map(({ message }) => message);
  return { faults: [...events, ...faults].filter((message) => message !== EVERY_OTHER), card, element };
}

const cards = allSamples().flatMap((sample) =>
  asSent(sample).map((json, index) => ({ ...sample, json, called: `${sample.card}, ${sample.name}${index ? ', in a dialog' : ''}` })),
);

describe('the official renderer', () => {
  it('is given every card', () => {
    expect(cards.length).toBeGreaterThan(100);
  });

  it.each(cards)('accepts $called and shows its texts', ({ json }) => {
    const { faults, card, element } = rendered(json);
    expect(faults).toEqual([]);

    const shown = element.textContent;
    const texts = readIn(json);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(shown).toContain(text);

    const values = new Map(card.getAllInputs().map((input) => [input.id, input.value]));
    for (const { id, value, type } of inputsOf(json)) if (type === 'Input.Text') expect(values.get(String(id))).toBe(value);
  });

  it('makes neither a link nor markup of what people typed', () => {
    const hostile = cards.filter(({ isHostile }) => isHostile);
    expect(hostile.length).toBeGreaterThan(10);
    for (const { json } of hostile) expect(rendered(json).element.querySelectorAll('a, b, strong, em, img').length).toBe(0);
  });

  it('would not accept a card with an element that is not there, or an input without an id', () => {
    const wrong = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Input.Txt', id: 'a', label: 'A' }] };
    expect(rendered(wrong).faults).not.toEqual([]);
    expect(rendered({ ...wrong, body: [{ type: 'Input.ChoiceSet', label: 'A' }] }).faults).not.toEqual([]);
  });
});

describe('the order of buttons', () => {
  /** What leads away from the card, back or out of the referral. */
  const AWAY =
    /^(Back( to .*| without saving)?|Save for later|Discard .*|Leave (it for now|these for later)|Finish later|Close|Cancel|Help|How easy is this to read\?|Use what the other window saved)$/;
  const sets = cards.flatMap(({ json, called }) => ofType(json, /^ActionSet$/).map((set) => ({ called, titles: titlesOf(set), set })));

  it('begins with what takes a person forward', () => {
    const several = sets.filter(({ titles }) => titles.length > 1);
    expect(several.length).toBeGreaterThan(100);
    for (const { called, titles } of several) {
      const firstAway = titles.findIndex((title) => AWAY.test(title));
      const lastForward = titles.findLastIndex((title) => !AWAY.test(title));
      expect([called, titles, firstAway === -1 || lastForward < firstAway]).toEqual([called, titles, true]);
    }
  });

  it('has one button at most that stands out, and it is the first', () => {
    const standing = sets.filter(({ set }) => actionsOf(set).some(({ style }) => style === 'positive'));
    expect(standing.length).toBeGreaterThan(50);
    for (const { called, set } of standing)
      expect([called, actionsOf(set).map(({ style }) => style === 'positive')]).toEqual([
        called,
        actionsOf(set).map((_, index) => index === 0),
      ]);
  });

  it('has every way out that a page needs', () => {
    const pages = cards.filter(({ card, name }) => card === 'referral/child' && name === 'typical');
    expect(pages.length).toBe(2);
    for (const { json } of pages)
      expect(actionsOf(json).flatMap((button) => carriedBy(button)['verb'] ?? [])).toEqual([
        'referral/next',
        'referral/back',
        'referral/save',
      ]);
  });
});

function titlesOf(set: Json): string[] {
  return actionsOf(set).map(({ title }) => String(title));
}

/** Every text that a person reads on a card, other than what stands in inputs. */
function readIn(json: Json): string[] {
  const texts = nodesOf(json).flatMap((node) => {
    const { type, text, label, title } = node;
    if (type === 'FactSet') return (node['facts'] as Json[]).flatMap((fact) => [fact['title'], fact['value']]);
    if (type === 'Input.ChoiceSet') return [label, ...(node['choices'] as Json[]).map((choice) => asRead(String(choice['title'])))];
    return isJson(node) && type !== 'AdaptiveCard' ? [text, label, title] : [];
  });
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}
