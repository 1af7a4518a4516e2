import { hiding } from '../../../src/domain/coaching';
import type { Answers } from '../../../src/domain/forms/answers';
import { readDay } from '../../../src/domain/time/days';

const BORN = 'Sun 3 March 2019';
const named = (childName: string, more: Readonly<Record<string, string>> = {}): Answers =>
  Object.fromEntries(Object.entries({ childName, bornOn: BORN, ...more }).map(([field, said]) => [field, { said }]));
const KEEPS = [readDay('2026-11-21'), readDay('2026-11-23')];
const hides = (identity: Answers, text: string, instead = 'K.B.') =>
  hiding(identity, { insteadOf: (field) => (field === 'childName' ? instead : ''), keeps: KEEPS })(text);

/** A name as it was given; how people write it; and words beside it that must stay. */
const NAMES: readonly (readonly [name: string, go: readonly string[], stay: readonly string[]])[] = [
  [
    'Kezia Brightwater',
    ['Kezia Brightwater', 'KEZIA BRIGHTWATER', 'kezia brightwater', 'Brightwater, Kezia'],
    ['a bright water', 'Keziah'],
  ],
  ['Kezia Brightwater', ['Kezia', 'kezia', 'KEZIA', 'Brightwater', 'brightwater'], ['keziamae', 'Brightwatering']],
  [
    'Kezia Brightwater',
    ['Kezia\nBrightwater', 'Kezia\u00a0Brightwater', 'Kezia  Brightwater', 'Ke\u00adzia', 'Kezia\u200b'],
    ['the child'],
  ],
  ['KEZIA BRIGHTWATER', ['Kezia', 'brightwater'], ['water']],
  ['kezia brightwater', ['Kezia', 'Brightwater'], ['bright']],
  ['Bo Li', ['Bo', 'BO', 'Li', 'bo'], ['both', 'Lisbon', 'about']],
  ['Jo Ng', ['Jo', 'JO', 'jo', 'Ng', 'NG'], ['Joan', 'job', 'ring']],
  ['Al Bo', ['Al', 'AL', 'Bo'], ['et al', 'also', 'Bobby']],
  ['Zoë Müller', ['Zoë', 'Zoe', 'ZOË', 'zoe', 'Zoe\u0308', 'Müller', 'Muller', 'MÜLLER'], ['zoo', 'mull']],
  ['Siân Jones', ['Siân', 'Sian', 'Sia\u0302n', 'SIÂN'], ['Asian']],
  ['Łukasz Wójcik', ['Łukasz', 'Lukasz', 'Wojcik', 'WÓJCIK'], ['Luke']],
  ['Chloé Dubois', ['Chloe', 'Chloé', 'CHLOE'], ['chlorine']],
  ['Søren Østergaard', ['Søren', 'Soren', 'Ostergaard'], ['sore']],
  ['Strauß Weiß', ['Strauß', 'Strauss', 'Weiss'], ['straw']],
  ['O’Brien', ['O’Brien', "O'Brien", 'OBrien', "O'BRIEN", 'o brien', 'Oʼbrien'], ['brine', 'O level']],
  ["Aoife O'Neill", ['O’Neill', "O'Neill", 'ONeill', 'aoife'], ['kneel']],
  ['D’Angelo Smith', ["D'Angelo", 'DAngelo', 'Smith', 'SMITH'], ['angel', 'blacksmith']],
  ['Mary-Jane Watson', ['Mary-Jane', 'Mary Jane', 'Maryjane', 'MARY-JANE', 'Mary‑Jane', 'Mary–Jane', 'Mary', 'Jane'], ['Janet']],
  ['Mary Potts', ['Mary', 'Potts'], ['St Mary’s', 'St. Mary’s', 'Saint Mary’s', 'ST MARY’S']],
  ['Amira Smith-Jones', ['Smith-Jones', 'Smith Jones', 'SmithJones', 'Smith', 'Jones'], ['Joneses Lane'.slice(9)]],
  ['Anne-Marie Brightwater', ['Anne-Marie', 'AnneMarie', 'anne marie', 'the Brightwaters'], ['marine']],
  ['Maria de Souza', ['de Souza', 'Souza', 'SOUZA'], ['de facto']],
  ['Yusuf al-Hassan', ['al-Hassan', 'Al-Hassan', 'Hassan', 'Al Hassan'], ['et al']],
  ['Ben van der Berg', ['Ben', 'Berg', 'van der Berg'], ['a van', 'iceberg']],
  ['Ali bin Omar', ['Ali', 'Omar', 'ALI'], ['a bin', 'alive']],
  ['Will May', ['the boy Will', 'and Will said', 'with May Smith'], ['he will', 'in May 2026', 'on 3 May', 'it may']],
  ['Grace White', ['Grace cried', 'Mrs White', 'GRACE cried'], ['White British', 'white', 'grace period']],
  ['Mark Hill', ['then Mark', 'Mr Hill'], ['a mark on the hill', 'Mark the date'.slice(5)]],
  ['Hope Rose', ['Hope slept', 'Rose slept'], ['we hope', 'numbers rose']],
  ['Sam', ['Sam', 'SAM', 'sam', 'Sam’s', "Sam's"], ['same', 'sample']],
  ['Ann', ['Ann', 'ann', 'ANN'], ['annual', 'Joanne']],
  ['Max', ['Max', 'MAX'], ['at max', 'maximum']],
  ['Baby Brightwater', ['Baby Brightwater', 'Brightwater'], ['the baby', 'Baby slept']],
  ['Child K. B. Okoro', ['Okoro', 'OKORO'], ['K.B.', 'the child']],
  ['Kezia Brightwater and Tom Brightwater', ['Tom', 'TOM', 'Kezia', 'tom brightwater'], ['tomorrow', 'and']],
  ['Kezia Brightwater; Tom Okoro', ['Tom Okoro', 'Okoro', 'Kezia'], ['custom']],
  ['Олена Шевченко', ['Олена', 'олена', 'ШЕВЧЕНКО'], ['мова']],
  ['محمد علي', ['محمد', 'علي'], ['سلام']],
  ['李小龙', ['李小龙', '见李小龙了'.slice(1, 4)], ['小学']],
  ['Ｋｅｚｉａ', ['Kezia', 'ｋｅｚｉａ'], ['Kez']],
  ['Iolo ap Rhys', ['Iolo', 'Rhys', 'IOLO'], ['an app']],
  ['Jean-Luc', ['Jean-Luc', 'Jean Luc', 'jean-luc', 'Luc', 'Jean'], ['jeans', 'luck']],
];

