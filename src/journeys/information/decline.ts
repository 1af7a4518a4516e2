import { z } from 'zod';
import { saidTo, type Problem, type Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { decline as declines, holdNothing } from '../../domain/information/information';
import { NOT_US } from '../../domain/information/returnForm';
import { londonDay } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, fieldsOf, formTop, typedInto } from '../forms/fields';
import { ofAgency, openAnswer } from './allowed';
import { answered } from './request';
import { notUsRow } from './rows';

const nothingCard = card('information/nothing', {
  preview: 'Does your agency hold nothing?',
  shows: z.object({ reference: z.string(), agency: z.string(), name: z.string() }),
});
const notUsCard = card('information/notUs', {
  preview: 'Who should be asked instead?',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    agency: z.string(),
    fields: fieldsOf(NOT_US),
  }),
});

/** Asks once more before a nil return. */
export const nothing = action('information/nothing', ofAgency, async (world, told, press) => {
  await openAnswer(world, press, told);
  return { card: nothingCard.draw({ ...told, name: world.agencies.nameOf(told.agency) }) };
});

export const nothingHeld = action('information/nothingHeld', ofAgency, async (world, told, press) => {
  const here = await openAnswer(world, press, told);
  return answered(world, press, here, (review, by, at) => ({ events: holdNothing(review, by, told.agency, at) }));
});

/** Asks who to try instead, when the request is for somebody else. */
export const notUs = action('information/notUs', ofAgency, async (world, told, press) => {
  await openAnswer(world, press, told);
  return { card: drawNotUs(world, told, {}) };
});

export const decline = action(
  'information/decline',
  ofAgency,
  async (world, told, press) => {
    const here = await openAnswer(world, press, told);
    const typed = typedInto(NOT_US, press.data);
    const { answers, problems } = fill(NOT_US, {}, typed, londonDay(press.now));
    if (problems.length > 0) return { card: drawNotUs(world, told, typed, 'Please look at the words in red.', problems) };
    return answered(world, press, here, (review, by, at) => ({
      events: declines(review, by, told.agency, at),
      content: [notUsRow(told.agency, saidTo(answers, 'tryInstead'))],
    }));
  },
  (world, told, press, notice) => ({ card: drawNotUs(world, told, typedInto(NOT_US, press.data), notice) }),
);

const drawNotUs = (
  { agencies }: World,
  told: z.output<typeof ofAgency>,
  typed: Typed,
  notice = '',
  problems: readonly Problem[] = [],
): Drawn =>
  notUsCard.draw({
    ...told,
    title: NOT_US.title,
    place: `${told.reference} · ${agencies.nameOf(told.agency)}`,
    purpose: NOT_US.purpose,
    notice,
    fields: drawFields({ page: NOT_US, revision: 0, saved: {}, typed, problems }),
  });
