import type { Rules } from '../../domain/dates/counting';
import { saidIn, type Problem } from '../../domain/forms/answers';
import type { Booking } from '../../domain/meeting/booking';
import { BOOKING, isLink } from '../../domain/meeting/bookingPage';
import { windowInWords, windowOf } from '../../domain/meeting/window';
import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { instantInLondon, londonDay, londonTime, readDay, timeOfDay } from '../../domain/time/days';
import type { Press } from '../action';
import { whyInWords } from '../dates/explained';
import { filledIn } from '../forms/fields';
import { INVITED, TIME, type BookDrawing } from './bookCard';
import type { Invitees } from './invitees';

/** The form as the meeting is booked, or as it begins. */
export function formOf(review: Review, rules: Rules, people: Invitees, link: string, press: Press): BookDrawing {
  const { reference, meeting } = review;
  const startsAt = meeting && new Date(meeting.startsAt);
  return {
    reference,
    window: windowInWords(windowOf(review, rules, press.now)),
    why: whyInWords(review, rules, 'meeting'),
    invitees: people,
    invited: people.preset,
    time: startsAt ? londonTime(startsAt) : '10:00',
    seen: meeting?.sequence ?? -1,
    saved: {
      ...(startsAt && { day: { said: londonDay(startsAt) }, link: { said: link } }),
      minutes: { said: String(meeting?.minutes ?? 120) },
    },
  };
}

/** What was said; absent while something of it cannot be taken. */
type Said = Pick<Booking, 'startsAt' | 'minutes' | 'invited'> & { readonly link: string; readonly reason: string };
export type ReadForm = { readonly drawing: BookDrawing; readonly said: Said | undefined };

/** Reads what was typed. The drawing shows it again, with what is wrong. */
export function readForm(form: BookDrawing, seen: number, press: Press): ReadForm {
  const { typed, answers, problems: wrong } = filledIn(BOOKING, press);
  const said = (field: string): string => saidIn(answers, field);
  const time = typedAs(TIME, press.data).join('');
  const invited = chosen(form.invitees, press.data);
  const problems: Problem[] = [
    ...wrong,
    ...(timeOfDay.safeParse(time).success ? [] : [problem(TIME, '“Time” still needs a time such as 14:30.')]),
    ...(said('link') === '' || isLink(said('link')) ? [] : [problem('link', 'Please give the whole link; it begins with https://.')]),
    ...(invited.length > 0 ? [] : [problem(INVITED, 'Please invite at least one person.')]),
  ];
  const drawing = { ...form, seen, typed, problems, time, invited, asksWhy: said('reason') !== '' };
  if (problems.length > 0) return { drawing, said: undefined };
  const startsAt = instantInLondon(readDay(said('day')), time);
  return { drawing, said: { startsAt, minutes: Number(said('minutes')), invited, link: said('link'), reason: said('reason') } };
}

const problem = (field: string, sentence: string): Problem => ({ field, kind: 'wrong', sentence });

/** What was typed into the inputs whose ids begin so, whichever drawing of the form they were on. */
const typedAs = (id: string, data: Press['data']): string[] =>
  Object.entries(data).flatMap(([name, value]) => (name.replace(/_r\d+$/, '') === id && typeof value === 'string' ? [value] : []));

/** Everybody who was chosen and may be, in the order of the form. */
function chosen({ groups }: Invitees, data: Press['data']): PersonId[] {
  return groups.flatMap(({ id, people }) => {
    const ids = typedAs(`${INVITED}-${id}`, data).join(',').split(',');
    return people.flatMap((person) => (ids.includes(person.id) ? [person.id] : []));
  });
}
