import { z } from 'zod';
import type { Answers } from '../../domain/answers';
import { recordLaAware, recordNotification, type ClockDates, type ClockEvent } from '../../domain/clock';
import { AWARE, awareIn, NOTIFICATION, notificationIn } from '../../domain/clockForm';
import { inWords, londonDay, londonTime } from '../../domain/days';
import type { Page } from '../../domain/pages';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review';
import { fill, type Problem, type Typed } from '../../domain/wizard';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../card';
import { change } from '../change';
import { settleSoon } from '../owed';
import { aReference } from '../referral/draft';
import { drawFields, shownField, typedInto } from '../referral/pageCard';
import { when } from '../referral/progress';
import { drawReview } from '../reviews/review';
import { notForYou, ofReview, openDates, type From } from './allowed';
import { drawTimeline } from './timeline';

const form = card('clock/date', {
  preview: 'A date to record.',
  holdsCase: true,
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    reference: z.string(),
    seen: z.string(),
    revision: z.number(),
    from: z.enum(['timeline', 'review']),
    saveVerb: z.string(),
    backVerb: z.string(),
    fields: z.array(shownField),
  }),
});

/** One date that a clock counts from: its form, what stands in it, and what recording it means. */
type Kind = {
  readonly page: Page;
  readonly saves: string;
  readonly now: (dates: ClockDates) => Answers;
  /** What tells one recording from another, so that nobody's is overwritten unseen; empty for none. */
  readonly mark: (dates: ClockDates) => string;
  readonly record: (dates: ClockDates, by: KnownPerson, answers: Answers, seen: string, now: Date) => ClockEvent[] | 'changed since';
  readonly said: (dates: ClockDates, now: Date) => string;
};

const NOTIFYING: Kind = {
  page: NOTIFICATION,
  saves: 'clock/record',
  now: ({ notification }) => (notification ? asTyped(notification.sentAt, notification.panelReference) : {}),
  mark: ({ notification }) => notification?.recordedAt ?? '',
  record: (dates, { person }, answers, seen, now) => recordNotification(dates, person, { ...notificationIn(answers), seen }, now),
  said: ({ notification }, now) => `Recorded: the notification was sent ${notification ? when(notification.sentAt, now) : ''}.`,
};

const BECOMING_AWARE: Kind = {
  page: AWARE,
  saves: 'clock/recordAware',
  now: ({ laAwareOn }) => (laAwareOn ? { awareOn: { said: laAwareOn } } : {}),
  mark: ({ laAwareOn }) => laAwareOn,
  record: (dates, { person }, answers, seen, now) => recordLaAware(dates, person, { on: awareIn(answers), seen }, now),
  said: ({ laAwareOn }) => `Recorded: the local authority became aware on ${laAwareOn ? inWords(laAwareOn) : ''}.`,
};

const asTyped = (sentAt: string, panelReference: string): Answers => {
  const at = new Date(sentAt);
  return {
    sentOn: { said: londonDay(at) },
    sentTime: { said: londonTime(at) },
    ...(panelReference && { panelReference: { said: panelReference } }),
  };
};

const fromForm = z.object({
  reference: aReference,
  seen: z.string().max(40),
  revision: z.coerce.number().int().nonnegative(),
  from: ofReview.shape.from,
});
type FromForm = z.output<typeof fromForm>;

const opens = (verb: string, kind: Kind) =>
  action(verb, ofReview, async (world, told, press) => {
    const { review } = await openDates(world, press, told.reference);
    return { card: drawForm(kind, review, told.from, {}) };
  });

const saves = (kind: Kind) =>
  action(
    kind.saves,
    fromForm,
    (world, told, press) => save(kind, world, told, press),
    (_world, told, press, notice) => ({ card: drawAgain(kind, told, press, notice) }),
  );

/** The form of the notification, at any moment of a review: when it was sent, and the Panel's reference. */
export const notify = opens('clock/notify', NOTIFYING);
export const record = saves(NOTIFYING);
/** The form of the day on which the local authority became aware. */
export const aware = opens('clock/aware', BECOMING_AWARE);
export const recordAware = saves(BECOMING_AWARE);

async function save(kind: Kind, world: World, told: FromForm, press: Press): Promise<Reply> {
  const { me, stored, review: before } = await openDates(world, press, told.reference);
  const typed = typedInto(kind.page, press.data);
  const { answers, problems } = fill(kind.page, kind.now(before.clock), typed, londonDay(press.now));
  if (problems.length > 0) return { card: drawForm(kind, before, told.from, { typed, problems, notice: LOOK_AGAIN }) };
  let elsewhere = false;
  try {
    const { review, changed } = await change(world, told.reference, Promise.resolve(stored), (present) => {
      const events = present ? kind.record(present.clock, me, answers, told.seen, press.now) : [];
      elsewhere = events === 'changed since';
      return { events: events === 'changed since' ? [] : events };
    });
    const now = (changed && (await settleSoon(world, told.reference))) || review;
    if (!now) throw notForYou();
    if (elsewhere) return { card: drawForm(kind, now, told.from, { typed, conflict: true, notice: ELSEWHERE }) };
    return await recorded(kind, world, told, press, now, me);
  } catch (error) {
    // Something about the dates themselves: the form stays, with what was typed and the sentence above it.
    if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
    return { card: drawForm(kind, before, told.from, { typed, notice: error.sentence }) };
  }
}

const LOOK_AGAIN = 'Not recorded yet: please look at the words in red.';
const ELSEWHERE =
  'This was recorded by somebody else, or in another window, since you opened it here. Below is what you typed, and what is recorded. Record again to keep yours.';

async function recorded(kind: Kind, world: World, told: FromForm, press: Press, review: Review, me: KnownPerson): Promise<Reply> {
  const back =
    told.from === 'timeline'
      ? drawTimeline(review, await world.rules(), me.person, press.now)
      : await drawReview(world, review, me, press.now);
  return press.where === 'dialog' ? { says: kind.said(review.clock, press.now), base: back } : { card: back };
}

type Differs = {
  readonly notice?: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
};

/** The form as the review stands, with what differs this time. */
function drawForm(kind: Kind, review: Review, from: From, differs: Differs): Drawn {
  const told = { reference: review.reference, seen: kind.mark(review.clock), revision: review.events, from };
  return draw(kind, told, kind.now(review.clock), differs);
}

/** The pressed form with what was typed, drawn without storage. */
const drawAgain = (kind: Kind, told: FromForm, press: Press, notice: string): Drawn =>
  draw(kind, told, {}, { typed: typedInto(kind.page, press.data), notice });

function draw({ page, saves: saveVerb }: Kind, told: FromForm, saved: Answers, { notice = '', typed, problems, conflict }: Differs): Drawn {
  const { reference, seen, revision, from } = told;
  const fields = drawFields({ page, revision, saved, typed, problems, conflict });
  return form.draw({
    title: page.title,
    place: `${reference} · ${seen ? 'recorded; you can correct it' : 'not recorded yet'}`,
    purpose: page.purpose,
    notice,
    reference,
    seen,
    revision,
    from,
    saveVerb,
    backVerb: from === 'timeline' ? 'clock/timeline' : 'reviews/open',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
