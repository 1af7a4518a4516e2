import { readDay } from '../../src/domain/days';
import { covered } from '../../src/journeys/covered';
import { memoryTables } from '../helpers/memory';

const NOW = new Date('2026-11-23T10:15:00Z');
const AWAY = { away: [{ from: readDay('2026-11-23'), until: readDay('2026-11-24') }] };
const LEFT = { leftOn: readDay('2026-11-20') };

/** A lead with a deputy, a successor of the deputy’s, and two coordinators. */
async function known(changes: Readonly<Record<string, object>> = {}) {
  const { people } = memoryTables();
  const all = { lead: 'second', second: 'third', third: '', owen: '', priya: '' };
  for (const [id, deputy] of Object.entries(all)) {
    await people.save({ id, name: id, agency: 'Health', roles: id === 'owen' || id === 'priya' ? ['coordinator'] : ['agency lead'] });
    await people.change({ id, at: NOW.toISOString(), by: 'admin', now: { deputy, ...changes[id] } }, 1);
  }
  const asked: string[] = [];
  const find: typeof people.find = (id) => (asked.push(id), people.find(id));
  const who = async (id: string, conflicted: readonly string[] = []) =>
    (await covered({ ...people, find }, id, NOW, conflicted)).people.map(({ person }) => person.id);
  return { asked, who };
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
