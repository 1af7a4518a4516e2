import { z } from 'zod';
import { gapsIn, type Gap } from '../../domain/referral/gaps';
import { pagesFor } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import { action } from '../action';
import { card, lines } from '../cards/card';
import { frozenIn } from '../forms/frozenRows';
import { shown, type Kept } from '../kept';
import { ofReview, opened } from '../opening';
import { commentsDo, readUnsent, written } from '../sent/unsent';
import { worksAtDesk } from './may';

const gapsCard = card('triage/gaps', {
  preview: 'What is missing in a referral.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    gaps: z.array(
      z.object({
        reference: z.string(),
        question: z.string(),
        said: z.array(z.string()),
        read: z.string(),
        part: z.number(),
        answer: z.string(),
      }),
    ),
    more: z.string(),
    /** How the questions that are written and not sent yet are looked at once more; empty where there are none. */
    unsent: z.string(),
  }),
});

const MOST = 16;

/** What a referral leaves open, each with the way to the part where it stands. That it was opened is written down before it is shown. */
export const gaps = action('triage/gaps', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, worksAtDesk);
  const [parts, unsent] = await Promise.all([
    shown(world, press, here, 'what is missing in the referral', (kept) => partsOf(kept, here.review)),
    readUnsent(world, press.who, told.reference),
  ]);
  const all = gapsIn(parts);
  const mayAsk = commentsDo(here.review, here.me) === 'ask';
  const count = mayAsk ? written(unsent).length : 0;
  return {
    card: gapsCard.draw({
      reference: told.reference,
      gaps: all.slice(0, MOST).map((gap, index) => ({
        reference: told.reference,
        question: gap.question,
        said: saidOf(gap),
        // One way to each part, after the last of its gaps.
        read: all[index + 1]?.part === gap.part && index < MOST - 1 ? '' : `Read part ${gap.part + 1} of the referral`,
        part: gap.part,
        answer: mayAsk ? `${gap.page}.${gap.field}` : '',
      })),
      more: all.length > MOST ? `${all.length - MOST} further questions are left open; read the referral to see them.` : '',
      unsent: count > 0 ? `Send my ${count === 1 ? 'question' : `${count} questions`} to the referrer` : '',
    }),
  };
});

/** The parts of a referral as they are read, in their order. */
async function partsOf(kept: Kept, review: Review) {
  const pages = frozenIn(await kept.all(review.reference, REFERRAL_PAGE, {}));
  return pagesFor(review.route).flatMap(({ id }) => pages.get(id) ?? []);
}

function saidOf({ kind, said }: Gap): string[] {
  if (kind === 'nothing said') return ['Nothing is said.'];
  return kind === 'not known' ? lines(`Not known, because: ${said}`) : lines(said);
}
