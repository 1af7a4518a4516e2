import fc from 'fast-check';
import { cover, type Standing } from '../../../src/domain/people/cover';
import { readDay } from '../../../src/domain/time/days';

const MONDAY = readDay('2026-11-23');
const here: Standing = { deputy: '', away: [], leftOn: '' };
const away: Standing = { ...here, away: [{ from: MONDAY, until: MONDAY }] };
const left: Standing = { ...here, leftOn: MONDAY };
const known = (people: Readonly<Record<string, Standing>>) => new Map(Object.entries(people));

describe('who gets the work of somebody', () => {
  it('is themselves while they are there', () => {
    expect(cover('lead', MONDAY, known({ lead: { ...here, deputy: 'deputy' }, deputy: here }))).toEqual({
      by: 'themselves',
      person: 'lead',
    });
  });

  it.each([
    ['the day before', '2026-11-22', 'themselves'],
    ['the first day', '2026-11-23', 'deputy'],
    ['the last day', '2026-11-27', 'deputy'],
    ['the day after', '2026-11-28', 'themselves'],
    ['the first day of the next absence', '2026-12-21', 'deputy'],
  ])('goes to the deputy on the days away: %s', (_, on, by) => {
    const leave = [
      { from: readDay('2026-11-23'), until: readDay('2026-11-27') },
      { from: readDay('2026-12-21'), until: readDay('2026-12-31') },
    ];
    const people = known({ lead: { ...here, deputy: 'deputy', away: leave }, deputy: here });
    expect(cover('lead', readDay(on), people).by).toBe(by);
  });

  it('goes to the deputy of somebody with a conflict of interest, and never to a deputy who has one', () => {
    const people = known({ lead: { ...here, deputy: 'deputy' }, deputy: here });
    expect(cover('lead', MONDAY, people, ['lead'])).toEqual({ by: 'deputy', for: 'lead', person: 'deputy' });
    expect(cover('lead', MONDAY, people, ['lead', 'deputy'])).toEqual({ by: 'office', for: 'lead' });
  });

  it.each([
    ['there is no deputy', { lead: away }],
    ['the deputy is not known', { lead: { ...away, deputy: 'deputy' } }],
    ['the deputy is away too', { lead: { ...away, deputy: 'deputy' }, deputy: { ...away, deputy: 'another' }, another: here }],
    ['the deputy has left', { lead: { ...away, deputy: 'deputy' }, deputy: { ...left, deputy: 'another' }, another: here }],
    ['somebody is named as their own deputy', { lead: { ...away, deputy: 'lead' } }],
    ['the person is not known', {}],
  ])('goes to the office when %s', (_, people) => {
    expect(cover('lead', MONDAY, known(people))).toEqual({ by: 'office', for: 'lead' });
  });

  it('follows those who left to who holds the work now, and then to that one’s deputy', () => {
    const people = {
      lead: { ...left, deputy: 'second' },
      second: { ...left, deputy: 'third' },
      third: { ...here, deputy: 'fourth' },
      fourth: here,
    };
    expect(cover('lead', MONDAY, known(people))).toEqual({ by: 'successor', for: 'lead', person: 'third' });
    expect(cover('lead', MONDAY, known(people), ['third'])).toEqual({ by: 'deputy', for: 'lead', person: 'fourth' });
    const none = { ...people, third: { ...left } };
    expect(cover('lead', MONDAY, known(none))).toEqual({ by: 'office', for: 'lead' });
  });

  it('is never somebody who is absent or has a conflict, whatever circles the deputies make', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const standing = fc.record({
      deputy: fc.constantFrom('', 'nobody', ...ids),
      away: fc.constantFrom<Standing['away']>([], away.away),
      leftOn: fc.constantFrom<Standing['leftOn']>('', MONDAY),
    });
    fc.assert(
      fc.property(fc.tuple(standing, standing, standing, standing), fc.subarray(ids), (all, conflicted) => {
        const people = new Map(ids.map((id, at) => [id, all[at]!]));
        const given = cover('a', MONDAY, people, conflicted);
        if (given.by === 'office') return;
        expect(people.get(given.person)).toMatchObject({ away: [], leftOn: '' });
        expect(conflicted).not.toContain(given.person);
      }),
    );
  });
});
