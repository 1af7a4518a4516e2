import { z } from 'zod';
import { differences, mayChoose } from '../../domain/dates/choosing';
import { presetInWords, SUBJECTS, type Subject } from '../../domain/dates/choosingPages';
import { rulesOf, SHIPPED_CHOICES, type Choices, type Rules } from '../../domain/dates/counting';
import { COUNTED_FROM } from '../../domain/dates/dayOf';
import { REVIEW_TYPES } from '../../domain/reviewTypes';
import { Refusal } from '../../domain/refusal';
import { inWords, londonDay, shortDay, when } from '../../domain/time/days';
import type { Drawn, KeptChoices, KnownPerson } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { listed } from '../cards/listed';

const showCard = card('counting/show', {
  preview: 'How the partnership counts its days.',
  shows: z.object({
    notice: z.string(),
    facts: z.array(z.object({ what: z.string(), said: z.string() })),
    added: z.array(z.string()),
    changes: z.array(z.object({ subject: z.enum(SUBJECTS), title: z.string() })),
    types: z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(z.string()) })),
    last: z.array(z.string()),
  }),
});

export type Present = Awaited<ReturnType<KeptChoices['present']>>;
export const choicesOf = (present: Present): Choices => present?.chosen.choices ?? SHIPPED_CHOICES;

/** Whoever chooses how days are counted, with the choices as they stand. Nothing of any case is here. */
export async function openChoices(world: World, press: Press): Promise<{ readonly me: KnownPerson; readonly present: Present }> {
  const [me, present] = await Promise.all([press.me, world.choices.present()]);
  if (!mayChoose(me.person))
    throw new Refusal('not allowed', 'Only an administrator or the coordinator sees this. Please speak to the partnership office.');
  return { me, present };
}

/** How the partnership counts: its days, its milestones, what day 0 is, and what was changed last. */
export const show = action('counting/show', z.object({}), async (world, _told, press) => {
  const { present } = await openChoices(world, press);
  return { card: await drawRules(world, present, press.now) };
});

export async function drawRules(world: World, present: Present, now: Date, notice = ''): Promise<Drawn> {
  const choices = choicesOf(present);
  const rules = rulesOf(choices);
  const today = londonDay(now);
  return showCard.draw({
    notice: [notice, present && present.applied.version < present.chosen.version ? FOLLOWING : ''].filter(Boolean).join(' '),
    facts: [
      { what: 'Rapid review', said: `Counted from ${COUNTED_FROM[choices.countedFrom]}` },
      { what: 'Rhythm', said: presetInWords(choices.preset) },
      { what: 'Bank holidays', said: `England and Wales, known until ${inWords(rules.calendar.coveredUntil)}` },
      {
        what: 'Sub-group',
        said: listed(choices.subGroup.filter((day) => day >= today).map(shortDay), 6).join(', ') || 'No day is set',
      },
    ],
    added: listed(
      choices.added.filter(({ day }) => day >= today).map(({ day, why }) => `${inWords(day, today)}: ${why}`),
      12,
    ),
    changes: SUBJECTS.filter((subject) => isPossible(subject, choices)).map((subject) => ({ subject, title: TITLES[subject] })),
    types: REVIEW_TYPES.map((type, index) => ({
      id: `type${index}`,
      title: `Milestones: ${type}`,
      lines: linesOf(rules, type),
    })),
    last: present ? await lastChange(world, present, now) : [],
  });
}

const FOLLOWING = 'The open reviews follow this change now; whoever’s dates move is told, in working hours.';

const TITLES: Readonly<Record<Subject, string>> = {
  'add day': 'Add a day that is not counted',
  'remove day': 'Count a day again',
  'counted from': 'Change what it is counted from',
  preset: 'Change the rhythm',
  milestone: 'Change a milestone’s day',
  'add sub-group': 'Add a day of the sub-group',
  'remove sub-group': 'Remove a day of the sub-group',
};

function isPossible(subject: Subject, { added, subGroup }: Choices): boolean {
  if (subject === 'remove day') return added.length > 0;
  return subject !== 'remove sub-group' || subGroup.length > 0;
}

const COUNTS = {
  A: 'after the local authority became aware',
  D: 'of the rapid review',
  R: 'after the referral',
  C: 'after the comments',
  S: 'after the decision',
};

function linesOf({ milestones }: Rules, type: (typeof REVIEW_TYPES)[number]): string[] {
  return milestones[type].map(({ title, day, from, unit, outer }) => {
    if (from === 'G') return `${title}: on the first day of the sub-group after the referral`;
    if (unit === 'calendar months') return `${title}: ${day} calendar ${day === 1 ? 'month' : 'months'} after the decision to hold one`;
    return `${title}: day ${day} ${from === 'L' ? '' : COUNTS[from]}${outer ? ', as guidance says' : ''}`;
  });
}

async function lastChange(world: World, { chosen }: NonNullable<Present>, now: Date): Promise<string[]> {
  const [who, before] = await Promise.all([world.people.find(chosen.by), world.choices.version(chosen.version - 1)]);
  const was = before?.choices ?? SHIPPED_CHOICES;
  const name = who?.person.name ?? 'Somebody who has left';
  return [`${name}, ${when(chosen.at, now)}:`, ...listed(differences(was, chosen.choices), 8), `Why: ${chosen.reason}`];
}
