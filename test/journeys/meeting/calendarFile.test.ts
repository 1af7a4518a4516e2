import ICAL from 'ical.js';
import { instantInLondon, londonTime, readDay } from '../../../src/domain/time/days';
import { calendarFile, type CalendarEntry } from '../../../src/journeys/meeting/calendarFile';

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  reference: 'PR-7KQ4M2X',
  startsAt: instantInLondon(readDay('2026-12-04'), '10:00'),
  minutes: 120,
  sequence: 0,
  bookedAt: new Date('2026-11-25T10:00:00.000Z'),
  link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NzY4ZDQ1;x=1,2%40thread.v2/0?context=%7b%22Tid%22%3a%22abc%22%7d',
  office: { name: 'Northshire partnership office; “Reviews, A–Z”', email: 'office@example.org' },
  ...more,
});

/** The lines of a file as RFC 5545 has them: a line that begins with a space goes on where the one before it ended. */
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
const value = (file: string, name: string): string | undefined =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

describe('the calendar file', () => {
  it('has lines of at most 75 octets that end as the standard says', async () => {
    const file = await calendarFile(entry());
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const longest = Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
    expect(file).toContain('\r\n ');
  });

  it('is published, and names neither an attendee nor anything to answer', async () => {
    const file = await calendarFile(entry());
    expect(value(file, 'METHOD')).toBe('PUBLISH');
    expect(file).not.toMatch(/ATTENDEE|RSVP/);
    expect(linesOf(file).find((line) => line.startsWith('ORGANIZER'))).toMatch(/^ORGANIZER;CN=.*:mailto:office@example\.org$/);
  });

  it('is the same entry for good, whose sequence grows', async () => {
    const [first, second] = [await calendarFile(entry()), await calendarFile(entry({ sequence: 1, minutes: 90 }))];
    expect(value(first, 'UID')).toBe('pr-7kq4m2x@practice-review-bot');
    expect(value(second, 'UID')).toBe(value(first, 'UID'));
    expect([value(first, 'SEQUENCE'), value(second, 'SEQUENCE')]).toEqual(['0', '1']);
    expect(await calendarFile(entry())).toBe(first);
  });

  it('says the reference, and nothing else about what the meeting is', async () => {
    const file = await calendarFile(entry());
    expect(value(file, 'SUMMARY')).toBe('PR-7KQ4M2X');
    expect(file).not.toMatch(/DESCRIPTION|COMMENT|CATEGORIES/);
    expect(value(file, 'CLASS')).toBe('PRIVATE');
  });

  it('is read by a calendar as the meeting that it is', async () => {
    const file = await calendarFile(entry());
    const calendar = new ICAL.Component(ICAL.parse(file));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(event.location).toBe(entry().link);
    expect(event.sequence).toBe(0);
    expect(event.startDate.toJSDate()).toEqual(entry().startsAt);
    expect(event.endDate.toJSDate()).toEqual(new Date('2026-12-04T12:00:00.000Z'));
    expect(calendar.getFirstSubcomponent('vevent')!.getFirstProperty('organizer')?.getParameter('cn')).toContain(
      'Northshire partnership office',
    );
  });

  it.each(['2026-12-04', '2027-03-26', '2027-03-29', '2027-07-01', '2027-10-29', '2027-11-01'])(
    'is at London’s time on %s, wherever it is read',
    async (on) => {
      const startsAt = instantInLondon(readDay(on), '10:00');
      const file = await calendarFile(entry({ startsAt }));
      const start = linesOf(file).find((line) => line.startsWith('DTSTART;TZID=Europe/London:'));
      expect(start).toBe(`DTSTART;TZID=Europe/London:${on.replaceAll('-', '')}T100000`);
      const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!);
      expect(event.startDate.toJSDate()).toEqual(startsAt);
      expect(londonTime(event.startDate.toJSDate())).toBe('10:00');
    },
  );
});
