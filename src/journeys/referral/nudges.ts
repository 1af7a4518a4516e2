import { nudgesOwed, type About } from '../../domain/referral/nudges';
import { pagesFor } from '../../domain/referral/pages';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { instantInLondon, londonDay, londonTime, nextDay, readDay, shortDay, type Instant } from '../../domain/time/days';
import type { DraftPage, Drawn, KnownPerson, StoredClaim } from '../../ports';
import type { World } from '../action';
import { drawNeedsYou, REPEAT } from '../cards/notice';
import { hold, isSettled, settleClaim, take } from '../posts/ledger';
import { isSent, routeOf } from './draft';

type Due = { readonly claim: StoredClaim; readonly about: About; readonly name: string; readonly who: string };

/** Posts what is due to the author of a referral that is still being written. True: nothing is left to do now. */
export async function settleNudges(world: World, reference: string, claims: readonly StoredClaim[]): Promise<boolean> {
  const now = world.clock();
  const due = claims.flatMap(nudged).filter(({ claim }) => !isSettled(claim) && Date.parse(claim.at) <= now.getTime());
  const settled = await Promise.all(due.map((one) => settleOne(world, reference, one, due)));
  return settled.every(Boolean);
}

function nudged(claim: StoredClaim): Due[] {
  const [, name = '', about, who = ''] = /^((notYet|laNotTold)-\d+-[\d-]+)~(.+)$/s.exec(claim.key) ?? [];
  return about === 'notYet' || about === 'laNotTold' ? [{ claim, about, name, who }] : [];
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
    await world.reviews.claim(reference, { ...claim, state: 'failed', reason: 'no longer needed' }, claim.etag);
    return true;
  }
  const until = await sendable(world, about);
  if (until) return held(world, reference, claim, until);
  return post(world, reference, one, known);
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
async function sendable(world: World, about: About): Promise<Instant | ''> {
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

async function post(world: World, reference: string, one: Due, to: KnownPerson): Promise<boolean> {
  const taken = await take(world, reference, one.claim.key, one.claim);
  if (typeof taken === 'string') return taken === 'settled';
  const posted = await world.chat.post(to.person.id, to.address, drawNudge(world, reference, one, taken.repeat));
  await settleClaim(world, reference, taken, posted);
  if (posted.outcome === 'sent' && posted.address !== to.address) await world.people.keepAddress(to.person.id, posted.address);
  if (posted.outcome !== 'sent') world.log.info('A post that is owed was not made.', { review: reference, code: posted.outcome });
  return posted.outcome === 'sent' || posted.outcome === 'unreachable';
}

const LENGTH_OF_DAY = '2026-03-31'.length;

function drawNudge({ settings }: World, reference: string, { about, name }: Due, isRepeat: boolean): Drawn {
  const savedOn = shortDay(readDay(name.slice(-LENGTH_OF_DAY)));
  const { service, day, night } = settings.duty;
  const words = {
    notYet: {
      heading: 'A “not yet” in your referral',
      what: `When you saved ${reference} on ${savedOn}, something that comes before a referral was “not yet”.`,
      next: 'If it is done now, open the referral and say so. If it has to wait, you can send the referral all the same.',
    },
    laNotTold: {
      heading: 'Does the local authority know?',
      what: `When you saved ${reference} on ${savedOn}, the local authority had not been told, or you did not know.`,
      next: `If nobody has phoned since, please phone now. ${service}: ${day}; evenings and weekends ${night}. Then open the referral and change the answer.`,
    },
  }[about];
  return drawNeedsYou({
    ...words,
    reference,
    repeat: isRepeat ? REPEAT : '',
    forward: 'Open the referral',
    verb: 'referral/open',
    opens: 'dialog',
  });
}
