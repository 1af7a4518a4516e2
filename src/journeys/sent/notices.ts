import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { when } from '../../domain/time/days';
import type { Notices, World } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';
import { readEnteredFor, referrerAt } from '../referral/way';

const OPEN = { forward: 'Open the review', verb: 'reviews/open', opens: 'chat' } as const;

/** The posts that a referral owes after it was sent. None of them says what anybody wrote. */
export const notices = {
  comments: async (world, review, { about }, repeat) => {
    const round = review.comments.find(({ number }) => number === about.number);
    const who = await nameOf(world, round?.by ?? '', 'The partnership office');
    const count = round?.answers.length ?? 0;
    const beside = `Read ${count === 1 ? 'it beside your answer' : 'them beside your answers'}`;
    const returned = review.state === 'returned';
    const enteredFor = await readEnteredFor(world, review);
    return drawNeedsYou({
      ...of(review, repeat),
      heading: returned
        ? `${enteredFor ? 'A referral that you entered' : 'Your referral'} came back with comments`
        : 'The partnership office asks for more',
      what: `${who} has ${count === 1 ? 'a comment on one of your answers' : `comments on ${count} of your answers`}. What you wrote is as you left it.`,
      next: returned
        ? `${beside}, change what you want to change, and send the referral again. ${enteredFor ? `Ask ${enteredFor.name} what you do not know.` : 'If you cannot, you can send it straight to the partnership office.'}`
        : `${beside} and send the referral again. It goes on meanwhile; nothing waits for you.`,
      ...OPEN,
    });
  },
  'sent again': async (world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A referral was sent again',
      what: `${await referrerAt(world.agencies.nameOf(review.agency), world, review)} has answered the comments.`,
      next:
        review.state === 'with agency lead'
          ? 'Read what was changed, then pass it to the partnership office, or return it once more. Opening is logged to protect the child.'
          : 'Read what was changed. Opening is logged to protect the child.',
      ...OPEN,
    }),
  'withdrawal asked': async (world, review, _owed, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A referrer asks to withdraw',
      what: `${await referrerAt(world.agencies.nameOf(review.agency), world, review)} asks to withdraw the referral of a serious incident.`,
      next: 'Read why, then close it or go on with it. Withdrawing it does not stop the local authority’s duty.',
      ...OPEN,
    }),
  'goes on': async (world, review, _owed, repeat) => {
    const enteredFor = await readEnteredFor(world, review);
    return drawNews({
      ...of(review, repeat),
      heading: `${enteredFor ? 'A referral that you entered' : 'Your referral'} goes on`,
      what: `${await nameOf(world, review.withdrawal?.answeredBy ?? '', 'The partnership office')} has read why you asked to withdraw. The referral goes on.`,
      next: enteredFor
        ? `Open it to read why, and please tell ${enteredFor.name}: I cannot write to them.`
        : 'Open it to read why. You will be told the decision, whatever it is.',
      ...OPEN,
    });
  },
  withdrawn: async (world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'A referral is withdrawn',
      what: `${await nameOf(world, review.withdrawal?.answeredBy ?? '', 'The partnership office')} withdrew it ${when(review.withdrawal?.answeredAt || review.alertedAt, world.clock())}. Nothing more is asked of you here.`,
      next: withdrawnNext(review),
      ...OPEN,
    }),
  'became part': async (_world, review, _owed, repeat) =>
    drawNews({
      ...of(review, repeat),
      heading: 'Your referral is part of a review',
      what: `A review of what you referred had already begun with the local authority’s notification. Your referral is part of it now: ${review.origin.partOf}.`,
      next: 'You do not need to do anything. You will be told the decision and why, whatever it is.',
      ...OPEN,
    }),
  'begun by notification': async (world, review, { about }, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A review has begun with a notification',
      what: `${await nameOf(world, review.passedBy, 'Somebody')} recorded the local authority’s notification. There is no referral yet, and none is needed: the days are counted.`,
      next:
        about.as === 'office'
          ? 'Read it and call the threshold discussion. When a referral of the same incident arrives, you can add it to this review.'
          : 'Read it now if you can: the threshold discussion comes next. Opening is logged to protect the child.',
      ...OPEN,
    }),
} satisfies Partial<Notices>;

const of = ({ reference }: Review, repeat: string) => ({ reference, repeat });

const withdrawnNext = ({ route }: Review): string =>
  route === 'serious incident'
    ? 'This does not stop the local authority’s duty to notify the national Panel.'
    : 'It is kept, with the reason, as withdrawn.';

const nameOf = async (world: World, id: PersonId, otherwise: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? otherwise;
