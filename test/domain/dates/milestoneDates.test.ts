import fc from 'fast-check';
import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { explainLate, markDone, markNotDone } from '../../../src/domain/dates/marks';
import { calendarOf, dayOf } from '../../../src/domain/dates/dayOf';
import { followRules, movedBetween, ownersOfMoved, withMoves } from '../../../src/domain/dates/moves';
import { addQuietDate, besideQuiet, isQuiet, MOST_QUIET, pause, removeQuietDate, restart } from '../../../src/domain/dates/pauses';
import { expectedMilestone, timeline } from '../../../src/domain/dates/timeline';
import { ifWeMeet } from '../../../src/domain/meeting/whatIf';
import { owed } from '../../../src/domain/owed';
import { Refusal } from '../../../src/domain/refusal';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { readDay, weekday } from '../../../src/domain/time/days';
import { countWorkingDays } from '../../../src/domain/time/workingDays';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';
import type { Acting } from '../../../src/domain/sight/acting';

const RULES = rulesOf(SHIPPED_CHOICES);
const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const AT = '2026-11-23T12:00:00.000Z';
const NOW = new Date('2026-12-04T10:00:00Z');

const past: ReviewEvent[] = [
  alerted(),
  referralSent(),
  referralPassed(),
  { type: 'laAwareRecorded', at: AT, by: AMARA.id, on: readDay('2026-11-21') },
  { type: 'notificationRecorded', at: AT, by: OWEN.id, sentAt: '2026-11-23T09:00:00.000Z', panelReference: '' },
  { type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' },
];
const rapid = (...more: ReviewEvent[]): Review => reviewAfter(...past, ...more);
const dueOf = (review: Review, key: string, rules = RULES) => {
  const when = dayOf(review, rules, expectedMilestone(review, rules, key)!);
  return 'day' in when ? when.day : when.cannot;
};
const pausedAt = (at: string): ReviewEvent => ({ type: 'paused', at, by: OWEN.id, because: 'police advice', reason: 'reason~000006' });
const restartedAt = (at: string): ReviewEvent => ({ type: 'restarted', at, by: OWEN.id, reason: 'reason~000007' });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
};

describe('a milestone that no part of the review records', () => {
  const done = (by: Acting, milestone = 'panel', on = '2026-12-03', review = rapid()) =>
    markDone(review, RULES, by, { milestone, on: readDay(on) }, NOW);
  const marked: ReviewEvent = { type: 'milestoneDone', at: NOW.toISOString(), by: OWEN.id, milestone: 'panel', on: readDay('2026-12-03') };

  it('is said to be done by its owner or by the coordinator, and by nobody else', () => {
    expect(done(OWEN)).toEqual([marked]);
    expect(done(CHIDI, 'progress')).toEqual([{ ...marked, by: CHIDI.id, milestone: 'progress' }]);
    expect([codeOf(() => done(CHIDI)), codeOf(() => done(AMARA)), codeOf(() => done(DANA, 'accuracy'))]).toEqual(
      Array(3).fill('not allowed'),
    );
  });

  it('ends the rapid review’s clock when it is the report to the Panel, and is late when its day was later', () => {
    const shown = (on: string) => timeline(rapid({ ...marked, on: readDay(on) } as ReviewEvent), RULES, new Date('2026-12-20T10:00:00Z'));
    expect(shown('2026-12-14').clocks[1]).toMatchObject({ state: 'done', day: 15, doneOn: '2026-12-14' });
    const wasLate = (on: string) => shown(on).milestones.find(({ milestone }) => milestone.key === 'panel')?.wasLate;
    expect([wasLate('2026-12-14'), wasLate('2026-12-15')]).toEqual([false, true]);
  });

  it('said again alike changes nothing; another day puts it right; a mistake can be taken back', () => {
    const review = rapid(marked);
    expect(done(OWEN, 'panel', '2026-12-03', review)).toEqual([]);
    expect(done(OWEN, 'panel', '2026-12-02', review)).toHaveLength(1);
    const [takenBack] = markNotDone(review, RULES, OWEN, 'panel', NOW);
    expect(rapid(marked, takenBack!).clock.done).toEqual({});
    expect(markNotDone(rapid(), RULES, OWEN, 'panel', NOW)).toEqual([]);
  });

  it('is not done in the future or before the review, and what is recorded by itself is not marked', () => {
    expect(codeOf(() => done(OWEN, 'panel', '2026-12-05'))).toBe('not complete');
    expect(codeOf(() => done(OWEN, 'panel', '2026-11-22'))).toBe('not complete');
    expect(codeOf(() => done(OWEN, 'returns'))).toBe('not complete');
    expect(codeOf(() => done(OWEN, 'lcspr'))).toBe('not found');
  });
});

