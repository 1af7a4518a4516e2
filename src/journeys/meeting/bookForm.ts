import type { Rules } from '../../domain/dates/counting';
import { saidIn, type Problem } from '../../domain/forms/answers';
import { KEEP_IT, outInput, TAKE_IT_OUT } from '../../domain/forms/fill';
import type { Booking } from '../../domain/meeting/booking';
import { BOOKING, isLink, linkIn } from '../../domain/meeting/bookingPage';
import { windowInWords, windowOf } from '../../domain/meeting/window';
import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { instantInLondon, londonDay, londonTime, readDay } from '../../domain/time/days';
import { timeWritten } from '../../domain/time/written';
import type { Press } from '../action';
import { namedOnLines } from '../cards/shortList';
import { whyInWords } from '../dates/explained';
import { filledIn } from '../forms/fields';
import { BY_NAME, INVITED, TIME, type BookDrawing } from './bookCard';
import { DID_NOT_COME, noticeOf, notYet } from '../forms/form';
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
  const { typed, answers, problems: wrong } = filledIn(BOOKING, press, form.saved);
  const said = (field: string): string => saidIn(answers, field);
  const time = typedAs(TIME, press.data).join('');
  const clock = timeWritten(time);
  const link = linkIn(said('link'));
  const { invited, out, unknown } = chosen(form, seen, press.data);
  const asks = Object.keys(out).length > 0;
  const problems: Problem[] = [
    ...wrong,
    ...(clock ? [] : [problem(TIME, '“Time” still needs a time such as 14:30.')]),
    ...(link === '' || isLink(link) ? [] : [problem('link', 'Please give the whole link; it begins with https://.')]),
    ...(unknown ? [problem(INVITED, UNKNOWN)] : []),
    ...(invited.length > 0 || asks || unknown ? [] : [problem(INVITED, 'Please invite at least one person.')]),
  ];
  const drawing = { ...form, seen, typed, problems, time: clock || time, invited, out, unknown, asksWhy: said('reason') !== '' };
  if (problems.length > 0 || asks)
    return {
      drawing: { ...drawing, notice: asks && problems.length === 0 ? DID_NOT_COME : noticeOf(problems, notYet('booked')) },
      said: undefined,
    };
  const startsAt = instantInLondon(readDay(said('day')), clock);
  return { drawing, said: { startsAt, minutes: Number(said('minutes')), invited, link, reason: said('reason') } };
}

const problem = (field: string, sentence: string): Problem => ({ field, kind: 'wrong', sentence });

/** What was typed into the inputs whose ids begin so, whichever drawing of the form they were on. */
const typedAs = (id: string, data: Press['data']): string[] =>
  Object.entries(data).flatMap(([name, value]) => (name.replace(/_r\d+$/, '') === id && typeof value === 'string' ? [value] : []));

const UNKNOWN = 'Nobody on the list has a name that stands below. Please write it as the list does, with the agency or the role.';

type Chosen = { readonly invited: readonly PersonId[]; readonly out: Readonly<Record<string, string>>; readonly unknown: string };

/** Everybody who was chosen and may be, in the order of the form. A group of which nobody came back stays invited until somebody says otherwise. */
function chosen(form: BookDrawing, seen: number, data: Press['data']): Chosen {
  const isPresent = form.seen >= 0 && form.seen === seen;
  const written = typedAs(BY_NAME, data).join('\n');
  const everybody = form.invitees.groups.flatMap(({ people }) => people.map(({ id, label }) => ({ value: id, label })));
  const byName = namedOnLines(everybody, written);
  const named = byName.named.map(({ value }) => value);
  const groups = form.invitees.groups.map(({ id, people }) => {
    const ids = [...typedAs(`${INVITED}-${id}`, data).join(',').split(',').filter(Boolean), ...named];
    const isEmpty = !people.some((person) => ids.includes(person.id));
    const held = isPresent && isEmpty ? people.filter((person) => form.invited.includes(person.id)) : [];
    const [says = ''] = typedAs(outInput(`${INVITED}-${id}`), data);
    if (held.length > 0 && says === KEEP_IT) return { id, people: held, out: '' };
    const out = held.length > 0 && says !== TAKE_IT_OUT ? takenOff(held) : '';
    return { id, people: people.filter((person) => ids.includes(person.id)), out };
  });
  return {
    invited: groups.flatMap(({ people }) => people.map(({ id }) => id)),
    out: Object.fromEntries(groups.flatMap(({ id, out }) => (out ? [[id, out] as const] : []))),
    unknown: byName.unknown.map((line) => written.split(/\r\n|\r|\n/)[line - 1] ?? '').join('\n'),
  };
}

const takenOff = (people: readonly { readonly label: string }[]): string =>
  `Taken out: ${people.map(({ label }) => label).join('; ')}. They stay invited until you say that they are not.`;
