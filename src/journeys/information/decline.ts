import { z } from 'zod';
import { saidTo } from '../../domain/forms/answers';
import { decline, holdNothing } from '../../domain/information/information';
import { NOT_US } from '../../domain/information/returnForm';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, fieldsOf, formTop, typedInto } from '../forms/fields';
import { formActions, type Differs } from '../forms/form';
import { ofAgency, openAnswer } from './allowed';
import { answered, drawNow } from './request';
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
export const declining = formActions({
  opens: 'information/notUs',
  opening: ofAgency,
  records: 'information/decline',
  carries: ofAgency,
  admits: openAnswer,
  page: () => NOT_US,
  notYet: 'Please look at the words in red.',
  draws: (world, _press, _here, told, differs) => drawNotUs(world, told, differs),
  again: (world, told, press, notice) => drawNotUs(world, told, { typed: typedInto(NOT_US, press.data), notice }),
  decide: (review, by, { told: { agency }, answers }, at) => ({
    events: decline(review, by, agency, at),
    content: [notUsRow(agency, saidTo(answers, 'tryInstead'))],
  }),
  next: async (world, _press, { review, me }, { told: { agency } }) => ({ card: await drawNow(world, review, agency, me) }),
});

const drawNotUs = ({ agencies }: World, told: z.output<typeof ofAgency>, { typed = {}, notice = '', problems = [] }: Differs): Drawn =>
  notUsCard.draw({
    reference: told.reference,
    agency: told.agency,
    title: NOT_US.title,
    place: `${told.reference} · ${agencies.nameOf(told.agency)}`,
    purpose: NOT_US.purpose,
    notice,
    fields: drawFields({ page: NOT_US, revision: 0, saved: {}, typed, problems }),
  });
