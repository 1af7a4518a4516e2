import { z } from 'zod';
import { fact, instant, personId, type AnyFact } from './fact';
import { isWaiting } from './information';
import type { Owes } from './owed';
import type { Review } from './review';

/** What people answered to their reminders. By milestone, or by milestone and person: `returns~<person>`. */
export const Reminding = z.strictObject({
  /** By the milestone and who had it: who has it now. Where the review itself names whose turn it is, that is changed instead. */
  handedOver: z.record(z.string(), personId),
  snoozed: z.record(z.string(), z.strictObject({ at: instant, until: instant })),
  /** How often somebody asked for help, and when last. */
  helpAsked: z.record(z.string(), z.strictObject({ times: z.int().positive(), at: instant })),
});
export type Reminding = z.infer<typeof Reminding>;

export const NOTHING_ANSWERED: Reminding = { handedOver: {}, snoozed: {}, helpAsked: {} };

export const remindingEvents = [
  /** `by` handed it over; `from` is whose it was, which is somebody else when a deputy or the office did. */
  fact('handedOver', { milestone: z.string(), from: personId, to: personId }),
  fact('snoozed', { milestone: z.string(), until: instant }),
  fact('helpAsked', { milestone: z.string(), times: z.int().positive() }),
] as const;
export type RemindingEvent = z.infer<(typeof remindingEvents)[number]>;

const TYPES: readonly string[] = remindingEvents.map(({ shape }) => shape.type.value);
const isRemindingEvent = (event: AnyFact): event is RemindingEvent => TYPES.includes(event.type);

/** The name under which one person's answer about one milestone is kept. */
export const whose = (milestone: string, person: string): string => `${milestone}~${person}`;

export function evolveReminding(reminding: Reminding, event: AnyFact | RemindingEvent): Reminding {
  if (!isRemindingEvent(event)) return reminding;
  const { milestone, at, by } = event;
  switch (event.type) {
    case 'handedOver':
      return { ...reminding, handedOver: { ...reminding.handedOver, [whose(milestone, event.from)]: event.to } };
    case 'snoozed':
      return { ...reminding, snoozed: { ...reminding.snoozed, [whose(milestone, by)]: { at, until: event.until } } };
    case 'helpAsked':
      return { ...reminding, helpAsked: { ...reminding.helpAsked, [whose(milestone, by)]: { times: event.times, at } } };
  }
}

/** The review after somebody's part has passed to somebody else: the agency lead's, or that of whoever answers for an agency. */
export function evolveHandedOver(review: Review, event: AnyFact | RemindingEvent): Review {
  if (!isRemindingEvent(event) || event.type !== 'handedOver') return review;
  const { milestone, from, to } = event;
  if (milestone === 'quality') return review.lead === from ? { ...review, lead: to } : review;
  if (milestone !== 'acknowledge' && milestone !== 'returns') return review;
  const requests = Object.entries(review.information.requests).map(([agency, request]) => {
    const passes = request.author === from && isWaiting(request);
    return [agency, passes ? { ...request, author: to } : request] as const;
  });
  return { ...review, information: { ...review.information, requests: Object.fromEntries(requests) } };
}

/** Whose part of a milestone it is now, through everybody who has handed it on. */
export function heldBy({ handedOver }: Reminding, milestone: string, person: string): string {
  const passed = new Set<string>();
  let holder = person;
  for (let next = handedOver[whose(milestone, holder)]; next && !passed.has(next); next = handedOver[whose(milestone, holder)]) {
    passed.add(holder);
    holder = next;
  }
  return holder;
}

/** What answers to reminders owe: the office is told who needs help, and a colleague what came to them. */
export const owedForReminding: Owes = ({ reminding }) => [
  ...Object.entries(reminding.helpAsked).map(([key, { times }]) => ({
    key: `help-${key}-${times}`,
    to: { role: 'coordinator' } as const,
    says: 'help asked',
  })),
  ...Object.entries(reminding.handedOver).map(([key, to]) => ({ key: `handed-${key}`, to: { person: to }, says: 'handed over' })),
];

/** The milestone and the person that such a post is about, by its key. */
export function aboutWhom(key: string): { readonly milestone: string; readonly person: string } {
  const [, name = '', person = ''] = /^(?:help|handed)-([^~]+)~(.+?)(?:-\d+)?$/.exec(key) ?? [];
  return { milestone: name, person };
}
