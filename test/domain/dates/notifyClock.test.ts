import fc from 'fast-check';
import { notNotifying, notifyAfterAll } from '../../../src/domain/dates/answering';
import { awareness, isProvisional } from '../../../src/domain/dates/awareness';
import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { dueDay, timeline } from '../../../src/domain/dates/timeline';
import { owed } from '../../../src/domain/owed';
import { alert } from '../../../src/domain/referral/sending';
import { answerWithdrawal, withdraw } from '../../../src/domain/referral/withdrawal';
import { dueReminders, reminders } from '../../../src/domain/reminders/reminders';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { evolve } from '../../../src/domain/review/evolve';
import type { Review } from '../../../src/domain/review/review';
import { endOfDay, londonDay, readDay } from '../../../src/domain/time/days';
import { addWorkingDays, tellingDay } from '../../../src/domain/time/workingDays';
import { aPerson, alerted, AMARA, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';
import { answerOf } from '../../helpers/notifyClock';
import { namesOf } from '../../roles/roleTable';
import { STATES } from '../../roles/states';

const RULES = rulesOf(SHIPPED_CHOICES);
const LAN = aPerson('lan', 'Council', 'LA notifier');
const NOON = 'T12:00:00.000Z';
const on = (day: string) => `${day}${NOON}`;
const FOUND = { abuse: 'not met', harm: 'met', area: 'met' } as const;

/** What may happen to a serious incident after its short start, as the parts of the domain decide it; nothing where it may not. */
const STEPS: Readonly<Record<string, (review: Review, at: string) => readonly ReviewEvent[]>> = {
  sent: (review, at) => (review.state === 'short start sent' ? [{ ...referralSent(), at }] : []),
  passed: (review, at) => (review.state === 'with agency lead' ? [{ ...referralPassed(), at }] : []),
  returned: (review, at) =>
    review.state === 'with agency lead'
      ? [{ type: 'referralReturned', at, by: DANA.id, number: 1, as: 'agency lead', answers: ['happened.facts'], forAgency: 'Health' }]
      : [],
  named: (_review, at) => [{ type: 'laAwareNamed', at, by: AMARA.id, on: londonDay(new Date(at)) }],
  confirmed: (_review, at) => [{ type: 'laAwareRecorded', at, by: LAN.id, on: readDay('2026-11-20') }],
  withdrawn: (review, at) => {
    const asked = attempt(() => withdraw(review, AMARA, at));
    const after = asked.reduce<Review | undefined>(evolve, review);
    return after
      ? [...asked, ...attempt(() => answerWithdrawal(after, OWEN, { closes: true, number: after.withdrawal?.number ?? 0 }, at))]
      : asked;
  },
  'decided on a rapid review': (review, at) => decided(review, at, 'rapid review'),
  'decided otherwise': (review, at) => decided(review, at, 'local learning review'),
  'notified of abuse or neglect': (_review, at) => [{ type: 'notificationRecorded', at, by: LAN.id, sentAt: at, panelReference: '' }],
  'notified of a looked after child': (_review, at) => [
    { type: 'notificationRecorded', at, by: LAN.id, sentAt: at, panelReference: '', of: 'looked after child' },
  ],
  'not notified': (review, at) =>
    attempt(() => {
      const seen = String(review.clock.timesNotNotifying);
      const said = notNotifying(review, LAN, { found: FOUND, limbs: ['abuse', 'harm', 'area'], reason: 'clock~reason~1', seen }, at);
      return said === 'changed since' ? [] : said;
    }),
  'after all': (review, at) => attempt(() => notifyAfterAll(review, LAN, 'clock~reason~2', at)),
  paused: (_review, at) => [{ type: 'paused', at, by: OWEN.id, because: 'police advice', reason: '' }],
  quiet: (_review, at) => [{ type: 'quietDateAdded', at, by: OWEN.id, on: readDay('2026-11-30'), reason: '' }],
  'needing longer': (_review, at) => [{ type: 'notifyingNeedsUntil', at, by: LAN.id, until: readDay('2026-12-03'), reason: '' }],
};

function decided(review: Review, at: string, outcome: 'rapid review' | 'local learning review'): ReviewEvent[] {
  return review.state === 'referred' ? [{ type: 'routeDecided', at, by: OWEN.id, outcome }] : [];
}

function attempt<Event>(decide: () => readonly Event[]): readonly Event[] {
  try {
    return decide();
  } catch {
    return [];
  }
}

const ALREADY = { laToldOn: readDay('2026-11-18') } as const;
const begins = (toldOn: '' | 'told'): readonly ReviewEvent[] =>
  alert(undefined, { reference: 'PR-7KQ4M2X', by: AMARA, lead: DANA.id, ...(toldOn && ALREADY) }, '2026-11-23T10:00:00.000Z');

/** A life of a serious incident: one step a day, or every third, of those that may happen. */
const life = fc.record({
  told: fc.constantFrom('' as const, 'told' as const),
  steps: fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 8 }),
});

const isRunning = (review: Review, now: Date): boolean => timeline(review, RULES, now).clocks[0].state === 'running';

