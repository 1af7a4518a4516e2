import { z } from 'zod';
import { date } from '../../domain/forms/field';
import { asShown, readTyped } from '../../domain/forms/readTyped';
import { ifWeMeet, type Fit, type WhatIf } from '../../domain/meeting/whatIf';
import { windowInWords, windowOf } from '../../domain/meeting/window';
import type { Review } from '../../domain/review/review';
import { seesTimeline } from '../../domain/sight/visible';
import { inWords, londonDay, readDay, shortDay } from '../../domain/time/days';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { ofReview, opened } from '../opening';
import { whyInWords } from './explained';

const whatIfCard = card('clock/whatIf', {
  preview: 'What a day for the meeting would mean.',
  shows: z.object({
    reference: z.string(),
    window: z.string(),
    why: z.string(),
    problem: z.string(),
    on: z.string(),
    heading: z.string(),
    against: z.array(z.string()),
    lines: z.array(z.object({ title: z.string(), line: z.string(), colour: z.enum(['Good', 'Attention', 'Default']) })),
  }),
});

/** Asks for a day, and says which milestones would still fit. It changes nothing. */
export const whatIf = action('clock/whatIf', ofReview.extend({ on: z.string().max(40).catch('') }), async (world, told, press) => {
  const { review } = await opened(world, press, told.reference, seesTimeline);
  return { card: await drawWhatIf(world, review, told.on, press) };
});

const MEETS_ON = date('on', 'On which day?', { past: false });

async function drawWhatIf(world: World, review: Review, typed: string, press: Press) {
  const rules = await world.rules();
  const on = typed ? readTyped(MEETS_ON, typed, londonDay(press.now)) : { said: '', fault: '' };
  const shown = {
    reference: review.reference,
    window: windowInWords(windowOf(review, rules, press.now)),
    why: whyInWords(review, rules, 'meeting'),
    on: asShown(MEETS_ON, typed),
  };
  if (!on.said)
    return whatIfCard.draw({
      ...shown,
      problem: on.fault,
      heading: '',
      against: [],
      lines: [],
    });
  const meetsOn = readDay(on.said);
  const answer = ifWeMeet(review, rules, meetsOn, press.now);
  return whatIfCard.draw({
    ...shown,
    problem: '',
    heading: `If we meet on ${inWords(meetsOn, londonDay(press.now))}`,
    against: [...answer.against],
    lines: linesOf(answer),
  });
}

function linesOf({ packBy, fits }: WhatIf) {
  const pack = packBy
    ? [
        {
          title: 'Merged chronology and pack issued',
          line: `By the end of ${shortDay(packBy)}, one working day before.`,
          colour: 'Default' as const,
        },
      ]
    : [];
  return [...pack, ...fits.map(lineOf)];
}

function lineOf({ milestone, due, usual, daysLate }: Fit) {
  const { title } = milestone;
  if (daysLate === 0) return { title, line: `Fits: due ${shortDay(due)}.`, colour: 'Good' as const };
  const days = `${daysLate} working ${daysLate === 1 ? 'day' : 'days'}`;
  const line = `Due ${shortDay(due)}. With the usual days between it would be ${shortDay(usual)}, ${days} late.`;
  return { title, line, colour: 'Attention' as const };
}
