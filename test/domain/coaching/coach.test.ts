import { hintFor, keepingAsIs, knownFrom, replacing, type Hint } from '../../../src/domain/coaching/coach';
import type { Answers } from '../../../src/domain/forms/answers';
import { date, long, text, type Page } from '../../../src/domain/forms/field';
import { fill, outInput } from '../../../src/domain/forms/fill';

const PAGE: Page = {
  id: 'p',
  title: 'A page',
  purpose: '',
  fields: [
    text('initials', 'Initials', 40),
    long('picture', 'Who are they?', 600, { coach: 'pen picture' }),
    long('reason', 'Why?', 300, { coach: 'why' }),
    long('reasonToo', 'And why?', 300, { coach: 'why' }),
    text('contact', 'Who can we ring?', 80, { coach: 'people at work' }),
    text('kept', 'Apart', 80, { identity: true }),
    date('on', 'When?'),
  ],
};
const START: Answers = { childName: { said: 'Kezia Brightwater' }, initials: { said: 'K.B.' } };
const KNOWN = knownFrom([START, { bornOn: { said: '2024-02-29' } }]);
const said = (answers: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([field, one]) => [field, { said: one }]));
const hint = (answers: Answers): Hint | undefined => hintFor(PAGE, answers, KNOWN);
const must = (answers: Answers): Hint => {
  const found = hint(answers);
  if (!found) throw new Error('No hint.');
  return found;
};
const whole = 'The school and the hospital each held one part, and nobody put the parts together in time.';

describe('what is known of the children', () => {
  it('comes from the short start, the child’s page and the further children', () => {
    const further = {
      'children~2~childName': { said: 'Tom' },
      'children~2~initials': { said: 'T.' },
      'children~2~bornOn': { said: '2020-01-31' },
    };
    expect(knownFrom([START, { bornOn: { said: '2024-02-29' } }, further])).toEqual({
      children: [
        { name: 'Kezia Brightwater', instead: 'K.B.' },
        { name: 'Tom', instead: 'T.' },
      ],
      bornOn: ['2024-02-29', '2020-01-31'],
      colleagues: [],
    });
  });

  it('is nothing where nothing was said, or a date is none', () => {
    expect(knownFrom([{}, { bornOn: { notKnown: 'the hospital has it' } }])).toEqual({ children: [], bornOn: [], colleagues: [] });
  });
});

describe('a page that is pressed forward', () => {
  it('has nothing to look at when it says who the child is and why', () => {
    expect(hint(said({ initials: 'K.B.', picture: 'K.B. loves drums.', reason: whole }))).toBeUndefined();
    expect(hint({})).toBeUndefined();
  });

  it('gives one hint at a time: names before numbers, identifiers before the pen picture, and that before thin reasons', () => {
    let answers = said({
      picture: 'Referral by Kezia’s school, 07700 900123. Strategy meeting held; case closed.',
      reason: 'See above',
      reasonToo: 'Lack of communication',
    });
    const about: string[] = [];
    for (let next = hint(answers); next; next = hint(answers)) {
      about.push(next.about);
      answers = 'places' in next ? replacing(next, answers) : keepingAsIs(next, answers, '');
    }
    expect(about).toEqual(['name', 'telephone number', 'pen picture', 'why']);
    expect(answers['picture']).toMatchObject({
      said: 'Referral by K.B.’s school, [telephone number removed]. Strategy meeting held; case closed.',
    });
    expect(answers['reason']).toMatchObject({ said: 'See above' });
  });

  it('gathers one kind over the whole page, and replaces all of it with one press', () => {
    const answers = said({ picture: 'Kezia loves Brightwater Bay.', reason: `${whole} Kezia was two.` });
    const names = must(answers);
    expect(names).toMatchObject({
      about: 'name',
      places: [{ found: [{ text: 'Kezia' }, { text: 'Brightwater' }] }, { found: [{ text: 'Kezia' }] }],
    });
    expect(replacing(names, answers)).toEqual(said({ picture: 'K.B. loves K.B. Bay.', reason: `${whole} K.B. was two.` }));
  });

  it('looks at reasons for “not known”, within their limit', () => {
    const answers: Answers = { picture: { notKnown: `Ask Kezia’s mother on 07700 900123 ${'x'.repeat(100)}` } };
    const named = replacing(must(answers), answers);
    expect(named['picture']).toMatchObject({ notKnown: expect.stringMatching(/^Ask K\.B\.’s mother on 07700/) as string });
    const after = replacing(must(named), named)['picture'];
    expect(after && 'notKnown' in after && after.notKnown.length).toBeLessThanOrEqual(150);
  });

  it('leaves alone what is to hold names and numbers, and what is kept apart', () => {
    expect(hint(said({ contact: 'Kezia’s nurse, 01632 960123', kept: 'Kezia, LS1 4TH' }))).toBeUndefined();
  });

  it('does not take the name, or a part of it, as what is used instead', () => {
    const answers = said({ initials: 'Kezia B' });
    const names = hintFor(PAGE, answers, knownFrom([{ ...START, ...answers }]));
    expect(names).toMatchObject({ about: 'name' });
    expect(names && replacing(names, answers)).toEqual(said({ initials: 'K.B. B' }));
  });
});

describe('what somebody keeps', () => {
  it('is stored with the answer, with the reason, and not pointed out again', () => {
    const answers = said({ picture: 'Kezia loves drums. Ring 07700 900123 or 07700-900-124.' });
    const names = replacing(must(answers), answers);
    const kept = keepingAsIs(must(names), names, 'It is the helpline of our team.');
    expect(kept['picture']).toEqual({
      said: 'K.B. loves drums. Ring 07700 900123 or 07700-900-124.',
      kept: [
        { what: 'telephone number', text: '07700900123', why: 'It is the helpline of our team.' },
        { what: 'telephone number', text: '07700900124', why: 'It is the helpline of our team.' },
      ],
    });
    expect(hint(kept)).toBeUndefined();
  });

  it('stays kept when the answer is changed and saved again, while another number is pointed out', () => {
    const answers = keepingAsIs(must(said({ reason: `${whole} 07700 900123` })), said({ reason: `${whole} 07700 900123` }), 'Ours.');
    const { answers: after } = fill(PAGE, answers, { reason: `${whole} 07700 900 123, and 01632 960123.` }, '2026-11-23');
    expect(after['reason']).toMatchObject({ kept: [{ text: '07700900123' }] });
    expect(hint(after)).toMatchObject({ about: 'telephone number', places: [{ found: [{ text: '01632 960123' }] }] });
    const taken = { initials: 'K.B.', [outInput('reason')]: 'take' };
    expect(fill(PAGE, after, taken, '2026-11-23').answers['reason']).toBeUndefined();
  });

  it('lets every thin reason of the page be with one press, and the pen picture with another', () => {
    const answers = said({ picture: 'Referral in May, then a strategy meeting.', reason: 'Poor practice', reasonToo: 'n/a' });
    const picture = keepingAsIs(must(answers), answers, '');
    const reasons = must(picture);
    expect(reasons).toMatchObject({ about: 'why', fields: [{ id: 'reason' }, { id: 'reasonToo' }] });
    expect(hint(keepingAsIs(reasons, picture, ''))).toBeUndefined();
  });

  it('is kept once, however often it is pressed', () => {
    const answers = said({ reason: `${whole} 07700 900123` });
    const once = keepingAsIs(must(answers), answers, 'Ours.');
    expect(keepingAsIs(must(answers), once, 'Ours, too.')).toEqual(once);
  });
});
