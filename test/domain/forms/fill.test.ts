import fc from 'fast-check';
import { ASK } from '../../../src/domain/information/returnForm';
import { AWARE, DONE, NOTIFICATION, QUIET } from '../../../src/domain/dates/forms';
import { CALL } from '../../../src/domain/decision/forms';
import type { Answers } from '../../../src/domain/forms/answers';
import { choice, date, long, orWhyNot, several, text, time, WHY_LIMIT, type Page } from '../../../src/domain/forms/field';
import { asShown } from '../../../src/domain/forms/readTyped';
import { itemPage } from '../../../src/domain/forms/repeats';
import { BOOKING } from '../../../src/domain/meeting/bookingPage';
import { ABSENCE } from '../../../src/domain/people/personPages';
import { notifiedPage } from '../../../src/domain/referral/notifiedForm';
import { fill, missing, outInput, whyInput } from '../../../src/domain/forms/fill';
import { ALL_PAGES, pageCalled, SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import { nextPlace, places } from '../../../src/domain/referral/progress';

const [start, child, happened] = ['start', 'child', 'happened'].map(pageCalled);
const TODAY = '2026-11-23';
/** The pages of other forms that ask for dates. */
const OTHERS = [ASK, AWARE, DONE, NOTIFICATION, QUIET, CALL, BOOKING, ABSENCE, notifiedPage([])];
const problemsOf = (typed: Record<string, string>) => fill(start!, {}, typed, TODAY).problems;

describe('filling a page', () => {
  it('keeps what was typed, letter for letter', () => {
    const said = '  “${x}” **bold** <b> \u202Eright to left\u202C 👩‍👧 ';
    expect(fill(start!, {}, { inOneSentence: said }, TODAY).answers).toEqual({ inOneSentence: { said } });
  });

  it('takes a reason instead of an answer, and the answer when both are there', () => {
    expect(fill(happened!, {}, { [whyInput('laAwareOn')]: 'nobody has said' }, TODAY).answers).toEqual({
      laAwareOn: { notKnown: 'nobody has said' },
    });
    expect(fill(happened!, {}, { laAwareOn: '2026-11-20', [whyInput('laAwareOn')]: 'nobody has said' }, TODAY).answers).toEqual({
      laAwareOn: { said: '2026-11-20' },
    });
  });

  it('keeps everything when nothing came', () => {
    const saved = { initials: { said: 'K.B.' }, childName: { said: 'Kezia' } };
    expect(fill(start!, saved, {}, TODAY).answers).toEqual(saved);
    expect(fill(start!, saved, {}, TODAY).problems.every(({ kind }) => kind === 'missing')).toBe(true);
  });

  it('changes a reason into an answer and back', () => {
    const known = fill(
      happened!,
      { facts: { notKnown: 'too early' } },
      { facts: 'now known', [whyInput('facts')]: 'too early' },
      TODAY,
    ).answers;
    expect(known).toEqual({ facts: { said: 'now known' } });
    expect(fill(happened!, known, { facts: '', [whyInput('facts')]: 'withdrawn' }, TODAY).answers).toEqual({
      facts: { notKnown: 'withdrawn' },
    });
  });

  it('names the field and the limit when a text is too long, and keeps what was saved before', () => {
    const { answers, problems } = fill(start!, { initials: { said: 'K.B.' } }, { initials: 'x'.repeat(41) }, TODAY);
    expect(answers).toEqual({ initials: { said: 'K.B.' } });
    expect(problems[0]).toEqual({
      field: 'initials',
      kind: 'wrong',
      sentence: '“Initials, or another name, to use everywhere else” takes 40 characters; this has 41. Please shorten it.',
    });
  });

  it('refuses a reason that is too long, a date that is none, a date to come, and a choice that is not in the list', () => {
    const wrong = (typed: Record<string, string>, page = start!) =>
      fill(page, {}, typed, TODAY).problems.filter(({ kind }) => kind === 'wrong');
    expect(wrong({ [whyInput('laAwareOn')]: 'x'.repeat(WHY_LIMIT + 1) }, happened!)).toHaveLength(1);
    for (const date of ['2026-02-30', '31/02/2026', 'yesterday', '2026-11-24', '0026-11-19', '9999-12-31'])
      expect(wrong({ incidentOn: date })).toHaveLength(1);
    expect(wrong({ incidentOn: TODAY })).toHaveLength(0);
    expect(wrong({ bornOn: '2027-02-01' }, child!)).toHaveLength(0);
    expect(wrong({ safeNow: 'perhaps' })).toHaveLength(1);
  });

  it('asks who told the local authority only when it has been told', () => {
    const asked = (laTold: string) => problemsOf({ laTold }).some(({ field }) => field === 'laToldBy');
    expect(asked('yes')).toBe(true);
    expect(asked('no')).toBe(false);
  });

  it('never loses or invents an answer, whatever is typed', () => {
    const words = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...start!.fields.map(({ id }) => id)), words), (typed) => {
        const { answers, problems } = fill(start!, {}, typed, TODAY);
        for (const field of start!.fields) {
          const said = typed[field.id] ?? '';
          const isWrong = problems.some((problem) => problem.field === field.id && problem.kind === 'wrong');
          const kept = field.kind === 'date' ? asShown(field, said) : said;
          expect(answers[field.id]).toEqual(said.trim() && !isWrong ? { said: kept } : undefined);
        }
      }),
    );
  });
});

