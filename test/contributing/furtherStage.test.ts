import type * as Stages from '../../src/domain/discussion/stages';
import type * as Words from '../../src/domain/discussion/words';
import type * as Pages from '../../src/domain/findings/pages';
import type * as Recording from '../../src/domain/findings/recording';
import type * as Reports from '../../src/domain/report/report';
import { readDay } from '../../src/domain/time/days';
import type * as Seat from '../../src/journeys/discussion/seat';
import type * as Items from '../../src/journeys/findings/items';
import type * as People from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';
import { HELD, PEOPLE } from '../helpers/stages/findings';
import { aCopy, examplesUnder, type Copy } from './copy';

const FOLDER = 'src/domain/discussion/stages';
const LINE = /export const STAGES: .*\n/;

describe('a further stage is a file and its place in the order', () => {
  let copy: Copy;
  afterAll(() => copy.removes());
  const [file = '', place = ''] = examplesUnder('A further stage of the discussion');

  beforeAll(() => {
    copy = aCopy();
    copy.adds(`${FOLDER}/family.ts`, file);
    copy.changes(`${FOLDER}/index.ts`, `import { happened }`, `import { family } from './family';\nimport { happened }`);
    const [line = ''] = LINE.exec(copy.reads(`${FOLDER}/index.ts`)) ?? [];
    copy.changes(`${FOLDER}/index.ts`, line, place);
  });
  const AT = '2026-12-07T10:00:00.000Z';

  it('is prompted in every wording, between the stages beside it', async () => {
    const { STAGES, neighbour, stageCalled } = await copy.load<typeof Stages>(`${FOLDER}/index`);
    expect(STAGES.map(({ at }) => at)).toEqual([0, 1, 9, 2, 3, 4, 5, 6, 7, 8]);
    expect([neighbour(1, 'next'), neighbour(2, 'back')]).toEqual([stageCalled(9), stageCalled(9)]);
    for (const { prompts } of Object.values(stageCalled(9).asks)) expect(prompts).toHaveLength(3);
  });

  it('takes words from a press that names it', async () => {
    const { aVisit } = await copy.load<typeof Seat>('src/journeys/discussion/seat');
    expect([aVisit.stage.safeParse('9').success, aVisit.stage.safeParse('10').success]).toEqual([true, false]);
    const [{ stageCalled }, { wordsIn, pageOf }] = [
      await copy.load<typeof Stages>(`${FOLDER}/index`),
      await copy.load<typeof Words>('src/domain/discussion/words'),
    ];
    expect(pageOf(stageCalled(9)).fields.map(({ label }) => label)).toEqual(['One thing that the family said']);
    expect(wordsIn(stageCalled(9), { familySaid: { said: 'We asked twice.' } })).toEqual([
      { kind: 'family', said: { familySaid: 'We asked twice.' } },
    ]);
  });

  it('is recorded on its own page, and told under its own heading of the report', async () => {
    const { STAGE_PAGES } = await copy.load<typeof Pages>('src/domain/findings/pages');
    expect(STAGE_PAGES.map(({ title }) => title).slice(1, 4)).toEqual(['Meet the child', 'What the family says', 'What happened']);
    const { anItem } = await copy.load<typeof Items>('src/journeys/findings/items');
    expect(anItem.parse('stage~9')).toEqual({ id: 'stage~9', kind: 'stage', number: 9 });

    // Who acts in a review is known to the copy's own door.
    const { OWEN } = await copy.load<typeof People>('test/helpers/aReview');
    const { record } = await copy.load<typeof Recording>('src/domain/findings/recording');
    const recorded = record(reviewAfter(...HELD), OWEN, { kind: 'stage', stage: 9 }, 0, AT);
    expect(recorded).toEqual([{ type: 'stageRecorded', at: AT, by: OWEN.id, stage: 9, revision: 1 }]);

    const { reportOf } = await copy.load<typeof Reports>('src/domain/report/report');
    const { sections } = reportOf({
      ...{ people: PEOPLE, agencyName: (id: string) => id, partnership: 'Northshire', number: 1, madeOn: readDay('2026-12-11') },
      ...{ review: reviewAfter(...HELD), rows: [{ key: 'finding~9', columns: {}, json: { answers: { view: { said: 'One\nTwo' } } } }] },
    });
    const headings = sections.map(({ heading }) => heading);
    expect(headings[headings.indexOf('Key episodes') - 1]).toBe('What the family says');
    expect(sections.find(({ id }) => id === 'family')?.blocks).toEqual([{ kind: 'list', items: ['One', 'Two'] }]);
  });

  it.each([
    ['its samples and its tests', ['test/domain/(discussion|findings|report)/', 'test/cards/templates.test']],
    ['its place in a whole discussion', ['test/conversations/discussion.test', '-t', 'never goes from begin to end']],
  ])(
    'has %s, with no other file touched',
    async (_, which) => {
      const { passed, said } = await copy.tests('--testTimeout', '300000', ...which);
      expect(passed ? '' : said).toBe('');
      expect(said).toMatch(/Tests: .*[1-9]\d* passed/);
    },
    600_000,
  );
});
