import { z } from 'zod';
import type { Review } from '../../domain/review/review';
import { atMeeting } from '../../domain/sight/visible';
import type { Reply } from '../../ports';
import { action, type World } from '../action';
import { give, offer } from '../files';
import { unshown } from '../kept';
import { notForYou, ofReview, opened } from '../opening';
import { calendarFile } from './calendarFile';
import { readLink } from './link';
import { CALENDAR_FILE, drawMeeting } from './meetingCard';
import { oldTimes } from './moved';

/** Offers the calendar file in the person's own chat. */
export const offerFile = action(
  'meeting/file',
  ofReview.extend({ seen: z.coerce.number().int().nonnegative() }),
  async (world, told, press) => {
    const { review } = await opened(world, press, told.reference, atMeeting);
    const { name, content } = await theFile(world, review);
    const offered = await offer(
      world,
      press,
      { reference: told.reference, what: CALENDAR_FILE, seen: told.seen },
      { name, description: 'The meeting for your calendar.', bytes: content.byteLength, context: { file: taken.verb } },
    );
    const old = await oldTimes(world, review);
    const notice =
      offered === 'not now'
        ? 'The file could not be offered just now. Please press again in a minute.'
        : [OFFERED, old].filter(Boolean).join(' ');
    return { card: await drawMeeting(world, review, press, notice) };
  },
);

const OFFERED =
  'The calendar file is offered in this chat. Allow it, then open it from your files: your calendar does the rest. If the meeting changes, take the file again.';

/** The answer to the offer: the file as the meeting is booked by then. */
export const taken = action(
  'meeting/file',
  ofReview.extend({ offer: z.coerce.number().int().positive(), taken: z.boolean() }),
  async (world, told, press): Promise<Reply> => {
    const { review } = await opened(world, press, told.reference, atMeeting);
    if (!told.taken) return {};
    return give(world, press, { reference: told.reference, what: CALENDAR_FILE, offer: told.offer }, () => theFile(world, review));
  },
);

async function theFile(world: World, { reference, meeting }: Review): Promise<NonNullable<Reply['file']>> {
  const booked = await readLink(unshown(world), reference);
  if (!meeting || !booked) throw notForYou();
  const { startsAt, minutes, sequence } = meeting;
  const text = await calendarFile({
    ...{ reference, minutes, sequence, link: booked.link, office: world.settings.office },
    ...{ startsAt: new Date(startsAt), bookedAt: new Date(booked.bookedAt) },
  });
  return { name: `${reference}.ics`, contentType: 'text/calendar', content: new TextEncoder().encode(text) };
}
