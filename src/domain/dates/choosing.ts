import { holds, type Person } from '../people/people';
import { Refusal } from '../refusal';
import { presetsOf, REVIEW_TYPES, type MilestoneKey, type Preset, type ReviewType } from '../reviewTypes';
import { compare, inWords, londonDay, type Day } from '../time/days';
import { covers, isWorkingDay } from '../time/workingDays';
import { keyOfDay, rulesOf, type Choices } from './counting';
import type { CountedFrom, Milestone } from './milestone';
import { COUNTED_FROM } from './dayOf';
import { SHIPPED } from './shipped';

/** One change of what a partnership has chosen about its days. */
export type Choosing =
  | { readonly what: 'add day'; readonly day: Day; readonly why: string }
  | { readonly what: 'remove day'; readonly day: Day }
  | { readonly what: 'counted from'; readonly is: CountedFrom }
  | { readonly what: 'preset'; readonly is: Preset }
  | { readonly what: 'milestone'; readonly type: ReviewType; readonly key: string; readonly day: number }
  | { readonly what: 'add sub-group'; readonly day: Day }
  | { readonly what: 'remove sub-group'; readonly day: Day };

export const mayChoose = (person: Person): boolean => holds(person, 'administrator') || holds(person, 'coordinator');

/** How many days of its own a partnership keeps, and how many days of its sub-group. */
const MOST_DAYS = 100;
/** How many days after it a day is still taken out of the count: a bank holiday is remembered when it is over. */
const LONGEST_SINCE = 31;
const DAY_MS = 86_400_000;
/** Within what a milestone's own number stays. */
const MOST = { 'working days': 120, 'calendar months': 24 } as const;

/** The choices after one change; the same ones when it changes nothing. What can't be is refused with a sentence. */
export function choose(choices: Choices, by: Person, one: Choosing, now: Date): Choices {
  if (!mayChoose(by)) throw new Refusal('not allowed', 'Only an administrator or the coordinator changes how days are counted.');
  switch (one.what) {
    case 'add day':
      return addDay(choices, one, now);
    case 'remove day':
      return { ...choices, added: choices.added.filter(({ day }) => day !== one.day) };
    case 'counted from':
      return { ...choices, countedFrom: one.is };
    case 'preset':
      return one.is === choices.preset ? choices : { ...choices, preset: one.is, days: withoutPreset(choices.days) };
    case 'milestone':
      return setDay(choices, one);
    case 'add sub-group':
      return addSubGroup(choices, one.day, now);
    case 'remove sub-group':
      return { ...choices, subGroup: choices.subGroup.filter((day) => day !== one.day) };
  }
}

function addDay(choices: Choices, { day, why }: { readonly day: Day; readonly why: string }, now: Date): Choices {
  if (choices.added.some((one) => one.day === day)) return choices;
  const { calendar } = rulesOf(choices);
  if (compare(day, londonDay(new Date(now.getTime() - LONGEST_SINCE * DAY_MS))) < 0)
    throw new Refusal('not complete', `A day that passed more than ${LONGEST_SINCE} days ago can’t be taken out of the count any more.`);
  if (!covers(calendar, day))
    throw new Refusal(
      'not complete',
      `The list of bank holidays ends on ${inWords(calendar.coveredUntil)}, so nothing is counted after it.`,
    );
  if (!isWorkingDay(calendar, day))
    throw new Refusal('not complete', `${inWords(day)} is not counted anyway: it is a weekend or a bank holiday.`);
  mustHaveRoom(choices.added);
  return { ...choices, added: [...choices.added, { day, why }].sort((one, other) => compare(one.day, other.day)) };
}

function addSubGroup(choices: Choices, day: Day, now: Date): Choices {
  if (choices.subGroup.includes(day)) return choices;
  mustCome(day, now, 'That day has passed. Please give the day of a meeting that is still to come.');
  mustHaveRoom(choices.subGroup);
  return { ...choices, subGroup: [...choices.subGroup, day].sort(compare) };
}

function mustCome(day: Day, now: Date, sentence: string): void {
  if (compare(day, londonDay(now)) < 0) throw new Refusal('not complete', sentence);
}

