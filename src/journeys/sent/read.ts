import { z } from 'zod';
import type { AnswerName } from '../../domain/forms/answers';
import type { Role } from '../../domain/people/people';
import { assuresAs } from '../../domain/referral/comments';
import { GATE, pagesFor, ROUTE } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import { pass as passOn } from '../../domain/referral/sending';
import { readsWhyKept, visible } from '../../domain/sight/visible';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { frozenIn } from '../forms/frozenRows';
import { ofReview, opened, readsReferral } from '../opening';
import { readComments } from '../referral/comments';
import { earlierPages } from '../referral/sendAgain';
import { drawReview } from '../reviews/review';
import { readBeside } from './beside';
import { readNotified } from './notified';
import { shownItems, type ReadItem } from './readItems';
import type { ReadAnswer, Reading } from './reading';
import { drawSection } from './section';
import { commentsDo, readUnsent } from './unsent';
import { shown } from '../kept';

/** One part of the referral, for those who may read it. That it was opened is written down before it is shown. */
export const read = action(
  'referral/read',
  ofReview.extend({ part: z.coerce.number().int().nonnegative().catch(0) }),
  async (world, told, press) => ({ card: drawReading(world, await readingFor(world, press, told.reference, told.part), told.part) }),
);

/** Passes the referral to the partnership office: the agency lead, or the coordinator for the agency. */
export const pass = action('referral/pass', ofReview, async (world, told, press) => {
  const { stored } = await opened(world, press, told.reference, visible);
  const { review, me } = await decided(world, press, stored, (before, by, at) => ({ events: passOn(before, by, at) }));
  return passed(await drawReview(world, review, me, press.now), press);
});

const passed = (card: Drawn, press: Press): Reply =>
  press.where === 'dialog' ? { says: 'Passed to the partnership office. The referrer is told.', base: card } : { card };

/** Who reads what a notification said beside a referral that joined its review later: it is not the referrer’s, nor their agency’s. */
const READS_NOTIFICATION: readonly Role[] = ['coordinator', 'chair', 'LA notifier', 'scrutineer'];

/** Everything that this person may read of a referral; that they opened it is written down first. */
export async function readingFor(world: World, press: Press, reference: string, part: number): Promise<Reading> {
  const here = await opened(world, press, reference, readsReferral);
  const { me, review, sees } = here;
  const mayComment = commentsDo(review, me) !== undefined;
  const [rows, identity, comments, earlier, unsent, beside, notified] = await shown(
    world,
    press,
    here,
    `referral, part ${part + 1}`,
    (kept) =>
      Promise.all([
        kept.all(reference, REFERRAL_PAGE, {}),
        sees.identity ? kept.identity(reference) : undefined,
        readComments(world, kept, review, review.comments),
        earlierPages(kept, review),
        mayComment ? readUnsent(world, press.who, reference) : [],
        readBeside(world, kept, review, me.person),
        READS_NOTIFICATION.includes(sees.as) ? readNotified(kept, review) : undefined,
      ]),
  );
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
