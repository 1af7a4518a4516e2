import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { dueReminders, reminders, sendingTime } from '../../../src/domain/reminders/reminders';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { londonDay, londonTime, readDay } from '../../../src/domain/time/days';
import { calendar } from '../../../src/domain/time/workingDays';
import { alerted, AMARA, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const CALENDAR = calendar({ added: [] });
const all = (...past: ReviewEvent[]) => reminders(reviewAfter(alerted(), ...past), rulesOf(SHIPPED_CHOICES));
const inShort = (list: ReturnType<typeof all>, milestone: string) =>
  list
    .filter((one) => one.milestone === milestone && one.rung === 'ahead')
    .map(({ at, dueOn }) => `${londonDay(new Date(at))} ${londonTime(new Date(at))} due ${dueOn}`);

const laAware = (on: string): ReviewEvent => ({ type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay(on) });
const notified = (sentAt: string): ReviewEvent => ({ type: 'notificationRecorded', at: sentAt, by: OWEN.id, sentAt, panelReference: 'P1' });
const rapid: ReviewEvent = { type: 'routeDecided', at: '2026-11-24T12:00:00.000Z', by: OWEN.id, outcome: 'rapid review' };
const asked: ReviewEvent = { type: 'agencyAsked', at: '2026-11-24T13:00:00.000Z', by: OWEN.id, agency: 'Police', author: 't~ivy' };

it('reminds of the notification on days 3, 4 and 5 after the local authority became aware', () => {
  expect(inShort(all(laAware('2026-11-23')), 'notify')).toEqual([
    '2026-11-26 09:00 due 2026-11-30',
    '2026-11-27 09:00 due 2026-11-30',
    '2026-11-30 09:00 due 2026-11-30',
  ]);
  expect(inShort(all(laAware('2026-12-11')), 'notify').at(-1)).toBe('2026-12-18 09:00 due 2026-12-18');
});

it('counts from the short start while the authority has not said, and has none once the notification was sent', () => {
  expect(inShort(all(), 'notify').slice(0, 3)).toEqual([
    '2026-11-26 09:00 due 2026-11-30',
    '2026-11-27 09:00 due 2026-11-30',
    '2026-11-30 09:00 due 2026-11-30',
  ]);
  expect(inShort(all(laAware('2026-11-23'), notified('2026-11-25T10:00:00.000Z')), 'notify')).toEqual([]);
});

it('stops reminding of the notification when the partners chose a way that needs none', () => {
  const local: ReviewEvent = { type: 'routeDecided', at: '2026-11-24T12:00:00.000Z', by: OWEN.id, outcome: 'local learning review' };
  expect(inShort(all(laAware('2026-11-23'), rapid), 'notify')).toHaveLength(3);
  expect(inShort(all(laAware('2026-11-23'), local), 'notify')).toEqual([]);
});

it('reminds the authors who have not answered of a rapid review, counted from the notification', () => {
  const list = all(laAware('2026-11-23'), notified('2026-11-23T15:00:00.000Z'), rapid, asked);
  expect(inShort(list, 'returns')).toEqual([
    '2026-11-27 09:00 due 2026-12-02',
    '2026-12-01 09:00 due 2026-12-02',
    '2026-12-02 09:00 due 2026-12-02',
  ]);
  expect(list.find(({ milestone }) => milestone === 'returns')?.to).toEqual([{ person: 't~ivy' }]);
  expect(
    inShort(
      all(notified('2026-11-23T15:00:00.000Z'), rapid, asked, {
        type: 'nothingHeld',
        at: '2026-11-25T10:00:00.000Z',
        by: 't~ivy',
        agency: 'Police',
      }),
      'returns',
    ),
  ).toEqual([]);
  expect(inShort(all(notified('2026-11-23T15:00:00.000Z'), asked), 'returns')).toEqual([]);
});

it('reminds of the meeting by the clock until it is booked, then by its own date, over a holiday too', () => {
  const sent = notified('2026-12-11T15:00:00.000Z');
  expect(inShort(all(sent, rapid), 'meeting').at(-1)).toBe('2026-12-29 09:00 due 2026-12-29');
  const booked: ReviewEvent = {
    type: 'meetingBooked',
    at: '2026-12-12T10:00:00.000Z',
    by: OWEN.id,
    startsAt: '2026-12-29T10:00:00.000Z',
    minutes: 90,
    sequence: 0,
    invited: [],
  };
  expect(inShort(all(sent, rapid, booked), 'meeting')).toEqual([
    '2026-12-23 09:00 due 2026-12-29',
    '2026-12-24 09:00 due 2026-12-29',
    '2026-12-29 09:00 due 2026-12-29',
  ]);
  expect(inShort(all(sent, rapid, booked, { type: 'discussionEnded', at: '2026-12-29T12:00:00.000Z', by: OWEN.id }), 'meeting')).toEqual(
    [],
  );
});

it('reminds the chair of the threshold discussion only while a referral waits for it', () => {
  const referred = [referralSent(), laAware('2026-11-23'), referralPassed()];
  expect(inShort(all(...referred), 'threshold')).toEqual(['2026-11-25 09:00 due 2026-11-26']);
  expect(inShort(all(...referred, rapid), 'threshold')).toEqual([]);
});

it('is due with the latest of a kind alone, so that an outage is followed by one', () => {
  const list = all(laAware('2026-11-23'));
  const due = (now: string) =>
    dueReminders(list, new Date(now))
      .map(({ key }) => key)
      .filter((key) => key.includes('notify'));
  expect(due('2026-11-26T08:59:00Z')).toEqual([]);
  expect(due('2026-11-26T09:00:00Z')).toEqual(['remind-notify-A3-2026-11-30']);
  expect(due('2026-11-30T15:00:00Z')).toEqual(['remind-notify-A5-2026-11-30']);
});

it('makes new reminders when a date moves', () => {
  const keys = (on: string) => all(laAware(on)).map(({ key }) => key);
  expect(keys('2026-11-23').some((key) => keys('2026-11-24').includes(key))).toBe(false);
});

it.each([
  ['2026-11-26T09:00:00Z', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26T03:00:00Z', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26T19:00:00Z', '2026-11-27T09:00:00.000Z'],
  ['2026-11-28T11:00:00Z', '2026-11-30T09:00:00.000Z'],
  ['2026-12-24T18:00:00Z', '2026-12-29T09:00:00.000Z'],
  ['2026-06-12T07:45:00Z', '2026-06-12T07:45:00.000Z'],
])('holds what is due at %s until %s, in London’s working hours', (now, at) => {
  expect(sendingTime(CALENDAR, new Date(now))).toBe(at);
});

describe('an LCSPR', () => {
  const lcspr: ReviewEvent = { type: 'lcsprDecided', at: '2026-11-30T15:00:00.000Z', by: OWEN.id, lcspr: 'yes', revision: 1 };
  const list = all(referralSent(), referralPassed(), notified('2026-11-23T15:00:00.000Z'), rapid, lcspr);

  it('reminds its owners so many working days before its months are over, and on a Sunday’s Friday', () => {
    expect(inShort(list, 'lcspr')).toEqual([
      '2027-04-29 09:00 due 2027-05-30',
      '2027-05-14 09:00 due 2027-05-30',
      '2027-05-21 09:00 due 2027-05-30',
      '2027-05-28 09:00 due 2027-05-30',
    ]);
    expect(inShort(list, 'lcsprScope')).toEqual(['2026-12-14 09:00 due 2026-12-30', '2026-12-24 09:00 due 2026-12-30']);
  });

  it('counts in months, and asks each owner: chair, office, the three partners', () => {
    const of = (milestone: string) => list.find((one) => one.milestone === milestone && one.rung === 'ahead');
    expect(of('lcsprLearning')).toMatchObject({
      day: 3,
      of: 6,
      unit: 'calendar months',
      zero: '2026-11-30',
      to: [{ role: 'coordinator' }],
    });
    expect(of('lcsprScope')?.to).toEqual([{ role: 'chair' }]);
    // The partners are asked to agree to a report once they have one.
    expect(of('lcsprAgreed')).toBeUndefined();
    const drafted: ReviewEvent = {
      type: 'milestoneDone',
      at: '2027-03-01T10:00:00.000Z',
      by: OWEN.id,
      milestone: 'lcsprDraft',
      on: readDay('2027-03-01'),
    };
    const after = all(referralSent(), referralPassed(), notified('2026-11-23T15:00:00.000Z'), rapid, lcspr, drafted);
    expect(after.find((one) => one.milestone === 'lcsprAgreed' && one.rung === 'ahead')?.to).toEqual([{ role: 'executive partner' }]);
  });

  it('has none while nobody decided to hold one', () => {
    expect(all(notified('2026-11-23T15:00:00.000Z'), rapid).filter(({ milestone }) => milestone.startsWith('lcspr'))).toEqual([]);
  });
});

it('asks nobody to screen a referral, or to acknowledge it, before it has reached them', () => {
  const begun: ReviewEvent[] = [
    {
      type: 'begun',
      at: '2026-11-23T09:00:00.000Z',
      by: AMARA.id,
      reference: 'PR-AAAAAA1',
      route: 'learning',
      agency: 'Health',
      lead: 't~dana',
    },
    referralSent(),
  ];
  const of = (...more: ReviewEvent[]) =>
    new Set(reminders(reviewAfter(...begun, ...more), rulesOf(SHIPPED_CHOICES)).map(({ milestone }) => milestone));
  expect([...of()]).toEqual(['quality']);
  expect([...of(referralPassed())]).toEqual(['receipt', 'screening']);
});

describe('an outer date that has passed', () => {
  const late = [referralSent(), referralPassed(), laAware('2026-11-23')];
  const toldOn = (list: ReturnType<typeof all>, day: string, milestone = 'notify') =>
    list.filter((one) => one.milestone === milestone && londonDay(new Date(one.at)) === day).flatMap(({ to }) => to);
  const chasing = [{ role: 'LA notifier' }, { role: 'coordinator' }, { role: 'chair' }];

  it('is chased on every working day to its owner, the office and the chair, and once to the three partners', () => {
    const list = all(...late);
    expect(toldOn(list, '2026-12-01')).toEqual([...chasing, { role: 'executive partner' }]);
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-29']) expect(toldOn(list, day)).toEqual(chasing);
    for (const day of ['2026-12-05', '2026-12-06', '2026-12-25']) expect(toldOn(list, day)).toEqual([]);
    expect(new Set(list.map(({ key, to }) => JSON.stringify([key, to]))).size).toBe(list.length);
  });

  it('is no longer chased once a reason is given, or it is done', () => {
    const given = {
      type: 'lateExplained',
      at: '2026-12-02T10:00:00.000Z',
      by: OWEN.id,
      milestone: 'notify',
      because: 'process',
      reason: '',
      seen: '',
    } as const;
    expect(toldOn(all(...late, given), '2026-12-03')).toEqual([]);
    expect(toldOn(all(...late, notified('2026-12-02T10:00:00.000Z')), '2026-12-03')).toEqual([]);
  });

  it('asks the office for the report to the Panel once a day, not twice', () => {
    const list = all(...late, rapid, notified('2026-11-24T10:00:00.000Z'));
    expect(toldOn(list, '2026-12-18', 'panel')).toEqual([{ role: 'coordinator' }, { role: 'chair' }]);
  });

  it('of another milestone is not chased', () => {
    const list = all(...late, rapid, notified('2026-11-23T15:00:00.000Z'), asked);
    expect(toldOn(list, '2026-12-10', 'returns')).toEqual([]);
  });
});

describe('comments on a referral', () => {
  const returned: ReviewEvent = {
    type: 'referralReturned',
    at: '2026-11-26T16:00:00.000Z',
    by: 't~dana',
    number: 1,
    as: 'agency lead',
    answers: ['start.facts'],
    forAgency: 'Health',
  };
  const of = (...more: ReviewEvent[]) =>
    all(referralSent(), returned, ...more)
      .filter(({ milestone }) => milestone === 'answers')
      .map(({ at, rung, to }) => `${londonDay(new Date(at))} ${rung} ${to.map((one) => ('role' in one ? one.role : one.person)).join()}`);

  it('remind the referrer on working days, then the office and the lead help', () => {
    expect(of()).toEqual([
      `2026-11-27 ahead ${AMARA.id}`,
      `2026-11-30 ahead ${AMARA.id}`,
      `2026-12-01 late ${AMARA.id}`,
      '2026-12-02 coordinator coordinator',
      `2026-12-03 lead ${DANA.id}`,
    ]);
  });

  it('remind nobody once they are answered, or the referral went on as it was', () => {
    expect(of({ type: 'referralSentAgain', at: '2026-11-27T10:00:00.000Z', by: AMARA.id, pages: [], changed: [] })).toEqual([]);
    expect(of(referralPassed())).toEqual([]);
  });

  it('of the office remind as well, and nobody’s lead is asked to help with those', () => {
    const more: ReviewEvent = {
      type: 'moreAsked',
      at: '2026-11-27T10:00:00.000Z',
      by: OWEN.id,
      number: 2,
      as: 'coordinator',
      answers: ['start.facts'],
    };
    const answered: ReviewEvent = { type: 'referralSentAgain', at: '2026-11-26T17:00:00.000Z', by: AMARA.id, pages: [], changed: [] };
    expect(of(answered, referralPassed(), more)).toEqual([
      `2026-11-30 ahead ${AMARA.id}`,
      `2026-12-01 ahead ${AMARA.id}`,
      `2026-12-02 late ${AMARA.id}`,
      '2026-12-03 coordinator coordinator',
    ]);
  });
});
