import fc from 'fast-check';
import { inWords, readDay } from '../../../src/domain/time/days';
import { implausible, SPANS } from '../../../src/domain/time/plausible';
import { dayAtStart, dayWritten, timeWritten } from '../../../src/domain/time/written';

describe('a day as it comes', () => {
  it.each([
    '2026-11-09',
    ' 2026-11-09',
    '2026-11-09 ',
    '2026-11-09T00:00:00Z',
    '2026-11-09T00:00:00.000Z',
    '2026-11-09T00:00:00',
    '2026-11-09 00:00',
    '2026-11-09T00:00:00+00:00',
    '2026-11-9',
    '2026/11/09',
    '2026.11.09',
    '09/11/2026',
    '9/11/2026',
    '9.11.2026',
    '9. 11. 2026',
    '09-11-2026',
    '09–11–2026',
    '09\u201111\u20112026',
    '\u200e09\u200e/\u200e11\u200e/\u200e2026',
    '９/１１/２０２６',
    '09/11/26',
    '9-Nov-26',
    '09-Nov-2026',
    '9/Nov/2026',
    '9 Nov 26',
    '9 Nov ’26',
    '9 November 2026',
    '9\u00a0November\u00a02026',
    '9th November, 2026',
    '9th of Nov. 2026',
    '9November 2026',
    'Mon 9 November 2026',
    'Monday, 9 Nov 2026.',
    'on Monday the 9th of November 2026',
    'November 9, 2026',
    'Nov 9th 2026',
  ])('is read: “%s”', (text) => expect(dayWritten(text)).toEqual({ is: 'a day', day: '2026-11-09' }));

  it.each([
    ['2026-1-9', '2026-01-09'],
    ['03/04/2026', '2026-04-03'],
    ['2026-06-18T23:00:00Z', '2026-06-19'],
    ['2026-06-19T00:00:00+01:00', '2026-06-19'],
    ['2026-11-19T23:59:59Z', '2026-11-19'],
    ['0026-11-19', '0026-11-19'],
    ['01/02/49', '2049-02-01'],
    ['01/02/50', '1950-02-01'],
  ])('puts the day first, and is the day in London: “%s” is %s', (text, is) => expect(dayWritten(text)).toEqual({ is: 'a day', day: is }));

  it.each([
    ['11/19/2026', '2026-11-19', 'month first'],
    ['11-19-26', '2026-11-19', 'month first'],
    ['Tue 9 November 2026', '2026-11-09', 'weekday'],
    ['Wednesday, 2026-11-09', '2026-11-09', 'weekday'],
  ])('is asked about where it does not fit: “%s”', (text, perhaps, because) =>
    expect(dayWritten(text)).toEqual({ is: 'doubtful', perhaps, because }),
  );

  it.each([
    '',
    '  ',
    'yesterday',
    '2026',
    'November 2026',
    '19/11',
    '31/02/2026',
    '2026-02-30',
    '2026-02-30T00:00:00Z',
    '2026-11-19T25:00:00Z',
    '32 November 2026',
    '19 Movember 2026',
    '1/2/3/2026',
    '19/11/20261',
    '19/11/2026 or later',
    '19/11-2026',
    '2026-19-11',
    '13/13/2026',
    '10.11.26.12',
    '9 11 2026',
  ])('is no day: “%s”', (text) => expect(dayWritten(text)).toEqual({ is: 'no day' }));

  it('comes back from the words that people read', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const day = readDay(at.toISOString().slice(0, 10));
        expect(dayWritten(inWords(day))).toEqual({ is: 'a day', day });
        expect(dayWritten(day.split('-').reverse().join('/'))).toEqual({ is: 'a day', day });
      }),
    );
  });

  it('takes anything at all without harm', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789/.-T:Z ap') })), (text) => {
        const read = dayWritten(text);
        if (read.is === 'a day') expect(readDay(read.day)).toBe(read.day);
        expect(timeWritten(text)).toMatch(/^$|^([01]\d|2[0-3]):[0-5]\d$/);
      }),
    );
  });

  it('stands at the start of a line, and leaves the rest as it is', () => {
    expect(dayAtStart('03-Mar-26 – seen')).toEqual({ read: { is: 'a day', day: '2026-03-03' }, rest: ' – seen' });
    expect(dayAtStart('3 March 10:30 seen')).toBeUndefined();
    expect(dayAtStart('3 March 26 visits')).toBeUndefined();
    expect(dayAtStart('seen on 3 March 2026')).toBeUndefined();
  });
});

describe('a time as it comes', () => {
  it.each([
    ['10:00:00', '10:00'],
    ['10:00:00.000', '10:00'],
    ['2:30 PM', '14:30'],
    ['2:30\u202fPM', '14:30'],
    ['2.30pm', '14:30'],
    ['2.30 p.m.', '14:30'],
    ['230pm', '14:30'],
    ['2pm', '14:00'],
    ['2 p.m.', '14:00'],
    ['14:30 pm', '14:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['1405', '14:05'],
    ['14:05 hrs', '14:05'],
    ['1405h', '14:05'],
    [' 14:05 ', '14:05'],
    ['14：05', '14:05'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['12am', '00:00'],
    ['12:30 am', '00:30'],
    ['12pm', '12:00'],
  ])('is read: “%s” is %s', (text, is) => expect(timeWritten(text)).toBe(is));

  it.each([
    '',
    ' ',
    '9',
    '24:00',
    '23:60',
    '9:5',
    '13am',
    '0:30 pm',
    '14:05:',
    'midnight',
    'noon',
    'about 2pm',
    '2pm or 3pm',
    '14:05 tomorrow',
    '99999',
  ])('is no time: “%s”', (text) => expect(timeWritten(text)).toBe(''));
});

describe('a plausible date', () => {
  const TODAY = readDay('2026-11-23');
  const says = (on: string, span: Parameters<typeof implausible>[1]) => implausible(readDay(on), span, TODAY);

  it.each(Object.values(SPANS))('is neither of the year 26 nor of the year 9999, whatever it is of: %j', (span) => {
    expect(says('0026-11-19', span)).toMatch(/^Thu 19 November 0026 is more than \d+ years ago\. Please check the day, month and year\.$/);
    expect(says('9999-12-31', span)).toMatch(/has not come yet|is more than .+ ahead/);
    expect(says('2026-11-23', span)).toBe('');
  });

  it('lies within its span to the day', () => {
    expect(says('1996-11-23', SPANS.happened)).toBe('');
    expect(says('1996-11-22', SPANS.happened)).toBe(
      'Fri 22 November 1996 is more than 30 years ago. Please check the day, month and year.',
    );
    expect(says('2026-11-24', SPANS.happened)).toBe('this date has not come yet. Please check the day, month and year.');
    expect(says('2027-11-23', SPANS.birth)).toBe('');
    expect(says('2027-11-24', SPANS.birth)).toBe('Wed 24 November 2027 is more than a year ahead. Please check the day, month and year.');
  });
});
