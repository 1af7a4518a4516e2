import { z } from 'zod';
import type { Reference } from '../../domain/fact';
import { holds, type PersonId } from '../../domain/people/people';
import { takeOver } from '../../domain/referral/takingOver';
import { isConflicted } from '../../domain/review/whereItIs';
import { heldBy, type Held } from '../../domain/sight/holding';
import type { Drawn, KnownPerson, Posted } from '../../ports';
import type { World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card } from '../cards/card';
import { change } from '../change';
import { keepAddress } from '../posts/deliver';

const takenOver = card('people/takenOver', {
  preview: 'Somebody’s work has passed on.',
  shows: z.object({
    what: z.string(),
    next: z.string(),
    rows: z.array(z.object({ reference: z.string(), held: z.string(), opens: z.boolean() })),
    more: z.string(),
  }),
});

const MOST_ROWS = 20;

/** What somebody holds: reviews in which something waits for them by name, and what they are writing. */
export type Holding = {
  readonly reviews: readonly { readonly reference: Reference; readonly held: readonly Held[] }[];
  readonly drafts: readonly Reference[];
};

/** Looks at the reviews in their own list and, for an agency lead, in the agency’s. */
export async function holdingOf(world: World, { person }: KnownPerson): Promise<Holding> {
  const lists = [`person~${person.id}`, ...(holds(person, 'agency lead') ? [`agency~${person.agency}`] : [])];
  const [listed, pages] = await Promise.all([Promise.all(lists.map((list) => world.involved.in(list))), world.drafts.pages(person.id)]);
  const references = [...new Set(listed.flat())].sort();
  const stored = await Promise.all(references.map((reference) => world.reviews.read(reference)));
  const reviews = stored.flatMap((one) => (one ? [{ reference: one.review.reference, held: heldBy(one.review, person.id) }] : []));
  return { reviews: reviews.filter(({ held }) => held.length > 0), drafts: [...new Set(pages.map(({ reference }) => reference))].sort() };
}

/** How much it is, for an administrator, who learns nothing of any case. */
export function heldInWords({ reviews, drafts }: Holding): string {
  const inReviews = reviews.filter(({ reference }) => !drafts.includes(reference)).length;
  if (inReviews + drafts.length === 0) return 'Nothing waits for them by name.';
  return `They hold ${counted(inReviews, 'review in which something waits for them', 'reviews in which something waits for them')}, and ${counted(drafts.length, 'unfinished piece of writing', 'unfinished pieces of writing')}.`;
}

const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count === 0 ? 'no' : count} ${many}`);

/** Who hands over, and when. */
type By = { readonly by: PersonId; readonly at: string };

/**
 * Hands on what is being written and what was referred, and tells who takes over and the office. Gives back, in a sentence, who could
 * not be told.
 */
export async function handOver(world: World, one: KnownPerson, successor: PersonId | '', by: By): Promise<string> {
  const held = await holdingOf(world, one);
  const taken = successor ? await notKeptFrom(world, successor, held) : held;
  if (successor) {
    await moveDrafts(world, one.person.id, successor, taken.drafts);
    await moveReviews(world, one.person.id, successor, by);
  }
  const [taker, office] = await Promise.all([successor ? world.people.find(successor) : undefined, world.people.withRole('coordinator')]);
  const recipients = new Map([...(taker ? [taker] : []), ...office].map((each) => [each.person.id, each]));
  const said = await Promise.all(
    [...recipients.values()].map(async (to) => {
      const seen = await notKeptFrom(world, to.person.id, held);
      return { to, posted: await post(world, to, drawTakenOver(world, one, taker, to, seen)) };
    }),
  );
  const untold = said.filter(({ posted }) => posted.outcome !== 'sent').map(({ to }) => to.person.name);
  const who = taker ? `${taker.person.name} takes over` : 'The partnership office takes over';
  return untold.length === 0
    ? `${one.person.name} has left. ${who}, and has the list of references.`
    : `${one.person.name} has left. ${who}. I could not write to ${untold.join(' and ')}: please tell them, or press “Has left” and hand over once more.`;
}

/** What of it somebody may learn of: nothing of a review in which they have a conflict of interest. */
async function notKeptFrom(world: World, who: PersonId, { reviews, drafts }: Holding): Promise<Holding> {
  const references = [...new Set([...reviews.map(({ reference }) => reference), ...drafts])];
  const stored = await Promise.all(references.map((reference) => world.reviews.read(reference)));
  const kept = new Set(stored.flatMap((one) => (one && isConflicted(one.review, who) ? [one.review.reference] : [])));
  return {
    reviews: reviews.filter(({ reference }) => !kept.has(reference)),
    drafts: drafts.filter((reference) => !kept.has(reference)),
  };
}

async function post(world: World, to: KnownPerson, drawn: Drawn): Promise<Posted> {
  const posted = await world.chat.post(to.person.id, to.address, drawn);
  if (posted.outcome === 'sent') await keepAddress(world, to, posted.address);
  return posted;
}

function drawTakenOver(world: World, one: KnownPerson, taker: KnownPerson | undefined, to: KnownPerson, held: Holding): Drawn {
  const isTaker = to.person.id === taker?.person.id;
  const rows = [
    ...held.drafts.map((reference) => ({ reference, held: 'a referral or an answer being written', opens: isTaker })),
    ...held.reviews
      .filter(({ reference }) => !held.drafts.includes(reference))
      .map(({ reference, held: what }) => ({ reference, held: what.join(', '), opens: true })),
  ];
  const name = nameAndAgency(world, one);
  return takenOver.draw({
    what: `${name} has left. ${isTaker ? 'You take over' : taker ? `${taker.person.name} takes over` : 'Nobody is named to take over'} what waited for them.`,
    next: nextInWords(isTaker, taker !== undefined, rows.length),
    rows: rows.slice(0, MOST_ROWS),
    more: rows.length > MOST_ROWS ? `And ${rows.length - MOST_ROWS} more: say “my reviews” to see them.` : '',
  });
}

function nextInWords(isTaker: boolean, hasTaker: boolean, count: number): string {
  if (count === 0) return 'Nothing waited for them by name, so there is nothing to do.';
  if (isTaker) return 'Please open each of these soon. What you do is recorded as yours.';
  return hasTaker
    ? 'For your information: these are the references.'
    : 'Please see to each of these. What you do is recorded as done for the agency.';
}

/** Page by page to the one who takes over, then away from the one who left: each step can be repeated, and nothing is ever nowhere. */
async function moveDrafts(world: World, from: PersonId, to: PersonId, references: readonly Reference[]): Promise<void> {
  for (const reference of references) {
    const [pages, present] = await Promise.all([world.drafts.pages(from, reference), world.drafts.pages(to, reference)]);
    const already = new Set(present.map(({ page }) => page));
    const missing = pages.filter(({ page }) => !already.has(page));
    await Promise.all(missing.map((page) => world.drafts.save(to, { ...page, revision: 1 })));
    await world.drafts.discard(from, reference);
  }
}

/** Each of their reviews into the list of the one who takes over, and their referrals with it. What that person sees there, `visible` says. */
async function moveReviews(world: World, from: PersonId, to: PersonId, { by, at }: By): Promise<void> {
  for (const reference of await world.involved.in(`person~${from}`)) {
    await world.involved.add(`person~${to}`, reference);
    await change(world, reference, world.reviews.read(reference), (review) => ({
      events: review ? takeOver(review, from, to, by, at) : [],
    }));
  }
}
