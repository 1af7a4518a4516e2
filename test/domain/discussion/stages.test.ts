import { COLUMNS } from '../../../src/domain/discussion/columns';
import { DISCLOSURE, GROUND_RULES } from '../../../src/domain/discussion/groundRules';
import { isStage, lastPlace, neighbour, placeOf, stageCalled, STAGES, withName } from '../../../src/domain/discussion/stages';
import { columnsOf } from '../../../src/domain/discussion/stages/stage';
import { pageOf } from '../../../src/domain/discussion/words';
import { stageThatRecords } from '../../../src/domain/findings/pages';
import { WORDINGS } from '../../../src/domain/review/discussion';
import { NINE } from '../../helpers/stages/further';

const inEveryWording = STAGES.flatMap((stage) => WORDINGS.map((wording) => [stage.at, wording, stage.asks[wording]] as const));
const fields = STAGES.flatMap((stage) => pageOf(stage).fields);
const allText = JSON.stringify(STAGES);

describe('the nine stages', () => {
  it('are numbered from 0 to 8, in order', () => {
    expect(NINE.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(() => stageCalled(99)).toThrow();
  });

  it('fill a meeting of 120 minutes and one of 90', () => {
    const sum = (length: 120 | 90) => NINE.reduce((total, { minutes }) => total + minutes[length], 0);
    expect(sum(120)).toBe(120);
    expect(sum(90)).toBe(90);
  });

  it('go round the learning cycle', () => {
    expect(NINE.map(({ kolb }) => kolb)).toEqual(['', 'concrete', 'concrete', 'reflective', 'reflective', 'conceptual', 'active', '', '']);
  });

  it.each(inEveryWording)('ask and record something, stage %i for a child %s', (number, _, asked) => {
    expect(asked.prompts.length).toBeGreaterThanOrEqual(3);
    expect(asked.recorded.length).toBeGreaterThan(0);
    for (const prompt of asked.prompts) expect(prompt.length).toBeLessThan(200);
    expect(stageCalled(number).each).not.toBe('');
    expect(stageCalled(number).purpose).not.toBe('');
  });

  it('each take something, under a title, in a column of theirs', () => {
    for (const { at, gives } of STAGES) {
      expect(gives.length).toBeGreaterThan(0);
      for (const { title, column, fields: asked } of gives) {
        expect(title).not.toBe('');
        expect(asked.length).toBeGreaterThan(0);
        expect(at === 0 ? [0] : [1, 2, 3, 4, 5]).toContain(column);
      }
    }
    expect(NINE.map((stage) => [...columnsOf(stage)])).toEqual([[0], [1], [1], [2], [2], [3, 4], [5], [5], [5]]);
  });

  it('ask under ids and kinds of their own, with a limit or with choices', () => {
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    const kinds = STAGES.flatMap(({ gives }) => gives.map(({ kind }) => kind));
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const { kind, limit, choices } of fields) expect(kind === 'choice' ? choices.length > 1 : limit > 0 && limit <= 300).toBe(true);
  });

  it('never say anonymous, and neither praise nor celebrate', () => {
    expect(allText).not.toMatch(/anonym|well done|great|fantastic|amazing|awesome|congrat|confetti|thank you|!|🎉|👏/iu);
    expect(allText.length).toBeGreaterThan(5_000);
  });

  it('speak of the child by the review’s name, with nothing left to fill in', () => {
    const named = inEveryWording.flatMap(([, , { prompts }]) => prompts.map((prompt) => withName(prompt, 'K.B.')));
    expect(named.filter((prompt) => prompt.includes('K.B.')).length).toBeGreaterThan(10);
    expect([...named, ...Object.values(GROUND_RULES).map((rules) => withName(rules, 'K.B.'))].join()).not.toMatch(/[{}]/);
  });
});

