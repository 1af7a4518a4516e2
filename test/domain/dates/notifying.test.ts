import { awareIn, NOTIFICATION, notificationIn } from '../../../src/domain/dates/forms';
import { PANEL_REFERENCE, recordLaAware, recordNotification } from '../../../src/domain/dates/notifying';
import { fill } from '../../../src/domain/forms/fill';
import { ROLES } from '../../../src/domain/people/people';
import { Refusal } from '../../../src/domain/refusal';
import { evolveClock, NO_DATES, type ClockDates, type ClockEvent } from '../../../src/domain/review/dates';
import { readDay } from '../../../src/domain/time/days';
import { aPerson, OWEN } from '../../helpers/aReview';

const LAN = aPerson('lan', 'Council', 'LA notifier');
const NOW = new Date('2026-11-24T12:00:00Z');
const after = (...events: readonly ClockEvent[]): ClockDates => events.reduce<ClockDates>(evolveClock, NO_DATES);

const sentAt = '2026-11-23T09:30:00.000Z';
const recorded: ClockEvent = { type: 'notificationRecorded', at: NOW.toISOString(), by: LAN.id, sentAt, panelReference: 'SIN-1' };
const aware = (on: string): ClockEvent => ({ type: 'laAwareRecorded', at: NOW.toISOString(), by: LAN.id, on: readDay(on) });

const corrected = { type: 'dateCorrected', at: NOW.toISOString(), by: LAN.id, reason: 'reason~000004' } as const;

type Notified = { sentAt?: string; panelReference?: string; seen?: string };
const notifies = (dates: ClockDates, said: Notified = {}, by = LAN, now = NOW) =>
  recordNotification(
    dates,
    by,
    {
      sentAt: new Date(said.sentAt ?? sentAt),
      panelReference: said.panelReference ?? 'SIN-1',
      seen: said.seen ?? '',
      reason: 'reason~000004',
    },
    now,
  );
const becameAware = (dates: ClockDates, on: string, seen = '', by = LAN) =>
  recordLaAware(dates, by, { on: readDay(on), seen, reason: 'reason~000004' }, NOW);
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
};

describe('the notification', () => {
  it('is recorded by the LA notifier, or by the coordinator for them, and by nobody else', () => {
    expect(notifies(NO_DATES)).toEqual([recorded]);
    expect(notifies(NO_DATES, {}, OWEN)).toEqual([{ ...recorded, by: OWEN.id }]);
    for (const role of ROLES.filter((one) => one !== 'LA notifier' && one !== 'coordinator'))
      expect(codeOf(() => notifies(NO_DATES, {}, aPerson('x', 'Council', role)))).toBe('not allowed');
  });

  it('recorded again alike changes nothing, whatever was seen', () => {
    expect(notifies(after(recorded))).toEqual([]);
    expect(notifies(after(recorded), { seen: 'something older' })).toEqual([]);
  });

  it('is corrected by who saw the present one, and never unseen; what was recorded stays in the journal', () => {
    const better = { sentAt: '2026-11-23T10:00:00.000Z', seen: NOW.toISOString() };
    const events = notifies(after(recorded), better);
    expect(events).toEqual([
      { ...recorded, sentAt: better.sentAt },
      { ...corrected, date: 'SIN sent', was: sentAt, is: better.sentAt },
    ]);
    expect(after(recorded, ...(events as ClockEvent[])).notification?.sentAt).toBe(better.sentAt);
    expect(notifies(after(recorded), { ...better, seen: '' })).toBe('changed since');
    expect(notifies(after(recorded), { panelReference: 'SIN-2', seen: NOW.toISOString() })).toEqual([
      { ...recorded, panelReference: 'SIN-2' },
    ]);
  });

  it('was never sent in the future, to the minute', () => {
    expect(codeOf(() => notifies(NO_DATES, { sentAt: '2026-11-24T12:01:00Z' }))).toBe('not complete');
    expect(codeOf(() => notifies(NO_DATES, { sentAt: '2026-11-24T12:00:00Z' }))).toBe('not refused');
  });

  it('was not sent before the local authority became aware, by London’s days', () => {
    expect(codeOf(() => notifies(after(aware('2026-11-24'))))).toBe('not complete');
    expect(codeOf(() => notifies(after(aware('2026-11-23'))))).toBe('not refused');
    // In summer 23:30 in UTC is half past midnight of the next day in London.
    const june = new Date('2026-06-20T12:00:00Z');
    const inJune = after(aware('2026-06-11'));
    expect(codeOf(() => notifies(inJune, { sentAt: '2026-06-10T23:30:00Z' }, LAN, june))).toBe('not refused');
    expect(codeOf(() => notifies(inJune, { sentAt: '2026-06-10T22:30:00Z' }, LAN, june))).toBe('not complete');
  });

  it('takes several references, one for each child, and no name among them', () => {
    const several = notifies(NO_DATES, { panelReference: 'SIN_1; SIN#2,\n SIN-3 and SIN 4' });
    expect(several).toEqual([{ ...recorded, panelReference: 'SIN_1, SIN#2, SIN-3, SIN 4' }]);
    expect(codeOf(() => notifies(NO_DATES, { panelReference: 'SIN-1, Kezia Brightwater' }))).toBe('not complete');
  });

  it('takes a reference that can’t be a name, or none', () => {
    expect(codeOf(() => notifies(NO_DATES, { panelReference: 'Kezia Brightwater' }))).toBe('not complete');
    expect(codeOf(() => notifies(NO_DATES, { panelReference: '' }))).toBe('not refused');
    for (const good of ['SIN-2026-0412', 'P 77', '12345', 'A/1.2', 'SIN_2026_0412', '#412', 'SIN–2026—0412', `SIN-${'1'.repeat(36)}`])
      expect(good).toMatch(PANEL_REFERENCE);
    for (const bad of ['-1', 'Zoë 1', 'K.B.', '1'.repeat(41), 'a\n1']) expect(bad).not.toMatch(PANEL_REFERENCE);
  });
});