describe('the reason for a missed milestone', () => {
  const says = (milestone: string, seen = '', review = rapid(), because: 'process' | 'other' = 'process') =>
    explainLate(review, RULES, OWEN, { milestone, because, reason: '', seen }, NOW);

  it('stands beside it, once however often it is said, and never hides that it is late', () => {
    const events = says('progress');
    expect(events).toMatchObject([{ type: 'lateExplained', milestone: 'progress', because: 'process' }]);
    const review = rapid(...(events as ReviewEvent[]));
    expect(says('progress', '', review)).toEqual([]);
    expect(says('progress', 'of another one', review)).toBe('changed since');
    expect(timeline(review, RULES, NOW).milestones.find(({ milestone }) => milestone.key === 'progress')?.state).toBe('late');
  });

  it('is not needed for what is not late, and is given in words when none of the list fits', () => {
    expect(codeOf(() => says('panel'))).toBe('too late');
    expect(codeOf(() => says('progress', '', rapid(), 'other'))).toBe('not complete');
  });
});

describe('a pause', () => {
  it('lets what is due from its first day on wait, and never stops the two outer dates', () => {
    const review = rapid(pausedAt('2026-12-02T10:00:00.000Z'));
    expect(['progress', 'returns', 'meeting', 'panel', 'notify'].map((key) => dueOf(review, key))).toEqual([
      '2026-11-30',
      'paused',
      'paused',
      '2026-12-14',
      '2026-11-27',
    ]);
  });

  it('moves them by its working days when it is over, and the outer ones not at all', () => {
    const review = rapid(pausedAt('2026-12-02T10:00:00.000Z'), restartedAt('2026-12-07T10:00:00.000Z'));
    expect(['progress', 'returns', 'meeting', 'panel'].map((key) => dueOf(review, key))).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-10',
      '2026-12-14',
    ]);
    expect(calendarOf(review, RULES, { outer: false }).closed.get(readDay('2026-12-03'))).toBe('the review was paused');
    expect(calendarOf(review, RULES, { outer: true })).toBe(RULES.calendar);
  });

  it('of less than a day moves nothing, whatever the hour in London', () => {
    const review = rapid(pausedAt('2026-12-02T00:10:00.000Z'), restartedAt('2026-12-02T23:50:00.000Z'));
    expect(dueOf(review, 'meeting')).toBe('2026-12-07');
  });

  it('moves a date by exactly as many working days as it had, wherever it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 40 }), (after, length) => {
        const start = Date.parse('2026-11-24T10:00:00Z') + after * 86_400_000;
        const [from, until] = [new Date(start), new Date(start + length * 86_400_000)];
        const review = rapid(pausedAt(from.toISOString()), restartedAt(until.toISOString()));
        const [before, now] = [dueOf(rapid(), 'meeting'), dueOf(review, 'meeting')];
        const [first, last] = [readDay(from.toISOString().slice(0, 10)), readDay(until.toISOString().slice(0, 10))];
        if (first > before) return expect(now).toBe(before);
        const upTo = (to: string) => {
          const counted = countWorkingDays(RULES.calendar, readDay('2026-11-20'), readDay(to));
          return 'count' in counted ? counted.count : NaN;
        };
        const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
        const pausedDays = upTo(dayBefore(last)) - upTo(dayBefore(first));
        expect(upTo(now) - upTo(before)).toBe(Math.max(0, pausedDays));
        return expect(['Saturday', 'Sunday']).not.toContain(weekday(readDay(now)));
      }),
    );
  });

  it('is begun and ended by coordinator or chair, with a reason, and once', () => {
    const said = { because: 'police advice', reason: 'reason~000006' } as const;
    const [event] = pause(rapid(), CHIDI, said, NOW);
    const review = rapid(event!);
    expect(pause(review, OWEN, said, NOW)).toEqual([]);
    expect(restart(rapid(), OWEN, 'reason~000007', NOW)).toEqual([]);
    expect(restart(review, OWEN, 'reason~000007', NOW)).toMatchObject([{ type: 'restarted' }]);
    expect(codeOf(() => pause(rapid(), DANA, said, NOW))).toBe('not allowed');
    expect(codeOf(() => pause(rapid(), OWEN, { ...said, reason: '' }, NOW))).toBe('not complete');
    expect(codeOf(() => restart(review, OWEN, '', NOW))).toBe('not complete');
  });
});

