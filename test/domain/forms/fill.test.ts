import fc from 'fast-check';
import { WHY_LIMIT } from '../../../src/domain/forms/field';
import { fill, missing, whyInput } from '../../../src/domain/forms/fill';
import { pageCalled, SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import { nextPlace, places } from '../../../src/domain/referral/progress';

const [start, child, happened] = ['start', 'child', 'happened'].map(pageCalled);
const TODAY = '2026-11-23';
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

  it('empties a field that did not come, because clients leave empty inputs out, and keeps everything when nothing came', () => {
    const saved = { initials: { said: 'K.B.' }, childName: { said: 'Kezia' } };
    expect(fill(start!, saved, { initials: 'K.' }, TODAY).answers).toEqual({ initials: { said: 'K.' } });
    expect(fill(start!, saved, { initials: 'K.', childName: '' }, TODAY).answers).toEqual({ initials: { said: 'K.' } });
    expect(fill(start!, saved, {}, TODAY).answers).toEqual(saved);
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
    for (const date of ['2026-02-30', '31/03/2026', 'yesterday', '2026-11-24']) expect(wrong({ incidentOn: date })).toHaveLength(1);
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
          expect(answers[field.id]).toEqual(said.trim() && !isWrong ? { said } : undefined);
        }
      }),
    );
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