describe('every stage', () => {
  const pages = STAGES.flatMap(({ record }) => ('fields' in record ? [record] : []));
  const kinds = STAGES.flatMap(({ record }) => ('kinds' in record ? record.kinds : []));
  const headings = STAGES.flatMap(({ reported }) => reported);

  it('has a stored number and an id that no other has', () => {
    expect(new Set(STAGES.map(({ at }) => at)).size).toBe(STAGES.length);
    expect(new Set(STAGES.map(({ id }) => id)).size).toBe(STAGES.length);
    expect(STAGES.every(({ at }) => Number.isInteger(at) && at >= 0 && isStage(at))).toBe(true);
    expect([-1, 0.5, 99].some(isStage)).toBe(false);
  });

  it('is opened after the one before it in their order, whatever its number', () => {
    expect(STAGES[0]?.at).toBe(0);
    expect(STAGES.map(({ at }) => neighbour(at, 'next')?.at)).toEqual([...STAGES.slice(1).map(({ at }) => at), undefined]);
    expect(STAGES.map(({ at }) => neighbour(at, 'back')?.at)).toEqual([undefined, ...STAGES.slice(0, -1).map(({ at }) => at)]);
    expect(STAGES.map(({ at }) => placeOf(at))).toEqual([...STAGES.keys()]);
    expect(lastPlace()).toBe(STAGES.length - 1);
  });

  it('is recorded: on a page that says what for, with questions of its own, or as things on forms of their own', () => {
    expect(pages.length + STAGES.filter(({ record }) => 'kinds' in record).length).toBe(STAGES.length);
    for (const { purpose, fields: asked } of pages) {
      expect(purpose).toMatch(/^[A-Z].*\.$/);
      expect(asked.length).toBeGreaterThan(0);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    }
    expect([...kinds].sort()).toEqual(['action', 'learning', 'recommendation']);
    expect(kinds.map(stageThatRecords)).toEqual([6, 6, 7]);
  });

  it('is reported, under headings that no other has and that say what is missing', () => {
    for (const { reported } of STAGES) expect(reported.length).toBeGreaterThan(0);
    expect(new Set(headings.map(({ id }) => id)).size).toBe(headings.length);
    expect(new Set(headings.map(({ heading }) => heading)).size).toBe(headings.length);
    for (const { heading, missing } of headings) {
      expect(heading).toMatch(/^[A-Z]/);
      expect(missing).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('reports what its own page asks', () => {
    for (const { record, reported } of STAGES) {
      const asked = 'fields' in record ? record.fields.map(({ id }) => id) : [];
      const told = reported.flatMap(({ parts }) => parts.flatMap((part) => ('rows' in part ? part.rows.flat() : [part.field])));
      expect(told.filter((field) => !asked.includes(field))).toEqual([]);
      expect(new Set(told).size).toBe(told.length);
    }
  });
});

describe('the wordings', () => {
  it('ask what people remember of a child who has died, and let nobody speak for them', () => {
    const { prompts } = stageCalled(1).asks.died;
    expect(prompts[0]).toBe('What do you remember about {name}, or what have you learnt about who they were?');
    expect(prompts.join()).not.toMatch(/walked in|does \{name\}|has \{name\}/);
    expect(prompts.join()).toContain('Nobody speaks for {name}');
  });

  it('record a system risk statement instead of a danger statement for a child who has died', () => {
    expect(stageCalled(4).asks.died.recorded).toContain('The system risk statement');
    expect(stageCalled(4).asks.died.recorded.join()).not.toMatch(/danger/i);
    for (const wording of ['alive', 'unborn or baby'] as const)
      expect(stageCalled(4).asks[wording].recorded).toContain('The danger statement');
  });

  it('ask about being held, fed and soothed when the child is a baby or not born yet', () => {
    expect(stageCalled(1).asks['unborn or baby'].prompts.join()).toContain('held, fed and soothed');
  });

  it('have ground rules each, and one disclosure that promises nobody that they stay unknown', () => {
    expect(Object.keys(GROUND_RULES).sort()).toEqual([...WORDINGS].sort());
    for (const rules of Object.values(GROUND_RULES)) expect(rules).toContain('The meeting recommends; the three partners decide.');
    expect(DISCLOSURE).toContain('This is not anonymous');
  });
});

it('has five columns, the child first', () => {
  expect(COLUMNS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(COLUMNS[0]?.title).toContain('child');
  expect(new Set(STAGES.flatMap((stage) => [...columnsOf(stage)]))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});
