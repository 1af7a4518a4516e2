import { z } from 'zod';
import { windowInWords, windowOf } from '../../domain/meeting/window';
import type { Meeting } from '../../domain/review/meeting';
import type { Review } from '../../domain/review/review';
import { invitedTo, isConflicted } from '../../domain/review/whereItIs';
import { atMeeting } from '../../domain/sight/visible';
import { inWords, londonDay, londonTime } from '../../domain/time/days';
import type { Drawn, Member } from '../../ports';
import type { Press, World } from '../action';
import { card } from '../cards/card';
import { offers } from '../files';
import { unshown } from '../kept';
import { acting, notForYou } from '../opening';
import { uninvited } from './chat';
import { isOutside, readLink } from './link';

const meetingCard = card('meeting/meeting', {
  preview: 'The meeting of a review.',
  shows: z.object({
    reference: z.string(),
    notice: z.string(),
    when: z.string(),
    facts: z.array(z.object({ what: z.string(), said: z.string() })),
    link: z.string(),
    seen: z.number(),
    held: z.string(),
    others: z.array(z.object({ reference: z.string(), name: z.string(), person: z.string() })),
    isBooked: z.boolean(),
    mayBook: z.boolean(),
    mayChange: z.boolean(),
  }),
});

/** The calendar file among the files that are offered. */
export const CALENDAR_FILE = 'calendar';

/** The meeting as it stands, for somebody whom it is for: when, where and who, and for the coordinator who holds its start. */
export async function drawMeeting(world: World, review: Review, press: Press, notice = ''): Promise<Drawn> {
  const me = acting(review, await press.me);
  const sees = me && atMeeting(review, me.person);
  if (!sees) throw notForYou();
  const { reference, meeting, discussion } = review;
  if (!meeting)
    return meetingCard.draw({
      ...NOT_BOOKED,
      reference,
      notice,
      facts: [{ what: 'When', said: windowInWords(windowOf(review, await world.rules(), press.now)) }],
      mayBook: true,
    });
  const [link, seen, outside, people, others] = await Promise.all([
    readLink(unshown(world), reference),
    offers(world, reference, CALENDAR_FILE, press),
    sees.books && isOutside(unshown(world), reference, meeting.sequence),
    invitedInWords(world, invitedTo(review)),
    sees.books && meeting.chatLinked && discussion.state !== 'ended' ? uninvited(world, review) : [],
  ]);
  const isOpen = discussion.state === 'not begun';
  const facts = [
    { what: 'How long', said: `${meeting.minutes} minutes` },
    meeting.sequence > 0 && { what: 'Changed', said: meeting.sequence === 1 ? 'once' : `${meeting.sequence} times` },
    outside && { what: 'Window', said: 'Outside it, with a reason that is kept' },
    { what: 'Invited', said: people },
    sees.books && { what: 'Chat', said: meeting.chatLinked ? 'Linked to this review' : howToLink(reference) },
  ];
  return meetingCard.draw({
    reference,
    notice,
    when: startInWords(meeting, press.now),
    facts: facts.filter((fact) => typeof fact === 'object'),
    link: link?.link ?? '',
    seen,
    held: heldInWords(others),
    others: (others ?? []).flatMap(({ who, name }) => (who && !isConflicted(review, who) ? [{ reference, name, person: who }] : [])),
    isBooked: true,
    mayBook: false,
    mayChange: sees.books && isOpen,
  });
}

/** `Fri 4 December at 10:00`. */
export function startInWords({ startsAt }: NonNullable<Meeting>, now: Date): string {
  const at = new Date(startsAt);
  return `${inWords(londonDay(at), londonDay(now))} at ${londonTime(at)}`;
}

const NOT_BOOKED = {
  ...{ when: 'Not booked yet', link: '', seen: 0, held: '', others: [] },
  ...{ isBooked: false, mayChange: false },
};

const howToLink = (reference: string): string =>
  `Not linked yet. Add me to the meeting’s chat; there, begin a message with @ and my name, and write: link ${reference}`;

function heldInWords(others: readonly Member[] | undefined): string {
  if (!others) return 'Teams does not say who is in the chat just now, so the start is held. Please look again in a minute.';
  if (others.length === 0) return '';
  const names = others.map(({ name }) => name).join(', ');
  const are = others.length === 1 ? 'is in the chat and not invited' : 'are in the chat and not invited';
  return `The start is held: ${names} ${are}. Let in whoever should be there, and remove the others from the chat in Teams. Then look again.`;
}

async function invitedInWords(world: World, invited: readonly string[]): Promise<string> {
  const people = await Promise.all(invited.map((id) => world.people.find(id)));
  return people.flatMap((known) => known?.person.name ?? []).join(', ');
}
