import { requestTo } from '../../domain/review/information';
import type { Notices } from '../action';
import { drawNeedsYou } from '../cards/notice';
import { drawRequest } from './request';

const BOARD = { forward: 'See what the agencies say', verb: 'information/board', opens: 'chat' } as const;

/** The posts that asking for information owes. */
export const notices = {
  'information request': async (world, review, { about: { agency } }, repeat) => {
    const request = requestTo(review.information, agency);
    if (!request) throw new Error('A request is owed to an agency that was not asked.');
    return drawRequest(world, review, { agency, request }, undefined, repeat);
  },
  'not us': async (world, review, { about }, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A request went to the wrong agency',
      what: `${world.agencies.nameOf(about.agency)} says that the request for information is not for them.`,
      next: 'They may have said who to try. Open it, and ask another agency if you need to.',
      ...BOARD,
    }),
  'answers in': async (_world, review, _owed, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'All agencies have answered',
      what: 'Every agency that was asked has answered.',
      next: 'Look whether another agency should be asked, then issue the pack.',
      ...BOARD,
    }),
  'pack issued': async (_world, review, { about }, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: about.number === 1 ? 'The pack is ready to read' : 'A further pack is ready to read',
      what: 'It begins with the child, then the chronology of all agencies, each agency in turn, and who is missing.',
      next: 'Opening is logged to protect the child, not to measure you.',
      forward: 'Read the pack',
      verb: 'information/pack',
      opens: 'dialog',
    }),
} satisfies Partial<Notices>;
