import { z } from 'zod';
import { QUIET, QUIET_WORDS } from '../../domain/dates/forms';
import { addQuietDate, removeQuietDate } from '../../domain/dates/pauses';
import { QUIET_DATE } from '../../domain/dates/rows';
import { saidIn, type Problem, type Typed } from '../../domain/forms/answers';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { seesTimeline } from '../../domain/sight/visible';
import { day, inWords, londonDay, readDay } from '../../domain/time/days';
import type { Drawn, Reply, StoredReview } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import type { Changes } from '../change';
import { decided } from '../decided';
import { drawFields, fieldsOf, filledIn, formTop } from '../forms/fields';
import { notYet } from '../forms/form';
import { shownWhole } from '../kept';
import { ofReview, opened, type May } from '../opening';

const quietCard = card('clock/quiet', {
  preview: 'Days that matter to a family.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    days: z.array(z.object({ reference: z.string(), on: z.string(), day: z.string(), what: z.string() })),
    fields: fieldsOf(QUIET),
  }),
});

/** The quiet dates of a review; what day each is to the family is in a row of its own, and opening it is logged. */
export const quiet = action('clock/quiet', ofReview, async (world, told, press) => {
  const { review } = await opened(world, press, told.reference, keepsQuiet);
  return { card: await drawQuiet(world, press, review, {}) };
});

export const addQuiet = action('clock/addQuiet', ofReview, async (world, told, press) => {
  const { stored, review } = await opened(world, press, told.reference, keepsQuiet);
  const { typed, answers, problems } = filledIn(QUIET, press);
  if (problems.length > 0) return { card: await drawQuiet(world, press, review, { typed, problems }) };
  const on = readDay(saidIn(answers, 'on'));
  return changed(world, press, stored, typed, (present, by) => {
    const events = addQuietDate(present, by, { on, reason: QUIET_DATE.key({ on }) }, press.now);
    return { events, content: events.length > 0 ? [QUIET_DATE.write({ on }, { on }, { what: saidIn(answers, 'what') })] : [] };
  });
});

export const removeQuiet = action('clock/removeQuiet', ofReview.extend({ on: day }), async (world, told, press) => {
  const { stored } = await opened(world, press, told.reference, keepsQuiet);
  const reply = await changed(world, press, stored, {}, (present, by) => ({ events: removeQuietDate(present, by, told.on, press.now) }));
  await world.reviews.erase(told.reference, QUIET_DATE.key({ on: told.on }));
  return reply;
});

const keepsQuiet: May<boolean> = (review, by) => seesTimeline(review, by) && has(by, 'coordinator');

async function changed(
  world: World,
  press: Press,
  stored: StoredReview,
  typed: Typed,
  decide: (present: Review, by: Acting) => Changes,
): Promise<Reply> {
  try {
    const { review } = await decided(world, press, stored, decide);
    return { card: await drawQuiet(world, press, review, {}) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
    return { card: await drawQuiet(world, press, stored.review, { typed, notice: error.sentence }) };
  }
}

type Differs = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly notice?: string };

async function drawQuiet(world: World, press: Press, review: Review, { typed, problems, notice = '' }: Differs): Promise<Drawn> {
  const { reference, clock, events } = review;
  const here = { review, sees: { as: 'coordinator' } } as const;
  const rows = await shownWhole(world, press, here, 'quiet dates', (kept) => kept.all(reference, QUIET_DATE, {}));
  const what = new Map(rows.map(({ columns, json }) => [columns.on, json.what]));
  return quietCard.draw({
    title: QUIET.title,
    place: reference,
    purpose: QUIET.purpose,
    notice: problems ? notYet('added') : notice,
    reference,
    days: clock.quiet.map((on) => ({
      reference,
      on,
      day: inWords(on, londonDay(press.now)),
      what: QUIET_WORDS[what.get(on) ?? ''] ?? '',
    })),
    fields: drawFields({ page: QUIET, revision: events, saved: {}, typed, problems }),
  });
}
