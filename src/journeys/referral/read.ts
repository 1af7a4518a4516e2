import { z } from 'zod';
import type { Answers } from '../../domain/answers';
import { GATE, pagesFor, ROUTE } from '../../domain/pages';
import { has } from '../../domain/people';
import { pass as passOn } from '../../domain/referral';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review';
import { visible, type Visible } from '../../domain/visible';
import type { Content, KnownPerson, Reply } from '../../ports';
import { acting } from '../acting';
import { action, type Press, type World } from '../action';
import { card } from '../card';
import { change } from '../change';
import { settleSoon } from '../owed';
import { drawReview } from '../reviews/review';
import { aReference } from './draft';
import { shownItems } from './readItems';
import { aFrozenPage } from './send';

const section = card('referral/section', {
  preview: 'A referral to read.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    title: z.string(),
    place: z.string(),
    items: z.array(z.object({ question: z.string(), answer: z.array(z.string()), apart: z.boolean() })),
    next: z.number(),
    before: z.number(),
    nextTitle: z.string(),
    mayPass: z.boolean(),
    passAs: z.string(),
  }),
});

const NOT_FOR_YOU = 'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';

/** One part of the referral, for those who may read it. That it was opened is written down before it is shown. */
export const read = action(
  'referral/read',
  z.object({ reference: aReference, part: z.coerce.number().int().nonnegative().catch(0) }),
  async (world, told, press) => {
    const { me, review, sees } = await allowed(world, press, told.reference);
    const seen = { who: press.who, as: sees.as, what: `referral, part ${told.part + 1}`, at: press.now.toISOString() };
    const [rows, identity] = await Promise.all([
      world.reviews.content(told.reference, 'referral~'),
      sees.identity ? world.identities.read(told.reference) : undefined,
      world.seen.record(told.reference, seen),
    ]);
    return { card: drawPart(me, review, rows, identity, told.part) };
  },
);

/** Passes the referral to the partnership office: the agency lead, or the coordinator for the agency. */
export const pass = action('referral/pass', z.object({ reference: aReference }), async (world, told, press) => {
  const reading = world.reviews.read(told.reference);
  const [me, stored] = await Promise.all([press.me, reading]);
  if (!stored || !visible(stored.review, me.person)) throw new Refusal('not found', NOT_FOR_YOU);
  const { review, changed } = await change(world, told.reference, reading, (before) => ({
    events: before ? passOn(before, acting(before, me).person, press.now.toISOString()) : [],
  }));
  const now = (changed && (await settleSoon(world, told.reference))) || review;
  if (!now) throw new Refusal('not found', NOT_FOR_YOU);
  return passed(await drawReview(world, now, me, press.now), press);
});

const passed = (card: Awaited<ReturnType<typeof drawReview>>, press: Press): Reply =>
  press.where === 'dialog' ? { says: 'Passed to the partnership office. The referrer is told.', base: card } : { card };

async function allowed(world: World, press: Press, reference: string): Promise<{ me: KnownPerson; review: Review; sees: Visible }> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person);
  if (!stored || !sees?.referral) throw new Refusal('not found', NOT_FOR_YOU);
  return { me: acting(stored.review, me), review: stored.review, sees };
}

function drawPart(me: KnownPerson, review: Review, rows: readonly Content[], identity: Answers | undefined, asked: number) {
  const frozen = new Map(rows.map(({ json }) => aFrozenPage.parse(json)).map((page) => [page.page, page]));
  const parts = pagesFor(review.route).flatMap(({ id }) => frozen.get(id) ?? []);
  const part = Math.min(asked, parts.length - 1);
  const page = parts[part];
  if (!page) throw new Error('A review has no page of its referral.');
  const first = part === 0 ? [GATE, ROUTE].flatMap(({ id }) => frozen.get(id)?.items ?? []) : [];
  const isLast = part === parts.length - 1;
  return section.draw({
    reference: review.reference,
    title: page.title,
    place: `${review.reference} · part ${part + 1} of ${parts.length}`,
    items: shownItems([...first, ...page.items], identity),
    next: isLast ? -1 : part + 1,
    before: part - 1,
    nextTitle: parts[part + 1] ? `Next: ${parts[part + 1]?.title.toLowerCase()}` : '',
    mayPass: isLast && mayPass(review, me),
    passAs: review.lead === me.person.id ? 'Pass it to the partnership office' : `Pass it on for ${review.agency}`,
  });
}

const mayPass = (review: Review, { person }: KnownPerson): boolean =>
  review.state === 'with agency lead' && (has(person, 'coordinator') || (has(person, 'agency lead') && review.lead === person.id));
