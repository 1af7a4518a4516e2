import { z } from 'zod';
import type { FrozenItem } from '../../domain/forms/frozen';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import { inPaper } from '../../domain/referral/sections';
import type { Review } from '../../domain/review/review';
import { isWithoutReferral } from '../../domain/review/whereItIs';
import type { ReferralSection } from '../../domain/reviewTypes/sections';
import { inDecision } from '../../domain/sight/visible';
import { action } from '../action';
import { card, lines } from '../cards/card';
import { frozenIn } from '../forms/frozenRows';
import { notForDeputies, notForYou, ofReview, opened } from '../opening';
import { shown, type KeptToShow } from '../kept';

const referredCard = card('triage/referred', {
  preview: 'A decision paper to read.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    place: z.string(),
    heading: z.string(),
    missing: z.string(),
    answers: z.array(z.object({ question: z.string(), answer: z.array(z.string()) })),
    next: z.number(),
    nextTitle: z.string(),
    before: z.number(),
  }),
});

/** Whether the decision paper has the referral's answers beside the criteria: those of a serious incident are its criteria. */
export const tellsReferral = (review: Review): boolean => inPaper[review.route].length > 0 && !isWithoutReferral(review);

/**
 * The answers that a route asks and no other, a heading of the decision paper at a time, in the referrer's words. The paper is read
 * without what identifies the child, so that is taken out where somebody wrote it.
 */
export const referred = action(
  'triage/referred',
  ofReview.extend({ part: z.coerce.number().int().nonnegative().catch(0) }),
  async (world, told, press) => {
    const here = await opened(world, press, told.reference, inDecision, notForDeputies);
    const { review } = here;
    const sections = inPaper[review.route];
    const at = Math.min(told.part, sections.length - 1);
    const [section, next] = [sections[at], sections[at + 1]];
    if (!section || !tellsReferral(review)) throw notForYou();
    const what = `decision paper, what was referred, part ${at + 1}`;
    const answers = await shown(world, press, here, what, (kept) => saidUnder(kept, review, section));
    return {
      card: referredCard.draw({
        reference: review.reference,
        place: `${review.reference} · the decision paper, part ${at + 1} of ${sections.length}`,
        heading: section.heading,
        missing: answers.length > 0 ? '' : section.missing,
        answers,
        next: next ? at + 1 : -1,
        nextTitle: next ? next.heading.toLowerCase() : '',
        before: at - 1,
      }),
    };
  },
);

async function saidUnder(kept: KeptToShow, { reference }: Review, { fields }: ReferralSection) {
  const rows = await kept.all(reference, REFERRAL_PAGE, {});
  const items = new Map([...frozenIn(rows).values()].flatMap((page) => page.items).map((item) => [item.field, item]));
  return fields.flatMap((field) => answered(items.get(field)));
}

function answered(item: FrozenItem | undefined): { question: string; answer: string[] }[] {
  const text = item && (item.answer || (item.notKnown && `Not known, because: ${item.notKnown}`));
  return item && text ? [{ question: item.question, answer: lines(text) }] : [];
}
