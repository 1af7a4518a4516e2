import type { Rules } from '../dates/counting';
import { notWithoutNotification } from '../dates/notification';
import type { PersonId } from '../people/people';
import { Refusal } from '../refusal';
import type { Meeting, MeetingEvent } from '../review/meeting';
import { owing, type Keys, type Owes } from '../review/owed';
import type { Review } from '../review/review';
import { isConflicted, isIn } from '../review/whereItIs';
import { outsideWindow, windowOf } from './window';
import { has, type Acting } from '../sight/acting';

export type Booking = {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly invited: readonly PersonId[];
  /** True when the link to join is another than the one that is kept. */
  readonly newLink: boolean;
  /** True when a reason was given for a time outside the window. */
  readonly reasoned: boolean;
  /** The sequence that the coordinator saw; -1 for a meeting that was not booked yet. */
  readonly seen: number;
};

/** Books the meeting, or changes it: then the sequence grows. Booked again alike, it changes nothing. */
export function book(review: Review, by: Acting, said: Booking, rules: Rules, now: Date): MeetingEvent[] {
  onlyCoordinator(by, 'books the meeting');
  if (review.state !== 'decided')
    throw new Refusal('not complete', 'There is no meeting to book: the partners have not decided on a review of this case.');
  if (review.discussion.state !== 'not begun')
    throw new Refusal('too late', 'The discussion has begun, so the meeting can no longer be moved.');
  if (!review.meeting) notWithoutNotification(review);
  const before = review.meeting;
  const isSame = before !== null && sameBooking(before, said);
  if (said.seen !== (before?.sequence ?? -1)) {
    if (isSame) return [];
    throw new Refusal('too late', 'The meeting was changed in another window since this form was opened. Please open the meeting again.');
  }
  if (isSame && !said.newLink) return [];
  if (said.startsAt.getTime() <= now.getTime())
    throw new Refusal('not complete', 'That time has passed. Please check the day, the month and the time.');
  if (said.invited.length === 0) throw new Refusal('not complete', 'Please invite at least one person.');
  if (said.invited.some((person) => isConflicted(review, person)))
    throw new Refusal(
      'not allowed',
      'Somebody whom you invite has a conflict of interest in this review. Please open the form again without them.',
    );
  const wrong = outsideWindow(windowOf(review, rules, now), rules, said);
  if (wrong.length > 0 && !said.reasoned)
    throw new Refusal('not complete', `${wrong.join(' ')} Please choose another time, or say why not.`);
  const { minutes, invited } = said;
  const sequence = said.seen + 1;
  return [{ type: 'meetingBooked', at: now.toISOString(), by: by.id, startsAt: said.startsAt.toISOString(), minutes, sequence, invited }];
}

const sameBooking = (before: NonNullable<Meeting>, { startsAt, minutes, invited }: Booking): boolean =>
  before.startsAt === startsAt.toISOString() &&
  before.minutes === minutes &&
  before.invited.length === invited.length &&
  invited.every((person) => before.invited.includes(person));

/** `chatOf`: the review that the chat is linked to, if any. `chat`: which chat the review is linked to, seen from the chat it is pressed in. */
export type Links = { readonly chatOf: string; readonly chat: 'none' | 'this' | 'another' };

/** Links the meeting's chat to the review, once: a chat has one review, and a review one chat. */
export function linkChat(review: Review, by: Acting, { chatOf, chat }: Links, at: string): MeetingEvent[] {
  onlyCoordinator(by, 'links a chat to a review');
  if (!review.meeting)
    throw new Refusal('not complete', 'The meeting is not booked yet. Please book it in your own chat with me, then link its chat.');
  if (chat === 'this') return [];
  if (chat === 'another' || review.meeting.chatLinked)
    throw new Refusal(
      'too late',
      'This review has another chat already. Please hold its meeting there, and add whoever is missing to that chat.',
    );
  if (chatOf !== '' && chatOf !== review.reference)
    throw new Refusal(
      'too late',
      `This chat belongs to ${chatOf} already. Please make a chat for this review alone, and write the same there.`,
    );
  return [{ type: 'meetingChatLinked', at, by: by.id }];
}

/** Lets in somebody who is in the meeting's chat and was not invited. */
export function letIn(review: Review, by: Acting, person: PersonId, at: string): MeetingEvent[] {
  onlyCoordinator(by, 'lets people in');
  if (!review.meeting) throw new Refusal('not complete', 'The meeting is not booked yet.');
  if (isConflicted(review, person))
    throw new Refusal(
      'not allowed',
      'They have a conflict of interest in this review. Please remove them from the chat in Teams, then look again.',
    );
  return isIn(review, person) ? [] : [{ type: 'letIn', at, by: by.id, person }];
}

function onlyCoordinator(by: Acting, what: string): void {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', `Only the coordinator ${what}. Please speak to the partnership office.`);
}

/** What each post of a meeting is about: whom, and which booking; `since`: the one that left them out. */
export type MeetingPosts = {
  'meeting booked': { readonly sequence: number; readonly person: PersonId };
  'meeting changed': { readonly sequence: number; readonly person: PersonId };
  'not invited any more': { readonly since: number; readonly person: PersonId };
};

const invitation = ({ sequence, person }: MeetingPosts['meeting booked']): string => `meeting-${sequence}-${person}`;

/** How the ledger calls each of them, for good. */
export const meetingKeys: Keys<MeetingPosts> = {
  'meeting booked': invitation,
  'meeting changed': invitation,
  'not invited any more': ({ since, person }) => `meeting-without-${since}-${person}`,
};

const owe = owing(meetingKeys);

/** What this part of a review owes people now: word of the meeting as it is booked, and to whoever is not invited any more. */
export const owedForMeeting: Owes<MeetingPosts> = ({ meeting, discussion }) => {
  if (!meeting || discussion.state !== 'not begun') return [];
  const { sequence, invited, leftOut } = meeting;
  const says = sequence === 0 ? 'meeting booked' : 'meeting changed';
  return [
    ...invited.map((person) => owe(says, { person }, { sequence, person })),
    ...Object.entries(leftOut).map(([person, since]) => owe('not invited any more', { person }, { since, person })),
  ];
};
