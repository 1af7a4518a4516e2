import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { lengthOf } from '../../../src/domain/dates/dayOf';
import { notificationExpected } from '../../../src/domain/dates/notification';
import { dueDay, expectedMilestone, timeline } from '../../../src/domain/dates/timeline';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { readDay } from '../../../src/domain/time/days';
import { alerted, AMARA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';
import { RAPID_REVIEW } from '../../helpers/rapidReview';

const RULES = rulesOf(SHIPPED_CHOICES);
type Of<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>;

const referred = [alerted(), referralSent(), referralPassed()];
const aware = (on: string): ReviewEvent => ({ type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay(on) });
const notified = (sentAt: string): ReviewEvent => ({ type: 'notificationRecorded', at: sentAt, by: OWEN.id, sentAt, panelReference: '' });
const decided = (outcome: Of<'routeDecided'>['outcome'], at = '2026-11-25T12:00:00.000Z'): ReviewEvent => ({
  type: 'routeDecided',
  at,
  by: OWEN.id,
  outcome,
});
const asked = (agency: string, at = '2026-11-24T13:00:00.000Z'): ReviewEvent => ({
  type: 'agencyAsked',
  at,
  by: OWEN.id,
  agency,
  author: 't~ivy',
});
const returned = (agency: string, at: string): ReviewEvent => ({ type: 'informationReturned', at, by: 't~ivy', agency, chronology: 0 });

const rapid = [...referred, aware('2026-11-21'), notified('2026-11-23T09:00:00.000Z'), decided('rapid review')];
const at = (now: string, ...events: ReviewEvent[]) => timeline(reviewAfter(...events), RULES, new Date(now));
const find = (shown: ReturnType<typeof at>, key: string) => shown.milestones.find(({ milestone }) => milestone.key === key);
const inState = (shown: ReturnType<typeof at>, state: string) =>
  shown.milestones.filter((one) => one.state === state).map(({ milestone }) => milestone.key);
/** Of those that are shipped for a rapid review; a further one may stand between them. */
const ofTable = (keys: readonly string[]) => keys.filter((key) => key in RAPID_REVIEW);

describe('the vectors', () => {
  it('count the notification from a Saturday, and the report from the Monday after', () => {
    const review = reviewAfter(...rapid);
    expect(dueDay(review, RULES, 'notify')).toEqual({ day: '2026-11-27' });
    expect(dueDay(review, RULES, 'panel')).toEqual({ day: '2026-12-14' });
    expect((['A', 'D'] as const).map((trigger) => lengthOf(RULES.milestones['rapid review'], trigger))).toEqual([5, 15]);
  });

  it.each([
    ['2026-12-11', '2026-12-29', '2027-01-06'],
    ['2026-12-26', '2027-01-12', '2027-01-19'],
    ['2027-03-12', '2027-03-30', '2027-04-06'],
  ])('count over holidays from %s', (sent, meeting, panel) => {
    const review = reviewAfter(...referred, notified(`${sent}T12:00:00.000Z`), decided('rapid review'));
    expect(dueDay(review, RULES, 'meeting')).toEqual({ day: meeting });
    expect(dueDay(review, RULES, 'panel')).toEqual({ day: panel });
  });
});

describe('the clocks', () => {
  it('say which day it is, on working days and between them', () => {
    const days = (now: string) =>
      at(now, ...referred, aware('2026-11-21'), notified('2026-11-23T09:00:00.000Z')).clocks.map(({ state, day }) => [state, day]);
    expect(days('2026-11-23T10:00:00Z')).toEqual([
      ['done', 1],
      ['running', 0],
    ]);
    expect(days('2026-12-04T10:00:00Z')).toEqual([
      ['done', 1],
      ['running', 9],
    ]);
    expect(days('2026-12-06T10:00:00Z')).toEqual([
      ['done', 1],
      ['running', 9],
    ]);
    expect(days('2026-12-07T10:00:00Z')).toEqual([
      ['done', 1],
      ['running', 10],
    ]);
  });

  it('run from the short start until the authority has said, are not started while day 0 is missing, and say by when once it is there', () => {
    const [a, d] = at('2026-11-24T10:00:00Z', ...referred).clocks;
    expect([a.state, d.state, a.zero, d.zero]).toEqual(['running', 'not started', '2026-11-23', '']);
    const [running] = at('2026-11-24T10:00:00Z', ...referred, aware('2026-11-21')).clocks;
    expect(running).toMatchObject({ state: 'running', zero: '2026-11-21', of: 5, day: 2, due: { day: '2026-11-27' } });
  });

  it('stop at the notification, on the day it was sent, however late it was recorded', () => {
    const [a] = at('2026-12-20T10:00:00Z', ...referred, aware('2026-11-21'), notified('2026-12-01T09:00:00.000Z')).clocks;
    expect(a).toMatchObject({ state: 'done', day: 7, doneAt: '2026-12-01T09:00:00.000Z' });
  });

  it('run in London’s days: late evening in summer is the next day', () => {
    const events = [...referred, aware('2026-06-10'), notified('2026-06-10T23:30:00.000Z')];
    expect(at('2026-06-11T22:59:00Z', ...events).clocks[1]).toMatchObject({ zero: '2026-06-11', day: 0 });
    expect(at('2026-06-11T23:01:00Z', ...events).clocks[1].day).toBe(1);
  });

  it('are not needed for what is no rapid review; a notification that was sent stays', () => {
    const decidedElse = [...referred, aware('2026-11-21'), decided('local learning review')];
    expect(at('2026-12-20T10:00:00Z', ...decidedElse).clocks.map(({ state }) => state)).toEqual(['not needed', 'not needed']);
    const sent = [...decidedElse, notified('2026-11-23T09:00:00.000Z')];
    expect(at('2026-12-20T10:00:00Z', ...sent).clocks.map(({ state }) => state)).toEqual(['done', 'not needed']);
  });
});

describe('the milestones', () => {
  it('are late from the end of their day in London, and no earlier', () => {
    const events = [...referred, aware('2026-11-21')];
    expect(find(at('2026-11-27T23:59:59Z', ...events), 'notify')?.state).toBe('next');
    expect(find(at('2026-11-28T00:00:00Z', ...events), 'notify')?.state).toBe('late');
    expect(find(at('2026-06-17T22:59:59Z', ...referred, aware('2026-06-10')), 'notify')?.state).toBe('next');
    expect(find(at('2026-06-17T23:00:00Z', ...referred, aware('2026-06-10')), 'notify')?.state).toBe('late');
  });

  it('come in the order late, next, later, not calculable, done', () => {
    const shown = at('2026-11-25T10:00:00Z', ...rapid);
    expect(inState(shown, 'late')).toEqual(['requests']);
    expect(inState(shown, 'next')).toEqual(['acknowledge']);
    expect(ofTable(inState(shown, 'later')).slice(0, 3)).toEqual(['progress', 'returns', 'pack']);
    expect(inState(shown, 'done')).toEqual(['alert', 'quality', 'threshold', 'notify']);
    const order = ['late', 'next', 'later', 'cannot be calculated yet', 'done'];
    const places = shown.milestones.map(({ state }) => order.indexOf(state));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(ofTable(shown.milestones.map(({ milestone }) => milestone.key))).toHaveLength(17);
  });

  it('can’t be calculated while no notification is recorded, and the review goes on', () => {
    const shown = at('2026-11-25T10:00:00Z', ...referred, aware('2026-11-21'), decided('rapid review'));
    expect(ofTable(inState(shown, 'cannot be calculated yet'))).toHaveLength(13);
    expect(inState(shown, 'next')).toEqual(['notify']);
  });

  it('are those of the rapid review only where there is one', () => {
    const keys = (...events: ReviewEvent[]) =>
      at('2026-11-25T10:00:00Z', ...referred, ...events)
        .milestones.map(({ milestone }) => milestone.key)
        .sort();
    const first = ['alert', 'notify', 'quality', 'threshold'];
    expect(keys()).toEqual(first);
    expect(keys(decided('no further action'))).toEqual(first.filter((key) => key !== 'notify'));
    expect(keys(decided('local learning review'), notified('2026-11-23T09:00:00.000Z'))).toEqual(
      [...first, 'draft', 'meeting', 'requests', 'returns', 'signoff'].sort(),
    );
    expect(keys(decided('good outcome review'))).toEqual([...first.filter((key) => key !== 'notify'), 'briefing', 'meeting'].sort());
    expect(expectedMilestone(reviewAfter(...referred), RULES, 'panel')).toBeUndefined();
    expect(dueDay(reviewAfter(...referred), RULES, 'panel')).toBeUndefined();
    expect(notificationExpected(reviewAfter(...rapid))).toBe(true);
  });

  it('stay visible as late when they were done after their day', () => {
    const late = at('2026-12-20T10:00:00Z', ...referred, aware('2026-11-12'), decided('rapid review'));
    expect(find(late, 'threshold')).toMatchObject({
      state: 'done',
      doneAt: '2026-11-25T12:00:00.000Z',
      wasLate: true,
      due: { day: '2026-11-17' },
    });
    expect(find(at('2026-12-20T10:00:00Z', ...rapid), 'threshold')).toMatchObject({ state: 'done', wasLate: false });
  });

  it('follow another date when the setting names it', () => {
    const events = [...referred, aware('2026-11-21'), decided('rapid review')];
    const shown = timeline(
      reviewAfter(...events),
      rulesOf({ ...SHIPPED_CHOICES, countedFrom: 'LA aware' }),
      new Date('2026-11-25T10:00:00Z'),
    );
    expect(find(shown, 'requests')?.due).toEqual({ day: '2026-11-23' });
  });
});

describe('what is done', () => {
  const done = (key: string, ...events: ReviewEvent[]) => {
    const one = find(at('2026-12-20T10:00:00Z', ...rapid, ...events), key);
    return one?.state === 'done' ? one.doneAt : 'not done';
  };
  const acknowledged: ReviewEvent = { type: 'requestAcknowledged', at: '2026-11-25T09:00:00.000Z', by: 't~ivy', agency: 'Police' };

  it('is told by the short start, the passing on, the decision and the notification', () => {
    expect(['alert', 'quality', 'threshold', 'notify'].map((key) => done(key))).toEqual([
      '2026-11-23T10:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-25T12:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ]);
    const early = at('2026-11-24T10:00:00Z', alerted(), referralSent(), aware('2026-11-21'));
    expect(inState(early, 'done')).toEqual(['alert']);
  });

  it('is the asking with the first request, and acknowledging and returning with the last answer', () => {
    expect(['requests', 'acknowledge', 'returns'].map((key) => done(key))).toEqual(['not done', 'not done', 'not done']);
    const two = [asked('Police'), asked('Schools', '2026-11-26T09:00:00.000Z')];
    expect(done('requests', ...two)).toBe('2026-11-24T13:00:00.000Z');
    expect(done('acknowledge', ...two, acknowledged)).toBe('not done');
    const all = [...two, acknowledged, { ...acknowledged, agency: 'Schools' } as ReviewEvent];
    expect(done('acknowledge', ...all)).toBe('');
    expect(done('returns', ...all)).toBe('not done');
    const back = [returned('Police', '2026-11-30T09:00:00.000Z'), returned('Schools', '2026-12-01T09:00:00.000Z')];
    expect(done('returns', ...all, ...back)).toBe('2026-12-01T09:00:00.000Z');
  });

  it('says no time rather than one that makes somebody late by correcting', () => {
    const corrected = [asked('Police'), returned('Police', '2026-11-30T09:00:00.000Z'), returned('Police', '2026-12-15T09:00:00.000Z')];
    expect(find(at('2026-12-20T10:00:00Z', ...rapid, ...corrected), 'returns')).toMatchObject({
      state: 'done',
      doneAt: '',
      wasLate: false,
    });
  });

  it('is the first pack, the meeting that was held, the first report', () => {
    const packed = (number: number): ReviewEvent => ({
      type: 'packIssued',
      at: '2026-12-02T09:00:00.000Z',
      by: OWEN.id,
      number,
      missing: [],
    });
    expect(done('pack')).toBe('not done');
    expect(done('pack', packed(1))).toBe('2026-12-02T09:00:00.000Z');
    expect(done('pack', packed(1), packed(2))).toBe('');
    const report = (number: number): ReviewEvent => ({ type: 'reportMade', at: '2026-12-08T09:00:00.000Z', by: OWEN.id, number, asOf: 9 });
    expect(done('draft', report(1))).toBe('2026-12-08T09:00:00.000Z');
    expect(done('draft', report(1), report(2))).toBe('');
    const startsAt = '2026-12-04T10:00:00.000Z';
    const booked: ReviewEvent = {
      type: 'meetingBooked',
      at: '2026-11-24T10:00:00.000Z',
      by: OWEN.id,
      startsAt,
      minutes: 120,
      sequence: 0,
      invited: [],
    };
    expect(done('meeting', booked)).toBe('not done');
    const ended: ReviewEvent = { type: 'discussionEnded', at: '2026-12-04T12:00:00.000Z', by: OWEN.id };
    expect(done('meeting', booked, ended)).toBe('2026-12-04T12:00:00.000Z');
    expect(['progress', 'accuracy', 'approve', 'signoff', 'panel', 'feedback', 'chase'].map((key) => done(key))).toEqual(
      Array(7).fill('not done'),
    );
  });
});
