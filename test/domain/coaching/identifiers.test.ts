import fc from 'fast-check';
import { NOBODY, type Kind, type Known } from '../../../src/domain/coaching/found';
import { identifiersIn, inContext, replaced } from '../../../src/domain/coaching/identifiers';
import { hasCheckDigit } from '../../../src/domain/coaching/numbers';
import { readDay } from '../../../src/domain/time/days';

const KEZIA: Known = { children: [{ name: 'Kezia Brightwater', instead: 'K.B.' }], bornOn: [readDay('2024-02-29')], colleagues: [] };
const named = (...names: string[]): Known => ({ ...KEZIA, children: names.map((name) => ({ name, instead: 'K.B.' })) });
const found = (text: string, known: Known = KEZIA): string[] => identifiersIn(text, known).map((one) => `${one.kind}: ${one.text}`);

describe('NHS numbers', () => {
  it.each(['943 476 5919', '9434765919', '943-476-5919', 'NHS number: 943 476 5919.', 'NHS 999 000 0018', 'nhs no 4010232137'])(
    'finds one by its check digit: %s',
    (text) => expect(found(text)).toEqual([expect.stringContaining('NHS number')]),
  );

  it.each([
    ['a wrong check digit', '943 476 5918'],
    ['a number that would need the check 10', 'NHS 999 000 0000'],
    ['a first digit that is not given out, and not called one', 'order 1234567881'],
    ['part of a longer number', '12 943 476 5919 123'],
    ['a reference with letters', 'CAD/9434765919 and PR-9434765919'],
    ['eleven digits', '94347659190'],
  ])('leaves alone %s', (_, text) => expect(found(text)).toEqual([]));

  it('takes a first digit that is not given out when the number is called an NHS number', () => {
    expect(found('NHS number 1234567881')).toEqual(['NHS number: 1234567881']);
  });

  it('accepts exactly one check digit, or none, for any nine digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
        const right = [...'0123456789'].filter((digit) => hasCheckDigit(nine + digit));
        const sum = [...nine].reduce((so, digit, index) => so + Number(digit) * (10 - index), 0);
        expect(right).toHaveLength(sum % 11 === 1 ? 0 : 1);
        for (const digit of right) expect((sum + Number(digit)) % 11).toBe(0);
      }),
    );
  });
});

describe('dates of birth', () => {
  it.each(['29 February 2024', '29th of Feb 2024', 'February 29, 2024', '29/02/2024', '29.2.24', '2024-02-29', '29-Feb-2024'])(
    'finds the child’s, however it is written: %s',
    (text) => expect(found(`She was seen (${text}) at home.`)).toEqual([`date of birth: ${text}`]),
  );

  it.each([
    'DOB 3/4/19',
    'd.o.b. 03.04.2019',
    'date of birth: 3 April 2019',
    'he was born on 3 April 2019',
    'his birthday is 3 April 2019',
    'born 2019-04-03',
  ])('finds a date that the text calls one: %s', (text) =>
    expect(found(text)).toEqual([expect.stringMatching(/^date of birth: .*(?:19|2019).*$/)]),
  );

  it.each([
    'On 3 March 2026 the health visitor saw K.B. at home.',
    '3/3/2026: strategy meeting',
    '2026-03-03 seen at school',
    'born early. On 3 March 2026 she went home',
    'a newborn, seen on 3 March 2026',
    'born in 2024',
    'In February 2024 the family moved.',
    'DOB not known; on 31/31/2024 nothing happened',
    'version 29.2.24.1',
  ])('leaves what happened and when alone: %s', (text) => expect(found(text)).toEqual([]));
});

describe('telephone numbers', () => {
  it.each([
    '01632 960123',
    '(01632) 960 123',
    '07700 900123',
    '07700900123',
    '+44 7700 900123',
    '+44 (0)1632 960123',
    '020 7946 0018',
    '+353 86 123 4567',
    '0044 7700 900123',
  ])('finds %s', (text) => expect(found(`Ring mum on ${text}, please`)).toEqual([`telephone number: ${text}`]));

  it.each([
    'Crime ref 01632960123',
    'incident number 07700900123',
    'log 0123456789',
    'CAD 01632960123',
    'Case no: 0123456789',
    '12/01632960123',
    'rang 999, then 111 and 101',
    'Childline 0800 1111, NSPCC 0808 800 5000',
    'the duty team, 0300 123 4567',
    'from 01-02-2026 10 to 14',
    'at 07:30 11 children came',
    'weighed 0.123456789',
    '1234567890123',
    'PR-07700900123',
  ])('leaves alone: %s', (text) => expect(found(text)).toEqual([]));
});