describe('names that are kept apart', () => {
  it('are forty and more, each with what must go and what must stay', () => expect(NAMES.length).toBeGreaterThanOrEqual(40));

  it.each(NAMES)('%s goes in every spelling', (name, go) => {
    for (const written of go)
      for (const text of [`We saw ${written} today.`, `(${written})`, `“${written}’s bed”`, `because ${written}, who`]) {
        const shown = hides(named(name), text);
        expect({ text, shown }).toEqual({ text, shown: expect.stringContaining('K.B.') });
      }
  });

  it.each(NAMES)('%s leaves what is no name', (name, _go, stay) => {
    for (const words of stay) {
      const text = `We read ${words} today.`;
      expect(hides(named(name), text)).toBe(text);
      expect(hides(named(name), words)).toBe(words);
    }
  });

  it('become what each child is called', () => {
    const identity = { ...named('Kezia Brightwater'), 'child~1~childName': { said: 'Tom Brightwater' } };
    const hide = hiding(identity, { insteadOf: (field) => (field === 'childName' ? 'K.B.' : 'T.B.'), keeps: [] });
    expect(hide('Kezia and Tom Brightwater; Tom; the Brightwaters')).toBe('K.B. and T.B.; T.B.; the K.B.s');
    expect(hiding(identity, { insteadOf: () => '', keeps: [] })('Tom and Kezia')).toBe('another child and the child');
  });

  it('are those that the family chose and that a notification had, too', () => {
    const identity = { 'notified~childName': { said: 'Kezia Brightwater' }, nameChosen: { said: 'Sunny' } };
    const hide = hiding(identity, { insteadOf: () => 'K.B.', keeps: [] });
    expect(hide('Kezia, whom they call Sunny. A sunny day.')).toBe('K.B., whom they call K.B.. A K.B. day.');
  });
});

