import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import type { PersonId } from '../people/people';

/** The review's one meeting. The link to join, the chat's address and why it is outside the window are in content rows, not here. */
export const Meeting = z
  .strictObject({
    startsAt: instant,
    minutes: z.int().positive(),
    /** Grows with every change, as calendar files ask for. */
    sequence: z.int().nonnegative(),
    invited: listOf(personId),
    /** Who was invited once and is no more, with the sequence of the change that left them out. */
    leftOut: z.record(personId, z.int().positive()),
    /** True once the coordinator has linked the meeting's chat to this review. */
    chatLinked: z.boolean(),
    /** People in the chat who were not invited and whom the coordinator has let in. */
    letIn: listOf(personId),
    heldAt: z.union([instant, z.literal('')]),
  })
  .nullable();
export type Meeting = z.infer<typeof Meeting>;

export const NOT_BOOKED: Meeting = null;

export const meetingEvents = [
  fact('meetingBooked', { startsAt: instant, minutes: z.int().positive(), sequence: z.int().nonnegative(), invited: listOf(personId) }),
  fact('meetingChatLinked', {}),
  fact('letIn', { person: personId }),
] as const;
export type MeetingEvent = z.infer<(typeof meetingEvents)[number]>;
const isMeetingEvent = oneOf(meetingEvents);

export function evolveMeeting(meeting: Meeting, event: AnyFact | MeetingEvent): Meeting {
  if (event.type === 'discussionEnded' && meeting && 'at' in event && typeof event.at === 'string') return { ...meeting, heldAt: event.at };
  if (!isMeetingEvent(event)) return meeting;
  if (event.type === 'meetingBooked') {
    const { startsAt, minutes, sequence, invited } = event;
    return {
      chatLinked: false,
      letIn: [],
      heldAt: '',
      ...meeting,
      startsAt,
      minutes,
      sequence,
      invited,
      leftOut: leftOutBy(meeting, event),
    };
  }
  if (!meeting) return meeting;
  if (event.type === 'meetingChatLinked') return { ...meeting, chatLinked: true };
  return { ...meeting, letIn: [...new Set([...meeting.letIn, event.person])] };
}

function leftOutBy(before: Meeting, { invited, sequence }: Extract<MeetingEvent, { type: 'meetingBooked' }>): Record<PersonId, number> {
  const earlier = Object.entries(before?.leftOut ?? {});
  const now = (before?.invited ?? []).map((person): [PersonId, number] => [person, sequence]);
  return Object.fromEntries([...earlier, ...now].filter(([person]) => !invited.includes(person)));
}
