import { z } from 'zod';
import { gapsIn, type Gap } from '../../domain/gaps';
import { pagesFor } from '../../domain/pages';
import type { Review } from '../../domain/review';
import { action, type World } from '../action';
import { card, lines } from '../card';
import { aFrozenPage } from '../referral/frozen';
import { notForYou, ofReview } from './allowed';
import { seesDesk } from './desk';
import { admitted, seen } from './form';

const gapsCard = card('triage/gaps', {
  preview: 'What is missing in a referral.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    gaps: z.array(z.object({ reference: z.string(), question: z.string(), said: z.array(z.string()), read: z.string(), part: z.number() })),
    more: z.string(),
  }),
});

const MOST = 25;

/** What a referral leaves open, each with the way to the part where it stands. That it was opened is written down first. */
export const gaps = action('triage/gaps', ofReview, async (world, told, press) => {
  const here = await admitted(world, press, told.reference);
  if (!seesDesk(here.review, here.me.person)) throw notForYou();
  await seen(world, press, here, 'what is missing in the referral');
  const all = gapsIn(await partsOf(world, here.review));
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
      })),
      more: all.length > MOST ? `${all.length - MOST} further questions are left open; read the referral to see them.` : '',
    }),
  };
});

/** The parts of a referral as they are read, in their order. */
async function partsOf(world: World, review: Review) {
  const rows = await world.reviews.content(review.reference, 'referral~');
  const pages = new Map(rows.map(({ json }) => aFrozenPage.parse(json)).map((page) => [page.page, page]));
  return pagesFor(review.route).flatMap(({ id }) => pages.get(id) ?? []);
}

function saidOf({ kind, said }: Gap): string[] {
  if (kind === 'nothing said') return ['Nothing is said.'];
  return kind === 'not known' ? lines(`Not known, because: ${said}`) : lines(said);
}