describe('postcodes and e-mail addresses', () => {
  it.each(['LS1 4TH', 'SW1A 1AA', 'M11AE', 'ec1a 1bb', 'N1 9GU', 'DN55 1PT'])('finds the postcode %s', (text) => {
    expect(found(`They live at ${text}.`)).toEqual([`postcode: ${text}`]);
  });

  it.each([
    'vitamin B12 5th dose',
    'KS2 3AB',
    'room B12',
    'S47 and S17',
    'the LS1 area',
    'AB12 DEF',
    'PR-7KQ4M2X',
    'Q1 2AB',
    'at m1 1hr',
    'W12 8MC',
  ])('finds none in %s', (text) => expect(found(text)).toEqual([]));

  it.each(['mum@example.org', 'a.b-c+d@mail.nhs.uk', 'o’neil.k@school.sch.uk'])('finds the e-mail address %s', (text) => {
    expect(found(`write to ${text}.`, NOBODY)).toEqual([`e-mail address: ${text.replace('o’', '')}`]);
  });

  it.each(['met @ school', '@school', 'a@b', '5@10.'])('finds no e-mail address in %s', (text) => expect(found(text)).toEqual([]));
});

describe('the child’s name', () => {
  it('finds the whole name and its parts, and what belongs to them', () => {
    expect(found('Kezia’s bruise. KEZIA BRIGHTWATER cried; brightwater family, Kezia-Mae.')).toEqual([
      'name: Kezia',
      'name: KEZIA BRIGHTWATER',
      'name: brightwater',
      'name: Kezia',
    ]);
  });

  it('finds every child who was named, and names written in small letters', () => {
    const known = named('kezia brightwater and tom brightwater');
    expect(found('Tom saw Kezia. tomorrow', known)).toEqual(['name: Tom', 'name: Kezia']);
  });

  it('leaves the pseudonym and what it is made of', () => {
    expect(found('K.B. and K. B. slept.')).toEqual([]);
    expect(found('Kez slept; Brightwater did not.', { ...KEZIA, children: [{ name: 'Kez Brightwater', instead: 'Kez' }] })).toEqual([
      'name: Brightwater',
    ]);
  });

  it('does not find short names inside other words or in small letters', () => {
    const known = named('Al Bo');
    expect(found('Also, Bobby saw al fresco. Al came, BO too.', known)).toEqual(['name: Al', 'name: BO']);
  });

  it.each([
    ['Will May', 'Will they come? In May 2026, on 3 May, they will.'],
    ['Grace White', 'She is White British. Grace period. white'],
    ['Mark Hill', 'A mark on the hill. Mark the date.'],
  ])('takes no everyday word for the name %s', (name, text) => {
    expect(found(text, named(name))).toEqual([]);
  });

  it('finds a name that is an everyday word in the middle of a sentence', () => {
    expect(found('Then Grace cried and Mr White left with May.', named('Grace White', 'May'))).toEqual([
      'name: Grace',
      'name: White',
      'name: May',
    ]);
  });

  it('uses each child’s own name instead, and initials where there is none', () => {
    const known: Known = {
      ...KEZIA,
      children: [...KEZIA.children, { name: 'Tom Brightwater', instead: 'T.' }, { name: 'Zoë Ó’Neill', instead: '' }],
    };
    const text = "Kezia, Tom and Zoë Ó'Neill.";
    expect(replaced(text, identifiersIn(text, known), 100)).toBe('K.B., T. and Z.Ó.');
  });

  it('knows nobody when nobody was named', () => {
    expect(found('Baby boy, unborn child, not known', named('Baby boy', 'Not known', 'K.B.', ''))).toEqual([]);
  });
});

