import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { book, letIn, linkChat, owedForMeeting, type Booking } from '../../../src/domain/meeting/booking';
import { outsideWindow, windowInWords, windowOf } from '../../../src/domain/meeting/window';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { atMeeting, visible } from '../../../src/domain/sight/visible';
import { instantInLondon, readDay } from '../../../src/domain/time/days';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';

const RULES = rulesOf(SHIPPED_CHOICES);
const CHIDI = aPerson('chidi', '', 'chair');
const MEI = aPerson('mei', 'Health', 'participant');
const [ANN, BOB] = ['tenant~ann', 'tenant~bob'] as const;

const at = '2026-11-25T10:00:00.000Z';
const decided = (outcome: 'rapid review' | 'local learning review' = 'rapid review'): ReviewEvent[] => [
  ...[alerted(), referralSent(), referralPassed()],
  { type: 'routeDecided', at: '2026-11-24T15:00:00.000Z', by: CHIDI.id, outcome },
];
const notified = (sentAt = '2026-11-23T16:00:00.000Z'): ReviewEvent => ({
  type: 'notificationRecorded',
  at,
  by: OWEN.id,
  sentAt,
  panelReference: '',
});
const packIssued = (issuedAt: string): ReviewEvent => ({ type: 'packIssued', at: issuedAt, by: OWEN.id, number: 1, missing: [] });
const booked = (more: Partial<Extract<ReviewEvent, { type: 'meetingBooked' }>> = {}): ReviewEvent => ({
  ...{ type: 'meetingBooked', at, by: OWEN.id, startsAt: '2026-12-04T10:00:00.000Z', minutes: 120, sequence: 0, invited: [ANN, BOB] },
  ...more,
});
const linked: ReviewEvent = { type: 'meetingChatLinked', at, by: OWEN.id };

const NOW = new Date(at);
const london = (on: string, time: string): Date => instantInLondon(readDay(on), time);
const booking = (more: Partial<Booking> = {}): Booking => ({
  ...{ startsAt: london('2026-12-04', '10:00'), minutes: 120, invited: [ANN, BOB], newLink: true, reasoned: false, seen: -1 },
  ...more,
});
const books =
  (said: Partial<Booking> = {}, by = OWEN, now = NOW) =>
  (review: Review | undefined) =>
    book(review as Review, by, booking(said), RULES, now);

describe('the window of a rapid review', () => {
  const windowAfter = (...events: ReviewEvent[]) => windowInWords(windowOf(reviewAfter(...decided(), ...events), RULES, NOW));

  it('is from one working day after the pack is due to day 10, and says what it is counted from', () => {
    expect(windowAfter(notified())).toBe(
      'The window is Fri 4 Dec to Mon 7 Dec. It begins one working day after the pack: the pack is due on Thu 3 Dec. It ends on day 10 of 15, counted from the notification sent Mon 23 Nov.',
    );
  });

  it('begins after the day on which the pack was issued, weekends skipped', () => {
    expect(windowAfter(notified(), packIssued('2026-11-27T16:00:00.000Z'))).toContain('The window is Mon 30 Nov to Mon 7 Dec.');
    expect(windowAfter(notified(), packIssued('2026-12-04T16:00:00.000Z'))).toContain('The window is only Mon 7 Dec.');
  });

  it('counts London’s days: a notification and a pack late in the evening are of the day that London has', () => {
    expect(windowAfter(notified('2026-11-23T23:59:00.000Z'))).toContain('to Mon 7 Dec.');
    expect(windowAfter(notified('2026-11-24T00:01:00.000Z'))).toContain('to Tue 8 Dec.');
  });

  it('has no day left when the pack is too late', () => {
    expect(windowAfter(notified(), packIssued('2026-12-07T09:00:00.000Z'))).toContain(
      'There is no day left in the window: it ended on Mon 7 Dec, day 10 of 15',
    );
  });

  it('skips bank holidays', () => {
    const review = reviewAfter(...decided(), notified('2026-12-14T09:00:00.000Z'));
    expect(windowInWords(windowOf(review, RULES, new Date('2026-12-15T09:00:00Z')))).toContain('The window is Tue 29 Dec to Wed 30 Dec.');
  });

  it('has no last day that can be said before the notification is recorded', () => {
    expect(windowAfter()).toBe(
      'The window begins on Wed 25 Nov. Its last day is not known yet: it is counted from the notification sent, which is not recorded.',
    );
  });

  it('ends for a local learning review on the day that is its own, and begins today or on the next working day', () => {
    const review = reviewAfter(...decided('local learning review'), notified());
    expect(windowInWords(windowOf(review, RULES, NOW))).toBe(
      'The window is Wed 25 Nov to Thu 31 Dec. It ends on day 25 of 40, counted from the partners’ decision Tue 24 Nov.',
    );
    expect(windowOf(review, RULES, new Date('2026-12-25T09:00:00Z')).first).toBe('2026-12-29');
  });
});

