import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { owns } from '../../domain/dates/owners';
import { openMilestones } from '../../domain/dates/timeline';
import type { Review } from '../../domain/review/review';
import { compare, londonDay } from '../../domain/time/days';
import { tellingDay } from '../../domain/time/workingDays';
import type { KnownPerson } from '../../ports';
import { action } from '../action';
import { atMost } from '../cards/atMost';
import { acting } from '../opening';
import { standsInForNow, through } from '../posts/standingIn';
import { allListsOf } from '../reviews/mine';
import { drawDue, drawSaid, type Item } from './dueCard';
import { presentReminder } from './opened';

const AT_ONCE = 8;
/** What is due within so many working days is worth knowing of when somebody asks. */
const SOON_DAYS = 3;

/** All that is late or soon due and is this person's, in every review that lists them. */
export const mine = action('reminders/mine', z.object({}), async (world, _told, press) => {
  const [me, rules] = await Promise.all([press.me, world.rules()]);
  const instead = await standsInForNow(world, me);
  const references = [...new Set((await Promise.all(allListsOf(me, instead).map((list) => world.involved.in(list)))).flat())];
  const stored = await atMost(AT_ONCE, references, (reference) => world.reviews.read(reference));
  const items = stored.flatMap((one) => (one ? itemsOf(one.review, rules, me, instead, press.now) : []));
  if (items.length === 0) return { card: drawSaid('Nothing is due', NOTHING) };
  return { card: await drawDue(world, rules, me, items) };
});

const NOTHING = 'Nothing of yours is late, or due in the next three working days. I will remind you in time.';

function itemsOf(review: Review, rules: Rules, me: KnownPerson, instead: readonly KnownPerson[], now: Date): Item[] {
  const here = acting(review, me);
  if (!here) return [];
  const { person } = here;
  const soon = tellingDay(rules.calendar, londonDay(now), SOON_DAYS);
  return openMilestones(review, rules).flatMap((milestone): Item[] => {
    if (!owns(review, milestone, person)) return [];
    const reminder = presentReminder(review, rules, milestone, person, now);
    const isNear = reminder && compare(reminder.dueOn, soon) <= 0;
    const whose = through(person, instead, (somebody) => owns(review, milestone, somebody));
    const absent = whose && { name: whose.person.name, by: 'deputy' as const };
    return reminder && isNear ? [{ review, reminder, to: me, for: absent, slot: me.person.id, repeat: false }] : [];
  });
}
