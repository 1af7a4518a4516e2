import { z } from 'zod';
import { markDone } from '../../domain/dates/marks';
import type { Milestone } from '../../domain/dates/milestone';
import { openMilestones, timeline } from '../../domain/dates/timeline';
import { instant } from '../../domain/fact';
import { askForHelp, snooze } from '../../domain/reminders/ownWork';
import { reminders } from '../../domain/reminders/reminders';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import { londonDay, when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import type { Acting } from '../../domain/sight/acting';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { timeInWords } from './buttons';
import { drawDue, drawSaid } from './dueCard';
import { ofMilestone, openMilestone, presentReminder, type OpenedMilestone } from './opened';

/** A reminder as it stands now, however old the one is that was pressed. */
export const one = action('reminders/one', ofMilestone, async (world, told, press) => ({
  card: await drawOne(world, await openMilestone(world, press, told)),
}));

/** Where somebody's word is the fact, one press is enough: it was done today. */
export const done = action('reminders/done', ofMilestone, async (world, told, press) => {
  const opened = await openMilestone(world, press, told);
  const said = { milestone: told.milestone, on: londonDay(press.now) };
  const present = await recorded(world, press, opened, (review, _milestone, by) => markDone(review, opened.rules, by, said, press.now));
  const isOpen = openMilestones(present.review, present.rules).some(({ key }) => key === told.milestone);
  return { card: await drawOne(world, { ...present, isOpen }) };
});

export const again = action('reminders/again', ofMilestone.extend({ value: instant }), async (world, told, press) => {
  const opened = await openMilestone(world, press, told);
  const present = await recorded(world, press, opened, (review, milestone, by) => {
    const [reminder] = reminders(review, opened.rules).filter((each) => each.milestone === milestone.key);
    if (!reminder) return [];
    const said = { until: told.value, dueOn: reminder.dueOn, calendar: opened.rules.calendar };
    return snooze(review, milestone, by, said, press.now);
  });
  return { card: await drawOne(world, present, `I will remind you ${timeInWords(told.value, press.now)}.`) };
});

export const help = action(
  'reminders/help',
  ofMilestone.extend({ value: z.coerce.number().int().nonnegative() }),
  async (world, told, press) => {
    const opened = await openMilestone(world, press, told);
    const present = await recorded(world, press, opened, (review, milestone, by) =>
      askForHelp(review, milestone, by, told.value, press.now.toISOString()),
    );
    const { name, telephone } = world.settings.office;
    return {
      card: await drawOne(
        world,
        present,
        `${name} has been told that you need help, and will contact you. You can also ring ${telephone}.`,
      ),
    };
  },
);

/** Changes the review as it is decided, and gives back how things then stand. A milestone that is done needs nothing. */
export async function recorded(
  world: World,
  press: Press,
  opened: OpenedMilestone,
  decide: (review: Review, milestone: Milestone, by: Acting) => readonly ReviewEvent[],
): Promise<OpenedMilestone> {
  const { milestone, isOpen, stored } = opened;
  if (!milestone || !isOpen) return opened;
  const { review, me } = await decided(world, press, stored, (before, by) => ({ events: decide(before, milestone, by) }));
  return { ...opened, review, me };
}

/** One milestone with all that can be pressed about it; or, where there is nothing left to do, that in a sentence. */
export async function drawOne(world: World, opened: OpenedMilestone, notice = ''): Promise<Drawn> {
  const { review, rules, milestone, me } = opened;
  const { reference } = review;
  const now = world.clock();
  const reminder = milestone && opened.isOpen ? presentReminder(review, rules, milestone, me.person, now) : undefined;
  if (!milestone || !reminder) return drawSaid(reference, notice || nothingLeft(opened, now));
  const item = { review, reminder, to: me, for: undefined, slot: me.person.id, repeat: false };
  return drawDue(world, rules, me, [item], { heading: reference, notice, all: true });
}

function nothingLeft({ review, rules, milestone, isOpen }: OpenedMilestone, now: Date): string {
  if (!milestone) return 'This date is no longer one of the review’s. There is nothing for you to do.';
  const done = timeline(review, rules, now).milestones.find((each) => each.milestone.key === milestone.key);
  if (isOpen) return `${milestone.title}: there is nothing for you to do now.`;
  return `${milestone.title}: done${done?.doneAt ? ` ${when(done.doneAt, now)}` : ''}. There is nothing left for you to do.`;
}
