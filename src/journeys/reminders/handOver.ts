import { z } from 'zod';
import type { Milestone } from '../../domain/dates/milestone';
import { isThere } from '../../domain/people/cover';
import type { PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { handOver as handsOver, mayTake, takes } from '../../domain/reminders/ownWork';
import { whose } from '../../domain/review/reminding';
import { londonDay } from '../../domain/time/days';
import type { KnownPerson } from '../../ports';
import { action, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card } from '../cards/card';
import { passAnswer } from '../information/answerDraft';
import { acting } from '../opening';
import { drawSaid } from './dueCard';
import { ofMilestone, openMilestone, presentReminder, type OpenedMilestone } from './opened';
import { drawOne, recorded } from './presses';
import { inWords } from './words';

const handOverCard = card('reminders/handOver', {
  preview: 'Who should do this?',
  shows: z.object({
    reference: z.string(),
    milestone: z.string(),
    what: z.string(),
    next: z.string(),
    seen: z.string(),
    people: z.array(z.object({ reference: z.string(), milestone: z.string(), person: z.string(), name: z.string(), tip: z.string() })),
  }),
});

/** How many colleagues one card lists; the deputy is always the first. */
const MOST = 8;

/** Who else could do this: the person's deputy first, then colleagues with the role. */
export const handOver = action('reminders/handOver', ofMilestone, async (world, told, press) => {
  const opened = await openMilestone(world, press, told);
  const { review, rules, milestone, isOpen } = opened;
  const { person } = opened.me;
  const reminder = milestone && isOpen ? presentReminder(review, rules, milestone, person, press.now) : undefined;
  if (!milestone || !reminder) return { card: await drawOne(world, opened) };
  const people = await colleagues(world, opened, milestone, press.now);
  const { reference } = review;
  return {
    card: handOverCard.draw({
      reference,
      milestone: milestone.key,
      what: inWords(world, { review, reminder, to: opened.me, for: undefined }, rules, press.now).what,
      next: people.length > 0 ? CHOOSE : NOBODY,
      seen: String(review.reminding.helpAsked[whose(milestone.key, person.id)]?.times ?? 0),
      people: people.map((known, index) => ({
        reference,
        milestone: milestone.key,
        person: known.person.id,
        name: nameAndAgency(world, known),
        // Two colleagues may have one name.
        tip: `Colleague ${index + 1} of ${people.length}`,
      })),
    }),
  };
});

const CHOOSE = 'Whoever you ask is told at once, and reminded from then on instead of you. It is kept who handed it over.';
const NOBODY = 'I know of nobody else who can do this. The partnership office can help.';

export const handTo = action('reminders/handTo', ofMilestone.extend({ value: z.string().max(200) }), async (world, told, press) => {
  const opened = await openMilestone(world, press, told);
  const to = await world.people.find(told.value);
  if (!to || !isThere(to, londonDay(press.now))) throw new Refusal('not allowed', 'They are not there now. Please choose somebody else.');
  const after = await recorded(world, press, opened, (review, milestone, by) => {
    const taker = acting(review, to);
    if (!taker) throw cannotTake();
    return handsOver(review, milestone, by, taker.person, press.who, press.now.toISOString());
  });
  await passAnswers(world, after, to.person.id);
  return { card: drawSaid(opened.review.reference, `${to.person.name} has it now and has been told. You are no longer reminded of it.`) };
});

/** What was half written of an agency's answer goes with its request; pressed again, it goes on where it stopped. */
async function passAnswers(world: World, { review, me }: OpenedMilestone, to: PersonId): Promise<void> {
  const theirs = Object.entries(review.information.requests).filter(([, { author }]) => author === to);
  for (const [agency] of theirs) await passAnswer(world, review.reference, agency, me.person.id, to);
}

/** The same as for whoever may not do it: that somebody has a conflict of interest is nobody's to know. */
const cannotTake = (): Refusal =>
  new Refusal('not allowed', 'They cannot take this over. Please choose somebody else, or ask the partnership office for help.');

async function colleagues(world: World, { review, me }: OpenedMilestone, milestone: Milestone, now: Date): Promise<readonly KnownPerson[]> {
  const { person } = me;
  const wanted = takes(review, milestone, person);
  if (!wanted) return [];
  const found = await Promise.all(wanted.roles.map((role) => world.people.withRole(role, wanted.agency || undefined)));
  const able = found.flat().filter((one) => {
    const here = acting(review, one);
    return here !== undefined && one.person.id !== person.id && isThere(one, londonDay(now)) && mayTake(wanted, here.person);
  });
  const each = [...new Map(able.map((one) => [one.person.id, one])).values()];
  const isDeputy = (one: KnownPerson): number => (one.person.id === me.deputy ? 0 : 1);
  return each.sort((one, other) => isDeputy(one) - isDeputy(other)).slice(0, MOST);
}
