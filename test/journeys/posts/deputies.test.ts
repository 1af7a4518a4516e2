import { actsAs } from '../../../src/domain/people/people';
import { readDay } from '../../../src/domain/time/days';
import { covered, withDeputies } from '../../../src/journeys/posts/deputies';
import { memoryTables } from '../../helpers/memory';

const NOW = new Date('2026-11-23T10:15:00Z');
const AWAY = { away: [{ from: readDay('2026-11-23'), until: readDay('2026-11-24') }] };
const LEFT = { leftOn: readDay('2026-11-20') };

/** A lead with a deputy, a successor of the deputy’s, and two coordinators. */
async function known(changes: Readonly<Record<string, object>> = {}) {
  const { people } = memoryTables();
  const all = { lead: 'second', second: 'third', third: '', owen: '', priya: '' };
  for (const id of Object.keys(all))
    await people.save({ id, name: id, agency: 'Health', roles: id === 'owen' || id === 'priya' ? ['coordinator'] : ['agency lead'] });
  for (const [id, deputy] of Object.entries(all))
    await people.change({ id, at: NOW.toISOString(), by: 'admin', now: { deputy, ...changes[id] } }, 1);
  const asked: string[] = [];
  const find: typeof people.find = (id) => (asked.push(id), people.find(id));
  const who = async (id: string, conflicted: readonly string[] = []) =>
    (await covered({ ...people, find }, id, NOW, conflicted)).people.map(({ person }) => person.id);
  return { asked, who, people };
}

describe('whom to write to instead of somebody', () => {
  it('reads nobody else for somebody who is there', async () => {
    const { who, asked } = await known();
    expect(await who('lead')).toEqual(['lead']);
    expect(asked).toEqual(['lead']);
  });

  it('is the deputy of somebody who is away or has a conflict of interest', async () => {
    expect(await (await known({ lead: AWAY })).who('lead')).toEqual(['second']);
    expect(await (await known()).who('lead', ['lead'])).toEqual(['second']);
  });

  it('is whoever took over, through everybody who has left', async () => {
    expect(await (await known({ lead: LEFT, second: LEFT })).who('lead')).toEqual(['third']);
  });

  it('is the office when the deputy is not there, without those of it who have a conflict', async () => {
    const { who } = await known({ lead: AWAY, second: AWAY });
    expect(await who('lead')).toEqual(['owen', 'priya']);
    expect(await who('lead', ['owen'])).toEqual(['priya']);
    expect(await who('nobody')).toEqual(['owen', 'priya']);
  });
});

describe('for whom somebody acts', () => {
  const acts = async (id: string, changes: Readonly<Record<string, object>>, conflicted: readonly string[] = []) => {
    const { people } = await known(changes);
    const found = await people.find(id);
    const { person } = await withDeputies(people, found!, NOW);
    return ['lead', 'second', 'third', 'owen'].filter((one) => actsAs(person, one, conflicted));
  };

  it('is for nobody but themselves while the others are there', async () => {
    expect(await acts('second', {})).toEqual(['second']);
    expect(await acts('owen', {})).toEqual(['owen']);
  });

  it('is for those who are away, have left or have a conflict of interest in the review', async () => {
    expect(await acts('second', { lead: AWAY })).toEqual(['lead', 'second']);
    expect(await acts('second', { lead: LEFT })).toEqual(['lead', 'second']);
    expect(await acts('second', {}, ['lead'])).toEqual(['lead', 'second']);
  });

  it('is for those whose work was taken over by somebody who is not there now, and for no deputy’s deputy', async () => {
    expect(await acts('third', { lead: LEFT, second: AWAY })).toEqual(['lead', 'second', 'third']);
    expect(await acts('third', { lead: LEFT }, ['second'])).toEqual(['lead', 'second', 'third']);
    expect(await acts('third', { lead: AWAY, second: AWAY })).toEqual(['second', 'third']);
  });

  it('ends with the day on which somebody names another deputy', async () => {
    const { people } = await known({ lead: AWAY });
    await people.change({ id: 'lead', at: NOW.toISOString(), by: 'admin', now: { deputy: 'third' } }, 2);
    const second = await withDeputies(people, (await people.find('second'))!, NOW);
    expect(actsAs(second.person, 'lead')).toBe(false);
  });

  const cases = [{}, AWAY, LEFT].flatMap((lead) =>
    [{}, AWAY, LEFT].flatMap((second) => [[], ['lead'], ['second']].map((conflicted) => ({ lead, second, conflicted }))),
  );
  it.each(cases)('agrees with whom the work is given to: %j', async ({ lead, second, conflicted }) => {
    const { people } = await known({ lead, second });
    const given = await covered(people, 'lead', NOW, conflicted);
    const holder = given.cover.by === 'office' ? 'owen' : given.people[0]!.person.id;
    const { person } = await withDeputies(people, (await people.find(holder))!, NOW);
    expect(actsAs(person, 'lead', conflicted)).toBe(given.cover.by !== 'office');
  });
});
