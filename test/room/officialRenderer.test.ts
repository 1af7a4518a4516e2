/** @jest-environment jsdom */
import type * as Renderer from 'adaptivecards';
import type { Json } from './json';
import { aCard } from './scriptedBot';
import { sentWith } from './typing';

declare const document: { body: { replaceChildren(element: unknown): void } };
type Drawn = { querySelector(selector: string): { click(): void } | null };

// The package's own entry is an ES module, which Jest does not load; the bundle beside it is the same.
const { AdaptiveCard, ExecuteAction, SubmitAction } = jest.requireActual<typeof Renderer>('adaptivecards/dist/adaptivecards');

const choices = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
];
const INPUTS: Json[] = [
  { type: 'Input.Text', id: 'empty', label: 'Empty' },
  { type: 'Input.Text', id: 'filled', label: 'Filled', value: 'words' },
  { type: 'Input.Text', id: 'hidden', label: 'Hidden', value: 'kept', isVisible: false },
  { type: 'Container', isVisible: false, items: [{ type: 'Input.Text', id: 'inside', label: 'Inside', value: 'kept too' }] },
  { type: 'Input.Number', id: 'number', label: 'Number', value: 7 },
  { type: 'Input.Number', id: 'noNumber', label: 'No number' },
  { type: 'Input.Date', id: 'date', label: 'Date', value: '2026-03-31' },
  { type: 'Input.Time', id: 'time', label: 'Time', value: '09:30' },
  { type: 'Input.Toggle', id: 'off', title: 'Off' },
  { type: 'Input.Toggle', id: 'on', title: 'On', value: 'true' },
  { type: 'Input.Toggle', id: 'needed', title: 'Needed', isRequired: true, errorMessage: 'x' },
  { type: 'Input.Toggle', id: 'named', title: 'Named', valueOn: 'agreed', valueOff: 'refused' },
  { type: 'Input.ChoiceSet', id: 'compact', label: 'Compact', choices, value: 'no' },
  { type: 'Input.ChoiceSet', id: 'unchosen', label: 'Unchosen', choices },
  { type: 'Input.ChoiceSet', id: 'expanded', label: 'Expanded', style: 'expanded', choices, value: 'yes' },
  { type: 'Input.ChoiceSet', id: 'several', label: 'Several', isMultiSelect: true, choices, value: 'yes,no' },
];

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = text;
  result.didProcess = true;
};

/** What the renderer that Teams' own is built on sends for a press on the card's only button. */
function officiallySent(card: Json): unknown {
  const drawn = new AdaptiveCard();
  let sent: unknown;
  drawn.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction || action instanceof SubmitAction) sent = action.data;
  };
  drawn.parse(card);
  const element = drawn.render() as Drawn | undefined;
  if (!element) throw new Error('The renderer drew nothing.');
  document.body.replaceChildren(element);
  element.querySelector('.ac-pushButton')?.click();
  return sent;
}

describe('what a press sends', () => {
  it.each([
    ['Action.Execute', { type: 'Action.Execute', title: 'Send', verb: 'send', data: { review: 'PR-1', filled: 'overruled' } }],
    ['Action.Submit', { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } }],
    ['a button without data', { type: 'Action.Submit', title: 'Send' }],
    ['a button associated with no inputs', { type: 'Action.Submit', title: 'Send', data: { verb: 'back' }, associatedInputs: 'none' }],
  ])('is the same as the official renderer sends, with %s', (_, action) => {
    const card = aCard(
      INPUTS.filter((input) => input['isRequired'] !== true),
      [action],
    );
    expect(officiallySent(card)).toBeDefined();
    expect(sentWith(action, card, {})).toEqual(officiallySent(card));
  });

  it('leaves out a required toggle that is off, as the official renderer counts it as empty', () => {
    const toggle = INPUTS.filter((input) => input['id'] === 'needed');
    const drawn = new AdaptiveCard();
    drawn.parse(aCard(toggle));
    drawn.render();
    expect(drawn.getAllInputs().map((input) => input.isSet())).toEqual([false]);
    expect(sentWith({ type: 'Action.Submit' }, aCard(toggle), {})).toEqual({});
  });
});
