import { buttonsOf, textOf, toggled } from './cards';
import type { Json } from './json';
import { aCard, text } from './scriptedBot';
import { inputsOf, sentWith, typedById } from './typing';

const choices = [
  { title: 'Yes, now', value: 'yes' },
  { title: 'No', value: 'no' },
];

describe('reading a card', () => {
  it('reads every block in order, a line each, without what is hidden', () => {
    const card = aCard([
      text('**Bold** and [a link](https://example.org) and 1 \\* 2'),
      { type: 'RichTextBlock', inlines: ['Plain ', { type: 'TextRun', text: '**not bold**' }] },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', items: [text('Left')] },
          { type: 'Column', items: [text('Right')], isVisible: false },
        ],
      },
      { type: 'Container', isVisible: false, items: [text('Hidden')] },
      { type: 'FactSet', facts: [{ title: 'Stage', value: 'Triage' }] },
      { type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text('Cell')] }] }] },
      { type: 'Image', url: 'about:blank', altText: 'A map' },
      { type: 'Badge', text: 'Urgent' },
      text('1. One\n2. Two'),
    ]);
    expect(textOf(card).split('\n')).toEqual([
      'Bold and a link and 1 * 2',
      'Plain **not bold**',
      'Left',
      'Stage Triage',
      'Cell',
      'A map',
      'Urgent',
      '1. One',
      '2. Two',
    ]);
  });

  it('reads labels, what is in the inputs and what can be chosen', () => {
    const card = aCard([
      { type: 'Input.Text', id: 'a', label: 'Name', value: 'Stored' },
      { type: 'Input.Text', id: 'b', label: 'Note', placeholder: 'A few words' },
      { type: 'Input.ChoiceSet', id: 'c', label: 'Open?', style: 'expanded', choices },
      { type: 'Input.ChoiceSet', id: 'd', label: 'Picked', value: 'no', choices },
      { type: 'Input.Toggle', id: 'e', title: 'I agree' },
    ]);
    expect(textOf(card, { a: 'Typed' }).split('\n')).toEqual([
      'Name',
      'Typed',
      'Note',
      'A few words',
      'Open?',
      'Yes, now',
      'No',
      'Picked',
      'No',
      'I agree',
    ]);
  });

  it('finds the buttons of the card, of rows, of text fields and of whole areas', () => {
    const action = (title: string): Json => ({ type: 'Action.Submit', title });
    const card = aCard(
      [
        { type: 'ActionSet', actions: [action('Row')] },
        { type: 'Container', items: [text('x')], selectAction: action('Area') },
        { type: 'Input.Text', id: 'a', label: 'Find', inlineAction: action('Search') },
        { type: 'ActionSet', isVisible: false, actions: [action('Hidden')] },
      ],
      [action('Send'), { type: 'Action.Submit', tooltip: 'By tooltip' }],
    );
    expect(buttonsOf(card).map((button) => button.title)).toEqual(['Row', 'Area', 'Search', 'Send', 'By tooltip']);
  });

  it('turns visibility round, or sets it, and leaves the card it was given alone', () => {
    const card = aCard([
      { ...text('A'), id: 'a' },
      { ...text('B'), id: 'b', isVisible: false },
    ]);
    const action = { targetElements: ['a', { elementId: 'b', isVisible: true }] };
    expect(textOf(toggled(card, action))).toBe('B');
    expect(textOf(toggled(toggled(card, action), action))).toBe('A\nB');
    expect(textOf(card)).toBe('A');
  });
});

describe('typing into a card', () => {
  const card = aCard([
    { type: 'Input.Text', id: 'name', label: 'Name' },
    { type: 'Input.ChoiceSet', id: 'open', label: 'Open?', choices },
    { type: 'Input.ChoiceSet', id: 'several', label: 'Which?', isMultiSelect: true, choices },
    { type: 'Input.Toggle', id: 'agree', label: 'Consent', title: 'I agree', valueOn: 'agreed', valueOff: 'not' },
    { type: 'Input.Date', id: 'day', label: 'Day' },
    { type: 'Input.Time', id: 'time', label: 'Time' },
    { type: 'Input.Number', id: 'age', label: 'Age' },
    { type: 'Input.Text', id: 'note', label: 'Note' },
    { type: 'Input.Text', id: 'other', label: 'Note' },
  ]);

  it('takes labels and ids, and choices by title and value', () => {
    expect(
      typedById(card, {
        Name: 'Ana',
        'Open?': 'Yes, now',
        'Which?': 'Yes, now',
        'I agree': 'agreed',
        day: '2026-03-31',
        Time: '09:30',
        Age: '7',
      }),
    ).toEqual({
      name: 'Ana',
      open: 'yes',
      several: 'yes',
      agree: 'agreed',
      day: '2026-03-31',
      time: '09:30',
      age: '7',
    });
    expect(typedById(card, { open: 'no', 'Which?': 'yes,No' })).toEqual({ open: 'no', several: 'yes,no' });
  });

  it.each([
    ['Open?', 'Perhaps', '“Perhaps” is not a choice of “Open?”. It offers: “Yes, now”, “No”.'],
    ['Which?', 'yes,perhaps', 'is not a choice'],
    ['Consent', 'true', '“Consent” is “agreed”, “not”, not “true”.'],
    ['Day', '31 March', 'takes a date'],
    ['Time', 'noon', 'takes a time'],
    ['Age', 'seven', 'takes a number'],
    ['Note', 'x', '2 inputs are called “Note”. Name one by its id: “note”, “other”.'],
  ])('says why %s does not take “%s”', (label, value, reason) => {
    expect(() => typedById(card, { [label]: value })).toThrow(reason);
  });

  it('lists the inputs with what is in them', () => {
    expect(inputsOf(card, { name: 'Ana' }).slice(0, 2)).toEqual([
      { id: 'name', label: 'Name', value: 'Ana', type: 'Input.Text' },
      { id: 'open', label: 'Open?', value: '', type: 'Input.ChoiceSet', choices: ['Yes, now', 'No'] },
    ]);
  });

  it('sends no inputs with a button that is associated with none, and data that is text as it is', () => {
    const filled = aCard([{ type: 'Input.Text', id: 'name', label: 'Name', value: 'Ana' }]);
    expect(sentWith({ type: 'Action.Submit', data: { verb: 'back' }, associatedInputs: 'none' }, filled, {})).toEqual({ verb: 'back' });
    expect(sentWith({ type: 'Action.Submit', data: 'back' }, filled, {})).toBe('back');
  });
});
