import { STAGES } from '../../../src/domain/discussion/stages';
import { CRITERIA } from '../../../src/domain/reviewTypes/criteria';
import { freeze } from '../../../src/domain/forms/frozen';
import { pagesFor } from '../../../src/domain/referral/pages';
import { inReport } from '../../../src/domain/referral/sections';
import { hiding, type Hide } from '../../../src/domain/coaching';
import type { Block, Report } from '../../../src/domain/report/blocks';
import { emptyHeadings, hidden, reportOf } from '../../../src/domain/report/report';
import { readDay } from '../../../src/domain/time/days';
import { reviewAfter } from '../../helpers/given';
import { SAID } from '../../helpers/referring';
import { FURTHER } from '../../helpers/stages/further';
import { HELD, IDENTITY, MET, PEOPLE, RECORDED, RECORDED_ROWS, REFERRAL_ROWS } from '../../helpers/stages/findings';

/** The headings of the stages that came after the first nine stand among these. */
const OF_FURTHER = FURTHER.flatMap(({ reported }) => reported.map(({ heading }) => heading));
const notOfFurther = (headings: readonly string[]): string[] => headings.filter((heading) => !OF_FURTHER.includes(heading));

const HEADINGS = [
  'The child',
  'The incident and immediate safety',
  'Who took part, and whose information is missing',
  'Key episodes',
  'What worked well',
  'What worries us',
  'Why',
  'Learning',
  'Actions',
  'The decision, and the reasons against each criterion',
  'Parallel processes',
  'Sign-off',
];

const base = { people: PEOPLE, agencyName: (id: string) => id, partnership: 'Northshire', number: 1, madeOn: readDay('2026-12-11') };
const full = reportOf({ ...base, review: reviewAfter(...RECORDED), rows: RECORDED_ROWS });
const empty = reportOf({ ...base, review: reviewAfter(...MET.slice(0, 4)), rows: [] });
const referred = reportOf({ ...base, review: reviewAfter(...HELD), rows: REFERRAL_ROWS });

const blocksOf = (report: Report, id: string): readonly Block[] => report.sections.find((section) => section.id === id)?.blocks ?? [];
const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);
const tableIn = (report: Report, id: string, caption: string): readonly (readonly string[])[] => {
  const found = blocksOf(report, id).find((block) => block.kind === 'table' && block.caption === caption);
  return found?.kind === 'table' ? found.rows : [];
};

