import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { expectedMilestone } from '../../domain/dates/timeline';
import { isThere } from '../../domain/people/cover';
import { compare, londonDay } from '../../domain/time/days';
import type { Drawn, KnownPerson } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { REPEAT } from '../cards/notice';
import { acting } from '../opening';
import { withDeputies } from '../posts/deputies';
import { button, forwardButtons, isBooked, moreButton, otherButtons, whyButton, type About, type Button } from './buttons';
import type { DueFor } from './due';
import { inWords } from './words';

const due = z.object({
  repeat: z.string(),
  what: z.string(),
  forWhom: z.string(),
  next: z.string(),
  forward: z.array(button),
  others: z.array(button),
});
const dueCard = card('reminders/due', {
  preview: 'One thing needs you.',
  shows: z.object({ heading: z.string(), notice: z.string(), due: z.array(due), more: z.string(), all: z.boolean() }),
});

export type Item = DueFor & { readonly repeat: boolean };

/** How many things one card shows with their buttons; so many again stand below them in a line each. */
const MOST = 10;

/** The most that one message names; what is beyond it comes with the next tick, so that nothing counts as said that nobody could read. */
const MOST_NAMED = 2 * MOST;

/** What goes into the next message, the most urgent first: the two dates that guidance sets, what is new of them before what is said again; then by the day it is due. */
export function mostUrgent<One extends Pick<DueFor, 'review' | 'reminder'>>(
  all: readonly One[],
): { now: readonly One[]; later: readonly One[] } {
  const ordered = inOrder(all);
  return { now: ordered.slice(0, MOST_NAMED), later: ordered.slice(MOST_NAMED) };
}

const inOrder = <One extends Pick<DueFor, 'review' | 'reminder'>>(all: readonly One[]): readonly One[] =>
  [...all].sort(
    (a, b) =>
      Number(b.reminder.outer) - Number(a.reminder.outer) ||
      Number(a.reminder.chased) - Number(b.reminder.chased) ||
      compare(a.reminder.dueOn, b.reminder.dueOn) ||
      a.review.reference.localeCompare(b.review.reference, 'en-GB') ||
      a.reminder.key.localeCompare(b.reminder.key, 'en-GB'),
  );

/** Everything that is due for one person, the most urgent first. What is one thing has all its buttons; of several, each has the next one to press. */
export async function drawDue(
  world: World,
  rules: Rules,
  to: KnownPerson,
  items: readonly Item[],
  says: { readonly heading?: string; readonly notice?: string; readonly all?: boolean } = {},
): Promise<Drawn> {
  const now = world.clock();
  const ordered = inOrder(items);
  const [me, deputy] = await Promise.all([withDeputies(world.people, to, now), deputyOf(world, to, now)]);
  const shown = ordered.slice(0, MOST).map((item) => drawItem(world, rules, me, item, { deputy, only: items.length === 1 }));
  const rest = ordered.slice(MOST);
  return dueCard.draw({
    heading: says.heading ?? (items.length === 1 ? 'One thing needs you' : `${items.length} things need you`),
    notice: says.notice ?? '',
    due: shown,
    more: rest.length > 0 ? moreInWords(world, rest, rules, now) : '',
    all: says.all ?? false,
  });
}

/** The same card with nothing on it but a sentence: what it was about is done, or somebody else's now. */
export const drawSaid = (heading: string, notice: string): Drawn => dueCard.draw({ heading, notice, due: [], more: '', all: true });

function drawItem(world: World, rules: Rules, me: KnownPerson, item: Item, says: { readonly deputy: string; readonly only: boolean }) {
  const now = world.clock();
  const { review, reminder } = item;
  const milestone = expectedMilestone(review, rules, reminder.milestone);
  const words = inWords(world, item, rules, now, says.deputy);
  const repeat = item.repeat ? REPEAT : '';
  const here = acting(review, me);
  if (!milestone || !here) return { ...words, repeat, forward: [], others: [] };
  const isTheirs = item.for !== undefined && item.for.by !== 'office';
  const about = { review, reminder, milestone, person: here.person, isTheirs };
  const forward = forwardButtons(world, about);
  if (says.only) return { ...words, repeat, forward, others: otherButtons(about, rules, now) };
  return { ...words, repeat, forward: several(forward, about), others: isBooked(about) ? [] : [named(whyButton(about))] };
}

/** Among several things a button says which one it is for. */
function several([first]: readonly Button[], about: About): Button[] {
  return [...(first ? [named(first)] : []), moreButton(about)];
}

const named = (one: Button): Button => (one.title.includes(one.reference) ? one : { ...one, title: `${one.title} (${one.reference})` });

function moreInWords(world: World, rest: readonly Item[], rules: Rules, now: Date): string {
  const lines = rest.slice(0, MOST).map((item) => inWords(world, item, rules, now).what);
  const left = rest.length - lines.length;
  return [`And ${rest.length} more:`, ...lines, ...(left > 0 ? [`${left} others are not listed here.`] : [])].join(' ');
}

async function deputyOf(world: World, { deputy }: KnownPerson, now: Date): Promise<string> {
  const found = deputy ? await world.people.find(deputy) : undefined;
  return found && isThere(found, londonDay(now)) ? found.person.name : '';
}
