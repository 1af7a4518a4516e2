import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { rulesOf, SHIPPED_CHOICES, type Rules } from '../../../src/domain/dates/counting';
import { dayOf } from '../../../src/domain/dates/dayOf';
import { besideQuiet } from '../../../src/domain/dates/pauses';
import { timeline } from '../../../src/domain/dates/timeline';
import { acknowledgeReferral, receiptDue } from '../../../src/domain/desk/desk';
import { returnsDue } from '../../../src/domain/information/information';
import { ifWeMeet } from '../../../src/domain/meeting/whatIf';
import { windowOf } from '../../../src/domain/meeting/window';
import { nudgesAfter } from '../../../src/domain/referral/nudges';
import { NOT_YET } from '../../../src/domain/forms/field';
import { laterTimes } from '../../../src/domain/reminders/ownWork';
import { dueReminders, reminders, sendingTime } from '../../../src/domain/reminders/reminders';
import { nextNewReferral, nextOverview, overviewOf } from '../../../src/domain/reminders/wakes';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { compare, instantInLondon, londonDay, nextDay, previousDay, readDay, weekday, type Day } from '../../../src/domain/time/days';
import { addWorkingDays, calendar, isTellingDay, tellingDay, type Calendar } from '../../../src/domain/time/workingDays';
import { alerted, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

/** The list of bank holidays, as if it began and ended in the middle of a life: on a Monday and on a Friday. */
const LIST: Calendar = { ...calendar({ added: [] }), coveredFrom: readDay('2026-11-02'), coveredUntil: readDay('2026-12-04') };
const RULES: Rules = { ...rulesOf(SHIPPED_CHOICES), calendar: LIST };

const days = (from: string, until: string): Day[] => {
  const all = [readDay(from)];
  for (let day = nextDay(readDay(from)); compare(day, readDay(until)) <= 0; day = nextDay(day)) all.push(day);
  return all;
};
/** Around the first day of the list, and around its last. */
const AROUND: readonly Day[] = [...days('2026-10-24', '2026-11-10'), ...days('2026-11-27', '2026-12-14')];
const around = fc.constantFrom(...AROUND);
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const isWeekend = (day: Day): boolean => ['Saturday', 'Sunday'].includes(weekday(day));

const aware = (on: Day): ReviewEvent => ({ type: 'laAwareRecorded', at: `${on}T12:00:00.000Z`, by: OWEN.id, on });
const quiet = (on: Day): ReviewEvent => ({ type: 'quietDateAdded', at: '2026-11-23T12:00:00.000Z', by: OWEN.id, on, reason: '' });
const referred = [alerted(), referralSent(), referralPassed()];
const rapid: ReviewEvent[] = [
  ...referred,
  { type: 'routeDecided', at: '2026-11-12T12:00:00.000Z', by: OWEN.id, outcome: 'rapid review' },
  { type: 'notificationRecorded', at: '2026-11-12T12:00:00.000Z', by: OWEN.id, sentAt: '2026-11-12T12:00:00.000Z', panelReference: '' },
];

/** What each file that steps from day to day does on both sides of both ends; a file that begins to do so has no entry yet. */
const LOOPS: Readonly<Record<string, () => void>> = {
  'domain/time/days': () =>
    expect(days('2026-12-03', '2026-12-06').map(previousDay).map(nextDay)).toEqual(days('2026-12-03', '2026-12-06')),

  'domain/time/workingDays': () =>
    fc.assert(
      fc.property(around, fc.integer({ min: -9, max: 9 }), (day0, n) => {
        const told = tellingDay(LIST, day0, n);
        const counted = addWorkingDays(LIST, day0, n);
        if ('day' in counted) return expect(told).toBe(counted.day);
        const [first, last] = n > 0 ? [nextDay(day0), told] : [told, previousDay(day0)];
        expect(days(first, last).filter((day) => !isWeekend(day))).toHaveLength(Math.abs(n));
        expect(isTellingDay(LIST, told)).toBe(true);
      }),
    ),

  'domain/reminders/reminders': () => {
    fc.assert(
      fc.property(around, minute, (day, at) => {
        const now = instantInLondon(day, clock(at));
        const sent = new Date(sendingTime(LIST, now));
        expect(sent.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(isWeekend(londonDay(sent))).toBe(false);
        // What is held back until then is sent then, and not held back again.
        expect(sendingTime(LIST, sent)).toBe(sent.toISOString());
      }),
    );
    // The notification is due on the last day that is known: what follows a date that has passed comes all the same.
    const late = reminders(reviewAfter(...referred, aware(readDay('2026-11-27'))), RULES).filter(({ milestone }) => milestone === 'notify');
    const on = (rung: string) => late.filter((one) => one.rung === rung).map(({ at }) => londonDay(new Date(at)));
    expect(late[0]?.dueOn).toBe(LIST.coveredUntil);
    expect(on('coordinator')[0]).toBe('2026-12-07');
    expect(on('outer')[0]).toBe('2026-12-07');
    expect(on('late').slice(0, 3)).toEqual(['2026-12-07', '2026-12-08', '2026-12-09']);
    expect(on('late')).toHaveLength(40);
    const kept = reviewAfter(...referred, aware(readDay('2026-11-27')), quiet(readDay('2026-12-07')));
    expect(
      londonDay(new Date(reminders(kept, RULES).find(({ milestone, rung }) => milestone === 'notify' && rung === 'late')?.at ?? '')),
    ).toBe('2026-12-08');
    const booked = (startsAt: string): ReviewEvent => ({
      ...{ type: 'meetingBooked', at: '2026-11-24T10:00:00.000Z', by: OWEN.id, startsAt },
      ...{ minutes: 90, sequence: 0, invited: [] },
    });
    const before = (startsAt: string) =>
      reminders(reviewAfter(...rapid, booked(startsAt)), RULES)
        .filter(({ milestone, rung }) => milestone === 'meeting' && rung === 'ahead')
        .map(({ at }) => londonDay(new Date(at)));
    expect(before('2026-12-07T13:00:00.000Z')).toEqual(['2026-12-03', '2026-12-04', '2026-12-07']);
    expect(before('2026-12-09T13:00:00.000Z')).toEqual(['2026-12-07', '2026-12-08', '2026-12-09']);
  },

  'domain/reminders/wakes': () =>
    fc.assert(
      fc.property(around, minute, (day, at) => {
        const now = instantInLondon(day, clock(at));
        const sent = overviewOf(RULES, day);
        expect(isWeekend(londonDay(new Date(sent)))).toBe(false);
        expect(overviewOf(RULES, londonDay(new Date(sent)))).toBe(sent);
        expect(Date.parse(nextOverview(RULES, now))).toBeGreaterThan(now.getTime());
        const woken = nextNewReferral(reviewAfter(...referred), RULES, now);
        expect(Date.parse(woken)).toBeGreaterThan(now.getTime());
        expect(isWeekend(londonDay(new Date(woken)))).toBe(false);
      }),
    ),

  'domain/reminders/ownWork': () =>
    fc.assert(
      fc.property(around, (day) => {
        const times = laterTimes(LIST, tellingDay(LIST, day, 3), instantInLondon(day, '10:00'));
        expect(times).toHaveLength(2);
        expect(times.filter((at) => isWeekend(londonDay(new Date(at))))).toEqual([]);
      }),
    ),

  'domain/dates/pauses': () =>
    fc.assert(
      fc.property(around, (day) => {
        const free = besideQuiet(reviewAfter(alerted(), quiet(day)), LIST, day);
        expect(free).toBe(tellingDay(LIST, day, -1));
      }),
    ),

  'domain/referral/nudges': () =>
    fc.assert(
      fc.property(around, (day) => {
        const saved = { page: 'child', answers: { sex: { said: NOT_YET } }, savedAt: `${day}T10:00:00.000Z` };
        expect(nudgesAfter(saved, LIST).map(({ at }) => londonDay(new Date(at)))).toEqual([1, 3].map((n) => tellingDay(LIST, day, n)));
      }),
    ),

  'domain/meeting/window': () =>
    fc.assert(
      fc.property(around, (day) => {
        const issued: ReviewEvent = { type: 'packIssued', at: `${day}T10:00:00.000Z`, by: OWEN.id, number: 1, missing: [] };
        const { first } = windowOf(reviewAfter(...rapid, issued), RULES, new Date('2026-10-01T10:00:00Z'));
        expect(first).toBe(tellingDay(LIST, day, 1));
        const today = windowOf(reviewAfter(...rapid), RULES, instantInLondon(nextDay(nextDay(readDay('2026-12-08'))), '10:00'));
        expect(today.first).toBe('2026-12-10');
      }),
    ),

  'domain/meeting/whatIf': () => {
    const ask = (on: string) => ifWeMeet(reviewAfter(...rapid), RULES, readDay(on), new Date('2026-11-24T10:00:00Z'));
    expect(ask('2026-12-04').packBy).toBe('2026-12-03');
    expect(ask('2026-12-08')).toMatchObject({ packBy: '', fits: [] });
    expect(ask('2026-12-08').against.join(' ')).toContain('Bank holidays are known only until Fri 4 Dec 2026');
  },

  // A date that somebody is held to is said only where every day on the way is known; the review goes on without it.
  'domain/dates/dayOf': () => {
    const due = (on: string) =>
      dayOf(reviewAfter(...referred, aware(readDay(on))), RULES, { from: 'A', unit: 'working days', day: 5, outer: true });
    expect(due('2026-11-27')).toEqual({ day: '2026-12-04' });
    expect(due('2026-11-30')).toMatchObject({ cannot: 'past the last day covered' });
    expect(due('2026-11-01')).toEqual({ day: '2026-11-06' });
    expect(due('2026-10-30')).toMatchObject({ cannot: 'before the first day covered' });
  },
  'domain/dates/timeline': () => {
    const seen = (now: string) => timeline(reviewAfter(...referred, aware(readDay('2026-11-30'))), RULES, new Date(now)).clocks[0];
    expect(seen('2026-12-04T10:00:00Z')).toMatchObject({ state: 'running', day: 4, due: { cannot: 'past the last day covered' } });
    expect(seen('2026-12-07T10:00:00Z')).toMatchObject({ state: 'running', day: undefined });
  },
  'domain/information/information': () => {
    expect(returnsDue(reviewAfter(...rapid), RULES)?.day).toBe('2026-11-23');
    expect(returnsDue(reviewAfter(...rapid), { ...RULES, calendar: { ...LIST, coveredUntil: readDay('2026-11-20') } })).toBeUndefined();
  },
  'domain/desk/desk': () => {
    const at = (day: string) => ({ passedAt: `${day}T10:00:00.000Z`, origin: reviewAfter(alerted()).origin });
    expect(receiptDue(at('2026-12-02'), LIST)).toBe('2026-12-04');
    expect(receiptDue(at('2026-12-03'), LIST)).toBeUndefined();
    const acknowledged = (day: string) => acknowledgeReferral(reviewAfter(...referred), OWEN, LIST, `${day}T10:00:00.000Z`);
    expect(acknowledged('2026-11-27')).toMatchObject([{ inTouchBy: '2026-12-04' }]);
    // What the office promises the referrer is no date that the law or guidance sets: weekdays are near enough.
    expect(acknowledged('2026-11-30')).toMatchObject([{ inTouchBy: '2026-12-07' }]);
  },
};

/** Files in which the calendar is asked once, and which say what they show of it elsewhere. */
const ASKED_ONCE: Readonly<Record<string, string>> = {
  'domain/dates/choosing': 'refuses a day that the list does not cover: test/domain/dates/choosing.test.ts',
  'journeys/decision/outcome': 'leaves out “by” when it can’t be said',
  'journeys/referral/send': 'says “as soon as it has been read” when no day can be said',
  'journeys/referral/nudges': 'waits for a morning, of whatever day',
  'journeys/people/away': 'wakes on the days that somebody named',
  'journeys/reminders/words': 'says “yesterday”',
  'journeys/reminders/mine': 'three working days ahead, of what `reminders` answers',
  'journeys/reminders/send': 'names in the log why something is held back',
  'journeys/reminders/newReferrals': 'below',
};

const STEPS = /\b(addWorkingDays|countWorkingDays|tellingDay|isWorkingDay|isTellingDay|nextDay|previousDay)\(/;
const SOURCES = join(__dirname, '../../../src');
const stepping = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && STEPS.test(readFileSync(join(SOURCES, file), 'utf8')))
  .map((file) => file.replace(/\.ts$/, '').replaceAll('\\', '/'));

it('knows every file that steps over the calendar', () =>
  expect([...Object.keys(LOOPS), ...Object.keys(ASKED_ONCE)].sort()).toEqual([...stepping].sort()));

it.each(Object.entries(LOOPS))('%s answers on both sides of both ends of the list', (_file, shows) => shows());

it('sends what fell due after the last day of the list, and once', () => {
  const all = reminders(reviewAfter(...referred, aware(readDay('2026-11-27'))), RULES);
  const morning = instantInLondon(readDay('2026-12-09'), '09:00');
  const toNotifier = dueReminders(all, morning).filter(({ milestone, rung }) => milestone === 'notify' && rung === 'late');
  expect(toNotifier.map(({ at }) => at)).toEqual([morning.toISOString()]);
  expect(sendingTime(LIST, morning)).toBe(morning.toISOString());
});