describe('dates that move', () => {
  const aware = (on: string): ReviewEvent => ({ type: 'laAwareRecorded', at: AT, by: OWEN.id, on: readDay(on) });

  it('are kept with both days, without what is done or known for the first time', () => {
    const review = reviewAfter(...past.slice(0, 4));
    const events = withMoves(review, [aware('2026-11-19')], RULES, 'date corrected');
    expect(events[1]).toMatchObject({
      type: 'datesMoved',
      because: 'date corrected',
      milestones: [
        { milestone: 'threshold', was: '2026-11-25', is: '2026-11-24' },
        { milestone: 'notify', was: '2026-11-27', is: '2026-11-26' },
      ],
    });
    expect(withMoves(reviewAfter(...past.slice(0, 3)), [aware('2026-11-19')], RULES, 'date corrected')).toMatchObject([
      { type: 'laAwareRecorded' },
      // Until then they were counted from the short start.
      {
        type: 'datesMoved',
        milestones: [
          { milestone: 'threshold', was: '2026-11-26' },
          { milestone: 'notify', was: '2026-11-30' },
        ],
      },
    ]);
    expect(withMoves(review, [], RULES, 'paused')).toEqual([]);
  });

  it('are told to whoever answers for them, once for each time that they moved', () => {
    const review = rapid();
    const first = withMoves(review, [pausedAt('2026-12-02T10:00:00.000Z')], RULES, 'paused');
    const paused = rapid(...first);
    const posts = owed(paused).filter(({ says }) => says === 'dates moved');
    expect(posts).toContainEqual({ key: 'moved-1', to: { role: 'coordinator' }, says: 'dates moved', about: { number: 1 } });
    expect(posts.filter(({ to }) => 'role' in to && to.role === 'chair')).toHaveLength(1);
    const on = withMoves(paused, [restartedAt('2026-12-07T10:00:00.000Z')], RULES, 'restarted');
    const keys = owed(rapid(...first, ...on)).filter(({ says }) => says === 'dates moved');
    expect(new Set(keys.map(({ key }) => key))).toEqual(new Set(['moved-2']));
    expect(on[1]).toMatchObject({ milestones: expect.arrayContaining([{ milestone: 'meeting', was: '', is: '2026-12-10' }]) });
  });

  it('follow the partnership’s rules, and each version of them once', () => {
    const was = rulesOf(SHIPPED_CHOICES, 1);
    const is = rulesOf({ ...SHIPPED_CHOICES, added: [{ day: readDay('2026-12-01'), why: 'Closed' }] }, 2);
    const events = followRules(rapid(), was, is, OWEN.id, AT);
    expect(events).toMatchObject([
      { because: 'rules', rules: 2, milestones: expect.arrayContaining([{ milestone: 'panel', was: '2026-12-14', is: '2026-12-15' }]) },
    ]);
    const review = rapid(...events);
    expect(review.clock.rules).toBe(2);
    expect(followRules(review, was, is, OWEN.id, AT)).toEqual([]);
    expect(owed(review).some(({ says }) => says === 'dates moved')).toBe(false);
    expect(
      ownersOfMoved(
        review,
        events.flatMap((one) => (one.type === 'datesMoved' ? [...one.milestones] : [])),
      ),
    ).toContainEqual({ role: 'chair' });
    expect(movedBetween({ review, rules: is }, { review, rules: is })).toEqual([]);
  });
});

describe('a quiet date', () => {
  const add = (on: string, review = rapid(), by = OWEN) => addQuietDate(review, by, { on: readDay(on), reason: `quiet~${on}` }, NOW);

  it('is kept and removed by the coordinator, once', () => {
    const review = rapid(...add('2026-12-10'));
    expect(isQuiet(review, readDay('2026-12-10'))).toBe(true);
    expect(add('2026-12-10', review)).toEqual([]);
    expect(rapid(...add('2026-12-10'), ...removeQuietDate(review, OWEN, readDay('2026-12-10'), NOW)).clock.quiet).toEqual([]);
    expect(removeQuietDate(rapid(), OWEN, readDay('2026-12-10'), NOW)).toEqual([]);
    expect([codeOf(() => add('2026-12-03')), codeOf(() => add('2026-12-10', rapid(), CHIDI))]).toEqual(['not complete', 'not allowed']);
    const full = rapid(...Array.from({ length: MOST_QUIET }, (_, n) => add(`2027-01-${String(n + 1).padStart(2, '0')}`)).flat());
    expect(codeOf(() => add('2027-02-01', full))).toBe('not complete');
  });

  it('sends what would come on it to the last working day before that is free', () => {
    const review = rapid(...add('2026-12-14'), ...add('2026-12-11'));
    const beside = (on: string) => besideQuiet(review, RULES.calendar, readDay(on));
    expect([beside('2026-12-14'), beside('2026-12-11'), beside('2026-12-15')]).toEqual(['2026-12-10', '2026-12-10', '2026-12-15']);
  });
});

describe('a day that somebody thinks of for the meeting', () => {
  const ask = (on: string, review = rapid()) => ifWeMeet(review, RULES, readDay(on), NOW);

  it('fits all that follows when it is in the window', () => {
    const { against, packBy, fits } = ask('2026-12-07');
    expect([against, packBy]).toEqual([[], '2026-12-04']);
    expect(fits.map(({ milestone, daysLate }) => [milestone.key, daysLate])).toEqual(
      ['draft', 'accuracy', 'approve', 'signoff', 'panel', 'feedback', 'chase'].map((key) => [key, 0]),
    );
  });

  it('says by how many days what follows would be late, and when the day is kept for the family', () => {
    const review = rapid(...addQuietDate(rapid(), OWEN, { on: readDay('2026-12-09'), reason: '' }, NOW));
    const { against, fits } = ask('2026-12-09', review);
    expect(against.join(' ')).toContain('is a quiet date of this review');
    expect(fits.find(({ milestone }) => milestone.key === 'panel')).toMatchObject({ due: '2026-12-14', usual: '2026-12-16', daysLate: 2 });
  });
});
