import { z } from 'zod';
import type { AnswerName } from '../../domain/forms/answers';
import type { Role } from '../../domain/people/people';
import { assuresAs } from '../../domain/referral/comments';
import { GATE, pagesFor, ROUTE } from '../../domain/referral/pages';
import { pass as passOn } from '../../domain/referral/sending';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { readsWhyKept, visible, type Visible } from '../../domain/sight/visible';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { change } from '../change';
import { frozenIn } from '../forms/frozenRows';
import { acting, aReference } from '../opening';
import { settleSoon } from '../posts/settle';
import { readComments } from '../referral/comments';
import { earlierPages } from '../referral/sendAgain';
import { drawReview } from '../reviews/review';
import { readBeside } from './beside';
import { readNotified } from './notified';
import { shownItems, type ReadItem } from './readItems';
import type { ReadAnswer, Reading } from './reading';
import { drawSection } from './section';
import { commentsDo, readUnsent } from './unsent';

const NOT_FOR_YOU = 'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';

/** One part of the referral, for those who may read it. That it was opened is written down before it is shown. */
export const read = action(
  'referral/read',
  z.object({ reference: aReference, part: z.coerce.number().int().nonnegative().catch(0) }),
  async (world, told, press) => ({ card: drawReading(world, await readingFor(world, press, told.reference, told.part), told.part) }),
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

const passed = (card: Drawn, press: Press): Reply =>
  press.where === 'dialog' ? { says: 'Passed to the partnership office. The referrer is told.', base: card } : { card };

async function allowed(world: World, press: Press, reference: string): Promise<{ me: KnownPerson; review: Review; sees: Visible }> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person);
  if (!stored || !sees?.referral) throw new Refusal('not found', NOT_FOR_YOU);
  return { me: acting(stored.review, me), review: stored.review, sees };
}

/** Who reads what a notification said beside a referral that joined its review later: it is not the referrer’s, nor their agency’s. */
const READS_NOTIFICATION: readonly Role[] = ['coordinator', 'chair', 'LA notifier', 'scrutineer'];

/** Everything that this person may read of a referral; that they opened it is written down first. */
export async function readingFor(world: World, press: Press, reference: string, part: number): Promise<Reading> {
  const { me, review, sees } = await allowed(world, press, reference);
  const seen = { who: press.who, as: sees.as, what: `referral, part ${part + 1}`, at: press.now.toISOString() };
  const mayComment = commentsDo(review, me) !== undefined;
  const [rows, identity, comments, earlier, unsent, beside, notified] = await Promise.all([
    world.reviews.content(reference, 'referral~'),
    sees.identity ? world.identities.read(reference) : undefined,
    readComments(world, review, review.comments),
    earlierPages(world, review),
    mayComment ? readUnsent(world, press.who, reference) : [],
    readBeside(world, review, me.person),
    READS_NOTIFICATION.includes(sees.as) ? readNotified(world, review) : undefined,
    world.seen.record(reference, seen),
  ]);
  const frozen = frozenIn(rows);
  const pages = pagesFor(review.route).flatMap(({ id }) => frozen.get(id) ?? []);
  if (pages.length === 0) throw new Error('A review has no page to read.');
  const parts = pages.map((page, index) => ({
    title: page.title,
    answers: [
      ...(index === 0
        ? named(
            '',
            shownItems(
              [GATE, ROUTE].flatMap(({ id }) => frozen.get(id)?.items ?? []),
              identity,
            ),
          )
        : []),
      ...named(page.page, shownItems(page.items, identity, mayComment), readsWhyKept(review, me.person)),
    ],
  }));
  const began = notified && { title: 'The notification it began with', answers: named('', shownItems(notified.items, identity)) };
  const more = [beside, began].filter((one) => one !== undefined);
  return { me, review, comments, earlier, unsent, parts: [...parts, ...more] };
}

/** One answer of what somebody reads. */
export const answerIn = ({ parts }: Reading, name: AnswerName): ReadAnswer | undefined =>
  parts.flatMap(({ answers }) => answers).find((one) => one.name === name);

export const drawReading = (world: World, reading: Reading, asked: number): Drawn =>
  drawSection(world, reading, Math.min(asked, reading.parts.length - 1), assuresAs(reading.review, reading.me.person));

const named = (page: string, items: readonly ReadItem[], withKept = false): ReadAnswer[] =>
  items.map(({ field, ...item }) => ({ ...item, kept: withKept ? item.kept : [], name: page && field ? `${page}.${field}` : '' }));