describe('the day on which the local authority became aware', () => {
  it('is recorded and corrected by who keeps the dates', () => {
    expect(becameAware(NO_DATES, '2026-11-21')).toEqual([aware('2026-11-21')]);
    expect(becameAware(after(aware('2026-11-21')), '2026-11-20', '2026-11-21')).toEqual([
      aware('2026-11-20'),
      { ...corrected, date: 'LA aware', was: '2026-11-21', is: '2026-11-20' },
    ]);
    expect(codeOf(() => becameAware(NO_DATES, '2026-11-21', '', aPerson('x', '', 'chair')))).toBe('not allowed');
  });

  it('is not corrected without a reason, and neither is the time of the notification', () => {
    const [wasAware, wasSent] = [after(aware('2026-11-21')), after(recorded)];
    expect(codeOf(() => recordLaAware(wasAware, LAN, { on: readDay('2026-11-20'), seen: '2026-11-21', reason: '' }, NOW))).toBe(
      'not complete',
    );
    const later = { sentAt: new Date('2026-11-23T10:00:00Z'), panelReference: 'SIN-1', seen: NOW.toISOString() };
    expect(codeOf(() => recordNotification(wasSent, LAN, later, NOW))).toBe('not complete');
    const renamed = { sentAt: new Date(sentAt), panelReference: 'SIN-2', seen: NOW.toISOString() };
    expect(recordNotification(wasSent, LAN, renamed, NOW)).toEqual([{ ...recorded, panelReference: 'SIN-2' }]);
  });

  it('recorded again alike changes nothing, and nothing is overwritten unseen', () => {
    expect(becameAware(after(aware('2026-11-21')), '2026-11-21')).toEqual([]);
    expect(becameAware(after(aware('2026-11-21')), '2026-11-20')).toBe('changed since');
  });

  it('is not in the future and not after the notification', () => {
    expect(codeOf(() => becameAware(NO_DATES, '2026-11-25'))).toBe('not complete');
    expect(codeOf(() => becameAware(NO_DATES, '2026-11-24'))).toBe('not refused');
    expect(codeOf(() => becameAware(after(recorded), '2026-11-24'))).toBe('not complete');
    expect(codeOf(() => becameAware(after(recorded), '2026-11-23'))).toBe('not refused');
  });
});

describe('what people write into the form', () => {
  const typed = (sentTime: string, sentOn = '2026-06-10') =>
    fill(NOTIFICATION, {}, { sentOn, sentTime, panelReference: ' SIN-1 ' }, '2026-12-24');
  const said = (sentTime: string, sentOn?: string) => notificationIn(typed(sentTime, sentOn).answers);

  it('is London time, in summer and in winter, however it is written', () => {
    for (const time of ['09:05', '9:05', '9.05', ' 09.05 ', '0905', '9:05 am', '09:05:00'])
      expect(said(time).sentAt.toISOString()).toBe('2026-06-10T08:05:00.000Z');
    expect(said('09:05', '2026-12-10')).toEqual({
      sentAt: new Date('2026-12-10T09:05:00Z'),
      panelReference: 'SIN-1',
      of: 'abuse or neglect',
    });
  });

  it('is refused when it is no time', () => {
    for (const time of ['noon', '25:00', '9', '9:5'])
      expect(typed(time).problems).toEqual([
        { field: 'sentTime', kind: 'wrong', sentence: 'Please give the time as hours and minutes, for example 14:05.' },
      ]);
  });

  it('needs a day that has come, and a time', () => {
    const problems = (typed: Record<string, string>) =>
      fill(NOTIFICATION, {}, typed, '2026-11-24').problems.map(({ field, kind }) => `${field} ${kind}`);
    expect(problems({})).toEqual(['sentOn missing', 'sentTime missing']);
    expect(problems({ sentOn: '2026-11-25', sentTime: '10:00' })).toEqual(['sentOn wrong']);
    expect(awareIn({ awareOn: { said: '2026-11-21' } })).toBe('2026-11-21');
  });
});
