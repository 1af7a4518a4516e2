import type { Rules } from '../../domain/dates/counting';
import type { Milestone } from '../../domain/dates/milestone';
import { MILESTONES } from '../../domain/dates/milestones/index';
import type { Owner, OwningRole } from '../../domain/dates/milestones/kind';
import { isMeant } from '../../domain/dates/owners';
import { isThere, type Cover } from '../../domain/people/cover';
import type { PersonId } from '../../domain/people/people';
import { dueReminders, reminders, type Reminder } from '../../domain/reminders/reminders';
import { heldBy, whose } from '../../domain/review/reminding';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { actingIn } from '../../domain/sight/acting';
import { londonDay } from '../../domain/time/days';
import type { KnownPerson } from '../../ports';
import { covered } from '../posts/deputies';
import { othersOfThree, recipientsOf } from '../posts/recipients';
import type { Roster } from '../posts/roster';

/** A reminder that is due, for the one who gets it. */
export type DueFor = {
  readonly review: Review;
  readonly reminder: Reminder;
  readonly to: KnownPerson;
  /** Whose it is, where somebody else gets it, and why. */
  readonly for: InsteadOf | undefined;
  /** Whose it is in the ledger: once a deputy was reminded, it is not said again to the one they stand in for. */
  readonly slot: string;
};
/** `part`: whose it would be, where nobody is set up for it. */
export type InsteadOf = { readonly name: string; readonly by: Cover['by']; readonly part?: OwningRole };

/** What is due of one review, for each who gets it: of one milestone, one person gets only the latest. */
export async function dueFor(roster: Roster, rules: Rules, review: Review, now: Date): Promise<DueFor[]> {
  const due = dueReminders(reminders(review, rules), now);
  const all = (await Promise.all(due.map((reminder) => forEach(roster, review, reminder, now)))).flat();
  const latest = new Map<string, DueFor>();
  for (const one of all.filter((each) => !isAsleep(each))) {
    const kind = `${one.reminder.milestone}~${one.to.person.id}`;
    const other = latest.get(kind);
    if (!other || Date.parse(other.reminder.at) < Date.parse(one.reminder.at)) latest.set(kind, one);
  }
  return [...latest.values()];
}

/** What makes it the same reminder to the same person, in the ledger. */
export const keyOf = ({ reminder, slot }: Pick<DueFor, 'reminder' | 'slot'>): string => `${reminder.key}~${slot}`;

/** Somebody asked to be reminded later: until then they are left alone, unless it is late by then. */
function isAsleep({ review, reminder, to }: DueFor): boolean {
  const snoozed = review.reminding.snoozed[whose(reminder.milestone, to.person.id)];
  return reminder.rung === 'ahead' && snoozed !== undefined && Date.parse(reminder.at) <= Date.parse(snoozed.until);
}

async function forEach(roster: Roster, review: Review, reminder: Reminder, now: Date): Promise<DueFor[]> {
  const found = await Promise.all(reminder.to.map((owner) => peopleFor(roster, review, reminder.milestone, owner, now)));
  return found.flat().map((one) => ({ review, reminder, ...one }));
}

type Reached = Pick<DueFor, 'to' | 'for' | 'slot'>;

/** The people who do an owner's work today. Never nobody: what nobody else can do is the office's. */
export async function peopleFor(roster: Roster, review: Review, milestone: Milestone['key'], owner: Owner, now: Date): Promise<Reached[]> {
  const others = 'person' in owner && MILESTONES[milestone].ofThree ? othersOfThree(review, owner.person) : [];
  if ('person' in owner) return coverOf(roster, review, owner.person, now, others);
  const all = (await recipientsOf(roster, review, { role: owner.role })).filter(({ person }) => {
    const here = actingIn(review, person);
    return here !== undefined && isMeant(review, milestone, owner, here);
  });
  const holders = [...new Set(all.map(({ person }) => heldBy(review.reminding, milestone, person.id)))];
  if (holders.length === 0) return office(roster, review, { slot: `role-${owner.role}-${owner.agency ?? ''}`, name: '', part: owner }, now);
  return (await Promise.all(holders.map((id) => coverOf(roster, review, id, now)))).flat();
}

async function coverOf(roster: Roster, review: Review, id: PersonId, now: Date, others: readonly PersonId[] = []): Promise<Reached[]> {
  const cannot = [...review.conflicts.map(({ person }) => person), ...review.notReached, ...others];
  const { cover, people } = await covered(roster, id, now, cannot);
  if (cover.by === 'themselves') return people.map((to) => ({ to, for: undefined, slot: id }));
  const name = (await roster.find(id))?.person.name ?? '';
  if (cover.by === 'office') return office(roster, review, { slot: id, name }, now);
  return people.map((to) => ({ to, for: { name, by: cover.by }, slot: id }));
}

/** Everybody in the office who is there; if nobody is, all who may know of the review, since a reminder to somebody away is better than none. */
async function office(
  roster: Roster,
  review: Review,
  { slot, name, part }: { slot: string; name: string; part?: OwningRole },
  now: Date,
): Promise<Reached[]> {
  const all = (await roster.withRole('coordinator')).filter(({ person }) => !isConflicted(review, person.id));
  const reached = all.filter((one) => !review.notReached.includes(one.person.id) && isThere(one, londonDay(now)));
  return (reached.length > 0 ? reached : all).map((to) => ({
    to,
    for: to.person.id === slot ? undefined : { name, by: 'office' as const, ...(part && { part }) },
    slot: to.person.id === slot ? slot : `${slot}~${to.person.id}`,
  }));
}
