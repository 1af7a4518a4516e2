import { begin, end, move, pause, resume, show } from '../../domain/discussion/leading';
import { stageCalled } from '../../domain/discussion/stages';
import { spreadOf, type Spread } from '../../domain/discussion/words';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { invitedTo } from '../../domain/review/whereItIs';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { ROSTER_UNKNOWN, whoIsNotInvited } from '../meeting/chat';
import { ofReview } from '../opening';
import { wordingFor } from './child';
import { drawLead } from './leadCard';
import { readRecord, seal, showingRow, type AllSaid } from './record';
import { boardChanged } from './redraw';
import { newKey } from './sealed';
import { aVisit, keyRow, seated, type Seated } from './seat';
import { unshown } from '../kept';

const atVisit = ofReview.extend({ visit: aVisit.visit });

/** The facilitator's card as it stands now. */
export const lead = action('discussion/lead', ofReview, async (world, told, press) => {
  const { review } = await leading(world, press, told.reference);
  return { card: await drawLead(world, review) };
});

/** Begins the discussion. The child's wording is set now, and the key is made by which words are marked. */
export const beginNow = action('discussion/begin', ofReview, async (world, told, press) => {
  const seat = await leading(world, press, told.reference);
  const [uninvited, wording] = await Promise.all([notInvited(world, seat.review), wordingFor(world, seat.review, press.now)]);
  return answerTo(world, press, seat, (review, by, at) => ({
    events: begin(review, by, { wording, uninvited }, at),
    content: [keyRow(newKey())],
    lists: invitedTo(review).map((id) => `person~${id}`),
  }));
});

/** Shows what was said in one visit; its own press, and never a part of moving on. */
export const showNow = action('discussion/show', ofReview.extend(aVisit), async (world, told, press) => {
  const seat = await leading(world, press, told.reference);
  const [record, uninvited] = await Promise.all([readRecord(unshown(world), told.reference, told), notInvited(world, seat.review)]);
  const round = { stage: told.stage, visit: told.visit };
  const sealed = seal(record, round);
  return answerTo(world, press, seat, (review, by, at) => ({
    events: show(review, by, { ...round, count: sealed.count, digest: sealed.digest, uninvited }, at),
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
    // Who is there is asked only where something is opened.
    const opens = move(seat.review, seat.me.person, { visit: told.visit, to, uninvited: [] }, press.now.toISOString());
    const uninvited = opens.length > 0 ? await notInvited(world, seat.review) : [];
    return answerTo(world, press, seat, (review, by, at) => ({
      events: move(review, by, { visit: told.visit, to, uninvited }, at),
    }));
  });
export const next = moving('discussion/next', 'next');
export const back = moving('discussion/back', 'back');

const switching = (verb: string, decide: typeof pause) =>
  action(verb, atVisit, async (world, told, press) => {
    const seat = await leading(world, press, told.reference);
    return answerTo(world, press, seat, (review, by, at) => ({ events: decide(review, by, { visit: told.visit }, at) }));
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
  if (!seat.sees.leads) throw new Refusal('not allowed', 'Only the facilitator of this meeting, or the coordinator, leads the discussion.');
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
async function answerTo(world: World, press: Press, { stored }: Seated, decide: Parameters<typeof decided>[3]): Promise<Reply> {
  const { review, changed } = await decided(world, press, stored, decide);
  // A board that was only just posted shows what is so.
  if (changed && stored.review.discussion.state !== 'not begun') await boardChanged(world, review.reference);
  return { card: await drawLead(world, review) };
}

/** The spread of each question's numbers, frozen when they are shown. */
const spreads = (record: AllSaid, stage: number): Record<string, Spread> =>
  Object.fromEntries(
    stageCalled(stage).scales.flatMap(({ id }) => {
      const spread = spreadOf(record.numbers.flatMap(({ numbers }) => numbers[id] ?? []));
      return spread ? [[id, spread]] : [];
    }),
  );
