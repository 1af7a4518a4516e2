import { z } from 'zod';
import { begin, end, move, pause, resume, show } from '../../domain/discussion/leading';
import { stageCalled } from '../../domain/discussion/stages';
import { spreadOf, type Spread } from '../../domain/discussion/words';
import { Refusal } from '../../domain/refusal';
import type { DiscussionEvent } from '../../domain/review/discussion';
import type { Review } from '../../domain/review/review';
import type { Content, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { change } from '../change';
import { ROSTER_UNKNOWN, whoIsNotInvited } from '../meeting/chat';
import { aReference } from '../opening';
import { settleSoon } from '../posts/settle';
import { wordingFor } from './child';
import { drawLead } from './leadCard';
import { readRecord, seal, showingRow, type AllSaid } from './record';
import { boardChanged } from './redraw';
import { newKey } from './sealed';
import { aRound, keyRow, NOT_FOR_YOU, seated, type Seated } from './seat';

const ofReview = z.object({ reference: aReference });
const atVisit = ofReview.extend({ visit: aRound.visit });

/** The facilitator's card as it stands now. */
export const lead = action('discussion/lead', ofReview, async (world, told, press) => {
  const { review } = await leading(world, press, told.reference);
  return { card: await drawLead(world, review) };
});

/** Begins the discussion. The child's wording is fixed now, and the key is made by which words are marked. */
export const beginNow = action('discussion/begin', ofReview, async (world, told, press) => {
  const seat = await leading(world, press, told.reference);
  const [uninvited, wording] = await Promise.all([notInvited(world, seat.review), wordingFor(world, told.reference, press.now)]);
  return answerTo(world, seat, (review) => ({
    events: begin(review, seat.me.person, { wording, uninvited }, press.now.toISOString()),
    content: [keyRow(newKey())],
    lists: (review.meeting?.invited ?? []).map((id) => `person~${id}`),
  }));
});

/** Shows what was said in one visit; its own press, and never a part of moving on. */
export const showNow = action('discussion/show', ofReview.extend(aRound), async (world, told, press) => {
  const seat = await leading(world, press, told.reference);
  const [record, uninvited] = await Promise.all([readRecord(world, told.reference, told), notInvited(world, seat.review)]);
  const round = { stage: told.stage, visit: told.visit };
  const sealed = seal(record, round);
  return answerTo(world, seat, (review) => ({
    events: show(review, seat.me.person, { ...round, count: sealed.count, digest: sealed.digest, uninvited }, press.now.toISOString()),
    content: [
      showingRow(round, review.discussion.shown.filter(({ visit }) => visit === round.visit).length, {
        ...sealed,
        spread: spreads(record, told.stage),
      }),
    ],
  }));
});

const moving = (verb: string, to: 'next' | 'back') =>
  action(verb, atVisit, async (world, told, press) => {
    const seat = await leading(world, press, told.reference);
    return answerTo(world, seat, (review) => ({
      events: move(review, seat.me.person, { visit: told.visit, to }, press.now.toISOString()),
    }));
  });
export const next = moving('discussion/next', 'next');
export const back = moving('discussion/back', 'back');

const switching = (verb: string, decide: typeof pause) =>
  action(verb, atVisit, async (world, told, press) => {
    const seat = await leading(world, press, told.reference);
    return answerTo(world, seat, (review) => ({ events: decide(review, seat.me.person, { visit: told.visit }, press.now.toISOString()) }));
  });
export const pauseNow = switching('discussion/pause', pause);
export const resumeNow = switching('discussion/resume', resume);
export const endNow = switching('discussion/end', end);

/** An end cannot be taken back, so it is asked for twice. */
export const askToEnd = action('discussion/askToEnd', atVisit, async (world, told, press) => {
  const { review } = await leading(world, press, told.reference);
  const isNow = review.discussion.visit === told.visit && review.discussion.state !== 'ended';
  return { card: await drawLead(world, review, isNow ? 'ending' : undefined) };
});

async function leading(world: World, press: Press, reference: string): Promise<Seated> {
  const seat = await seated(world, press, reference);
  if (!seat.seat.leads) throw new Refusal('not allowed', 'Only the facilitator of this meeting, or the coordinator, leads the discussion.');
  return seat;
}

/** Names of people in the chat who should not be; refuses while nobody can know them. */
async function notInvited(world: World, review: Review): Promise<readonly string[]> {
  const names = await whoIsNotInvited(world, review);
  if (names === ROSTER_UNKNOWN)
    throw new Refusal('not complete', 'Teams does not say just now who is in the chat. Please try again in a minute.');
  return names;
}

/** Decides, posts what is then owed in the meeting's chat, and shows the facilitator the true state, whether this press changed it or not. */
async function answerTo(
  world: World,
  { review: { reference }, stored }: Seated,
  decide: (review: Review) => { events: DiscussionEvent[]; content?: Content[]; lists?: string[] },
): Promise<Reply> {
  const { review, changed } = await change(world, reference, Promise.resolve(stored), (before) =>
    before ? decide(before) : { events: [] },
  );
  // A board that was only just posted shows what is so.
  if (changed && stored.review.discussion.state !== 'not begun') await boardChanged(world, reference);
  const now = (changed && (await settleSoon(world, reference))) || review;
  if (!now) throw new Refusal('not found', NOT_FOR_YOU);
  return { card: await drawLead(world, now) };
}

/** The spread of each question's numbers, frozen when they are shown. */
const spreads = (record: AllSaid, stage: number): Record<string, Spread> =>
  Object.fromEntries(
    stageCalled(stage).scales.flatMap(({ id }) => {
      const spread = spreadOf(record.numbers.flatMap(({ numbers }) => numbers[id] ?? []));
      return spread ? [[id, spread]] : [];
    }),
  );
