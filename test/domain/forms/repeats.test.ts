import fc from 'fast-check';
import { hintFor, knownFrom, replacing } from '../../../src/domain/coaching';
import type { Answers } from '../../../src/domain/forms/answers';
import { choice, date, required, text, type Page, type Repeats } from '../../../src/domain/forms/field';
import { fill, missing } from '../../../src/domain/forms/fill';
import { freeze } from '../../../src/domain/forms/frozen';
import { isFull, itemPage, itemsOf, nextNumber, ofItem, withItem, withoutItem, writtenOut } from '../../../src/domain/forms/repeats';
import { places } from '../../../src/domain/referral/progress';

const CHILDREN: Repeats = {
  id: 'children',
  one: 'Child',
  add: 'Add a child',
  form: 'Another child',
  purpose: 'Who is it?',
  most: 3,
  fields: [
    text('childName', 'Full name', 80, { ...required, identity: true }),
    text('initials', 'Initials', 10, required),
    choice('harmed', 'Harmed?', [
      ['yes', 'Yes'],
      ['no', 'No'],
    ]),
    text('how', 'How?', 80, { neededWhen: { field: 'harmed', is: 'yes' } }),
  ],
};
const PAGE: Page & { repeats: Repeats } = {
  id: 'p',
  title: 'Children',
  purpose: '',
  fields: [text('own', 'Own question', 20, required)],
  repeats: CHILDREN,
};
const TODAY = '2026-11-23';

const adds = (answers: Answers, typed: Readonly<Record<string, string>>, number = nextNumber(PAGE, answers)): Answers => {
  const named = Object.fromEntries(Object.entries(typed).map(([field, said]) => [`children~${number}~${field}`, said]));
  return withItem(PAGE, answers, number, fill(itemPage(PAGE, number), {}, named, TODAY).answers);
};
const titles = (answers: Answers): string[] => itemsOf(PAGE, answers).map(({ title, number }) => `${title}, ${number}`);
const TOM = { childName: 'Tom Brightwater', initials: 'T.B.' };
const ANA = { childName: 'Ana Brightwater', initials: 'A.B.', harmed: 'yes', how: 'A fall' };

