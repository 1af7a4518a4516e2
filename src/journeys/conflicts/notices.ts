import { conflictOf } from '../../domain/review/whereItIs';
import type { Conflict } from '../../domain/review/conflicts';
import type { Notices, World } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';
import { partInWords } from './part';

/** The posts that a conflict of interest owes: to whoever stands in, and to the office. */
export const notices = {
  'stands in': async (world, review, { about }, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'You stand in for somebody',
      what: `${await nameOf(world, about.person)} does not take part in this review. ${yourPart(conflictOf(review, about.person))}`,
      next: 'Open it to see whether something waits for you. If you have a conflict of interest too, declare it there.',
      ...OPEN,
    }),
  'conflict declared': async (world, review, { about }, repeat) => {
    const conflict = conflictOf(review, about.person) ?? { standIn: '', roles: [], rest: [] };
    const [who, standIn] = await Promise.all([nameOf(world, about.person), conflict.standIn ? nameOf(world, conflict.standIn) : '']);
    const isReferrer = about.person === review.referrer;
    return drawNews({
      reference: review.reference,
      repeat,
      heading: 'A conflict of interest is declared',
      what: `${who} has a conflict of interest in this review. Nothing of it is shown to them any more, and ${standIn ? partInWords(standIn, conflict, 'their part') : 'your office does their part'}.`,
      next: isReferrer
        ? 'They referred it: please tell them yourselves what becomes of it, because I do not write to them about it any more.'
        : 'There is nothing to do unless it was a mistake, which you can take back in the review.',
      ...OPEN,
    });
  },
} satisfies Partial<Notices>;

function yourPart(conflict: Conflict | undefined): string {
  const others = conflict && conflict.rest?.length !== 0 ? ' What is not yours to do otherwise, the partnership office does.' : '';
  return `You do their part of it from now on.${others}`;
}

const OPEN = { forward: 'Open the review', verb: 'reviews/open', opens: 'chat' } as const;

const nameOf = async (world: World, id: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? 'Somebody';