it('is running or answered at every moment of every serious incident', () => {
  fc.assert(
    fc.property(life, ({ told, steps }) => {
      let review = reviewAfter(...begins(told));
      steps.forEach((step, index) => {
        const at = on(`2026-11-${24 + Math.floor(index / 2)}`);
        review = (STEPS[step]?.(review, at) ?? []).reduce<Review>((before, event) => evolve(before, event) ?? before, review);
        const answer = answerOf(review);
        expect({ steps: steps.slice(0, index + 1), runs: isRunning(review, new Date(at)) }).toEqual({
          steps: steps.slice(0, index + 1),
          runs: answer === '',
        });
      });
    }),
    { numRuns: 300 },
  );
});

it('asks notifier and office at once, and reminds the notifier until the days are over and after', () => {
  fc.assert(
    fc.property(life, ({ told, steps }) => {
      const review = steps.reduce<Review>(
        (before, step, index) =>
          (STEPS[step]?.(before, on(`2026-11-${24 + Math.floor(index / 2)}`)) ?? []).reduce<Review>(
            (one, event) => evolve(one, event) ?? one,
            before,
          ),
        reviewAfter(...begins(told)),
      );
      if (answerOf(review) !== '') return;
      const { on: from } = awareness(review);
      const asked = owed(review).filter(({ says }) => says === 'asked when aware');
      expect(asked.map(({ to }) => to)).toEqual(isProvisional(review) ? [{ role: 'LA notifier' }, { role: 'coordinator' }] : []);
      const due = dueDay(review, RULES, 'notify');
      const fifth = addWorkingDays(RULES.calendar, from === '' ? readDay('2026-11-23') : from, 5);
      expect(due).toEqual(fifth);
      if (!due || !('day' in due)) throw new Error('The days to notify can’t be counted.');
      const all = reminders(review, RULES).filter(({ milestone }) => milestone === 'notify');
      const toldBy = (day: string) =>
        dueReminders(all, new Date(`${day}T23:00:00Z`)).flatMap(({ to }) => to.map((owner) => ('role' in owner ? owner.role : '')));
      expect(toldBy(due.day)).toContain('LA notifier');
      expect(all.some(({ at }) => Date.parse(at) < endOfDay(due.day).getTime())).toBe(true);
      const late = tellingDay(RULES.calendar, due.day, 2);
      expect(toldBy(late)).toEqual(expect.arrayContaining(['LA notifier', 'coordinator', 'chair']));
    }),
    { numRuns: 150 },
  );
});

it.each(Object.keys(STATES))('is running or answered for a serious incident that is %s', (state) => {
  const review = reviewAfter(...(STATES[state]?.(namesOf('referrer', 'named and invited')) ?? []));
  expect(isRunning(review, new Date('2026-11-23T12:00:00Z'))).toBe(answerOf(review) === '');
});

describe('a short start that never goes on', () => {
  const review = reviewAfter(alerted());

  it('is counted from the day it was sent, at the latest', () => {
    expect(awareness(review)).toEqual({ on: '2026-11-23', because: 'sent' });
    expect(dueDay(review, RULES, 'notify')).toEqual({ day: '2026-11-30' });
    expect(timeline(review, RULES, new Date('2026-12-10T10:00:00Z')).clocks[0]).toMatchObject({
      state: 'running',
      due: { day: '2026-11-30' },
    });
  });

  it('is counted from the earliest day that anybody named, and from no other once the authority has said', () => {
    const earlier = reviewAfter(...begins('told'), { type: 'laAwareNamed', at: on('2026-11-24'), by: AMARA.id, on: readDay('2026-11-20') });
    expect(awareness(earlier)).toEqual({ on: '2026-11-18', because: 'named' });
    expect(earlier.clock.laAwareOn).toBe('');
    const later: ReviewEvent = { type: 'laAwareRecorded', at: on('2026-11-25'), by: LAN.id, on: readDay('2026-11-24') };
    expect(awareness(evolve(earlier, later) ?? earlier)).toEqual({ on: '2026-11-24', because: 'confirmed' });
  });
});

describe('a serious incident that is withdrawn', () => {
  const asked = reviewAfter(alerted(), { type: 'withdrawalAsked', at: on('2026-11-24'), by: AMARA.id, number: 1 });
  const closed = answerWithdrawal(asked, OWEN, { closes: true, number: 1 }, on('2026-11-24'));
  const review = reviewAfter(alerted(), { type: 'withdrawalAsked', at: on('2026-11-24'), by: AMARA.id, number: 1 }, ...closed);

  it('leaves the authority’s duty as it is, and asks of nobody anything else', () => {
    expect(review.state).toBe('withdrawn');
    expect(isRunning(review, new Date(on('2026-11-25')))).toBe(true);
    expect(new Set(reminders(review, RULES).map(({ milestone }) => milestone))).toEqual(new Set(['notify']));
    expect(owed(review).map(({ says }) => says)).toContain('asked when aware');
  });

  it('that was closed before this was kept stays as it was', () => {
    const before = reviewAfter(alerted(), { type: 'referralWithdrawn', at: on('2026-11-24'), by: OWEN.id });
    expect(timeline(before, RULES, new Date(on('2026-11-25'))).clocks[0].state).toBe('not needed');
    expect(reminders(before, RULES)).toEqual([]);
  });
});
