import fc from 'fast-check';
import { chronologyFault, KINDS, MOST_ROWS, readChronology } from '../../../src/domain/information/chronology';
import { readDay } from '../../../src/domain/time/days';

const TODAY = readDay('2026-11-23');
const rowsOf = (text: string) => readChronology(text, TODAY).rows;
const unreadOf = (text: string) => readChronology(text, TODAY).unread;

describe('a line of key dates', () => {
  it.each([
    '3 March 2026, seen at home',
    '03 March 2026 seen at home',
    '3 Mar 2026: seen at home',
    '3rd of March 2026 – seen at home',
    'Tue 3 March 2026, seen at home',
    'On Tuesday, 3 march 2026, seen at home',
    '2026-03-03, seen at home',
    '2026-3-3 seen at home',
    '03/03/2026, seen at home',
    '3/3/2026 - seen at home',
    '3.3.2026; seen at home',
    '• 3 March 2026, seen at home',
    '- 2026-03-03: seen at home',
    '  3 March 2026, seen at home  ',
    '03/03/26, seen at home',
    '3/3/26 seen at home',
    '03-Mar-26 seen at home',
    '03-03-2026: seen at home',
    '3 Mar 26, seen at home',
    'March 3, 2026 seen at home',
    'March 3rd, 2026: seen at home',
    '1. 3 March 2026, seen at home',
    '2) 03/03/2026 seen at home',
    '(3) 2026-03-03 – seen at home',
    '#4 3 March 2026: seen at home',
    'a) 3 March 2026 seen at home',
    '03/03/2026\tseen at home',
    '1.\t03/03/2026\tseen at home',
    '2026-03-03T00:00:00Z seen at home',
    '3\u00a0March\u00a02026, seen at home',
  ])('is read however its date is written: %s', (line) => {
    expect(rowsOf(line)).toEqual([{ day: '2026-03-03', event: 'seen at home', kind: 'neutral' }]);
  });

  it('puts the day first in figures, as people here do', () => expect(rowsOf('04/03/2026 x')[0]?.day).toBe('2026-03-04'));

  it.each([
    ['seen at home (strength)', 'seen at home', 'strength'],
    ['missed at school [Concern].', 'missed at school', 'concern'],
    ['moved house ( neutral )', 'moved house', 'neutral'],
    ['a line\u2028that goes on (concern)', 'a line\u2028that goes on', 'concern'],
    ['(concern) was raised', '(concern) was raised', 'neutral'],
    ['a concern', 'a concern', 'neutral'],
    ['seen at home (positive)', 'seen at home', 'strength'],
    ['missed at school (negative)', 'missed at school', 'concern'],
    ['missed at school – concern', 'missed at school', 'concern'],
    ['missed at school; Concern.', 'missed at school', 'concern'],
    ['seen by the doctor (GP)', 'seen by the doctor (GP)', 'neutral'],
    ['GP\tseen\tstrength', 'GP; seen', 'strength'],
    ['GP\tseen at\t\thome', 'GP; seen at; home', 'neutral'],
    ['until 10 March: stayed with an aunt', 'until 10 March: stayed with an aunt', 'neutral'],
    ['to 10 March stayed with an aunt', 'to 10 March stayed with an aunt', 'neutral'],
    ['10:30 seen at home', '10:30 seen at home', 'neutral'],
    ['10.30 seen at home', '10.30 seen at home', 'neutral'],
    ['at 2.30pm seen at home', 'at 2.30pm seen at home', 'neutral'],
    ['2 visits', '2 visits', 'neutral'],
  ])('takes its kind from a word in brackets at its end: %s', (written, event, kind) => {
    expect(rowsOf(`3 March 2026, ${written}`)).toEqual([{ day: '2026-03-03', event, kind }]);
  });

  it.each([
    ['Early spring, a call', 'no date'],
    ['March 2026, a call', 'no date'],
    ['31 February 2026, a call', 'no date'],
    ['3 March 10:30 a call', 'no date'],
    ['3 March 26 calls', 'no date'],
    ['3-10 March 2026, stayed with an aunt', 'no date'],
    ['11/19/2026, a call', 'month first'],
    ['Mon 3 March 2026, a call', 'weekday'],
    ['Friday 03/03/2026: a call', 'weekday'],
    ['03/03/2026 - 10/03/2026 stayed with an aunt', 'two dates'],
    ['03/03/2026–10/03/2026 stayed with an aunt', 'two dates'],
    ['3 March 2026 to 10 March 2026, stayed with an aunt', 'two dates'],
    ['03/03/2026, 10/03: stayed with an aunt', 'two dates'],
    ['3 March 2026 and 10 March, calls', 'two dates'],
    ['03/03/2026 - 10/03 stayed with an aunt', 'two dates'],
    ['03/03/2026 & 04/03/2026 calls', 'two dates'],
    ['03/03/2026\t10/03/2026\tstayed with an aunt', 'two dates'],
    ['03/03/2026 14:30', 'no event'],
    ['3 March 2026 2.30pm', 'no event'],
    ['3 March 2026, a call (strength/concern)', 'which kind'],
    ['3 March 2026, a call (concern?)', 'which kind'],
    ['3 March 1026, a call', 'too long ago'],
    ['0026-03-03, a call', 'too long ago'],
    ['3 Ma 2026, a call', 'no date'],
    ['13/13/2026, a call', 'no date'],
    ['3 March 20261, a call', 'no date'],
    ['3 March 2026', 'no event'],
    ['3 March 2026, (concern)', 'no event'],
    ['24 November 2026, a call', 'not come yet'],
  ])('is not guessed at: %s', (line, why) => expect(unreadOf(line)).toEqual([{ line: 1, why }]));
});

