import fc from 'fast-check';
import { stageCalled } from '../../../src/domain/discussion/stages';
import { asShown, canonical, leftOver, numbersIn, spreadOf, wordingOf, wordsIn } from '../../../src/domain/discussion/words';
import { dayInWords, inWords, readDay } from '../../../src/domain/time/days';

const said = (answers: Record<string, string>) => Object.fromEntries(Object.entries(answers).map(([id, text]) => [id, { said: text }]));

describe('what was typed into a stage’s dialog', () => {
  it('becomes words of each kind whose first question was answered', () => {
    const answers = said({ child: ' She  laughs\nat trains. ', unknown: 'Her first school', ownWords: '   ' });
    expect(wordsIn(stageCalled(1), answers)).toEqual([
      { kind: 'child', said: { child: 'She laughs\nat trains.' } },
      { kind: 'unknown', said: { unknown: 'Her first school' } },
    ]);
  });

  it('keeps what was said about the words beside them', () => {
    const [words] = wordsIn(stageCalled(5), said({ cause: 'Two systems', category: 'organisation' }));
    const give = stageCalled(5).gives.find(({ kind }) => kind === 'cause')!;
    expect(words).toEqual({ kind: 'cause', said: { cause: 'Two systems', category: 'organisation' } });
    expect(asShown(give, words!)).toEqual({ text: 'Two systems', about: 'Organisation' });
  });

  it('says which question is missing when only what belongs to it was answered', () => {
    const stage = stageCalled(3);
    expect(leftOver(stage, said({ condition: 'Time' }))).toEqual({ field: 'strength', needs: stage.gives[0]!.fields[0]!.label });
    expect(leftOver(stage, said({ strength: 'A visit', condition: 'Time' }))).toBeUndefined();
    expect(leftOver(stage, {})).toBeUndefined();
  });

  it('is the same text in whatever order it came, and with whatever white space', () => {
    const one = wordsIn(stageCalled(5), said({ category: 'team', cause: 'x  y' }))[0]!;
    const other = wordsIn(stageCalled(5), said({ cause: ' x y ', category: 'team' }))[0]!;
    expect(canonical(one)).toBe(canonical(other));
    expect(canonical(one)).not.toBe(canonical({ ...one, kind: 'problem' }));
  });

  it('has numbers apart', () => {
    expect(numbersIn(stageCalled(7), said({ notice: '7', reason: 'because' }))).toEqual({ notice: 7 });
    expect(wordsIn(stageCalled(7), said({ notice: '7' }))).toEqual([]);
  });
});

describe('the spread of numbers', () => {
  it('is lowest, highest and middle', () => {
    expect(spreadOf([7, 2, 5])).toEqual({ low: 2, high: 7, middle: 5, count: 3 });
    expect(spreadOf([7, 2, 5, 10])).toEqual({ low: 2, high: 10, middle: 6, count: 4 });
  });

  it('is not shown for fewer than three, because it would say who gave which', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([3, 9])).toBeUndefined();
  });

  it('has its middle between its ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3 }), (numbers) => {
        const spread = spreadOf(numbers)!;
        return spread.low <= spread.middle && spread.middle <= spread.high && spread.count === numbers.length;
      }),
    );
  });
});

describe('the wording', () => {
  const today = readDay('2026-11-23');
  const child = { category: 'injury', died: false, bornOn: readDay('2019-03-31') };

  it.each([
    ['alive', child],
    ['alive', { ...child, bornOn: '' as const }],
    ['died', { ...child, category: 'death' }],
    ['died', { ...child, category: 'suicide' }],
    ['died', { ...child, died: true }],
    ['died', { ...child, died: true, bornOn: readDay('2026-10-01') }],
    ['died', { ...child, category: 'neglect,death' }],
    ['died', { ...child, says: 'yes' as const }],
    ['died', { ...child, says: 'yes' as const, bornOn: readDay('2026-10-01') }],
    ['died', { ...child, says: 'not-known' as const, category: 'suicide' }],
    ['died', { ...child, says: 'no' as const, died: true }],
    ['alive', { ...child, says: 'no' as const, category: 'death' }],
    ['alive', { ...child, says: 'not-known' as const }],
    ['alive', { ...child, category: 'neglect,sexual-abuse' }],
    ['unborn or baby', { ...child, bornOn: readDay('2026-10-01') }],
    ['unborn or baby', { ...child, bornOn: readDay('2027-01-15') }],
    ['unborn or baby', { ...child, bornOn: readDay('2024-11-24') }],
    ['alive', { ...child, bornOn: readDay('2024-11-23') }],
  ])('is %s', (wording, of) => expect(wordingOf(of, today)).toBe(wording));

  it('reads a date back as it was written for people', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (date) => {
        const day = readDay(date.toISOString().slice(0, 10));
        return dayInWords(inWords(day)) === day;
      }),
    );
    for (const text of ['', 'asked, not yet answered', 'Sun 31 Foo 2019', 'about 3 March 2019']) expect(dayInWords(text)).toBe('');
  });
});
