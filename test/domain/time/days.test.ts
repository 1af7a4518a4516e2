import fc from 'fast-check';
import {
  addCalendarMonths,
  compare,
  day,
  endOfDay,
  instantInLondon,
  inWords,
  londonDay,
  londonTime,
  nextDay,
  previousDay,
  readDay,
  shortDay,
  timeOfDay,
  weekday,
} from '../../../src/domain/time/days';

const london = (instant: Date) => instant.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);
const anyInstant = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const anyDay = anyInstant.map((instant) => readDay(instant.toISOString().slice(0, 10)));
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('a day', () => {
  it.each(['2026-03-31', '2028-02-29', '2000-02-29', '1900-02-28'])('is made from %s', (text) => expect(readDay(text)).toBe(text));

  it.each([
    '',
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-3-31',
    '31/03/2026',
    '2026-03-31T09:00:00Z',
    ' 2026-03-31',
  ])('is not made from “%s”', (text) => expect(day.safeParse(text).success).toBe(false));

  it('does not repeat in its error what was typed', () => {
    expect(() => readDay('born Tuesday')).toThrow('not a real date');
    expect(() => readDay('born Tuesday')).not.toThrow('Tuesday');
  });
});

describe('the date in London', () => {
  it.each([
    ['2026-01-15T23:59:59.999Z', '2026-01-15'],
    ['2026-01-16T00:00:00.000Z', '2026-01-16'],
    ['2026-07-15T22:59:59.999Z', '2026-07-15'],
    ['2026-07-15T23:00:00.000Z', '2026-07-16'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['2026-03-28T23:59:59.999Z', '2026-03-28'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:59:59.999Z', '2026-03-29'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['2026-10-25T23:59:59.999Z', '2026-10-25'],
    ['2026-10-26T00:00:00.000Z', '2026-10-26'],
  ])('at %s is %s', (instant, expected) => expect(londonDay(new Date(instant))).toBe(expected));

  it('is what the clocks there show, at any instant', () => {
    fc.assert(fc.property(anyInstant, (instant) => londonDay(instant) === london(instant).slice(0, 10)));
  });
});

describe('the time in London', () => {
  it.each([
    ['2026-01-15T00:00:59.999Z', '00:00'],
    ['2026-01-15T17:05:00.000Z', '17:05'],
    ['2026-07-15T22:59:00.000Z', '23:59'],
    ['2026-07-15T23:00:00.000Z', '00:00'],
  ])('at %s is %s', (instant, expected) => expect(londonTime(new Date(instant))).toBe(expected));
});

describe('a time in London', () => {
  it.each([
    ['2026-01-15', '09:00', '2026-01-15T09:00:00.000Z'],
    ['2026-07-15', '09:00', '2026-07-15T08:00:00.000Z'],
    ['2026-07-15', '00:00', '2026-07-14T23:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ])('on %s at %s is %s', (on, time, expected) => expect(instantInLondon(readDay(on), time).toISOString()).toBe(expected));

  it.each([
    ['01:00', '02:00'],
    ['01:30', '02:30'],
    ['01:59', '02:59'],
  ])('that the clocks skip in spring, %s, is moved on to %s', (time, shown) => {
    expect(london(instantInLondon(readDay('2026-03-29'), time))).toBe(`2026-03-29 ${shown}`);
  });

  it.each([
    ['01:00', '2026-10-25T00:00:00.000Z'],
    ['01:59', '2026-10-25T00:59:00.000Z'],
  ])('that comes twice in autumn, %s, is the first of the two', (time, expected) => {
    expect(instantInLondon(readDay('2026-10-25'), time).toISOString()).toBe(expected);
  });

  it('is shown by the clocks there, on any day and at any time that exists', () => {
    fc.assert(
      fc.property(anyDay, anyTime, (on, time) => {
        const shown = london(instantInLondon(on, time));
        const skipped = time.startsWith('01:') && weekday(on) === 'Sunday' && /-03-(2[5-9]|3[01])$/.test(on);
        return shown === `${on} ${skipped ? time.replace('01:', '02:') : time}`;
      }),
    );
  });

  it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('is not read from “%s”', (time) => {
    expect(timeOfDay.safeParse(time).success).toBe(false);
    expect(() => instantInLondon(readDay('2026-01-15'), time)).toThrow();
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-01-15', 24],
    ['2026-03-29', 23],
    ['2026-07-15', 24],
    ['2026-10-25', 25],
  ])('on %s comes %i hours after its beginning', (on, hours) => {
    const began = instantInLondon(readDay(on), '00:00').getTime();
    expect(endOfDay(readDay(on)).getTime() - began).toBe(hours * 3_600_000);
  });

  it('is the first instant that is no longer that day', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const end = endOfDay(on).getTime();
        return londonDay(new Date(end - 1)) === on && londonDay(new Date(end)) === nextDay(on);
      }),
    );
  });
});

describe('going from day to day', () => {
  it.each([
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
    ['2026-12-31', '2027-01-01'],
    ['2026-03-28', '2026-03-29'],
    ['2026-03-29', '2026-03-30'],
    ['2026-10-25', '2026-10-26'],
  ])('comes from %s to %s and back', (from, to) => {
    expect(nextDay(readDay(from))).toBe(to);
    expect(previousDay(readDay(to))).toBe(from);
  });

  it('orders days as they come', () => {
    const days = ['2027-01-01', '2026-12-31', '2026-02-28', '2026-10-01'].map(readDay);
    expect(days.toSorted(compare)).toEqual(['2026-02-28', '2026-10-01', '2026-12-31', '2027-01-01']);
    expect(compare(readDay('2026-10-01'), readDay('2026-10-01'))).toBe(0);
  });
});

describe('calendar months', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2026-11-23', 6, '2027-05-23'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('from %s, %i of them come to %s', (from, months, to) => expect(addCalendarMonths(readDay(from), months)).toBe(to));
});

describe('what people read', () => {
  it('names the day and the month, and the year only when it is another one', () => {
    expect(inWords(readDay('2026-03-31'), readDay('2026-12-01'))).toBe('Tue 31 March');
    expect(inWords(readDay('2027-01-06'), readDay('2026-12-11'))).toBe('Wed 6 January 2027');
    expect(inWords(readDay('2025-12-31'), readDay('2026-01-01'))).toBe('Wed 31 December 2025');
  });

  it('names the year of a date that is not seen from today', () => {
    expect(inWords(readDay('2014-09-07'))).toBe('Sun 7 September 2014');
  });

  it('has a short form', () => {
    expect(shortDay(readDay('2026-11-23'))).toBe('Mon 23 Nov');
    expect(shortDay(readDay('2026-09-05'))).toBe('Sat 5 Sep');
  });

  it('has the right names for a week and a year', () => {
    fc.assert(fc.property(anyDay, (on) => weekday(on) === new Date(on).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })));
    fc.assert(
      fc.property(anyDay, (on) =>
        inWords(on).includes(` ${new Date(on).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })} `),
      ),
    );
  });
});
