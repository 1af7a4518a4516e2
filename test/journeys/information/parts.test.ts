import fc from 'fast-check';
import { CHRONOLOGY } from '../../../src/domain/information/rows';
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
  ].map(CHRONOLOGY.read);

  it('is in the order of dates, then agencies, then as each agency gave them', () => {
    const read = merged(rows, ['Police', 'Health']);
    expect(read.map(({ event }) => event)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b']);
    expect(read.map(({ day }) => day)).toEqual([...Array.from({ length: 11 }, () => '2026-03-03'), '2026-09-14']);
  });

  it('leaves nothing of an earlier sending, and another agency’s rows alone', () => {
    const again = chronologyRows('Police', [row('2026-09-14', 'corrected')], rows).map(CHRONOLOGY.read);
    expect(again.map(({ key, json }) => [key, json])).toEqual([
      ['chronology~2026-09-14~Police~1', { event: 'corrected' }],
      ['chronology~2026-03-03~Police~2', { event: '' }],
    ]);
    const after = rows.map((one) => again.find(({ key }) => key === one.key) ?? one);
    expect(merged(after, ['Police']).map(({ event }) => event)).toEqual(['corrected']);
  });
});