describe('what did not come back', () => {
  const page: Page = {
    id: 'all',
    title: 'Every kind of question',
    purpose: '',
    fields: [
      text('words', 'A few words', 20),
      long('more', 'More of them', 300, orWhyNot),
      date('diedOn', 'Date of death'),
      time('at', 'At what time?'),
      several('both', 'Which of them?', [
        ['a', 'Apples'],
        ['b', 'Pears'],
      ]),
      choice('one', 'Which one?', [
        ['a', 'Apples'],
        ['b', 'Pears'],
      ]),
      text('other', 'Something else', 20),
    ],
  };
  const saved: Answers = {
    words: { said: 'in  the\nhouse' },
    more: { notKnown: 'nobody has said' },
    diedOn: { said: '2026-11-19' },
    at: { said: '14:05' },
    both: { said: 'a,b' },
    one: { said: 'a' },
  };
  const here = { other: 'this came' };
  const after = { ...saved, other: { said: 'this came' } };

  it.each([
    ['words', 'Taken out: “A few words”, in the house.'],
    ['more', 'Taken out: “More of them”, not known, because: nobody has said.'],
    ['diedOn', 'Taken out: “Date of death”, Thu 19 November 2026.'],
    ['at', 'Taken out: “At what time?”, 14:05.'],
    ['both', 'Taken out: “Which of them?”, Apples Pears.'],
  ])('stays until somebody says that it is to go: %s', (field, says) => {
    for (const empty of [{}, { [field]: '' }, { [field]: '  ' }]) {
      const { answers, problems } = fill(page, saved, { ...here, ...empty }, TODAY);
      expect(answers).toEqual(after);
      expect(problems.find((one) => one.field === field)).toEqual({
        field,
        kind: 'taken out',
        sentence: `${says} It stays until you say that it is to go.`,
      });
    }
    const out = outInput(field);
    const others = Object.fromEntries(Object.keys(saved).map((one) => [outInput(one), 'keep']));
    expect(fill(page, saved, { ...here, ...others, [out]: 'keep' }, TODAY)).toEqual({ answers: after, problems: [] });
    const rest = Object.fromEntries(Object.entries(after).filter(([one]) => one !== field));
    expect(fill(page, saved, { ...here, ...others, [out]: 'take' }, TODAY).answers).toEqual(rest);
  });

  it('just stays where it is a choice, which nobody can un-choose', () => {
    const { answers, problems } = fill(page, saved, { ...here, [outInput('one')]: 'take' }, TODAY);
    expect(answers['one']).toEqual({ said: 'a' });
    expect(problems.map(({ field }) => field)).not.toContain('one');
  });

  it('is replaced by whatever came instead, without a question', () => {
    const typed = { ...here, words: 'outside', more: 'known now', diedOn: '2026-11-20', at: '2pm', both: 'b', one: 'b' };
    const { answers, problems } = fill(page, saved, typed, TODAY);
    expect(problems).toEqual([]);
    expect(answers).toMatchObject({ words: { said: 'outside' }, diedOn: { said: '2026-11-20' }, at: { said: '14:00' } });
  });

  it('is asked about in a few words, however long it is', () => {
    const { problems } = fill(page, { more: { said: 'x'.repeat(300) } }, here, TODAY);
    expect(problems[0]?.sentence).toHaveLength('Taken out: “More of them”, … It stays until you say that it is to go.'.length + 101);
  });

  it('is never lost, whatever else is typed, unless somebody says so', () => {
    const fields = page.fields.map(({ id }) => id);
    const inputs = [...fields, ...fields.map(whyInput)];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...inputs), fc.constantFrom('', ' ', 'a', 'keep', '2026-11-01')), (typed) => {
        const { answers } = fill(page, saved, typed, TODAY);
        for (const field of Object.keys(saved)) expect(answers[field]).toBeDefined();
      }),
    );
  });
});

