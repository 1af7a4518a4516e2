import { z } from 'zod';
import { neighbour, placeOf, stageCalled, type Stage } from '../../domain/discussion/stages';
import { sameVisit, type Visit } from '../../domain/review/discussion';
import type { Review } from '../../domain/review/review';
import { presentVisit, rounds } from '../../domain/review/whereItIs';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { ROSTER_UNKNOWN, whoIsNotInvited } from '../meeting/chat';
import { answeredIn } from './answered';
import { notShown, readRecord, shownIn, type AllSaid } from './record';
import { keyOf } from './seat';
import { headingOf, minutesOf } from './stageCard';
import { unshown } from '../kept';

const leadCard = card('discussion/lead', {
  preview: 'Leading a discussion.',
  shows: z.object({
    reference: z.string(),
    stage: z.number(),
    visit: z.number(),
    state: z.string(),
    waits: z.string(),
    uninvited: z.string(),
    answered: z.string(),
    notYet: z.string(),
    sealed: z.string(),
    unsafe: z.string(),
    mayBegin: z.boolean(),
    mayShow: z.boolean(),
    isOpen: z.boolean(),
    isPaused: z.boolean(),
    isOn: z.boolean(),
    isEnding: z.boolean(),
    hasEnded: z.boolean(),
    next: z.string(),
    back: z.string(),
    earlier: z.array(z.object({ reference: z.string(), stage: z.number(), visit: z.number(), title: z.string() })),
  }),
});

/** What the facilitator alone sees, in their own chat: counts and agencies, and not a word of what was written. */
export async function drawLead(world: World, review: Review, asks?: 'ending'): Promise<Drawn> {
  const [record, key, uninvited] = await Promise.all([
    readRecord(unshown(world), review.reference),
    keyOf(world, review.reference),
    review.meeting?.chatLinked ? whoIsNotInvited(world, review) : [],
  ]);
  const round = presentVisit(review);
  const { state, unsafe } = review.discussion;
  const isOn = state === 'open' || state === 'paused';
  const { answered, of, agenciesNotYet } = await answeredIn(world, review, key, record, round);
  const sealed = isOn ? notShown(record, round) : 0;
  return leadCard.draw({
    reference: review.reference,
    ...round,
    state: stateInWords(review),
    waits:
      state === 'not begun' && !review.meeting?.chatLinked ? 'The meeting’s chat is not linked yet: the coordinator does that first.' : '',
    uninvited: uninvitedInWords(uninvited, state === 'not begun'),
    answered: isOn ? `${answered} of ${of} have answered in this stage.` : '',
    notYet: isOn ? notYetInWords(agenciesNotYet) : '',
    sealed: isOn ? sealedInWords(record, round, sealed) : '',
    unsafe: unsafe.length > 0 ? `${unsafe.length === 1 ? 'One note says' : `${unsafe.length} notes say`} that someone is unsafe now.` : '',
    mayBegin: state === 'not begun',
    // Words may come at any moment, so that the button is there until they are shown.
    mayShow: state === 'open' && asks === undefined && (sealed > 0 || !shownIn(record, round)),
    isOpen: state === 'open' && asks === undefined,
    isPaused: state === 'paused' && asks === undefined,
    isOn: isOn && asks === undefined,
    isEnding: isOn && asks === 'ending',
    hasEnded: state === 'ended',
    next: state === 'open' && asks === undefined ? moves('Next', neighbour(round.stage, 'next')) : '',
    back: state === 'open' && asks === undefined ? moves('Back', neighbour(round.stage, 'back')) : '',
    earlier: state === 'open' && asks === undefined ? earlier(review, record, round) : [],
  });
}

const moves = (way: string, to: Stage | undefined): string => (to ? `${way}: ${to.title}` : '');

function stateInWords(review: Review): string {
  const stage = stageCalled(review.discussion.stage);
  switch (review.discussion.state) {
    case 'not begun':
      return 'The discussion has not begun.';
    case 'open':
      return `${headingOf(stage)}. ${minutesOf(stage, review)}`;
    case 'paused':
      return `${headingOf(stage)}. Paused: nothing can be shown or moved until you resume; people can go on writing.`;
    case 'ended':
      return 'The discussion has ended. What was shown is kept with the review.';
  }
}

function uninvitedInWords(names: readonly string[], isBefore: boolean): string {
  if (names.length === 0) return '';
  if (names === ROSTER_UNKNOWN)
    return 'Teams does not say just now who is in the chat, so nothing can be shown. Please look again in a minute.';
  const held = isBefore ? 'The discussion cannot begin' : 'The board is not drawn, nothing is shown and no other stage is opened';
  return `In the chat and not invited: ${names.join(', ')}. ${held} until the coordinator lets them in or removes them.`;
}

const notYetInWords = (agencies: readonly string[]): string =>
  agencies.length === 0
    ? 'Somebody from every agency has answered.'
    : `Nobody has answered yet from: ${agencies.join(', ')}. Only you see this.`;

function sealedInWords(record: AllSaid, round: Visit, sealed: number): string {
  const shown = shownIn(record, round);
  if (!shown) return sealed === 0 ? 'Nothing has been written in this stage yet.' : `${sealed} sealed, and not shown.`;
  return sealed === 0 ? 'Everything that was written in this stage is on the board.' : `Shown; ${sealed} more came late.`;
}

/** Earlier visits in which something waits to be shown: words come late, and a discussion may move on before a stage was shown. */
const earlier = (review: Review, record: AllSaid, present: Visit) =>
  rounds(review)
    .filter((round) => !sameVisit(round, present))
    .map((round) => ({ round, count: notShown(record, round) }))
    .filter(({ count }) => count > 0)
    .map(({ round, count }) => ({
      reference: review.reference,
      ...round,
      title: `Show ${count} not yet shown of stage ${placeOf(round.stage)}: ${stageCalled(round.stage).title}`,
    }));
