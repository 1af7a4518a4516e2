import { z } from 'zod';
import { fact, instant, oneOf, personId, type AnyFact } from '../fact';

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
export const isRemindingEvent = oneOf(remindingEvents);

/** The name under which one person's answer about one milestone is kept. */
export const whose = (milestone: string, person: string): string => `${milestone}~${person}`;

/** The milestone and the person that such a name is made of; no milestone has a `~` in its own. */
export function ofWhom(name: string): { readonly milestone: string; readonly person: string } {
  const [milestone = '', ...person] = name.split('~');
  return { milestone, person: person.join('~') };
}

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