it('are not the first word of a question or an order', () => {
  const [will, mark] = [named('Will May'), named('Mark Hill')];
  expect([hides(will, 'Will they come?'), hides(will, 'Will cried.')]).toEqual(['Will they come?', 'K.B. cried.']);
  expect([hides(mark, 'Mark the date.'), hides(mark, 'Mark said so.')]).toEqual(['Mark the date.', 'K.B. said so.']);
});

describe('dates of birth that are kept apart', () => {
  it.each([
    ...['3 March 2019', '3rd March 2019', 'Sunday 3 March 2019', '3rd of March 2019', '3rd of March, 2019', 'third of March 2019'],
    ...['the third of March 2019', '3 Mar 2019', '3 Mar. 2019', '03-Mar-19', '3-mar-2019', '3Mar2019', 'March 3, 2019', 'March 3rd, 2019'],
    ...['Mar 3 2019', 'March the 3rd 2019', '03/03/2019', '3/3/2019', '3/3/19', '3.3.2019', '03.03.19', '3-3-2019', '3 / 3 / 2019'],
    ...['03 03 2019', '2019-03-03', '2019/03/03', '2019.03.03', '20190303', '03032019', '3.iii.2019', '3/III/19', '3\u00a0March\u00a02019'],
    ...['3 MARCH 2019', '３/３/２０１９', '3 March\n2019', '3 March ’19', '2019-03-03T00:00:00Z'],
  ])('go as %s', (written) => {
    const shown = hides(named('Kezia'), `She is known since ${written}, they say.`);
    expect({ written, shown }).toEqual({ written, shown: expect.stringContaining('[kept apart]') });
    expect(shown).not.toMatch(/2019|III|Mar/i);
  });

  it.each(['born on 3 March', 'her birthday is 3rd March', 'DOB: March 3rd', 'born on Sunday 3 March'])(
    'go without their year: %s',
    (text) => {
      expect(hides(named('Kezia'), text)).toContain('[kept apart]');
    },
  );

  it.each([
    'seen on 3 March',
    'seen on 3 March 2026',
    'seen on 03/03/2026',
    '13/03/2019',
    '3 April 2019',
    'twenty-third of March 2019',
    'log 120190303',
    'page 3.3.20191',
    'the 3rd of 19',
  ])('leave other days: %s', (text) => expect(hides(named('Kezia'), text)).toBe(text));

  it('leave the days of the clocks, also where a child was born or died on one', () => {
    const identity = named('Kezia', { bornOn: 'Sat 21 November 2026', diedOn: 'Mon 23 November 2026' });
    const text = 'It happened on 21 November 2026 (21/11/2026); the authority knew on Mon 23 November 2026. Born on 21 November 2026.';
    expect(hides(identity, text)).toBe(text);
    expect(hides(named('Kezia', { diedOn: 'Tue 24 November 2026' }), 'died on 24/11/26')).toBe('died on [kept apart]');
  });
});

describe('what else is kept apart', () => {
  const identity = named('Mary Potts', { school: 'St Mary’s Primary School', gp: 'The Larkspur Practice, 14 Elm Road' });
  it.each([
    ['at St Mary’s Primary School', 'at [kept apart]'],
    ["at st. mary's  primary school", 'at [kept apart]'],
    ['the Larkspur practice, 14 elm rd.', '[kept apart].'],
    ['at St Mary’s Church', 'at St Mary’s Church'],
    ['a primary school', 'a primary school'],
  ])('goes in any spelling: %s', (text, shown) => expect(hides(identity, text)).toBe(shown));

  it('is never a saint alone, nor an answer that says nothing', () => {
    const little = named('Kezia', { school: 'St Mary’s', gp: 'Not known' });
    expect(hides(little, 'St Mary’s; the GP is not known')).toBe('St Mary’s; the GP is not known');
  });
});

it('leaves a text without identity as it is', () => {
  expect(hiding({}, { insteadOf: () => '', keeps: [] })('Kezia, 3 March 2019')).toBe('Kezia, 3 March 2019');
  expect(hides({ childName: { notKnown: 'Kezia’s family moved' } }, 'Kezia’s family')).toBe('Kezia’s family');
});