describe('a time behind a date', () => {
  it('stays with what happened, however the two are joined', () => {
    expect(rowsOf('2026-03-03T10:30:00 seen at home')).toEqual([{ day: '2026-03-03', event: '10:30 seen at home', kind: 'neutral' }]);
    expect(rowsOf('03/03/2026 - 10.30 seen at home')).toEqual([{ day: '2026-03-03', event: '10.30 seen at home', kind: 'neutral' }]);
    expect(rowsOf('03/03/2026\t10:30\tHV\tseen')).toEqual([{ day: '2026-03-03', event: '10:30; HV; seen', kind: 'neutral' }]);
  });
});

describe('what to do about key dates', () => {
  it('is said by the number of the line, and never repeats what the line says', () => {
    const fault = chronologyFault('3 March 2026, called\n\nKezia in spring\nlater\n4 March 2026\n1 January 2027, x', TODAY);
    expect(fault).toBe(
      'Lines 3, 4: Please begin with a real date and its year, such as 3 March 2026, 2026-03-03 or 03/03/2026. Line 5: Please write what happened after the date. Line 6: This date has not come yet. Please check the day, month and year.',
    );
  });

  it('is nothing when every line is read, or there is none', () => {
    expect(chronologyFault('', TODAY)).toBe('');
    expect(chronologyFault('3 March 2026, called\r\n2026-03-04 called again', TODAY)).toBe('');
  });

  it('asks for the ones that matter most when there are too many', () => {
    const dates = (count: number) => Array.from({ length: count }, () => '3 March 2026, called').join('\n');
    expect(chronologyFault(dates(MOST_ROWS), TODAY)).toBe('');
    expect(chronologyFault(dates(MOST_ROWS + 1), TODAY)).toBe(
      'There is room for 10 key dates; these are 11. Please keep the ones that matter most.',
    );
  });
});

describe('any key dates', () => {
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const days = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const written = fc.constantFrom<(day: string) => string>(
    (day) => day,
    (day) => day.split('-').reverse().join('/'),
    (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
    (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3).toUpperCase()} ${day.slice(0, 4)}`,
  );
  const event = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((text) => `x${text.replace(/[\r\n]/g, ' ')}x`);
  const kind = fc.constantFrom(...KINDS);

  it('come out as they were meant, whichever way their dates are written', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ day: days, write: written, event, kind }), { maxLength: 10 }), (all) => {
        const text = all.map((one) => `${one.write(one.day)}, ${one.event} (${one.kind})`).join('\n');
        expect(readChronology(text, TODAY)).toEqual({
          rows: all.map(({ day, event, kind }) => ({ day, event: event.trim(), kind })),
          unread: [],
        });
      }),
    );
  });

  it('lose no line: each is a row, is named, or is empty', () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('3 March 2026, called'), fc.constant('  '));
    fc.assert(
      fc.property(fc.array(line.map((text) => text.replace(/[\r\n]/g, ''))), (lines) => {
        const { rows, unread } = readChronology(lines.join('\n'), TODAY);
        expect(rows.length + unread.length).toBe(lines.filter((one) => one.trim()).length);
        expect(new Set(unread.map(({ line: number }) => number)).size).toBe(unread.length);
        for (const { line: number } of unread) expect(lines[number - 1]?.trim()).not.toBe('');
      }),
    );
  });
});
