import { agreeing, outcomeInWords } from '../../domain/decision';
import type { PersonId } from '../../domain/people';
import type { Review } from '../../domain/review';
import type { World } from '../action';
import type { Area } from '../area';
import { drawNeedsYou, drawNews } from '../notice';

/** The posts that the decision on the route owes. None of them says what the case is about. */
export const notices: Area['notices'] = {
  assess: async (world, review, _owed, repeat) => {
    const caller = await nameOf(world, review.decision.calledBy, 'The coordinator');
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'A threshold discussion is called',
      what: `${caller} has called the threshold discussion of this referral from ${review.agency}.`,
      next: 'Assess the criteria one by one and recommend what should happen; the three partners then decide. Opening is logged to protect the child.',
      ...ASSESS,
    });
  },
  'recommend anew': async (_world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'The partners did not follow the recommendation',
      what: `All three have answered, and ${agreeing(review.decision) === 0 ? 'none agrees' : 'one agrees'}; it takes two.`,
      next: 'Read what they said in the decision paper, then recommend anew. Your last assessment is filled in for you.',
      forward: 'Read the decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    }),
  decide: async (world, review, _owed, repeat) => {
    const chair = await nameOf(world, review.decision.recommended?.by ?? '', 'The chair');
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'A decision paper needs your answer',
      what: `${chair} has recommended what should happen with a referral from ${review.agency}.`,
      next: 'Read the criteria and the reasons, then say whether you agree. Two of the three partners decide. Opening is logged to protect the child.',
      forward: 'Read and decide',
      verb: 'triage/paper',
      opens: 'dialog',
    });
  },
  'decide for': async (world, review, { key }, repeat) => {
    const partner = review.decision.recommended?.partners.find((id) => key.endsWith(`-${id}`)) ?? '';
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'A partner’s answer has to come from somebody else',
      what: `${await nameOf(world, partner, 'A partner')} has a conflict of interest in this review, and no deputy is named here.`,
      next: 'Please ask who decides in their place, and enter the answer in the decision paper. Opening is logged to protect the child.',
      forward: 'Open the decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    });
  },
  outcome: async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'There is a decision on your referral',
      what: toldToReferrer(review),
      next: 'Open it to read why, and what happens now. Opening is logged to protect the child.',
      forward: 'Read the decision and why',
      verb: 'triage/outcome',
      opens: 'dialog',
    }),
  decided: async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'The partners have decided',
      what: `${decidedOn(review)} ${agreeing(review.decision)} of the three partners agreed. The referrer is told.`,
      next: waitsFor(review),
      forward: 'Open the review',
      verb: 'reviews/open',
      opens: 'chat',
    }),
  'notification needed': async (_world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A rapid review waits for the notification',
      what: 'The partners decided on a rapid review. No notification to the national Panel is recorded yet.',
      next: 'When it has been sent, record the date and time. The rapid review starts with it.',
      forward: 'Record the notification',
      verb: 'clock/notify',
      opens: 'dialog',
    }),
};

const ASSESS = { forward: 'Assess the criteria', verb: 'triage/assess', opens: 'dialog' } as const;

const of = ({ reference }: Review, repeat: string) => ({ reference, repeat });

const nameOf = async (world: World, id: PersonId, otherwise: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? otherwise;

function decidedOn({ decision }: Review): string {
  if (decision.outcome === 'no further action') return 'The partners decided not to hold a review.';
  return decision.outcome ? `The partners decided on ${outcomeInWords(decision.outcome)}.` : '';
}

const toldToReferrer = (review: Review): string =>
  review.decision.outcome === 'no further action'
    ? `${decidedOn(review)} That does not mean your concern was wrong.`
    : `${decidedOn(review)} Thank you for referring it.`;

const waitsFor = ({ decision, clock }: Review): string =>
  decision.outcome === 'rapid review' && !clock.notification
    ? 'A rapid review does not start without a notification: the LA notifier, or the coordinator for them, records when it was sent.'
    : 'Open it to see what is next.';
