import { z } from 'zod';
import { awareness } from '../../domain/dates/awareness';
import { dueDay } from '../../domain/dates/timeline';
import type { Review } from '../../domain/review/review';
import { londonDay, shortDay } from '../../domain/time/days';
import type { Notice, World } from '../action';
import { card } from '../cards/card';
import { drawNeedsYou, drawNews } from '../cards/notice';

const askedCard = card('clock/asked', {
  preview: 'One thing needs you.',
  shows: z.object({
    reference: z.string(),
    heading: z.string(),
    repeat: z.string(),
    what: z.string(),
    by: z.string(),
    next: z.string(),
  }),
});

/** Asks notifier and office from which day the five days count, and says until when they last at the latest. */
export const askedWhenAware: Notice<'asked when aware'> = async (world, review, { about: { as } }, repeat) => {
  const due = dueDay(review, await world.rules(), 'notify');
  return askedCard.draw({
    reference: review.reference,
    heading: isEarlier(review)
      ? 'A serious incident: an earlier day is named'
      : 'A serious incident: when did the local authority become aware?',
    repeat,
    what: heardOf(review),
    by:
      due && 'day' in due
        ? `To be notified by the end of ${shortDay(due.day)} at the latest; sooner if the council knew before. Which day?`
        : 'The day by which it is to be notified cannot be calculated yet. On which day did the council know?',
    next:
      as === 'notifier'
        ? 'The five working days count from the day the authority became aware. If the duty does not stand, or you need to find out first, say so here.'
        : 'The local authority’s notifier answers this. If they are not here, or cannot, ask the local authority and record its answer for it.',
  });
};

/** The whole referral names a day before the short start, from which the days were counted until then. */
const isEarlier = (review: Review): boolean => review.sentAt !== '' && awareness(review).because === 'named';

function heardOf(review: Review): string {
  const { on, because } = awareness(review);
  const day = on ? shortDay(on) : '';
  if (because === 'named')
    return `The referral names ${day} as the day on which the authority was told or knew. Until the authority says, I count from that day.`;
  return because === 'decided'
    ? `The partners decided on ${day} on a review that needs a notification. Nobody has said when the authority became aware; until then I count from that day.`
    : `A short start was sent on ${day}. Nobody has said when the authority became aware; until then I count from that day.`;
}

/** Word that the local authority does not notify, to those who may see it differently, and to those who run the review. */
export const notNotifyingTold: Notice<'not notifying'> = async (world, review, { about: { as } }, repeat) => {
  const { notNotifying: said } = review.clock;
  const asked = as !== 'office';
  return (asked ? drawNeedsYou : drawNews)({
    reference: review.reference,
    repeat,
    heading: 'The local authority does not notify',
    what: `${await nameOf(world, said?.by)} recorded on ${said ? shortDay(londonDay(new Date(said.at))) : ''} that the local authority does not notify the national Panel.`,
    next: asked
      ? 'Read why, part by part of the duty. If you see it differently, say so there: the notifier, the office and the chair hear it. Opening is logged to protect the child.'
      : 'The other partners, the scrutineer and the chair are told, and can say that they see it differently. Opening is logged to protect the child.',
    forward: 'Read why',
    verb: 'clock/notNotifying',
    opens: 'dialog',
  });
};

export const disputed: Notice<'not notifying disputed'> = async (world, review, { about: { as, person } }, repeat) =>
  (as === 'notifier' ? drawNeedsYou : drawNews)({
    reference: review.reference,
    repeat,
    heading: 'Somebody sees a notification differently',
    what: `${await nameOf(world, person)} sees it differently that the local authority does not notify.`,
    next:
      as === 'notifier'
        ? 'Please read why and look at it once more. The answer stays the authority’s: if it notifies after all, say so there.'
        : 'Open it to read why. The answer stays the authority’s; the notifier is told too.',
    forward: 'Read why',
    verb: 'clock/notNotifying',
    opens: 'dialog',
  });

export const neededUntil: Notice<'needs until'> = async (world, review, { about: { until } }, repeat) =>
  drawNews({
    reference: review.reference,
    repeat,
    heading: 'The local authority needs longer',
    what: `${await nameOf(world, review.clock.needsUntil?.by)} recorded that the local authority needs until ${shortDay(until)} to find out whether it notifies.`,
    next: 'The day to notify stays as it is. What has to be found out first is under “What changed, and why” on the timeline.',
    forward: 'Open the timeline',
    verb: 'clock/timeline',
    opens: 'chat',
  });

async function nameOf(world: World, id: string | undefined): Promise<string> {
  return (id && (await world.people.find(id))?.person.name) || 'Somebody';
}
