import { STAGES, neighbour, stageCalled } from '../../src/domain/discussion/stages';
import { pageOf, wordsIn } from '../../src/domain/discussion/words';
import { STAGE_PAGES } from '../../src/domain/findings/pages';
import { record } from '../../src/domain/findings/recording';
import { reportOf } from '../../src/domain/report/report';
import { readDay } from '../../src/domain/time/days';
import { aVisit } from '../../src/journeys/discussion/seat';
import { anItem } from '../../src/journeys/findings/items';
import { OWEN } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';
import { HELD, PEOPLE } from '../helpers/stages/findings';

const AT = '2026-12-07T10:00:00.000Z';

describe('a stage that was added', () => {
  it('is prompted in every wording, between the stages beside it', () => {
    expect(STAGES.map(({ at }) => at)).toEqual([0, 1, 9, 2, 3, 4, 5, 6, 7, 8]);
    expect([neighbour(1, 'next'), neighbour(2, 'back')]).toEqual([stageCalled(9), stageCalled(9)]);
    for (const { prompts } of Object.values(stageCalled(9).asks)) expect(prompts).toHaveLength(3);
  });

  it('takes words from a press that names it', () => {
    expect([aVisit.stage.safeParse('9').success, aVisit.stage.safeParse('10').success]).toEqual([true, false]);
    expect(pageOf(stageCalled(9)).fields.map(({ label }) => label)).toEqual(['One thing that the family said']);
    expect(wordsIn(stageCalled(9), { familySaid: { said: 'We asked twice.' } })).toEqual([
      { kind: 'family', said: { familySaid: 'We asked twice.' } },
    ]);
  });

  it('is recorded on its own page, and told under its own heading of the report', () => {
    expect(STAGE_PAGES.map(({ title }) => title).slice(1, 4)).toEqual(['Meet the child', 'What the family says', 'What happened']);
    expect(anItem.parse('stage~9')).toEqual({ id: 'stage~9', kind: 'stage', number: 9 });

    const recorded = record(reviewAfter(...HELD), OWEN, { kind: 'stage', stage: 9 }, 0, AT);
    expect(recorded).toEqual([{ type: 'stageRecorded', at: AT, by: OWEN.id, stage: 9, revision: 1 }]);

    const { sections } = reportOf({
      ...{ people: PEOPLE, agencyName: (id: string) => id, partnership: 'Northshire', number: 1, madeOn: readDay('2026-12-11') },
      ...{ review: reviewAfter(...HELD), rows: [{ key: 'finding~9', columns: {}, json: { answers: { view: { said: 'One\nTwo' } } } }] },
    });
    const headings = sections.map(({ heading }) => heading);
    expect(headings[headings.indexOf('Key episodes') - 1]).toBe('What the family says');
    expect(sections.find(({ id }) => id === 'family')?.blocks).toEqual([{ kind: 'list', items: ['One', 'Two'] }]);
  });
});
