import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { sendingTime } from '../../domain/reminders/reminders';
import { inWords, londonDay } from '../../domain/time/days';
import { warnBefore } from '../../domain/time/workingDays';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { REPEAT } from '../cards/notice';
import { settleClaim, take } from '../posts/ledger';

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
  const isOver = claims.length > 0 && claims.every(({ state }) => state === 'sent' || state === 'failed');
  if (isOver) return;
  for (const { person, address } of await world.people.withRole('administrator')) {
    const key = kind + person.id;
    const taken = await take(
      world,
      PARTITION,
      key,
      claims.find((claim) => claim.key === key),
    );
    if (typeof taken === 'string') continue;
    await settleClaim(world, PARTITION, taken, await world.chat.post(person.id, address, drawCovered(rules, taken.repeat)));
  }
}

const drawCovered = ({ calendar }: Rules, repeat: boolean): Drawn =>
  coveredCard.draw({ repeat: repeat ? REPEAT : '', until: inWords(calendar.coveredUntil) });