describe('a time', () => {
  const review = reviewAfter(...decided(), notified());
  const wrong = (on: string, time: string, minutes = 120) =>
    outsideWindow(windowOf(review, RULES, NOW), RULES, { startsAt: london(on, time), minutes });

  it.each([
    ['2026-12-04', '09:00', 120],
    ['2026-12-04', '15:00', 120],
    ['2026-12-07', '15:30', 90],
  ])('fits on %s at %s for %d minutes', (on, time, minutes) => {
    expect(wrong(on, time, minutes)).toEqual([]);
  });

  it.each([
    [
      'the day of the pack',
      '2026-12-03',
      '10:00',
      120,
      'Thu 3 Dec is not at least one working day after the pack: the pack is due on Thu 3 Dec.',
    ],
    [
      'a day after the last',
      '2026-12-08',
      '10:00',
      120,
      'Tue 8 Dec is too late: it is due by day 10 of 15, counted from the notification sent Mon 23 Nov.',
    ],
    ['a Saturday', '2026-12-05', '10:00', 120, 'Sat 5 Dec is not a working day.'],
    ['before working hours', '2026-12-04', '08:59', 90, 'It would be from 08:59 to 10:29, and working hours are 09:00 to 17:00.'],
    ['past working hours', '2026-12-04', '15:01', 120, 'It would be from 15:01 to 17:01, and working hours are 09:00 to 17:00.'],
    ['past midnight', '2026-12-04', '23:30', 90, 'It would be from 23:30 to 01:00, and working hours are 09:00 to 17:00.'],
  ])('does not fit on %s', (_, on, time, minutes, sentence) => {
    expect(wrong(on, time, minutes)).toEqual([sentence]);
  });

  it('does not fit on a bank holiday, nor where the list of them ends', () => {
    const other = reviewAfter(...decided());
    const outside = (on: string) => outsideWindow(windowOf(other, RULES, NOW), RULES, { startsAt: london(on, '10:00'), minutes: 90 });
    expect(outside('2026-12-28')).toEqual(['Mon 28 Dec is not a working day.']);
    expect(outside('2031-01-06')).toEqual([expect.stringContaining('so this day can’t be checked.')]);
    expect(outside('2026-12-29')).toEqual([]);
  });

  it('is by London’s clock in summer too', () => {
    const other = reviewAfter(...decided());
    const outside = (startsAt: string) => outsideWindow(windowOf(other, RULES, NOW), RULES, { startsAt: new Date(startsAt), minutes: 120 });
    expect(outside('2027-06-01T08:00:00.000Z')).toEqual([]);
    expect(outside('2027-06-01T15:30:00.000Z')).toHaveLength(1);
  });
});

describe('booking', () => {
  const ready = [...decided(), notified()];

  it('is done by the coordinator, inside the window', () =>
    given(...ready)
      .when(books())
      .then(booked()));

  it('is refused outside the window, unless a reason is given', () => {
    const outside = { startsAt: london('2026-12-08', '10:00') };
    given(...ready)
      .when(books(outside))
      .refused('not complete');
    given(...ready)
      .when(books({ ...outside, reasoned: true }))
      .then(booked({ startsAt: '2026-12-08T10:00:00.000Z' }));
  });

  it('is refused to everybody else, before a decision, in the past, for nobody and once the discussion has begun', () => {
    given(...ready)
      .when(books({}, CHIDI))
      .refused('not allowed');
    given(alerted(), referralSent(), referralPassed()).when(books()).refused('not complete');
    given(...ready)
      .when(books({ reasoned: true }, OWEN, new Date('2026-12-04T10:00:00.000Z')))
      .refused('not complete');
    given(...ready)
      .when(books({ invited: [] }))
      .refused('not complete');
    const begun: ReviewEvent = { type: 'discussionBegun', at, by: OWEN.id, visit: 1, wording: 'alive', as: 'coordinator' };
    given(...ready, booked(), linked, begun)
      .when(books({ seen: 0 }))
      .refused('too late');
  });

  it('counts the sequence up with every change, whichever it is', () => {
    const change = (said: Partial<Booking>) => given(...ready, booked()).when(books({ seen: 0, newLink: false, ...said }));
    change({ startsAt: london('2026-12-04', '13:00') }).then(booked({ sequence: 1, startsAt: '2026-12-04T13:00:00.000Z' }));
    change({ minutes: 90 }).then(booked({ sequence: 1, minutes: 90 }));
    change({ invited: [ANN] }).then(booked({ sequence: 1, invited: [ANN] }));
    change({ newLink: true }).then(booked({ sequence: 1 }));
    given(...ready, booked(), booked({ sequence: 1, minutes: 90 }))
      .when(books({ seen: 1 }))
      .then(booked({ sequence: 2 }));
  });

  it('is once what is pressed twice, and asks again what another window has changed', () => {
    given(...ready, booked())
      .when(books({ seen: -1 }))
      .nothing();
    given(...ready, booked())
      .when(books({ seen: 0, newLink: false }))
      .nothing();
    given(...ready, booked())
      .when(books({ seen: -1, minutes: 90 }))
      .refused('too late');
  });
});

