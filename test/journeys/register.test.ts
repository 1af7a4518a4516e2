import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { actions, areas, commanded, notices } from '../../src/journeys';

const journeys = join(__dirname, '../../src/journeys');
const rooms = readdirSync(journeys).filter((room) => existsSync(join(journeys, room, 'index.ts')));

/** What a room calls by its own name in its `index.ts`. */
const areaOf = (room: string): unknown => (jest.requireActual(join(journeys, room)) as Readonly<Record<string, unknown>>)[room];

describe('the register of areas', () => {
  it('has every room that is an area, by the name of its folder, and home', () => {
    expect(rooms.length).toBeGreaterThan(14);
    expect(rooms.filter((room) => areaOf(room) === undefined)).toEqual([]);
    expect(rooms.filter((room) => !areas.some((area) => area === areaOf(room)))).toEqual([]);
    expect(areas).toHaveLength(rooms.length + 1);
    expect(new Set(areas).size).toBe(areas.length);
  });

  it('has each notice from one area alone', () => {
    const told = areas.flatMap((area) => Object.keys(area.notices));
    expect(told.sort()).toEqual(Object.keys(notices).sort());
  });

  it('has a room’s notices in its area', () => {
    const telling = readdirSync(journeys).filter((room) => existsSync(join(journeys, room, 'notices.ts')));
    expect(telling.filter((room) => !rooms.includes(room))).toEqual([]);
    const silent = rooms.filter((room) => areas.some((area) => area === areaOf(room) && Object.keys(area.notices).length === 0));
    expect(telling.filter((room) => silent.includes(room))).toEqual([]);
  });

  it('understands words that name one action, whichever area is asked first', () => {
    const commands = areas.flatMap((area) => area.commands ?? []);
    expect(commands.filter(({ verb }) => !actions.some((action) => action.verb === verb))).toEqual([]);
    const said = ['refer', 'my reviews', 'due', 'new cases', '?', 'hello', 'roles', 'agency', 'days', 'I am away', 'open PR-ABC1234'];
    const more = ['enter a referral', 'notification', 'attach PR-ABC1234', 'straight PR-ABC1234', 'withdraw PR-ABC1234', 'link PR-ABC1234'];
    const named = [...said, ...more].map((words) => commands.filter((one) => one.words.test(words)));
    expect(named.map((found) => found.length)).toEqual([...said, ...more].map(() => 1));
    expect(new Set(named.flat()).size).toBe(17);
    expect(commanded('Open  pr-abc1234.')).toEqual({ verb: 'reviews/open', data: { reference: 'PR-ABC1234' } });
  });

  it.each([
    ['open PR–ABC1234', 'reviews/open'],
    ['open PR\u2011ABC1234', 'reviews/open'],
    ['open\u00a0PR-ABC1234', 'reviews/open'],
    ['open PR-ABC1234,', 'reviews/open'],
    ['open PR-ABC1234?', 'reviews/open'],
    ['“open PR-ABC1234”', 'reviews/open'],
    ["'open PR-ABC1234'.", 'reviews/open'],
    ['open \u200ePR-ABC1234\u200f', 'reviews/open'],
    ['Please open the review PR-ABC1234', 'reviews/open'],
    ['PR-ABC1234', 'reviews/open'],
    ['pr—abc1234.', 'reviews/open'],
    ['(PR-ABC1234)', 'reviews/open'],
    ['link PR–ABC1234', 'meeting/link'],
    ['withdraw “PR-ABC1234”', undefined],
    ['withdraw PR-ABC1234!', 'withdrawal/why'],
    ['refer a case', 'referral/begin'],
    ['Refer a child.', 'referral/begin'],
    ['help?', 'home/help'],
    ['?', 'home/help'],
    ['Hello!', 'home/welcome'],
    ['my reviews, please', undefined],
    ['I’m away', 'people/away'],
    ['refre', undefined],
    ['openPR-ABC1234', undefined],
    ['open PR-ABC12345', undefined],
  ])('understands words as telephones write them: “%s”', (text, verb) => {
    const found = commanded(text);
    expect(found?.verb).toBe(verb);
    if (/ABC1234/i.test(text) && found) expect(found.data).toEqual({ reference: 'PR-ABC1234' });
  });
});