describe('a report', () => {
  it.each([
    ['full', full],
    ['empty', empty],
  ] as const)('has its headings in the order in which people read them: %s', (_, report) => {
    const headings = report.sections.map(({ heading }) => heading);
    expect(notOfFurther(headings)).toEqual(HEADINGS);
    expect(headings).toHaveLength(HEADINGS.length + OF_FURTHER.length);
  });

  it('says under every heading what is missing where nothing is recorded', () => {
    expect(emptyHeadings(empty)).toEqual(empty.sections.map(({ heading }) => heading));
    for (const { blocks } of empty.sections)
      for (const block of blocks)
        expect(block).toEqual({
          kind: 'missing',
          text: expect.stringMatching(/ (not|no|neither|nothing|none) .*\.$|^(No|Neither|Nothing) .*\.$/i),
        });
  });

  it('is filled under every heading where everything is recorded, and still names who has not answered', () => {
    expect(emptyHeadings(full)).toEqual([]);
    const missing = full.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'missing' ? [block.text] : [])));
    expect(missing).toEqual(['These agencies have not answered yet: Northshire Schools.']);
  });

  it('puts the child first: who they are, then their own words with who heard them', () => {
    const [called, who, ...rest] = blocksOf(full, 'child');
    expect(called).toEqual({ kind: 'text', text: 'In this report the child is called “K.B.”.' });
    expect(textOf([who!])).toContain('washing machine');
    expect(rest).toContainEqual({
      kind: 'quote',
      text: '“Again, again!”\n“Bus gone.”',
      source: 'The nursery worker, on most mornings this autumn',
    });
  });

  it('uses the referral’s words for the child where the meeting’s are not recorded, and says so', () => {
    expect(textOf(blocksOf(referred, 'child'))).toContain('The meeting’s own words have not been recorded. The referral says:');
    expect(textOf(blocksOf(referred, 'child'))).toContain('She loves anything red.');
    expect(textOf(blocksOf(full, 'child'))).not.toContain('She loves anything red.');
  });

  it.each([
    ['learning', ['What could be learnt'], 'The incident and immediate safety'],
    ['good outcome', ['How it was before', 'What agencies did together', 'What is better for the child', 'Sharing it'], 'Immediate safety'],
  ] as const)('tells a referral of “%s” under headings of its own, in the referrer’s words', (route, headings, safety) => {
    const pages = pagesFor(route);
    const rows = pages.map((page) => {
      const answers = Object.fromEntries(Object.entries(SAID[page.id] ?? {}).map(([field, said]) => [field, { said }]));
      return { key: `referral~${page.id}`, columns: {}, json: freeze(page, answers).frozen };
    });
    const begun = {
      type: 'begun',
      at: '2026-11-23T10:00:00.000Z',
      by: 'amara',
      reference: 'PR-AAAAAA1',
      agency: 'Health',
      lead: 'dana',
    } as const;
    const report = reportOf({ ...base, review: reviewAfter({ ...begun, route }), rows });
    const [, ...others] = notOfFurther(report.sections.map(({ heading }) => heading));
    expect(others.filter((heading) => !HEADINGS.includes(heading) || heading === safety)).toEqual(
      route === 'learning' ? [safety, ...headings] : [...headings, safety],
    );
    const own = textOf(report.sections.filter(({ heading }) => headings.some((one) => one === heading)).flatMap(({ blocks }) => blocks));
    const asked = pages.flatMap(({ fields }) => fields).filter(({ id }) => inReport[route].some(({ fields }) => fields.includes(id)));
    expect(asked).toHaveLength(inReport[route].flatMap(({ fields }) => fields).length);
    const said = Object.assign({}, ...pages.map(({ id }) => SAID[id])) as Record<string, string>;
    for (const { id, label, choices } of asked.filter(({ id }) => said[id])) {
      expect(own).toContain(label);
      expect(own).toContain(choices.find(({ value }) => value === said[id])?.label ?? said[id]);
    }
    expect(textOf(report.sections.flatMap(({ blocks }) => blocks))).not.toMatch(/01632|16C|Regulation 11/);
    for (const { title } of CRITERIA) expect(JSON.stringify(report)).not.toContain(title);
    expect(JSON.stringify(report.facts)).not.toContain('Notification sent');
    expect(emptyHeadings(reportOf({ ...base, review: reviewAfter({ ...begun, route }), rows: [] }))).toEqual(
      expect.arrayContaining([...headings]),
    );
  });

  it('tells every text that was recorded of any stage', () => {
    const canary = (at: number, field: string): string => `What stage ${at} says of ${field}`;
    const texts = STAGES.flatMap(({ at, record }) =>
      'fields' in record ? record.fields.filter(({ kind }) => kind !== 'choice').map(({ id }) => [at, id] as const) : [],
    );
    const rows = STAGES.map(({ at }) => ({
      key: `finding~${at}`,
      columns: {},
      json: { answers: Object.fromEntries(texts.flatMap(([stage, id]) => (stage === at ? [[id, { said: canary(at, id) }]] : []))) },
    }));
    const told = textOf(reportOf({ ...base, review: reviewAfter(...HELD), rows }).sections.flatMap(({ blocks }) => blocks));
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(([at, id]) => !told.includes(canary(at, id)))).toEqual([]);
  });

  it('lists each line that people wrote as an item, without the mark before it', () => {
    const rows = [{ key: 'finding~3', columns: {}, json: { answers: { strengths: { said: '- one\n\n2. two\n• three' } } } }];
    const report = reportOf({ ...base, review: reviewAfter(...HELD), rows });
    expect(blocksOf(report, 'strengths')).toEqual([{ kind: 'list', items: ['one', 'two', 'three'] }]);
  });

  it('merges key dates of agencies whose information is in the pack, and of no other', () => {
    expect(tableIn(full, 'episodes', 'The agencies’ key dates, merged').map(([day, agency]) => [day, agency])).toEqual([
      ['Tue 3 March 2026', 'Northshire Police'],
      ['Mon 14 September 2026', 'Northshire Police'],
    ]);
  });

  it('names each theme as people read it', () => {
    expect(tableIn(full, 'learning', '').map(([, , theme, seen]) => [theme, seen])).toEqual([
      ['Changing risk and need', 'Yes'],
      ['Information sharing', 'No'],
    ]);
  });

  it('names each action’s owner, whether or not the bot knows them', () => {
    expect(tableIn(full, 'actions', '').map((row) => row[2])).toEqual([
      'Mei Chan, Northshire Community Health\nBy Fri 29 January 2027\nOpen',
      'Head of public protection, Northshire Police\nBy Fri 26 February 2027\nOpen',
    ]);
  });

  it('has a reason against each criterion, or says that there is none', () => {
    const criteria = tableIn(full, 'decision', 'Each criterion, and the reason');
    expect(criteria).toHaveLength(6);
    expect(criteria.map(([, met]) => met)).toEqual(['Yes', 'Yes', 'Yes', 'Yes', 'Yes', 'Not enough known']);
    expect(criteria[1]).toEqual([
      'The child has died or been seriously harmed (Children Act 2004, section 16C)',
      'Yes',
      'Life-threatening injuries.',
    ]);
    expect(criteria[5]?.[2]).toBe('No reason recorded');
  });

  it('says how each parallel process stands, which do not apply, and which nobody has recorded', () => {
    const process = (id: string, state: 'open' | 'not applicable', checkedOn: string) =>
      ({
        type: 'processRecorded',
        at: '2026-12-07T10:00:00.000Z',
        by: 'office~priya',
        process: id,
        state,
        checkedOn: readDay(checkedOn),
        revision: 1,
      }) as const;
    const review = reviewAfter(...RECORDED, process('police', 'open', '2026-12-04'), process('mappa', 'not applicable', '2026-12-03'));
    const rows = [
      ...RECORDED_ROWS,
      { key: 'process~police', columns: {}, json: { contact: 'DI Shah, 01632 960 001', note: 'Charging decision in January.' } },
    ];
    const report = reportOf({ ...base, review, rows });
    expect(tableIn(report, 'parallel', '')).toEqual([
      ['Police investigation', 'Open\nLast asked Fri 4 December 2026', 'Charging decision in January.'],
    ]);
    const blocks = blocksOf(report, 'parallel');
    expect(blocks).toContainEqual({ kind: 'text', text: 'Recorded as not applicable: MAPPA.' });
    const left = blocks.flatMap((block) => (block.kind === 'missing' ? [block.text] : []));
    expect(left).toEqual([expect.stringMatching(/^It has not been recorded how these stand: Coroner; Court; .*NHS patient safety\.$/)]);
    expect(textOf(blocks)).toContain('asked that the grandmother is not approached');
    expect(JSON.stringify(report)).not.toContain('960 001');
    const alone = reportOf({ ...base, review: reviewAfter(...HELD, process('police', 'open', '2026-12-04')), rows: [] });
    expect(tableIn(alone, 'parallel', '')).toEqual([['Police investigation', 'Open\nLast asked Fri 4 December 2026', 'Nothing recorded']]);
  });

  it('says what each of the three partners answered, and who entered it for them', () => {
    expect(tableIn(full, 'sign-off', '')).toEqual([
      ['Farid Rahman, Northshire Council', 'Agrees', 'Wed 9 December 2026', 'None given'],
      ['Grace Chukwu, Northshire Integrated Care Board', 'Agrees', 'Thu 10 December 2026\nEntered by Owen Price', 'None given'],
      ['Stephen Marsh, Northshire Police', 'Dissents', 'Thu 10 December 2026', 'The criminal investigation should end first.'],
    ]);
    expect(full.status).toBe('Signed off by the three partners');
    expect(reportOf({ ...base, review: reviewAfter(...RECORDED.slice(0, -1)), rows: RECORDED_ROWS }).status).toBe('Draft');
  });

  it('speaks of a system risk where the child has died', () => {
    const died = RECORDED.map((event) => (event.type === 'discussionBegun' ? { ...event, wording: 'died' as const } : event));
    const worries = textOf(blocksOf(reportOf({ ...base, review: reviewAfter(...died), rows: RECORDED_ROWS }), 'worries'));
    expect(worries).toContain('System risk statement');
    expect(worries).not.toContain('Danger statement');
  });

  it('holds nothing that is kept apart from the referral', () => {
    for (const answer of Object.values(IDENTITY)) expect(JSON.stringify(full)).not.toContain('said' in answer ? answer.said : '');
  });
});