describe('what a meeting owes', () => {
  const owed = (...events: ReviewEvent[]) => owedForMeeting(reviewAfter(...decided(), ...events)).filter((one) => one !== false);

  it('is word to everybody invited, once for each booking', () => {
    expect(owed()).toEqual([]);
    expect(owed(booked())).toEqual([
      { key: `meeting-0-${ANN}`, to: { person: ANN }, says: 'meeting booked', about: { sequence: 0, person: ANN } },
      { key: `meeting-0-${BOB}`, to: { person: BOB }, says: 'meeting booked', about: { sequence: 0, person: BOB } },
    ]);
    expect(owed(booked(), booked({ sequence: 1 })).map(({ key }) => key)).toEqual([`meeting-1-${ANN}`, `meeting-1-${BOB}`]);
  });

  it('is word to whoever is not invited any more, until they are again', () => {
    const without = booked({ sequence: 1, invited: [ANN] });
    expect(owed(booked(), without)).toEqual([
      { key: `meeting-1-${ANN}`, to: { person: ANN }, says: 'meeting changed', about: { sequence: 1, person: ANN } },
      { key: `meeting-without-1-${BOB}`, to: { person: BOB }, says: 'not invited any more', about: { since: 1, person: BOB } },
    ]);
    expect(owed(booked(), without, booked({ sequence: 2 })).map(({ says }) => says)).toEqual(['meeting changed', 'meeting changed']);
  });
});

describe('the meeting’s chat', () => {
  const link =
    (links: Parameters<typeof linkChat>[2], by = OWEN) =>
    (review: Review | undefined) =>
      linkChat(review as Review, by, links, at);
  const NEW = { chatOf: '', chat: 'none' } as const;

  it('is linked once, by the coordinator', () => {
    given(...decided(), booked())
      .when(link(NEW))
      .then(linked);
    given(...decided(), booked())
      .when(link(NEW, CHIDI))
      .refused('not allowed');
    given(...decided(), booked(), linked)
      .when(link({ chatOf: 'PR-7KQ4M2X', chat: 'this' }))
      .nothing();
  });

  it('is linked to one review, and a review to one chat', () => {
    given(...decided())
      .when(link(NEW))
      .refused('not complete');
    given(...decided(), booked(), linked)
      .when(link({ chatOf: '', chat: 'another' }))
      .refused('too late');
    given(...decided(), booked())
      .when(link({ chatOf: 'PR-2MX8R4T', chat: 'none' }))
      .refused('too late');
  });

  it('stays linked when the meeting is moved', () => {
    expect(reviewAfter(...decided(), booked(), linked, booked({ sequence: 1 })).meeting).toMatchObject({ chatLinked: true, sequence: 1 });
  });

  it('has somebody let in once, by the coordinator, who was not invited', () => {
    const lets =
      (person: string, by = OWEN) =>
      (review: Review | undefined) =>
        letIn(review as Review, by, person, at);
    given(...decided(), booked())
      .when(lets(MEI.id))
      .then({ type: 'letIn', at, by: OWEN.id, person: MEI.id });
    given(...decided(), booked())
      .when(lets(ANN))
      .nothing();
    given(...decided(), booked())
      .when(lets(MEI.id, CHIDI))
      .refused('not allowed');
    given(...decided(), booked(), { type: 'letIn', at, by: OWEN.id, person: MEI.id })
      .when(lets(MEI.id))
      .nothing();
  });
});

it('is there for the coordinator, the chair, and whoever is invited or let in, and for nobody else', () => {
  const before = reviewAfter(...decided());
  const after = reviewAfter(...decided(), booked());
  expect(atMeeting(before, OWEN)).toEqual({ as: 'coordinator', books: true });
  expect(atMeeting(before, CHIDI)).toBeUndefined();
  expect(atMeeting(after, CHIDI)).toEqual({ as: 'chair', books: false });
  expect(atMeeting(after, MEI)).toBeUndefined();
  expect(visible(after, MEI)).toBeUndefined();
  const letInToo = reviewAfter(...decided(), booked(), { type: 'letIn', at, by: OWEN.id, person: MEI.id });
  for (const review of [letInToo, reviewAfter(...decided(), booked({ invited: [MEI.id] }))]) {
    expect(atMeeting(review, MEI)).toEqual({ as: 'participant', books: false });
    expect(visible(review, MEI)).toEqual({ as: 'participant', referral: false, identity: false });
  }
  expect(atMeeting(reviewAfter(...decided(), booked()), { ...MEI, id: ANN, roles: [] })).toBeUndefined();
});