describe('people at work and addresses', () => {
  const withColleagues: Known = { ...KEZIA, colleagues: ['Mei Lin Chan', 'Zoë O’Neill', 'Owen'] };
  it.each([
    ['Mei Lin Chan rang.', 'colleague: Mei Lin Chan'],
    ['as MEI LIN CHAN said', 'colleague: MEI LIN CHAN'],
    ["then zoe o'neill came", "colleague: zoe o'neill"],
    ['Dr Patel saw her.', 'colleague: Dr Patel'],
    ['rang DC Smith-Jones at once', 'colleague: DC Smith-Jones'],
    ['asked Mrs O’Hara', 'colleague: Mrs O’Hara'],
    ['at 14 Elm Road', 'address: 14 Elm Road'],
    ['Flat 3, 22b St Mary’s Close', 'address: Flat 3, 22b St Mary’s Close'],
  ])('are pointed out in “%s”', (text, is) => expect(found(text, withColleagues)).toEqual([is]));

  it.each([
    'Owen rang; Mei and Chan are names of others.',
    'the doctor, the nurse and her sister said',
    'Dr said so. Miss her. PC and DC were there.',
    'in 2026 Elm Road was closed',
    '3 green parks, 14 ways to go',
  ])('are not seen in “%s”', (text) => expect(found(text, withColleagues)).toEqual([]));

  it('are replaced by what they are', () => {
    const text = 'Dr Patel and Kezia met.';
    expect(replaced(text, identifiersIn(text, withColleagues), 100)).toBe('a colleague and K.B. met.');
  });
});

describe('any text', () => {
  it('gives places in order, apart from each other, that hold what they say', () => {
    const bits = fc.constantFrom(
      'Kezia ',
      'Brightwater',
      ' 943 476 5919',
      '01632 960123 ',
      'mum@example.org',
      '29/02/2024 ',
      'LS1 4TH',
      ' on ',
      '. ',
      '\n',
      'born ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const one of identifiersIn(text, KEZIA)) {
          expect(one.from).toBeGreaterThanOrEqual(last);
          expect(text.slice(one.from, one.to)).toBe(one.text);
          last = one.to;
        }
      }),
    );
  });

  it('comes to its end with a page of anything, eight times as long as one may be', () => {
    // What looks back again and again for each character would not end here in hours.
    const LONG = 20_000;
    for (const one of ['0', '0 ', 'a', 'a@', 'A1', '1.', 'born ', 'Kezia ', '(0', '+44', '-']) {
      const all = identifiersIn(one.repeat(Math.ceil(LONG / one.length)), KEZIA);
      expect([one, all.length]).toEqual([one, one === 'Kezia ' ? Math.ceil(LONG / one.length) : 0]);
    }
  });

  it('finds nothing more once everything was replaced', () => {
    const text = 'Kezia Brightwater, born 29/02/2024, NHS 943 476 5919, LS1 4TH, mum@example.org, 07700 900123.';
    const all = identifiersIn(text, KEZIA);
    expect(new Set(all.map(({ kind }): Kind => kind)).size).toBe(6);
    const after = replaced(text, all, 500);
    expect(after).toBe(
      'K.B., born [date of birth removed], NHS [NHS number removed], [postcode removed], [e-mail address removed], [telephone number removed].',
    );
    expect(identifiersIn(after, KEZIA)).toEqual([]);
  });

  it('replaces by shorter words where the longer ones would not fit', () => {
    const text = 'Ring 07700 900123';
    const all = identifiersIn(text, KEZIA);
    expect(replaced(text, all, 20)).toBe('Ring [removed]');
    expect(replaced(text, all, 8)).toBe('Ring –');
  });

  it('shows some of the words around, on one line', () => {
    const text = `${'a word '.repeat(20)}then Kezia\nslept. ${'b word '.repeat(20)}`;
    const [one] = identifiersIn(text, KEZIA);
    expect(inContext(text, one!)).toMatch(/^….*then Kezia slept\. .*…$/);
    expect(inContext('Kezia slept.', { from: 0, to: 5 })).toBe('Kezia slept.');
  });
});
