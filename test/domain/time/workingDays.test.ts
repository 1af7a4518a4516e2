import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import shipped from '../../../src/domain/time/bankHolidays.json';
import { compare, nextDay, previousDay, readDay, type Day } from '../../../src/domain/time/days';
import {
  addWorkingDays,
  calendar,
  countWorkingDays,
  covers,
  isWorkingDay,
  warnBefore,
  why,
  type Calendar,
} from '../../../src/domain/time/workingDays';

const plain = calendar({ added: [] });
const closedAtYearEnd = calendar({
  added: [
    { day: readDay('2026-12-29'), why: 'The partnership office is closed' },
    { day: readDay('2026-12-28'), why: 'A second reason for the same day' },
    { day: readDay('2026-12-26'), why: 'Inventory' },
  ],
});

const endingOnAFriday: Calendar = { ...plain, coveredUntil: readDay('2028-12-29') };

const dayAfter = (day0: string, n: number, days: Calendar = plain) => addWorkingDays(days, readDay(day0), n);
const landsOn = (day: Day, n: number, days: Calendar = plain): Day => {
  const landed = addWorkingDays(days, day, n);
  if ('cannot' in landed) throw new Error(landed.cannot);
  return landed.day;
};

// Read from the data and the calendar by itself, so that the code under test is not its own witness.
const holidays = new Set(shipped.days.map(({ date }) => date));
const isOff = (day: Day) => [0, 6].includes(new Date(day).getUTCDay()) || holidays.has(day);

const DAY = 86_400_000;
const daysFrom = (first: string, last: string) =>
  fc
    .integer({ min: Date.parse(first) / DAY, max: Date.parse(last) / DAY })
    .map((n) => readDay(new Date(n * DAY).toISOString().slice(0, 10)));
const anyStart = daysFrom(shipped.coveredFrom, shipped.coveredUntil);
const earlyStart = daysFrom(shipped.coveredFrom, '2028-09-01');
const anyNumber = fc.nat(60);

describe('the list of bank holidays', () => {
  it('holds what GOV.UK publishes for England and Wales', () => {
    const contract = join(__dirname, '../../../../shared/contracts/bank-holidays-england-and-wales.json');
    if (!existsSync(contract)) return console.log('skipped: no contracts');
    const published = JSON.parse(readFileSync(contract, 'utf8'));
    expect(shipped.days).toEqual(published.events);
    expect(shipped.coveredUntil).toBe(published.coveredUntil);
  });

  it('is in order, has no day twice, names every day and stays inside what it covers', () => {
    const days = shipped.days.map(({ date }) => readDay(date));
    expect(days.toSorted(compare)).toEqual(days);
    expect(holidays.size).toBe(days.length);
    expect(days.filter((day) => !covers(plain, day))).toEqual([]);
    expect(shipped.days.filter(({ title }) => !title.trim())).toEqual([]);
  });

  it('covers whole years, each with at least eight days', () => {
    expect([shipped.coveredFrom.slice(4), shipped.coveredUntil.slice(4)]).toEqual(['-01-01', '-12-31']);
    for (let year = Number(shipped.coveredFrom.slice(0, 4)); year <= Number(shipped.coveredUntil.slice(0, 4)); year++)
      expect(shipped.days.filter(({ date }) => date.startsWith(`${year}-`)).length).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ['2026-03-17', 'Northern Ireland'],
    ['2026-01-02', 'Scotland'],
    ['2026-08-03', 'Scotland'],
    ['2026-11-30', 'Scotland'],
  ])('leaves out %s, which is one in %s', (date) => expect(isWorkingDay(plain, readDay(date))).toBe(true));
});

