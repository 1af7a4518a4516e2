import { z } from 'zod';
import { holds, type Person, type Role } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { DraftPage, KnownPerson } from '../../ports';
import { action, type World } from '../action';
import { atMost } from '../cards/atMost';
import { acting, aReference, type KnownActing } from '../opening';
import { standingInWords, standsInForNow, standsInHere, through } from '../posts/standingIn';
import { draftOf, steps } from '../referral/draft';
import { asksPart, drawList, isClosed, type Row } from './mineList';
import { nextInWords, present, stateInWords, waits } from './review';

const AT_ONCE = 8;

/** Drafts and reviews of this person: what waits for them first, then theirs, their agency's and the partnership's, by state. */
export const mine = action('reviews/mine', asksPart, async (world, part, press) => {
  const [me, drafts] = await Promise.all([press.me, world.drafts.pages(press.who)]);
  const instead = await standsInForNow(world, me);
  const whose = await listed(world, me.person, instead);
  const inDrafts = new Set(drafts.map(({ reference }) => reference));
  for (const reference of inDrafts) whose.set(reference, 'mine');
  const found = await atMost(AT_ONCE, [...whose], async ([reference, of]): Promise<Row[]> => {
    const review = (await world.reviews.read(reference))?.review;
    const here = review && acting(review, me);
    const isWritten = inDrafts.has(reference) && (!review || (here !== undefined && review.state === 'short start sent'));
    if (isWritten) return [draftRow(me, reference, drafts, review, press.now)];
    return here && visible(review, here.person) ? [await reviewRow(world, review, here, of, instead)] : [];
  });
  return { card: drawList(found.flat(), part, standingInWords(instead, press.now)) };
});

/** Every review in somebody's lists and in those of whom they stand in for, by the nearest list that has it. */
async function listed(world: World, person: Person, instead: readonly KnownPerson[]): Promise<Map<string, Row['whose']>> {
  const own = listsOf(person);
  const others = [...new Set(instead.flatMap((one) => listsOf(one.person)))].filter((name) => !own.includes(name));
  const lists = [...own.map((name) => ({ name, whose: whoseList(name) })), ...others.map((name) => ({ name, whose: 'instead' as const }))];
  const found = await Promise.all(lists.map(async ({ name, whose }) => ({ whose, references: await world.involved.in(name) })));
  return new Map(found.reverse().flatMap(({ whose, references }) => references.map((reference) => [reference, whose] as const)));
}

/** Every list in which somebody's reviews are found, those of whom they stand in for today included. */
export const allListsOf = (me: KnownPerson, instead: readonly KnownPerson[]): string[] => [
  ...new Set([me, ...instead].flatMap(({ person }) => listsOf(person))),
];

function whoseList(name: string): Row['whose'] {
  if (name === 'office') return 'office';
  return name.startsWith('agency~') ? 'agency' : 'mine';
}

/** One draft or review as it stands now, whatever the pressed card shows. */
export const open = action('reviews/open', z.object({ reference: aReference }), (world, told, press) =>
  present(world, press, told.reference),
);

/** Who looks for reviews in the whole office's list; what each of them then sees of it is another question. */
const WHOLE_OFFICE: readonly Role[] = ['coordinator', 'chair', 'LA notifier', 'scrutineer', 'executive partner', 'facilitator'];

/** The lists in which somebody's reviews are found, the nearest to them first. */
export function listsOf(person: Person): string[] {
  const office = WHOLE_OFFICE.some((role) => holds(person, role));
  return [`person~${person.id}`, ...(holds(person, 'agency lead') ? [`agency~${person.agency}`] : []), ...(office ? ['office'] : [])];
}

function draftRow(me: KnownPerson, reference: string, all: readonly DraftPage[], review: Review | undefined, now: Date): Row {
  const pages = all.filter((page) => page.reference === reference);
  const draft = draftOf(me, reference, pages, review);
  const at =
    pages
      .map(({ savedAt }) => savedAt)
      .sort()
      .at(-1) ?? '';
  return {
    reference,
    state: `${review ? 'Short start sent; the rest is a draft' : 'A draft; nothing has been sent'}. Saved ${when(at, now)}.`,
    next: nextMissing(draft),
    whose: 'mine',
    instead: '',
    waits: true,
    closed: false,
    at,
  };
}

function nextMissing({ route, next: place, asks }: ReturnType<typeof draftOf>): string {
  if (!route) return 'Next: choose what kind of referral it is.';
  if (!place) return 'Next: check and send.';
  const field = place.page.fields.find(({ id }) => id === place.missing[0]?.field);
  const page = `Next: page ${place.number} of ${steps(asks)}, ${place.page.title.toLowerCase()}`;
  return field ? `${page}. First missing: “${field.label}”` : `${page}.`;
}

async function reviewRow(world: World, review: Review, me: KnownActing, whose: Row['whose'], others: readonly KnownPerson[]): Promise<Row> {
  const waiting = waits(world, review, me.person);
  const instead = await insteadInWords(world, review, me.person, others);
  return {
    reference: review.reference,
    state: stateInWords(review),
    next: nextInWords(world, review, me.person),
    whose: instead && whose === 'mine' ? 'instead' : whose,
    instead,
    waits: waiting !== '',
    closed: isClosed(review),
    at: review.passedAt || review.sentAt || review.begunAt,
  };
}

/** For whom somebody acts in this review: for good, because of a conflict of interest, or today, in what waits for them. */
async function insteadInWords(world: World, review: Review, me: Acting, others: readonly KnownPerson[]): Promise<string> {
  const inConflict = standsInHere(review, me);
  const waiting = waits(world, review, me);
  const absent = waiting === '' ? undefined : through(me, others, (person) => waits(world, review, person) === waiting);
  const name = (inConflict ? await world.people.find(inConflict) : absent)?.person.name;
  return name ? `You stand in for ${name}.` : '';
}
