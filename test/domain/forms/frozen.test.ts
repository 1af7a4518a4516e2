import fc from 'fast-check';
import type { Answer, Answers } from '../../../src/domain/forms/answers';
import type { Field, Page } from '../../../src/domain/forms/field';
import { freeze, notFrom, thaw } from '../../../src/domain/forms/frozen';
import { itemPage, withItem, withoutItem } from '../../../src/domain/forms/repeats';
import { ALL_PAGES, GATE, ROUTE } from '../../../src/domain/referral/pages';
import { dayInWords, inWords, readDay } from '../../../src/domain/time/days';

const PAGES: readonly Page[] = [GATE, ROUTE, ...ALL_PAGES];
const typedText = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
const aDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, '2026-03-31'.length));

/** What may be said to a question, as forms take it. */
function sayings({ kind, choices }: Field): fc.Arbitrary<string> {
  if (kind === 'date') return aDay;
  // An agency of the partnership is offered by the settings and stands in no list of the page.
  if (kind === 'choice') return fc.constantFrom(...choices.map(({ value }) => value), 'Northshire Police');
  if (kind === 'several')
    return fc
      .subarray(
        choices.map(({ value }) => value),
        { minLength: 1 },
      )
      .map((values) => values.join(','));
  return fc.oneof(
    typedText,
    aDay.map((day) => inWords(readDay(day))),
  );
}

const kept = fc.array(fc.record({ what: fc.constantFrom('name', 'postcode', 'why'), text: typedText, why: fc.string() }), {
  minLength: 1,
  maxLength: 3,
});
const answerTo = (field: Field): fc.Arbitrary<Answer | undefined> => {
  const answer = fc.oneof(
    sayings(field).map((said): Answer => ({ said })),
    typedText.map((notKnown): Answer => ({ notKnown })),
  );
  // Identities are not looked at for what identifies somebody.
  const pointedOut = fc.tuple(answer, kept).map(([one, of]): Answer => ({ ...one, kept: of }));
  return fc.option(field.identity ? answer : fc.oneof(answer, pointedOut), { nil: undefined });
};

const answersTo = (fields: readonly Field[]): fc.Arbitrary<Answers> =>
  fc
    .tuple(...fields.map((field) => answerTo(field).map((answer) => [field.id, answer] as const)))
    .map((entries) => Object.fromEntries(entries.flatMap(([id, answer]) => (answer ? [[id, answer] as const] : []))));

/** Any answers of a page: its own questions, and things on its list, some of which were taken off again. */
function anyAnswers(page: Page): fc.Arbitrary<Answers> {
  const own = answersTo(page.fields);
  const { repeats } = page;
  if (!repeats) return own;
  const listing = { ...page, repeats };
  const items = fc.array(
    fc.nat({ max: 5 }).chain((nth) => fc.tuple(fc.constant(nth + 1), answersTo(itemPage(listing, nth + 1).fields), fc.boolean())),
    {
      maxLength: 6,
    },
  );
  return fc.tuple(own, items).map(([before, all]) =>
    all.reduce((answers, [number, of, isRemoved]) => {
      const added = withItem(page, answers, number, of);
      return isRemoved ? withoutItem(page, added, number) : added;
    }, before),
  );
}

describe('a page that was frozen', () => {
  it.each(PAGES.map((page) => [page.id, page] as const))('gives back every answer of “%s” as it was typed', (_, page) => {
    fc.assert(
      fc.property(anyAnswers(page), fc.nat(), (answers, revision) => {
        const { frozen, identity } = freeze(page, answers, { revision, savedAt: '2026-11-23T10:15:00.000Z' });
        const stored: typeof frozen = JSON.parse(JSON.stringify(frozen));
        expect(thaw(page, stored, identity)).toEqual(answers);
        expect(stored).toMatchObject({ revision, savedAt: '2026-11-23T10:15:00.000Z' });
      }),
    );
  });

  it('asks some page for each kind of answer, so that the property above is about all of them', () => {
    const fields = PAGES.flatMap((page) => [...page.fields, ...(page.repeats?.fields ?? [])]);
    expect(new Set(fields.map(({ kind }) => kind))).toEqual(new Set(['text', 'long', 'date', 'choice', 'several']));
    expect(new Set(fields.filter(({ identity }) => identity).map(({ kind }) => kind))).toEqual(new Set(['text', 'date']));
  });

  it('leaves to the identities what others recorded there', () => {
    const page = ALL_PAGES.find(({ id }) => id === 'start')!;
    const { frozen, identity } = freeze(page, { childName: { said: 'Kezia B' } });
    expect(notFrom([frozen], { ...identity, nameChosen: { said: 'Kizzy' } })).toEqual({ nameChosen: { said: 'Kizzy' } });
  });
});

it('reads every date back that it writes in words', () => {
  fc.assert(fc.property(aDay, (day) => expect(dayInWords(inWords(readDay(day)))).toBe(day)));
});