describe('identities that people wrote all the same', () => {
  const hide = hiding(
    { ...IDENTITY, childName: { said: 'Kezia  Anne-Marie Brightwater' }, gp: { notKnown: 'Kezia’s family moved' } },
    { insteadOf: (field) => (field === 'childName' ? 'K.B.' : ''), keeps: [] },
  );

  it.each([
    ['Kezia Anne-Marie Brightwater laughed', 'K.B. laughed'],
    ['KEZIA ANNE-MARIE BRIGHTWATER laughed', 'K.B. laughed'],
    ['Kezia’s brother, and Mr Brightwater', 'K.B.’s brother, and Mr K.B.'],
    ['Anne-Marie', 'K.B.'],
    ['born on 29 February 2024', 'born on [kept apart]'],
    ['born 29/02/2024, 29/2/2024 or 2024-02-29', 'born [kept apart], [kept apart] or [kept apart]'],
    ['at LARKSPUR nursery', 'at [kept apart]'],
    ['a bright water colour; Keziah; not known', 'a bright water colour; Keziah; not known'],
  ])('are taken out of “%s”', (written, shown) => expect(hide(written)).toBe(shown));

  it('leave words alone that are no name', () => {
    const baby = hiding({ childName: { said: 'Baby girl (Hope) +.*$1' } }, { insteadOf: () => '', keeps: [] });
    expect(baby('The baby girl had hope; Hope slept $1 a Baby')).toBe('The baby girl had hope; the child slept $1 a Baby');
  });

  it('are taken out of every text of a report but the sign-off, which names people at work', () => {
    const said = JSON.stringify(hidden(full, ((text) => text.replaceAll(/\p{L}/gu, '·')) as Hide).sections);
    const { sections } = hidden(full, (() => '·') as unknown as Hide);
    for (const section of sections.filter(({ id }) => id !== 'sign-off'))
      for (const block of section.blocks) {
        const texts = block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : [block.text];
        expect([...new Set(texts)]).toEqual(['·']);
      }
    expect(said).toContain('Farid Rahman, Northshire Council');
  });
});
