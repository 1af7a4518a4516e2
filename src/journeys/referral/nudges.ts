import { nudgeOf, nudgesOwed, type NudgeOf } from '../../domain/referral/nudges';
import { pagesFor } from '../../domain/referral/pages';
import { isQuiet } from '../../domain/dates/pauses';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { instantInLondon, londonDay, londonTime, nextDay, shortDay, type Instant } from '../../domain/time/days';
import type { DraftPage, Drawn, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { drawNeedsYou } from '../cards/notice';
import { numbersInWords } from '../cards/numbers';
import { deliver, isOver } from '../posts/deliver';
import { giveUp, hold, isSettled } from '../posts/ledger';
import { isSent, routeOf } from './draft';

type Due = NudgeOf & { readonly claim: StoredClaim };

/** Posts what is due to the author of a referral that is still being written. True: nothing is left to do now. */
export async function settleNudges(world: World, reference: string, claims: readonly StoredClaim[]): Promise<boolean> {
  const now = world.clock();
  const due = claims.flatMap(nudged).filter(({ claim }) => !isSettled(claim) && Date.parse(claim.at) <= now.getTime());
  const settled = await Promise.all(due.map((one) => settleOne(world, reference, one, due)));
  return settled.every(Boolean);
}

function nudged(claim: StoredClaim): Due[] {
  const nudge = nudgeOf(claim.key);
  return nudge ? [{ ...nudge, claim }] : [];
}

async function settleOne(world: World, reference: string, one: Due, due: readonly Due[]): Promise<boolean> {
  const { claim, who, about } = one;
  const [pages, stored, known] = await Promise.all([
    world.drafts.pages(who, reference),
    world.reviews.read(reference),
    world.people.find(who),
  ]);
  const later = due.some((other) => other.about === about && other.who === who && other.name > one.name);
  if (later || !known?.person.roles.length || !(await isOwed(world, one, pages, stored?.review))) {
    await giveUp(world, { reference, claimed: claim }, 'no longer needed');
    return true;
  }
  const until = await sendable(world, about);
  if (until) return held(world, reference, claim, { until, reason: isAfterOthers(claim) ? OTHERS_FIRST : 'outside working hours' });
  if (about === 'laNotTold' && stored && !isAfterOthers(claim)) return othersFirst(world, stored.review, one);
  // Others were asked; whoever wrote it is told nothing of a review in which they have a conflict of interest.
  if (stored && isConflicted(stored.review, who)) {
    await giveUp(world, { reference, claimed: claim }, 'no longer needed');
    return true;
  }
  const outcome = await deliver(world, { reference, key: claim.key, claimed: claim, to: known }, (repeat) =>
    drawNudge(world, reference, one, repeat),
  );
  return isOver(outcome);
}

/** Only what is still being written, by somebody who may, and still says the same, is asked about. */
async function isOwed(world: World, { name, about }: Due, pages: readonly DraftPage[], review: Review | undefined): Promise<boolean> {
  if (pages.length === 0 || isSent(review)) return false;
  if (about === 'laNotTold' && (review?.clock.laAwareOn || review?.clock.notification)) return false;
  const route = routeOf(pages, review);
  if (!route) return false;
  return nudgesOwed(pagesFor(route), pages, (await world.rules()).calendar).some((owed) => owed.name === name);
}

const OTHERS_FIRST = 'others first';
const isAfterOthers = ({ state, reason }: StoredClaim): boolean => state === 'waiting' && reason === OTHERS_FIRST;

/**
 * Asks the agency's lead and the office, once each, and holds the word to whoever wrote it until the next morning that is not kept free
 * for the family: others can tell the authority as well, and whoever wrote it may have had a hard night. True: nothing is left to do now.
 */
async function othersFirst(world: World, review: Review, { claim, who }: Due): Promise<boolean> {
  const { reference } = review;
  const [lead, office, claims] = await Promise.all([
    review.lead ? world.people.find(review.lead) : undefined,
    world.people.withRole('coordinator'),
    world.reviews.claims(reference),
  ]);
  const others = [...(lead ? [lead] : []), ...office].filter(({ person: { id } }) => id !== who && !isConflicted(review, id));
  const outcomes = await atMost(AT_ONCE, others, (to) => {
    const key = `first-${claim.key}~${to.person.id}`;
    const claimed = claims.find((made) => made.key === key);
    return deliver(world, { reference, key, claimed, to }, (repeat) => drawFirst(world, review, repeat));
  });
  if (!outcomes.every(isOver)) return false;
  return held(world, reference, claim, { until: authorsMorning(world, review), reason: OTHERS_FIRST });
}

const AT_ONCE = 8;

function authorsMorning(world: World, review: Review): Instant {
  let day = nextDay(londonDay(world.clock()));
  while (isQuiet(review, day)) day = nextDay(day);
  return instantInLondon(day, FROM).toISOString();
}

const drawFirst = ({ settings }: World, { reference, alertedAt }: Review, repeat: string): Drawn =>
  drawNeedsYou({
    reference,
    repeat,
    heading: 'Does the local authority know?',
    what: `When the short start was sent on ${shortDay(londonDay(new Date(alertedAt)))}, the local authority had not been told, or the referrer did not know.`,
    next: `If nobody has phoned since, please phone now. ${numbersInWords(settings)}. Whoever wrote it is asked tomorrow, if nobody has said by then.`,
    forward: 'Open the review',
    verb: 'reviews/open',
    opens: 'chat',
  });

const FROM = '09:00';
const UNTIL = '17:30';

/** Until when it is held back; empty when it may be sent now. That nobody told the local authority does not wait for a working day. */
async function sendable(world: World, about: Due['about']): Promise<Instant | ''> {
  const now = world.clock();
  const at = about === 'laNotTold' ? nextMorning(now) : sendingTime((await world.rules()).calendar, now);
  return Date.parse(at) > now.getTime() ? at : '';
}

function nextMorning(now: Date): Instant {
  const [today, time] = [londonDay(now), londonTime(now)];
  if (time >= FROM && time <= UNTIL) return now.toISOString();
  return instantInLondon(time < FROM ? today : nextDay(today), FROM).toISOString();
}

type Held = { readonly until: Instant; readonly reason: string };

async function held(world: World, reference: string, claim: StoredClaim, { until, reason }: Held): Promise<boolean> {
  await world.owedIndex.add({ at: until, reference });
  await hold(world, reference, claim.key, claim, { until, reason });
  return true;
}

function drawNudge({ settings }: World, reference: string, { about, ...due }: Due, repeat: string): Drawn {
  const savedOn = shortDay(due.savedOn);
  const words = {
    notYet: {
      heading: 'A “not yet” in your referral',
      what: `When you saved ${reference} on ${savedOn}, something that comes before a referral was “not yet”.`,
      next: 'If it is done now, open the referral and say so. If it has to wait, you can send the referral all the same.',
    },
    laNotTold: {
      heading: 'Does the local authority know?',
      what: `When you saved ${reference} on ${savedOn}, the local authority had not been told, or you did not know.`,
      next: `If nobody has phoned since, please phone now. ${numbersInWords(settings)}. Then open the referral and change the answer.`,
    },
  }[about];
  return drawNeedsYou({
    ...words,
    reference,
    repeat,
    forward: 'Open the referral',
    verb: 'referral/open',
    opens: 'dialog',
  });
}
