import type { Notices } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';

const READ = { forward: 'Open the recommendation', verb: 'findings/partners', opens: 'dialog' } as const;

/** The posts that what a meeting found owes. */
export const notices = {
  'sign off': (_world, review, _owed, repeat) =>
    Promise.resolve(
      drawNeedsYou({
        reference: review.reference,
        repeat,
        heading: 'A recommendation to sign off',
        what: 'The meeting has recommended whether to hold a local child safeguarding practice review. The three partners decide; you are one of them.',
        next: 'Read it, then agree or dissent. Opening is logged to protect the child.',
        ...READ,
      }),
    ),
  'sign off for': async (world, review, { about }, repeat) => {
    const name = (await world.people.find(about.partner))?.person.name ?? 'A partner';
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A partner’s answer has to come from somebody else',
      what: `${name} has a conflict of interest in this review, and nobody stands in for them here.`,
      next: 'Please ask who decides in their place, and enter the answer in the recommendation. Opening is logged to protect the child.',
      ...READ,
    });
  },
  'signed off': (_world, review, _owed, repeat) =>
    Promise.resolve(
      drawNews({
        reference: review.reference,
        repeat,
        heading: 'The partners have signed off',
        what: 'All three partners have answered, and at least two agree with what the meeting recommended.',
        next: 'What is recorded is now closed. The report can be made with its sign-off.',
        ...READ,
      }),
    ),
  'not followed': (_world, review, _owed, repeat) =>
    Promise.resolve(
      drawNeedsYou({
        reference: review.reference,
        repeat,
        heading: 'The partners did not follow a recommendation',
        what: 'All three partners have answered, and fewer than two agree with what the meeting recommended.',
        next: 'Read their reasons, and record another recommendation when you have spoken to them.',
        ...READ,
      }),
    ),
} satisfies Partial<Notices>;