describe('a working day', () => {
  it.each([
    ['2026-11-23', 'a Monday', true],
    ['2026-11-27', 'a Friday', true],
    ['2026-11-28', 'a Saturday', false],
    ['2026-11-29', 'a Sunday', false],
    ['2026-12-25', 'Christmas Day', false],
    ['2026-12-28', 'the substitute for Boxing Day', false],
    ['2022-09-19', 'a bank holiday of one year only', false],
    ['2020-05-08', 'the early May bank holiday of 2020, which was a Friday', false],
    ['2020-05-04', 'the Monday it was moved from', true],
  ])('%s, %s: %s', (date, _what, expected) => expect(isWorkingDay(plain, readDay(date))).toBe(expected));

  it('is not one where the partnership says so', () => {
    expect(isWorkingDay(plain, readDay('2026-12-29'))).toBe(true);
    expect(isWorkingDay(closedAtYearEnd, readDay('2026-12-29'))).toBe(false);
  });

  it('is not known beyond the list', () => {
    expect([isWorkingDay(plain, readDay('2028-12-29')), covers(plain, readDay('2028-12-29'))]).toEqual([true, true]);
    expect([isWorkingDay(plain, readDay('2029-01-03')), covers(plain, readDay('2029-01-03'))]).toEqual([false, false]);
    expect([isWorkingDay(plain, readDay('2018-12-27')), covers(plain, readDay('2018-12-27'))]).toEqual([false, false]);
  });
});

