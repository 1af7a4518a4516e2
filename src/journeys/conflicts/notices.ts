import { conflictOf } from '../../domain/review/whereItIs';
import type { Notices, World } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';

/** The posts that a conflict of interest owes: to whoever stands in, and to the office. */
export const notices = {
  'stands in': async (world, review, { about }, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'You stand in for somebody',
      what: `${await nameOf(world, about.person)} does not take part in this review. You do their part of it from now on.`,
      next: 'Open it to see whether something waits for you. If you have a conflict of interest too, declare it there.',
      ...OPEN,
    }),
  'conflict declared': async (world, review, { about }, repeat) => {
    const { standIn: instead } = conflictOf(review, about.person) ?? { standIn: '' };
    const [who, standIn] = await Promise.all([nameOf(world, about.person), instead ? nameOf(world, instead) : 'The partnership office']);
    const isReferrer = about.person === review.referrer;
    return drawNews({
      reference: review.reference,
      repeat,
      heading: 'A conflict of interest is declared',
      what: `${who} has a conflict of interest in this review. Nothing of it is shown to them any more, and ${standIn === 'The partnership office' ? 'your office does' : `${standIn} does`} their part.`,
      next: isReferrer
        ? 'They referred it: please tell them yourselves what becomes of it, because I do not write to them about it any more.'
        : 'There is nothing to do unless it was a mistake, which you can take back in the review.',
      ...OPEN,
    });
  },
} satisfies Partial<Notices>;

const OPEN = { forward: 'Open the review', verb: 'reviews/open', opens: 'chat' } as const;

const nameOf = async (world: World, id: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? 'Somebody';
