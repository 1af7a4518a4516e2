import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { sendingTime } from '../../domain/reminders/reminders';
import { inWords, londonDay } from '../../domain/time/days';
import { warnBefore } from '../../domain/time/workingDays';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { deliver } from '../posts/deliver';
import { isSettled } from '../posts/ledger';

const coveredCard = card('counting/covered', {
  preview: 'The list of bank holidays ends soon.',
  shows: z.object({ repeat: z.string(), until: z.string() }),
});

const PARTITION = 'RULES-COVERED';

/**
 * Tells every administrator, once, that the list of bank holidays ends in less than six months. Nobody else can do anything about it,
 * and dates past its end are shown as not calculated yet, so that nothing is wrong meanwhile.
 */
export async function warnOfTheEnd(world: World, rules: Rules): Promise<void> {
  const now = world.clock();
  const { calendar } = rules;
  if (!warnBefore(calendar, londonDay(now)) || Date.parse(sendingTime(calendar, now)) > now.getTime()) return;
  const kind = `covered-${calendar.coveredUntil}~`;
  const claims = (await world.reviews.claims(PARTITION)).filter(({ key }) => key.startsWith(kind));
  const isOver = claims.length > 0 && claims.every(isSettled);
  if (isOver) return;
  for (const to of await world.people.withRole('administrator')) {
    const key = kind + to.person.id;
    const claimed = claims.find((claim) => claim.key === key);
    await deliver(world, { reference: PARTITION, key, claimed, to }, (repeat) => drawCovered(rules, repeat));
  }
}

const drawCovered = ({ calendar }: Rules, repeat: string): Drawn => coveredCard.draw({ repeat, until: inWords(calendar.coveredUntil) });