describe('so many working days on', () => {
  it.each([
    ['Mon 23 Nov 2026', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'],
    ['Fri 11 Dec 2026', '2026-12-11', '2026-12-18', '2026-12-29', '2027-01-06'],
    ['Sat 26 Dec 2026', '2026-12-26', '2027-01-05', '2027-01-12', '2027-01-19'],
    ['Fri 12 Mar 2027', '2027-03-12', '2027-03-19', '2027-03-30', '2027-04-06'],
  ])('from %s: 5, 10 and 15', (_words, day0, five, ten, fifteen) => {
    expect([5, 10, 15].map((n) => dayAfter(day0, n))).toEqual([{ day: five }, { day: ten }, { day: fifteen }]);
  });

  it.each([
    ['a leap day', '2028-02-28', 1, '2028-02-29'],
    ['the day after a leap day', '2028-02-29', 1, '2028-03-01'],
    ['a February without one', '2027-02-26', 1, '2027-03-01'],
    ['the night the clocks go forward', '2026-03-27', 1, '2026-03-30'],
    ['the night the clocks go back', '2026-10-23', 1, '2026-10-26'],
    ['none at all', '2026-12-25', 0, '2026-12-25'],
    ['one day back over a weekend', '2026-11-23', -1, '2026-11-20'],
    ['two days back over Christmas', '2026-12-29', -2, '2026-12-23'],
    ['one day back from a Saturday', '2026-11-28', -1, '2026-11-27'],
  ])('crosses %s', (_what, day0, n, expected) => expect(dayAfter(day0, n)).toEqual({ day: expected }));

  it('steps over the days that a partnership adds', () => {
    expect(dayAfter('2026-12-24', 1)).toEqual({ day: '2026-12-29' });
    expect(dayAfter('2026-12-24', 1, closedAtYearEnd)).toEqual({ day: '2026-12-30' });
    expect(dayAfter('2026-12-30', -1, closedAtYearEnd)).toEqual({ day: '2026-12-24' });
  });

  it('never lands on a weekend or a bank holiday', () => {
    const n = fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0);
    fc.assert(
      fc.property(anyStart, n, (day0, n) => {
        const landed = addWorkingDays(plain, day0, n);
        return 'cannot' in landed || (!isOff(landed.day) && isWorkingDay(plain, landed.day));
      }),
    );
  });

  it('passes exactly so many working days, and never skips one', () => {
    fc.assert(
      fc.property(earlyStart, anyNumber, (day0, n) => {
        let open = 0;
        for (let day = day0; day !== landsOn(day0, n); day = nextDay(day)) open += isOff(nextDay(day)) ? 0 : 1;
        expect(open).toBe(n);
      }),
    );
  });

  it('is later for a later start and for more days', () => {
    fc.assert(
      fc.property(earlyStart, anyNumber, (day0, n) => {
        expect(compare(landsOn(day0, n), landsOn(day0, n + 1))).toBeLessThan(0);
        expect(compare(landsOn(day0, n), landsOn(nextDay(day0), n))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('comes back to the working day it started from', () => {
    const workingStart = earlyStart.filter((day) => !isOff(day));
    fc.assert(fc.property(workingStart, anyNumber, (day0, n) => landsOn(landsOn(day0, n), -n) === day0));
  });

  it('counts the same in two parts as in one', () => {
    fc.assert(fc.property(earlyStart, fc.nat(30), fc.nat(30), (day0, a, b) => landsOn(landsOn(day0, a), b) === landsOn(day0, a + b)));
  });
});

describe('beyond the list', () => {
  const covered = { coveredFrom: '2019-01-01', coveredUntil: '2028-12-31' };
  const late = { cannot: 'past the last day covered', ...covered };
  const early = { cannot: 'before the first day covered', ...covered };

  it('answers up to the last day covered and not a day further', () => {
    expect(dayAfter('2028-12-28', 1)).toEqual({ day: '2028-12-29' });
    expect(dayAfter('2028-12-28', 2)).toEqual(late);
    expect(dayAfter('2028-12-11', 15)).toEqual(late);
    expect(dayAfter('2028-12-31', 1)).toEqual(late);
    expect(dayAfter('2031-05-01', 5)).toEqual(late);
    expect(dayAfter('2031-05-01', -5)).toEqual(late);
    expect(dayAfter('2029-01-01', -1)).toEqual({ day: '2028-12-29' });
  });

  it('does not take the last day covered for the deadline when that is a working day', () => {
    expect(dayAfter('2028-12-27', 2, endingOnAFriday)).toEqual({ day: '2028-12-29' });
    expect(dayAfter('2028-12-27', 3, endingOnAFriday)).toEqual({ ...late, coveredUntil: '2028-12-29' });
  });

  it('answers back to the first day covered and not a day further', () => {
    expect(dayAfter('2018-12-31', 1)).toEqual({ day: '2019-01-02' });
    expect(dayAfter('2018-12-20', 15)).toEqual(early);
    expect(dayAfter('2018-12-20', -1)).toEqual(early);
    expect(dayAfter('2019-01-04', -2)).toEqual({ day: '2019-01-02' });
    expect(dayAfter('2019-01-04', -3)).toEqual(early);
    expect(dayAfter('2029-01-01', -60_000)).toEqual(early);
  });

  it('still answers day 0, which needs no counting', () => expect(dayAfter('2031-05-01', 0)).toEqual({ day: '2031-05-01' }));

  it('refuses every day past the end, from any start', () => {
    fc.assert(
      fc.property(daysFrom('2028-10-01', shipped.coveredUntil), anyNumber, (day0, n) => {
        let left = 0;
        for (let day = day0; day !== plain.coveredUntil; day = nextDay(day)) left += isOff(nextDay(day)) ? 0 : 1;
        expect('cannot' in addWorkingDays(plain, day0, n)).toBe(n > left);
      }),
    );
  });

  it('does not count to a day it does not know', () => {
    expect(countWorkingDays(plain, readDay('2028-12-20'), readDay('2029-01-02'))).toEqual(late);
    expect(countWorkingDays(plain, readDay('2019-01-10'), readDay('2018-12-20'))).toEqual(early);
    expect(countWorkingDays(plain, readDay('2018-06-01'), readDay('2019-06-01'))).toEqual(early);
  });

  it('shows the days it does know', () => {
    expect(why(plain, readDay('2028-12-28'), 5)).toEqual([
      { day: '2028-12-29', counted: 1 },
      { day: '2028-12-30', skipped: 'Saturday' },
      { day: '2028-12-31', skipped: 'Sunday' },
    ]);
  });

  it('refuses a part of a working day', () => {
    for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => dayAfter('2026-11-23', n)).toThrow('whole number');
  });
});

describe('how many working days it is', () => {
  it.each([
    ['the same day', '2026-11-23', '2026-11-23', 0],
    ['day 9 of 15', '2026-11-23', '2026-12-04', 9],
    ['the weekend after day 9', '2026-11-23', '2026-12-06', 9],
    ['from a Saturday to the Sunday', '2026-11-28', '2026-11-29', 0],
    ['back over a weekend', '2026-11-23', '2026-11-20', -1],
    ['back from a Monday to the Sunday', '2026-11-23', '2026-11-22', 0],
  ])('%s', (_what, from, to, expected) => expect(countWorkingDays(plain, readDay(from), readDay(to))).toEqual({ count: expected }));

  it('is the number that leads there, from any start', () => {
    const n = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(daysFrom('2019-06-01', '2028-09-01'), n, (day0, n) =>
        expect(countWorkingDays(plain, day0, landsOn(day0, n))).toEqual({ count: n }),
      ),
    );
  });
});

describe('why it is this date', () => {
  it('names every day from Christmas to the deadline', () => {
    expect(why(closedAtYearEnd, readDay('2026-12-23'), 4)).toEqual([
      { day: '2026-12-24', counted: 1 },
      { day: '2026-12-25', skipped: 'Christmas Day' },
      { day: '2026-12-26', skipped: 'Saturday' },
      { day: '2026-12-27', skipped: 'Sunday' },
      { day: '2026-12-28', skipped: 'Boxing Day (Substitute day)' },
      { day: '2026-12-29', skipped: 'The partnership office is closed' },
      { day: '2026-12-30', counted: 2 },
      { day: '2026-12-31', counted: 3 },
      { day: '2027-01-01', skipped: 'New Year’s Day' },
      { day: '2027-01-02', skipped: 'Saturday' },
      { day: '2027-01-03', skipped: 'Sunday' },
      { day: '2027-01-04', counted: 4 },
    ]);
  });

  it('numbers the days backwards on the way back', () => {
    expect(why(plain, readDay('2026-11-23'), -2)).toEqual([
      { day: '2026-11-22', skipped: 'Sunday' },
      { day: '2026-11-21', skipped: 'Saturday' },
      { day: '2026-11-20', counted: -1 },
      { day: '2026-11-19', counted: -2 },
    ]);
  });

  it('passes nothing for day 0', () => expect(why(plain, readDay('2026-12-25'), 0)).toEqual([]));

  it('lists each day once, in order, numbers the working days from 1 to n and ends on the last of them', () => {
    fc.assert(
      fc.property(earlyStart, anyNumber, (day0, n) => {
        const passed = why(plain, day0, n);
        const numbers = passed.flatMap((one) => ('counted' in one ? [one.counted] : []));
        expect(numbers).toEqual(Array.from({ length: n }, (_, index) => index + 1));
        passed.forEach(({ day }, index) => expect(previousDay(day)).toBe(passed[index - 1]?.day ?? day0));
        passed.forEach((one) => expect('skipped' in one).toBe(isOff(one.day)));
        expect(passed.at(-1)?.day ?? day0).toBe(landsOn(day0, n));
      }),
    );
  });
});

describe('the warning that the list runs out', () => {
  it.each([
    ['2026-11-23', false],
    ['2028-06-30', false],
    ['2028-07-01', true],
    ['2028-12-31', true],
    ['2029-03-01', true],
  ])('on %s: %s', (today, expected) => expect(warnBefore(plain, readDay(today))).toBe(expected));

  it('does not come while there are six months to the day', () => {
    expect(warnBefore(endingOnAFriday, readDay('2028-06-29'))).toBe(false);
    expect(warnBefore(endingOnAFriday, readDay('2028-06-30'))).toBe(true);
  });
});
