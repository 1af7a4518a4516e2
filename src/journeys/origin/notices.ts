import type { Notices } from '../action';
import { drawNeedsYou } from '../cards/notice';
import { TELL } from '../offers';
import { readEnteredFor } from '../referral/way';

/** The post about news for somebody whom the bot can’t write to: the office has what to tell them behind the button. */
export const notices = {
  'pass on': async (world, review, { about }, repeat) => {
    const enteredFor = await readEnteredFor(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'Please pass something on',
      what: `There is news for ${enteredFor?.name ?? 'the person'}, for whom your office entered a referral${about.news === 'outcome' ? ': the partners have decided' : ''}.`,
      next: 'I cannot write to them. Open it to read what to tell them, then record that you have. Opening is logged to protect the child.',
      forward: TELL.title,
      verb: TELL.verb,
      opens: TELL.opens,
    });
  },
} satisfies Partial<Notices>;
