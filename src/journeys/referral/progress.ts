import { z } from 'zod';
import { londonDay, shortDay, londonTime } from '../../domain/days';
import type { Place } from '../../domain/wizard';
import type { Drawn } from '../../ports';
import { card } from '../card';
import { routeInWords } from '../../domain/pages';
import { steps as stepsOf, type Draft } from './draft';

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
  }),
});

/** The referral's card in the chat: how far it is, without a word of what is in it. */
export function drawProgress(draft: Draft, now: Date): Drawn {
  const alerted = draft.review !== undefined;
  const newest = draft.pages
    .map(({ savedAt }) => savedAt)
    .sort()
    .at(-1);
  const done = draft.places.filter((place) => isDone(place, alerted)).length;
  return progress.draw({
    reference: draft.reference,
    heading: alerted ? 'Your referral: the short start is sent' : 'Your referral: nothing has been sent yet',
    kind: draft.route ? `Kind of referral: ${routeInWords(draft.route)}.` : '',
    saved: newest ? `${done} of ${stepsOf(draft.asks)} steps done. Saved ${when(newest, now)}.` : '',
    steps: [...draft.places.map((place) => step(place, alerted)), checkStep(draft)],
    forward: draft.next ? `${done === 0 ? 'Start' : 'Go on'}: ${draft.next.page.title.toLowerCase()}` : 'Check and send',
    mayDiscard: !alerted,
  });
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

/** `today at 10:15`, or `Mon 23 Nov at 10:15`. */
export function when(instant: string, now: Date): string {
  const at = new Date(instant);
  const day = londonDay(at) === londonDay(now) ? 'today' : shortDay(londonDay(at));
  return `${day} at ${londonTime(at)}`;
}
