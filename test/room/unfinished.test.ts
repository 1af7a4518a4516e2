import { lookedAt, takeUnfinished, unfinishedIn } from './unfinished';

describe('what is shown to people', () => {
  it('is looked through to the last text for what nobody should read', () => {
    const card = (text: string) => ({ body: [{ type: 'Container', items: [{ type: 'TextBlock', text }] }] });
    for (const text of [
      `phone ${String({})}`,
      `by ${String(undefined)}`,
      `${String(Number.NaN)} days`,
      `until ${String(null)}.`,
      'Open ${name}',
    ])
      expect(unfinishedIn(card(text))).toEqual([text]);
    expect(unfinishedIn(card('Nullify the order. It is undefinable: $5, {x}, 3 objects.'))).toEqual([]);
    expect(unfinishedIn([undefined, null, 3, true])).toEqual([]);
  });

  it('fails the test that is under way', () => {
    lookedAt({ text: '[object Object]' });
    expect(takeUnfinished()).toEqual(['[object Object]']);
    expect(takeUnfinished()).toEqual([]);
  });
});
