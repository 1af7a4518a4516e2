import fc from 'fast-check';
import { MOST_ROWS } from '../../../src/domain/information/chronology';
import { CHRONOLOGY, KEY_DATE } from '../../../src/domain/information/rows';
import { readDay } from '../../../src/domain/time/days';
import { drawPart, paged } from '../../../src/journeys/information/part';
import { chronologyRows, merged } from '../../../src/journeys/information/rows';

const MOST_BYTES = 25 * 1024;
const bytesOf = (part: ReturnType<typeof paged>[number]): number => {
  const where = { reference: 'PR-7KQ4M2X', agency: 'Northshire Police', number: 1, verb: 'information/pack', closeVerb: 'reviews/open' };
  return Buffer.byteLength(JSON.stringify(drawPart({ ...where, parts: [part, part, part], part: 1 }).json));
};

describe('a part that is read', () => {
  const text = fc.oneof(fc.string({ maxLength: 1500 }), fc.constantFrom('她'.repeat(1500), '\u0007'.repeat(1500), ''));
  const item = fc.record({ question: fc.string({ maxLength: 120 }), answer: fc.array(text, { minLength: 1, maxLength: 30 }) });

  it('is cut so that every card is small enough, and no line is lost or moved', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const parts = paged({ title: 'The chronology', about: '', items });
        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) expect(bytesOf(part)).toBeLessThan(MOST_BYTES);
        expect(parts.flatMap((part) => part.items.flatMap(({ answer }) => answer))).toEqual(items.flatMap(({ answer }) => answer));
      }),
      { numRuns: 40 },
    );
  });

  it('says where an item or a part goes on', () => {
    const answer = Array.from({ length: 400 }, (_, index) => `line ${index}`);
    const [first, second] = paged({ title: 'What one agency sent', about: 'Police', items: [{ question: 'What went well?', answer }] });
    expect([first?.title, first?.items[0]?.question]).toEqual(['What one agency sent', 'What went well?']);
    expect([second?.title, second?.items[0]?.question]).toEqual(['What one agency sent, continued', 'What went well? (continued)']);
  });
});

describe('the merged chronology', () => {
  const row = (day: string, event: string) => ({ day: readDay(day), event, kind: 'neutral' as const });
  const rows = [
    ...chronologyRows('Police', [row('2026-09-14', 'b'), row('2026-03-03', 'a')], []),
    ...chronologyRows(
      'Health',
      Array.from({ length: 10 }, (_, index) => row('2026-03-03', `${index}`)),
      [],
    ),
    ...chronologyRows('Schools', [row('2026-01-01', 'not in the pack')], []),
  ].map(KEY_DATE.read);

  it('is in the order of dates, then agencies, then as each agency gave them', () => {
    const read = merged(rows, ['Police', 'Health']);
    expect(read.map(({ event }) => event)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b']);
    expect(read.map(({ day }) => day)).toEqual([...Array.from({ length: 11 }, () => '2026-03-03'), '2026-09-14']);
  });

  it('leaves nothing of an earlier sending, and another agency’s rows alone', () => {
    const again = chronologyRows('Police', [row('2026-09-14', 'corrected')], rows).map(KEY_DATE.read);
    expect(again.map(({ key, json }) => [key, json])).toEqual([
      ['dates~Police~01', { event: 'corrected' }],
      ['dates~Police~02', { event: '' }],
    ]);
    const after = rows.map((one) => again.find(({ key }) => key === one.key) ?? one);
    expect(merged(after, ['Police']).map(({ event }) => event)).toEqual(['corrected']);
  });

  it('can be corrected for ever: no sending writes more rows than two sendings hold, and the last one stands', () => {
    // As an earlier version kept them, whose rows nobody ever took away.
    const old = Array.from({ length: 30 }, (_, n) => {
      const columns = {
        day: readDay('2026-01-01'),
        agency: 'Police',
        number: n + 1,
        kind: n < 10 ? ('neutral' as const) : ('withdrawn' as const),
      };
      return CHRONOLOGY.write(columns, columns, { event: n < 10 ? `old ${n}` : '' });
    });
    const stored = new Map(old.map((one) => [one.key, one]));
    const read = () => [...stored.values()].map((one) => (KEY_DATE.names(one.key) ? KEY_DATE : CHRONOLOGY).read(one));
    for (let sending = 0; sending < 30; sending++) {
      const sent = Array.from({ length: sending % 3 === 2 ? 4 : MOST_ROWS }, (_, n) => row(`2026-02-${10 + n}`, `${sending} ${n}`));
      const written = chronologyRows('Police', sent, read());
      expect(written.length).toBeLessThanOrEqual(2 * MOST_ROWS);
      written.forEach((one) => stored.set(one.key, one));
      expect(merged(read(), ['Police']).map(({ event }) => event)).toEqual(sent.map(({ event }) => event));
    }
  });
});
