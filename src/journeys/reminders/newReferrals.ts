import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { PARTNERSHIP } from '../../domain/reminders/wakes';
import type { Review } from '../../domain/review/review';
import { isUnacknowledged } from '../../domain/review/whereItIs';
import { instantInLondon, londonDay } from '../../domain/time/days';
import { isTellingDay } from '../../domain/time/workingDays';
import type { Drawn, KnownPerson, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { card, withNotice } from '../cards/card';
import { covered } from '../posts/deputies';
import { deliver, isOver, type Unreached } from '../posts/deliver';
import { recipientsOf } from '../posts/recipients';
import type { Roster } from '../posts/roster';
import { forWhom } from '../posts/standingIn';

const digestCard = card('reminders/newReferrals', {
  preview: 'Referrals that wait for a receipt.',
  shows: z.object({ heading: z.string(), repeat: z.string(), references: z.string() }),
});

const cannotWrite = card('reminders/cannotWrite', {
  preview: 'A colleague gets no messages.',
  shows: z.object({ name: z.string(), repeat: z.string() }),
});

const MOST = 20;
const AT_ONCE = 8;

/**
 * Tells the coordinators, once on a working day, of the referrals that nobody had acknowledged by 09:00. Each of these wakes the tick
 * at that time, so that those read now are all there are. Gives back the reviews of which somebody has not heard yet.
 */
export async function sendNewReferrals(
  world: World,
  roster: Roster,
  { calendar }: Rules,
  reviews: readonly Review[],
  now: Date,
): Promise<readonly Review[]> {
  const today = londonDay(now);
  const morning = instantInLondon(today, '09:00').toISOString();
  if (!isTellingDay(calendar, today) || Date.parse(morning) > now.getTime()) return [];
  const waiting = reviews.filter((review) => isUnacknowledged(review) && Date.parse(review.passedAt) < Date.parse(morning));
  if (waiting.length === 0) return [];
  const [digests, claims] = await Promise.all([digestsOf(roster, waiting, now), world.reviews.claims(PARTNERSHIP)]);
  const ledger = new Map(claims.map((claim) => [claim.key, claim]));
  const outcomes = await atMost(AT_ONCE, digests, async (digest) => {
    const { to } = digest;
    const key = `new-referrals-${today}~${to.person.id}`;
    const others = digests.flatMap((one) => (one === digest ? [] : [one.to]));
    // Where nobody knows whether it arrived, the others have the same list, and this one the next morning's.
    const unreached = async (why: Unreached) => why === 'unknown twice' || tellOthers(world, roster, ledger, to, others);
    return deliver(world, { reference: PARTNERSHIP, key, claimed: ledger.get(key), to, unreached }, (repeat) => drawFor(digest, repeat));
  });
  return outcomes.every(isOver) ? [] : waiting;
}

type Digest = { readonly to: KnownPerson; readonly references: readonly string[]; readonly instead: readonly KnownPerson[] };

/**
 * One digest for each person, the oldest referral first: for whoever is the coordinator in a case, or for their deputy while they are
 * away. A case that is hidden from somebody is not counted for them. `instead`: for whom it is, where none of it is the person's own.
 */
async function digestsOf(roster: Roster, waiting: readonly Review[], now: Date): Promise<readonly Digest[]> {
  const ordered = [...waiting].sort((one, other) => one.passedAt.localeCompare(other.passedAt));
  const all = (
    await Promise.all(ordered.map(async (review) => (await readersOf(roster, review, now)).map((one) => ({ review, ...one }))))
  ).flat();
  const people = new Map(all.map(({ to }) => [to.person.id, to]));
  return [...people.values()].map((to) => {
    const mine = all.filter((one) => one.to.person.id === to.person.id);
    const instead = mine.some((one) => one.holder.person.id === to.person.id) ? [] : mine.map(({ holder }) => holder);
    return {
      to,
      references: [...new Set(mine.map(({ review }) => review.reference))],
      instead: [...new Map(instead.map((one) => [one.person.id, one])).values()],
    };
  });
}

type Reader = { readonly to: KnownPerson; readonly holder: KnownPerson };

/** Who reads of one referral, and for whom. If nobody is there, those who are away read it: that is better than nobody. */
async function readersOf(roster: Roster, review: Review, now: Date): Promise<readonly Reader[]> {
  const cannot = review.conflicts.map(({ person }) => person);
  const holders = await recipientsOf(roster, review, { role: 'coordinator' });
  const found = await Promise.all(
    holders.map(async (holder): Promise<readonly Reader[]> => {
      const { cover, people } = await covered(roster, holder.person.id, now, cannot);
      return cover.by === 'office' ? [] : people.map((to) => ({ to, holder }));
    }),
  );
  const readers = found.flat();
  return readers.length > 0 ? readers : holders.map((holder) => ({ to: holder, holder }));
}

/**
 * Tells the others, or the chairs where there are none, that one of them cannot be written to: once, until that one installs the bot
 * again. True: they know.
 */
async function tellOthers(
  world: World,
  roster: Roster,
  ledger: ReadonlyMap<string, StoredClaim>,
  who: KnownPerson,
  others: readonly KnownPerson[],
): Promise<boolean> {
  const them = others.length > 0 ? others : (await roster.withRole('chair')).filter(({ person }) => person.id !== who.person.id);
  const since = who.welcomedAt.replace(/\D/g, '') || 'never';
  const told = await Promise.all(
    them.map(async (other) => {
      const key = `cannot-write-${since}~${who.person.id}~${other.person.id}`;
      return deliver(world, { reference: PARTNERSHIP, key, claimed: ledger.get(key), to: other }, (repeat) => drawCannotWrite(who, repeat));
    }),
  );
  return told.every(isOver);
}

const drawCannotWrite = ({ person }: KnownPerson, repeat: string): Drawn => cannotWrite.draw({ name: person.name, repeat });

function drawFor({ references, instead }: Digest, repeat: string): Drawn {
  const drawn = drawDigest(references, repeat);
  return instead.length > 0 ? withNotice(drawn, forWhom(instead)) : drawn;
}

function drawDigest(references: readonly string[], repeat: string): Drawn {
  const left = references.length - MOST;
  const named = references.slice(0, MOST).join(', ');
  return digestCard.draw({
    heading: references.length === 1 ? 'One new referral waits for a receipt' : `${references.length} new referrals wait for a receipt`,
    repeat,
    references: `Nobody has told the referrer yet who is in touch: ${named}${left > 0 ? `, and ${left} more` : ''}.`,
  });
}
