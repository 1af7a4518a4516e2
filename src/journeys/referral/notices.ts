import { z } from 'zod';
import type { Owed } from '../../domain/owed';
import type { Review } from '../../domain/review';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../card';
import { when } from './progress';

const shows = z.object({
  reference: z.string(),
  heading: z.string(),
  repeat: z.string(),
  what: z.string(),
  next: z.string(),
  forward: z.string(),
  verb: z.enum(['referral/read', 'reviews/open']),
});
const needsYou = card('referral/needsYou', { preview: 'One thing needs you.', shows });
const news = card('referral/news', { preview: 'There is news about a referral.', shows });

const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';

/** Draws a post that is owed, with nothing in it about the child: who opens it is looked up, and logged, when they do. */
export async function drawOwed(world: World, review: Review, owed: Owed, repeat: boolean): Promise<Drawn> {
  const [referrer, lead, passer] = await Promise.all([
    world.people.find(review.referrer),
    review.lead ? world.people.find(review.lead) : undefined,
    review.passedBy ? world.people.find(review.passedBy) : undefined,
  ]);
  const now = world.clock();
  const from = `${referrer?.person.name ?? 'Somebody'} (${review.agency})`;
  const leadName = lead?.person.name ?? 'the agency lead';
  const common = { reference: review.reference, repeat: repeat ? REPEAT : '' };
  const read = { forward: 'Read the referral', verb: 'referral/read' } as const;
  switch (owed.says) {
    case 'alert to lead':
      return needsYou.draw({
        ...common,
        heading: 'A serious incident: the short start',
        what: `${from} sent the short start ${when(review.alertedAt, now)}. The whole referral follows, and you then check it.`,
        next: 'Read it now, in case something cannot wait. Opening is logged to protect the child.',
        forward: 'Read the short start',
        verb: 'referral/read',
      });
    case 'alert to office':
      return needsYou.draw({
        ...common,
        heading: 'A serious incident: the short start',
        what: `${from} sent the short start ${when(review.alertedAt, now)}. ${review.lead ? `${leadName} has it too.` : 'The agency has no lead to check it, so your office does that part.'}`,
        next: 'Read it now: the local authority’s days to notify may be running. Opening is logged to protect the child.',
        forward: 'Read the short start',
        verb: 'referral/read',
      });
    case 'act for agency':
      return needsYou.draw({
        ...common,
        heading: 'An agency lead could not be reached',
        what: `I could not write to ${leadName} (agency lead, ${review.agency}) in Teams.`,
        next: 'Please do the lead’s part of this referral, or telephone them. What you do is recorded as done for the agency.',
        forward: 'Open the review',
        verb: 'reviews/open',
      });
    case 'read and pass':
      return needsYou.draw({
        ...common,
        heading: 'A referral to check and pass on',
        what: `${from} sent the whole referral ${when(review.sentAt || review.alertedAt, now)}.`,
        next: 'Read it, then pass it to the partnership office. Passing it on is not a judgement: the partners decide. Opening is logged to protect the child.',
        ...read,
      });
    case 'referred':
      return needsYou.draw({
        ...common,
        heading: 'A new referral',
        what: `${passer?.person.name ?? leadName} passed on the referral from ${from} ${when(review.passedAt || now.toISOString(), now)}.`,
        next: 'It is now with the partnership office. Opening is logged to protect the child.',
        ...read,
      });
    case 'passed on':
      return news.draw({
        ...common,
        heading: 'Your referral has been passed on',
        what: `${passer?.person.name ?? leadName} passed it to the partnership office ${when(review.passedAt || now.toISOString(), now)}.`,
        next: 'You do not need to do anything now. You will be told the decision and why, whatever it is.',
        forward: 'See where it is',
        verb: 'reviews/open',
      });
  }
}
