import { z } from 'zod';
import { QUIET, QUIET_WORDS } from '../../domain/dates/forms';
import { addQuietDate, removeQuietDate } from '../../domain/dates/pauses';
import { said, type Problem, type Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { has } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { seesTimeline } from '../../domain/sight/visible';
import { day, inWords, londonDay, readDay } from '../../domain/time/days';
import type { Content, Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { change, type Decision } from '../change';
import { drawFields, fieldsOf, formTop, typedInto } from '../forms/fields';
import { aReference } from '../opening';
import { notForYou, open, type Opened } from './opened';

const quietCard = card('clock/quiet', {
  preview: 'Days that matter to a family.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    days: z.array(z.object({ reference: z.string(), on: z.string(), day: z.string(), what: z.string() })),
    fields: fieldsOf(QUIET),
  }),
});

const What = z.object({ what: z.string() });
const KEY = 'quiet~';
const whatRow = (on: string, what: string): Content => ({ key: KEY + on, columns: { on }, json: { what } });

/** The quiet dates of a review; what day each is to the family is in a row of its own, and opening it is logged. */
export const quiet = action('clock/quiet', z.object({ reference: aReference }), async (world, told, press) => {
  const opened = await openQuiet(world, press, told.reference);
  return { card: await drawQuiet(world, press, opened.review, {}) };
});

export const addQuiet = action('clock/addQuiet', z.object({ reference: aReference }), async (world, told, press) => {
  const { me, stored, review } = await openQuiet(world, press, told.reference);
  const typed = typedInto(QUIET, press.data);
  const { answers, problems } = fill(QUIET, {}, typed, londonDay(press.now));
  if (problems.length > 0) return { card: await drawQuiet(world, press, review, { typed, problems }) };
  const on = readDay(said(answers, 'on'));
  return changed(world, press, stored, typed, (present) => {
    const events = addQuietDate(present, me.person, { on, reason: KEY + on }, press.now);
    return { events, content: events.length > 0 ? [whatRow(on, said(answers, 'what'))] : [] };
  });
});

export const removeQuiet = action('clock/removeQuiet', z.object({ reference: aReference, on: day }), async (world, told, press) => {
  const { me, stored } = await openQuiet(world, press, told.reference);
  const reply = await changed(world, press, stored, {}, (present) => ({ events: removeQuietDate(present, me.person, told.on, press.now) }));
  await world.reviews.erase(told.reference, KEY + told.on);
  return reply;
});

const openQuiet = (world: World, press: Press, reference: string): Promise<Opened> =>
  open(world, press, reference, (review, person) => seesTimeline(review, person) && has(person, 'coordinator'));

async function changed(
  world: World,
  press: Press,
  stored: Opened['stored'],
  typed: Typed,
  decide: (present: Review) => Decision,
): Promise<Reply> {
  try {
    const { review } = await change(world, stored.review.reference, Promise.resolve(stored), (present) =>
      present ? decide(present) : { events: [] },
    );
    if (!review) throw notForYou();
    return { card: await drawQuiet(world, press, review, {}) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
    return { card: await drawQuiet(world, press, stored.review, { typed, notice: error.sentence }) };
  }
}

type Differs = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly notice?: string };

async function drawQuiet(world: World, press: Press, review: Review, { typed, problems, notice = '' }: Differs): Promise<Drawn> {
  const { reference, clock, events } = review;
  const view = { who: press.who, as: 'coordinator', what: 'quiet dates', at: press.now.toISOString() } as const;
  const [rows] = await Promise.all([world.reviews.content(reference, KEY), world.seen.record(reference, view)]);
  const what = new Map(rows.map((row) => [row.key, What.parse(row.json).what]));
  return quietCard.draw({
    title: QUIET.title,
    place: reference,
    purpose: QUIET.purpose,
    notice: problems ? 'Not added yet: please look at the words in red.' : notice,
    reference,
    days: clock.quiet.map((on) => ({
      reference,
      on,
      day: inWords(on, londonDay(press.now)),
      what: QUIET_WORDS[what.get(KEY + on) ?? ''] ?? '',
    })),
    fields: drawFields({ page: QUIET, revision: events, saved: {}, typed, problems }),
  });
}
