import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { book } from '../../domain/meeting/booking';
import { outsideWindow, windowOf } from '../../domain/meeting/window';
import { Refusal } from '../../domain/refusal';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import { atMeeting, type AtMeeting } from '../../domain/sight/visible';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { closing, notYet } from '../forms/form';
import { unshown } from '../kept';
import { notForYou, ofReview, opened, type Opened } from '../opening';
import { drawBook, type BookDrawing } from './bookCard';
import { formOf, readForm } from './bookForm';
import { invitees } from './invitees';
import { linkRow, readLink, reasonRow } from './link';
import { drawMeeting, startInWords } from './meetingCard';

/**
 * Opens the form: as the meeting is booked, or with whoever usually comes. Whether it asks for a reason is known only from the time that
 * was chosen, so that the one form is not for it.
 */
export const open = action('meeting/book', ofReview, async (world, told, press) => {
  const { form } = await openToBook(world, press, told.reference);
  return { card: drawBook(form) };
});

/** Books the meeting, or changes it; a time outside the window only with a reason. */
export const bookNow = action('meeting/bookNow', ofReview.extend({ seen: z.coerce.number().int().min(-1) }), async (world, told, press) => {
  const { me, stored, review: before, rules, form, link: linkBefore } = await openToBook(world, press, told.reference);
  const { drawing, said } = readForm(form, told.seen, press);
  const again = (differs: Partial<BookDrawing>): Reply => ({ card: drawBook({ ...drawing, ...differs }) });
  if (!said) return again({ notice: drawing.notice || notYet('booked') });

  const { link, reason, ...time } = said;
  const booking = { ...time, newLink: link !== linkBefore, seen: told.seen };
  const first = attempt(() => book(before, me.person, { ...booking, reasoned: true }, rules, press.now));
  if (first instanceof Refusal) return again({ notice: first.sentence });
  const wrong = first.length > 0 ? outsideWindow(windowOf(before, rules, press.now), rules, booking) : [];
  if (wrong.length > 0 && reason === '') return again({ asksWhy: true, notice: outsideInWords(wrong, form.window) });

  const { review } = await decided(world, press, stored, (present, by, at) => ({
    events: book(present, by, { ...booking, reasoned: reason !== '' }, rules, press.now),
    content: [linkRow({ link, bookedAt: at }), ...(wrong.length > 0 ? [reasonRow(told.seen + 1, reason)] : [])],
    lists: booking.invited.map((person) => `person~${person}`),
  }));
  return booked(world, press, review);
});

type ToBook = Opened<AtMeeting> & { readonly rules: Rules; readonly form: BookDrawing; readonly link: string };

async function openToBook(world: World, press: Press, reference: string): Promise<ToBook> {
  const here = await opened(world, press, reference, atMeeting);
  if (!here.sees.books) throw new Refusal('not allowed', 'Only the coordinator books the meeting. Please speak to the partnership office.');
  const [people, before, rules] = await Promise.all([invitees(world, here.review), readLink(unshown(world), reference), world.rules()]);
  const link = before?.link ?? '';
  return { ...here, rules, link, form: formOf(here.review, rules, people, link, press) };
}

function attempt(decide: () => ReviewEvent[]): ReviewEvent[] | Refusal {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const outsideInWords = (wrong: readonly string[], window: string): string =>
  `Not booked yet. ${wrong.join(' ')} ${window} Please choose a time inside it, or say below why it must be outside.`;

async function booked(world: World, press: Press, review: Review): Promise<Reply> {
  const { meeting } = review;
  if (!meeting) throw notForYou();
  const card = await drawMeeting(world, review, press);
  return closing(press, `Booked for ${startInWords(meeting, press.now)}. Everybody who is invited is told.`, card);
}
