import { nudgeOf, nudgesOwed, type NudgeOf } from '../../domain/referral/nudges';
import { pagesFor } from '../../domain/referral/pages';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { instantInLondon, londonDay, londonTime, nextDay, shortDay, type Instant } from '../../domain/time/days';
import type { DraftPage, Drawn, StoredClaim } from '../../ports';
import type { World } from '../action';
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
  if (until) return held(world, reference, claim, until);
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

async function held(world: World, reference: string, claim: StoredClaim, until: Instant): Promise<boolean> {
  await world.owedIndex.add({ at: until, reference });
  await hold(world, reference, claim.key, claim, { until, reason: 'outside working hours' });
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