describe('dates and times as clients send them', () => {
  const page: Page = { id: 'when', title: 'When', purpose: '', fields: [date('on', 'On which day?'), time('at', 'At what time?')] };
  const filled = (on: string, at = '10:00') => fill(page, {}, { on, at }, TODAY);

  it.each([' 2026-11-19', '2026-11-19T00:00:00Z', '19/11/2026', '19 Nov 26', 'November 19, 2026'])('are kept as days: “%s”', (on) =>
    expect(filled(on)).toEqual({ answers: { on: { said: '2026-11-19' }, at: { said: '10:00' } }, problems: [] }),
  );

  it.each(['2:30 PM', '2.30pm', '14:30:00', '1430', ' 14:30 '])('are kept as times: “%s”', (at) =>
    expect(filled('2026-11-19', at).answers['at']).toEqual({ said: '14:30' }),
  );

  it.each([
    [
      '11/19/2026',
      'the day stands first here, and there is no such month. Is it Thu 19 November 2026? Then go on; if not, please change it.',
    ],
    ['Fri 19 November 2026', 'the weekday does not go with this date. Is it Thu 19 November 2026? Then go on; if not, please change it.'],
    ['31/02/2026', '31/02/2026 is none; please give a real date, for example 2026-03-31.'],
    ['next [Tuesday](x)', 'please give a real date, for example 2026-03-31.'],
    ['0026-11-19', 'Thu 19 November 0026 is more than 30 years ago. Please check the day, month and year.'],
    ['9999-12-31', 'this date has not come yet. Please check the day, month and year.'],
  ])('are asked about where they do not fit: “%s”', (on, says) =>
    expect(filled(on).problems).toEqual([{ field: 'on', kind: 'wrong', sentence: `“On which day?”: ${says}` }]),
  );

  it('have a span in which they are plausible, every one of them', () => {
    const pages = [...ALL_PAGES.flatMap((one) => (one.repeats ? [one, itemPage({ ...one, repeats: one.repeats }, 1)] : [one])), ...OTHERS];
    const dates = pages.flatMap((one) => one.fields.filter(({ kind }) => kind === 'date').map((field) => ({ one, field })));
    expect(dates.length).toBeGreaterThan(12);
    for (const { one, field } of dates)
      for (const on of ['0026-11-19', '1026-11-19', '9999-12-31'])
        expect(fill(one, {}, { [field.id]: on }, TODAY).problems).toContainEqual(
          expect.objectContaining({ field: field.id, kind: 'wrong' }),
        );
  });

  it('are shown in the form as days, so that an input for dates can show them', () => {
    const [on, at] = page.fields;
    expect(asShown(on!, '19/11/2026')).toBe('2026-11-19');
    expect(asShown(on!, '11/19/2026')).toBe('2026-11-19');
    expect(asShown(on!, 'Thu 19 November 2026')).toBe('2026-11-19');
    expect(asShown(on!, 'soon')).toBe('soon');
    expect(asShown(at!, '2pm')).toBe('2pm');
  });
});

describe('where somebody is in the form', () => {
  it('is the first page that still needs something', () => {
    const complete = Object.fromEntries(start!.fields.map((field) => [field.id, { said: field.choices[0]?.value ?? '2026-11-01' }]));
    const at = (saved: [string, typeof complete][]) => nextPlace(places(SERIOUS_INCIDENT, new Map(saved)))?.page.id;
    expect(at([])).toBe('start');
    expect(at([['start', complete]])).toBe('people');
    expect(at([['start', {}]])).toBe('start');
  });

  it('counts only what must be answered as missing', () => {
    expect(missing(child!, {}).map(({ field }) => field)).toEqual(['bornOn', 'ethnicity']);
    expect(missing(child!, { bornOn: { notKnown: 'not recorded' }, ethnicity: { said: 'mixed' } })).toEqual([]);
  });
});
