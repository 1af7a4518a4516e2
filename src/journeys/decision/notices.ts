import type { PersonId } from '../../domain/people/people';
import { agreeing, outcomeInWords } from '../../domain/review/decision';
import { sinOf } from '../../domain/review/dates';
import type { Review } from '../../domain/review/review';
import { inWords, londonDay, when } from '../../domain/time/days';
import type { Notices, World } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';

/** The posts that the decision on the route owes. None of them says what the case is about. */
export const notices = {
  assess: async (world, review, _owed, repeat) => {
    const caller = await nameOf(world, review.decision.calledBy, 'The coordinator');
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'A threshold discussion is called',
      what: `${caller} has called the threshold discussion of ${review.agency ? `this referral from ${world.agencies.nameOf(review.agency)}` : 'this review'}.${review.decision.meets?.at ? ` It is set for ${atTime(world, review)}.` : ''}`,
      next: 'Assess the criteria one by one and recommend what should happen; the three partners then decide. Opening is logged to protect the child.',
      ...ASSESS,
    });
  },
  'threshold set': async (world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'The threshold discussion has a time',
      what: `It is set for ${atTime(world, review)}.`,
      next: 'Please have the criteria assessed by then; the three partners decide on your recommendation. Opening is logged to protect the child.',
      ...ASSESS,
    }),
  'recommend anew': async (_world, review, _owed, repeat) => {
    if (!review.decision.recommended)
      return drawNeedsYou({
        ...of(review, repeat),
        heading: 'A recommendation is needed anew',
        what:
          review.decision.reopened?.round === review.decision.rounds
            ? 'The decision was reopened, so that the case is to be assessed once more.'
            : 'The recommendation that was with the partners no longer counts.',
        next: 'Assess the criteria and recommend; the three partners then decide. The last assessment is filled in for you.',
        ...ASSESS,
      });
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'The partners did not follow the recommendation',
      what: `All three have answered, and ${agreeing(review.decision) === 0 ? 'none agrees' : 'one agrees'}; it takes two.`,
      next: 'Read what they said in the decision paper, then recommend anew. Your last assessment is filled in for you.',
      forward: 'Read the decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    });
  },
  decide: async (world, review, _owed, repeat) => {
    const chair = await nameOf(world, review.decision.recommended?.by ?? '', 'The chair');
    return drawNeedsYou({
      ...of(review, repeat),
      heading: 'A decision paper needs your answer',
      what: `${chair} has recommended what should happen with ${review.agency ? `a referral from ${world.agencies.nameOf(review.agency)}` : 'a review that a notification began'}.`,
      next: 'Read the criteria and the reasons, then say whether you agree. It is decided when all three have answered, and at least two agree. Opening is logged to protect the child.',
      forward: 'Read and decide',
      verb: 'triage/paper',
      opens: 'dialog',
    });
  },
  'decide for': async (world, review, { about }, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A partner’s answer has to come from somebody else',
      what: `${await nameOf(world, about.partner, 'A partner')} has a conflict of interest in this review, and no deputy is named here.`,
      next: 'Please ask who decides in their place, and enter the answer in the decision paper. Opening is logged to protect the child.',
      forward: 'Open the decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    }),
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
  acknowledged: async (world, review, _owed, repeat) => {
    const { acknowledged } = review.triage;
    const who = await nameOf(world, acknowledged?.by ?? '', 'Somebody');
    const by = acknowledged ? inWords(acknowledged.inTouchBy, londonDay(world.clock())) : '';
    return drawNews({
      ...of(review, repeat),
      heading: 'Your referral has been read',
      what: `${who} at the partnership office has your referral, and is in touch with you by ${by}.`,
      next: `You will be told the decision and why, whatever it is. If a child’s situation changes, phone ${world.settings.duty.service}.`,
      ...OPEN,
    });
  },
  'referral reopened': async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'The decision on your referral is taken anew',
      what: 'The decision that you were told of has been reopened, so it does not hold for now.',
      next: 'There is nothing for you to do. You will be told the new decision and why, whatever it is.',
      ...OPEN,
    }),
  reopened: async (world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'A decision is reopened',
      what: `${await nameOf(world, review.decision.reopened?.by ?? '', 'Somebody')} has reopened the decision on this review, so it does not hold for now.`,
      next: 'The chair recommends anew, and the three partners then answer anew. What was decided stays in the record.',
      ...OPEN,
    }),
  'referral no longer met': async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'The review of your referral has ended',
      what: 'The criteria for a review are no longer met. That does not mean that your concern was wrong.',
      next: 'Open it to read why. Opening is logged to protect the child.',
      ...READ_WHY,
    }),
  'no longer met': async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'A review has ended',
      what: 'The criteria for this review are no longer met, so it has ended. Nothing more is asked of you for it.',
      next: 'What is recorded stays. If you have questions, please phone the partnership office.',
      ...OPEN,
    }),
  'tell the Panel': async (_world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'Please tell the national Panel',
      what: 'The criteria for this review are no longer met, and it has ended here.',
      next: 'The Panel is to be told so, with the reason: this bot does not write to it. Open the review to see what was notified and when.',
      ...OPEN,
    }),
  'referral transferred': async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'Another area has taken your referral over',
      what: 'The case goes on in another area, and has ended here.',
      next: 'Open it to read why, and who has it now. Opening is logged to protect the child.',
      ...READ_WHY,
    }),
  transferred: async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'Another area has taken a case over',
      what: 'This case goes on in another area, and has ended here. Nothing more is asked of you for it.',
      next: 'What is recorded stays. If you have questions, please phone the partnership office.',
      ...OPEN,
    }),
  decided: async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'The partners have decided',
      what: `${decidedOn(review)} ${agreeing(review.decision)} of the three partners agreed. ${toldInWords(review)}`,
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
} satisfies Partial<Notices>;

const OPEN = { forward: 'Open the review', verb: 'reviews/open', opens: 'chat' } as const;
const READ_WHY = { forward: 'Read why', verb: 'triage/outcome', opens: 'dialog' } as const;

const atTime = ({ clock }: World, { decision }: Review): string => (decision.meets?.at ? when(decision.meets.at, clock()) : 'no time yet');

const ASSESS = { forward: 'Assess the criteria', verb: 'triage/assess', opens: 'dialog' } as const;

const of = ({ reference }: Review, repeat: string) => ({ reference, repeat });

const nameOf = async (world: World, id: PersonId, otherwise: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? otherwise;

function decidedOn({ decision }: Review): string {
  if (decision.outcome === 'no further action') return 'The partners decided not to hold a review.';
  return decision.outcome ? `The partners decided on ${outcomeInWords(decision.outcome)}.` : '';
}

function toldInWords({ referrer, origin }: Review): string {
  if (referrer === '') return 'It began with a notification, so there is no referrer to tell.';
  return origin.enteredFor ? 'Please tell the person who referred it; the review has what to say.' : 'The referrer is told.';
}

const toldToReferrer = (review: Review): string =>
  review.decision.outcome === 'no further action'
    ? `${decidedOn(review)} That does not mean your concern was wrong.`
    : `${decidedOn(review)} Thank you for referring it.`;

const waitsFor = ({ decision, clock }: Review): string =>
  decision.outcome === 'rapid review' && !sinOf(clock)
    ? 'A rapid review does not start without a notification: the LA notifier, or the coordinator for them, records when it was sent.'
    : 'Open it to see what is next.';
