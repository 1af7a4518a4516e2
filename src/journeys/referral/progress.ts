import { z } from 'zod';
import { routeInWords } from '../../domain/referral/pages';
import type { Place } from '../../domain/referral/progress';
import { mayWithdraw } from '../../domain/referral/withdrawal';
import { isWithReferrer } from '../../domain/review/whereItIs';
import { when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { acting } from '../opening';
import { steps as stepsOf } from './draft';
import type { Draft } from './draftRow';
import { enteredForOf, NOT_THROUGH_LEAD, straightOf } from './way';

const progress = card('referral/progress', {
  preview: 'Your referral: your place is kept.',
  shows: z.object({
    reference: z.string(),
    heading: z.string(),
    saved: z.string(),
    steps: z.array(z.object({ mark: z.string(), step: z.string(), state: z.string() })),
    kind: z.string(),
    forward: z.string(),
    mayDiscard: z.boolean(),
    /** For whom it is entered, which way it goes, and whether comments wait. */
    notes: z.array(z.string()),
    way: z.string(),
    wayVerb: z.string(),
    mayWithdraw: z.boolean(),
  }),
});

/** The referral's card in the chat: how far it is, without a word of what is in it. */
export function drawProgress(world: World, draft: Draft, now: Date): Drawn {
  const alerted = draft.review !== undefined;
  const newest = draft.pages
    .map(({ savedAt }) => savedAt)
    .sort()
    .at(-1);
  const done = draft.places.filter((place) => isDone(place, alerted)).length;
  return progress.draw({
    reference: draft.reference,
    heading: headingOf(draft),
    kind: draft.route ? `Kind of referral: ${routeInWords(draft.route)}.` : '',
    saved: newest ? `${done} of ${stepsOf(draft.asks)} steps done. Saved ${when(newest, now)}.` : '',
    steps: [...draft.places.map((place) => step(place, alerted)), checkStep(draft)],
    forward: draft.next ? `${done === 0 ? 'Start' : 'Go on'}: ${draft.next.page.title.toLowerCase()}` : 'Check and send',
    mayDiscard: !alerted,
    notes: notesOf(world, draft),
    ...wayOf(draft),
    mayWithdraw: canBeWithdrawn(draft),
  });
}

function canBeWithdrawn({ review, me }: Draft): boolean {
  const here = review && acting(review, me);
  return here ? mayWithdraw(review, here.person) : false;
}

function headingOf({ review }: Draft): string {
  if (!review) return 'Your referral: nothing has been sent yet';
  if (review.state === 'returned') return 'Your referral came back with comments';
  return isWithReferrer(review) ? 'The partnership office asks for more' : 'Your referral: the short start is sent';
}

/** The way past the agency lead, and back while nothing has been sent. */
function wayOf(draft: Draft): { way: string; wayVerb: string } {
  if (draft.review?.passedAt) return { way: '', wayVerb: 'straight/why' };
  if (!straightOf(draft)) return { way: NOT_THROUGH_LEAD, wayVerb: 'straight/why' };
  return { way: draft.review ? '' : 'Through my agency lead after all', wayVerb: 'straight/undo' };
}

function notesOf({ agencies }: World, draft: Draft): string[] {
  const enteredFor = enteredForOf(draft);
  const comments = draft.comments.size;
  return [
    enteredFor ? `Entered for ${enteredFor.name}, ${agencies.nameOf(enteredFor.agency)}.` : '',
    straightOf(draft) && !draft.review?.passedAt ? 'It goes straight to the partnership office, not through the agency lead.' : '',
    comments > 0
      ? `${comments === 1 ? 'One answer has a comment' : `${comments} answers have comments`}; each stands beside its answer.`
      : '',
  ].filter(Boolean);
}

const isDone = (place: Place, alerted: boolean): boolean =>
  place.begun && place.missing.length === 0 && (place.page.id !== 'start' || alerted);

function step(place: Place, alerted: boolean): { mark: string; step: string; state: string } {
  const name = `${place.number}. ${place.page.title}`;
  const isStart = place.page.id === 'start';
  if (isDone(place, alerted)) return { mark: '✓', step: name, state: isStart ? 'sent' : 'complete' };
  if (!place.begun) return { mark: '–', step: name, state: 'not begun' };
  if (place.missing.length === 0) return { mark: '…', step: name, state: 'ready to send' };
  return { mark: '…', step: name, state: `${place.missing.length} ${place.missing.length === 1 ? 'answer' : 'answers'} still needed` };
}

const checkStep = (draft: Draft): { mark: string; step: string; state: string } => ({
  mark: '–',
  step: `${stepsOf(draft.asks)}. Check and send`,
  state: draft.next ? 'comes last' : 'ready',
});
