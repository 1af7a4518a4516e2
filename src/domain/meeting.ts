import { z } from 'zod';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owes } from './owed';

/** The review's one meeting. The link to join and the chat's address are in a content row, not here. */
export const Meeting = z
  .strictObject({
    startsAt: instant,
    minutes: z.int().positive(),
    /** Grows with every change, as calendar files ask for. */
    sequence: z.int().nonnegative(),
    invited: listOf(personId),
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

const TYPES: readonly string[] = meetingEvents.map(({ shape }) => shape.type.value);
const isMeetingEvent = (event: AnyFact): event is MeetingEvent => TYPES.includes(event.type);

export function evolveMeeting(meeting: Meeting, event: AnyFact | MeetingEvent): Meeting {
  if (event.type === 'discussionEnded' && meeting && 'at' in event && typeof event.at === 'string') return { ...meeting, heldAt: event.at };
  if (!isMeetingEvent(event)) return meeting;
  if (event.type === 'meetingBooked') {
    const { startsAt, minutes, sequence, invited } = event;
    return { chatLinked: false, letIn: [], heldAt: '', ...meeting, startsAt, minutes, sequence, invited };
  }
  if (!meeting) return meeting;
  if (event.type === 'meetingChatLinked') return { ...meeting, chatLinked: true };
  return { ...meeting, letIn: [...new Set([...meeting.letIn, event.person])] };
}

/** What this part of a review owes people now. */
export const owedForMeeting: Owes = () => [];