describe('a list on a page', () => {
  it('is added to, changed and removed; a number is not used twice, and titles are places', () => {
    const two = adds(adds({ own: { said: 'x' } }, TOM), ANA);
    expect(titles(two)).toEqual(['Child 1, 1', 'Child 2, 2']);
    const changed = adds(two, { ...TOM, initials: 'T.' }, 1);
    expect(ofItem(PAGE, changed, 1)).toMatchObject({ 'children~1~initials': { said: 'T.' } });
    const one = withoutItem(PAGE, changed, 2);
    expect(titles(one)).toEqual(['Child 1, 1']);
    expect(nextNumber(PAGE, one)).toBe(3);
    expect(one['own']).toEqual({ said: 'x' });
    expect(withoutItem(PAGE, one, 2)).toEqual(one);
    expect(nextNumber(PAGE, withoutItem(PAGE, one, 1))).toBe(3);
  });

  it('is kept when the page’s own form is saved, with or without inputs', () => {
    const answers = adds({}, TOM);
    for (const typed of [{}, { own: 'new' }, { own: '' }])
      expect(titles(fill(PAGE, answers, typed, TODAY).answers)).toEqual(['Child 1, 1']);
  });

  it('takes no more than its card has room for', () => {
    const two = adds(adds({}, TOM), ANA);
    expect(isFull(PAGE, two)).toBe(false);
    expect(isFull(PAGE, adds(two, TOM))).toBe(true);
  });

  it('says what its items still need, and what depends on another answer of the same item only', () => {
    const answers = withItem(PAGE, adds({ own: { said: 'x' } }, { ...ANA, how: '' }), 2, { 'children~2~harmed': { said: 'no' } });
    expect(missing(PAGE, answers).map(({ field, sentence }) => [field, sentence])).toEqual([
      ['children~1~how', '“Child 1: How?” still needs an answer.'],
      ['children~2~childName', '“Child 2: Full name” still needs an answer.'],
      ['children~2~initials', '“Child 2: Initials” still needs an answer.'],
    ]);
    expect(places([PAGE], new Map([['p', answers]]))[0]?.missing).toHaveLength(3);
  });

  it('asks for at least one, or for the reason, where the page says so', () => {
    const page: Page = { ...PAGE, fields: [text('noneBecause', 'If none: why?', 80)], repeats: { ...CHILDREN, orWhyNone: 'noneBecause' } };
    expect(missing(page, {})).toEqual([
      { field: 'children', kind: 'missing', sentence: 'Please add at least one, or say below why there is none.' },
    ]);
    expect(missing(page, { noneBecause: { said: 'An only child' } })).toEqual([]);
    expect(missing(page, adds({}, TOM))).toEqual([]);
  });

  it('is ordered by a date where the page says so', () => {
    const repeats: Repeats = { ...CHILDREN, id: 'dates', one: 'Date', fields: [date('on', 'When?')], orderedBy: 'on' };
    const page: Page = { ...PAGE, repeats };
    const answers = ['2026-03-03', '2025-12-31', '2026-03-03'].reduce<Answers>(
      (so, on, index) => withItem(page, so, index + 1, { [`dates~${index + 1}~on`]: { said: on } }),
      {},
    );
    expect(itemsOf(page, answers).map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  it('is frozen item by item, and what identifies a further child goes apart like the first one’s', () => {
    const { frozen, identity } = freeze(PAGE, adds(adds({ own: { said: 'x' } }, TOM), ANA));
    expect(frozen.items.map(({ field, question }) => `${field}: ${question}`)).toEqual([
      'own: Own question',
      ...[1, 2].flatMap((n) =>
        [
          ['childName', 'Full name'],
          ['initials', 'Initials'],
          ['harmed', 'Harmed?'],
          ['how', 'How?'],
        ].map(([field, label]) => `children~${n}~${field}: Child ${n}: ${label}`),
      ),
    ]);
    expect(frozen.items.find(({ field }) => field === 'children~2~harmed')).toMatchObject({ answer: 'Yes', apart: false });
    expect(JSON.stringify(frozen)).not.toContain('Brightwater');
    expect(identity).toEqual({ 'children~1~childName': { said: 'Tom Brightwater' }, 'children~2~childName': { said: 'Ana Brightwater' } });
  });

  it('is looked at for identifiers like any answer, and knows its own names', () => {
    const answers = adds({ own: { said: 'x' } }, { ...ANA, how: 'Ana fell on Tom' });
    const known = knownFrom([answers, adds({}, TOM, 7)]);
    const hint = hintFor(PAGE, answers, known);
    expect(hint).toMatchObject({ about: 'name', places: [{ field: { label: 'Child 1: How?' } }] });
    expect(hint && replacing(hint, answers)['children~1~how']).toEqual({ said: 'A.B. fell on T.B.' });
  });

  it('takes nothing from a key that is none of its own', () => {
    const odd: Answers = {
      'children~x~childName': { said: 'a' },
      'children~1': { said: 'b' },
      'others~1~childName': { said: 'c' },
      'children~99999~how': { said: 'd' },
    };
    expect(itemsOf(PAGE, odd)).toEqual([]);
    expect(writtenOut(PAGE, odd)).toBe(PAGE);
    expect(itemsOf({ ...PAGE, id: 'q', fields: [] }, {})).toEqual([]);
  });

  it('never loses or invents an item, in any order of adding and removing', () => {
    const step = fc.oneof(fc.constant('add' as const), fc.nat(5));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let answers: Answers = {};
        const there = new Set<number>();
        let last = 0;
        for (const one of steps) {
          if (one === 'add') {
            const number = nextNumber(PAGE, answers);
            expect(number).toBe(last + 1);
            answers = adds(answers, TOM);
            there.add((last = number));
          } else {
            answers = withoutItem(PAGE, answers, one);
            last = Math.max(last, one);
            there.delete(one);
          }
        }
        expect(new Set(itemsOf(PAGE, answers).map(({ number }) => number))).toEqual(there);
      }),
    );
  });
});
