import { londonDay, londonTime } from '../../domain/time/days';

export type CalendarEntry = {
  readonly reference: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly sequence: number;
  readonly bookedAt: Date;
  readonly link: string;
  readonly office: { readonly name: string; readonly email: string };
};

/**
 * The meeting as a calendar file. It is published, not requested: a request (RFC 5546) asks the people it names to answer its organiser
 * by e-mail, and this is a file that people open themselves, from an office that awaits no answer and names nobody. The same UID with a
 * higher SEQUENCE replaces the entry. It says the review's reference and nothing about the case. Made twice it has the same bytes.
 */
export async function calendarFile(entry: CalendarEntry): Promise<string> {
  const { reference, startsAt, minutes, sequence, bookedAt, link, office } = entry;
  const { default: ICAL } = await import('ical.js');
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${reference.toLowerCase()}@practice-review-bot`);
  event.addPropertyWithValue('sequence', sequence);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(bookedAt, true));
  const londonTimeOf = (at: Date) => ICAL.Time.fromData(partsInLondon(at));
  event.addPropertyWithValue('dtstart', londonTimeOf(startsAt)).setParameter('tzid', 'Europe/London');
  event.addPropertyWithValue('dtend', londonTimeOf(new Date(startsAt.getTime() + minutes * 60_000))).setParameter('tzid', 'Europe/London');
  event.addPropertyWithValue('summary', reference);
  event.addPropertyWithValue('location', link);
  event.addPropertyWithValue('url', link);
  event.addPropertyWithValue('organizer', `mailto:${office.email}`).setParameter('cn', office.name);
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addPropertyWithValue('status', 'CONFIRMED');

  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//practice-review-bot//EN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addSubcomponent(ICAL.Component.fromString(LONDON));
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function partsInLondon(at: Date) {
  const [year, month, day] = londonDay(at).split('-').map(Number);
  const [hour, minute] = londonTime(at).split(':').map(Number);
  return { year, month, day, hour, minute, second: 0 };
}

// A file that names a time zone has to say what it is (RFC 5545, 3.6.5); London's rule has been this since 1996.
const LONDON = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