function mustHaveRoom(all: readonly unknown[]): void {
  if (all.length >= MOST_DAYS)
    throw new Refusal('not complete', `At most ${MOST_DAYS} days are kept. Please remove some that have passed.`);
}

/** Which milestones a preset says something about are as it says again. */
const withoutPreset = (days: Choices['days']): Choices['days'] => {
  const said = REVIEW_TYPES.flatMap((type) =>
    Object.values(presetsOf(type)).flatMap((preset) => Object.keys(preset.days).map((milestone) => keyOfDay(type, milestone))),
  );
  return Object.fromEntries(Object.entries(days).filter(([key]) => !said.includes(key)));
};

function setDay(choices: Choices, { type, key, day }: Extract<Choosing, { what: 'milestone' }>): Choices {
  const milestone = SHIPPED[type].find((one) => one.key === key);
  if (!milestone) throw new Refusal('not found', 'There is no such milestone.');
  if (milestone.outer)
    throw new Refusal(
      'not complete',
      'The five and the fifteen working days are those of guidance and of the Panel; they are not changed here.',
    );
  const most = MOST[milestone.unit];
  if (!Number.isInteger(day) || day < 0 || day > most) throw new Refusal('not complete', `Please give a whole number from 0 to ${most}.`);
  if (dayOfMilestone(choices, type, milestone.key) === day) return choices;
  const after = { ...choices, days: { ...choices.days, [keyOfDay(type, milestone.key)]: day } };
  mustKeepOrder(rulesOf(after).milestones[type], milestone.key);
  return after;
}

export const dayOfMilestone = (choices: Choices, type: ReviewType, key: MilestoneKey): number =>
  rulesOf(choices).milestones[type].find((one) => one.key === key)?.day ?? 0;

/** What is listed first is due no later than what follows it, and the meeting is at least one working day after the pack. */
function mustKeepOrder(milestones: readonly Milestone[], key: MilestoneKey): void {
  const changed = milestones.find((one) => one.key === key);
  const alike = milestones.filter(({ from, unit }) => from === changed?.from && unit === changed.unit);
  for (const [index, one] of alike.entries()) {
    const next = alike[index + 1];
    const apart = one.key === 'pack' && next?.key === 'meeting' ? 1 : 0;
    if (next && one.day + apart > next.day)
      throw new Refusal(
        'not complete',
        `“${one.title}” is ${place(one)} then, and “${next.title}” ${place(next)}: ${apart ? 'the meeting is at least one working day after the pack' : 'the first must not be later'}. Please change the other one first.`,
      );
  }
}

const place = ({ unit, day }: Milestone): string => (unit === 'calendar months' ? `in month ${day}` : `on day ${day}`);

/** What differs between two versions, a sentence for each thing, with both values. */
export function differences(was: Choices, is: Choices): string[] {
  const days = REVIEW_TYPES.flatMap((type) =>
    SHIPPED[type].flatMap(({ key, title, unit }) => {
      const [before, after] = [dayOfMilestone(was, type, key), dayOfMilestone(is, type, key)];
      return before === after ? [] : [`${capital(type)}, “${title}”: ${UNIT[unit]} ${before} became ${after}.`];
    }),
  );
  return [
    ...is.added
      .filter(({ day }) => !was.added.some((one) => one.day === day))
      .map(({ day }) => `${inWords(day)} is no working day any more.`),
    ...was.added.filter(({ day }) => !is.added.some((one) => one.day === day)).map(({ day }) => `${inWords(day)} is a working day again.`),
    ...(was.countedFrom === is.countedFrom
      ? []
      : [`The rapid review was counted from ${COUNTED_FROM[was.countedFrom]}, and is counted from ${COUNTED_FROM[is.countedFrom]}.`]),
    ...days,
    ...is.subGroup.filter((day) => !was.subGroup.includes(day)).map((day) => `The sub-group meets on ${inWords(day)}.`),
    ...was.subGroup.filter((day) => !is.subGroup.includes(day)).map((day) => `The sub-group does not meet on ${inWords(day)}.`),
  ];
}

const UNIT = { 'working days': 'day', 'calendar months': 'month' } as const;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
