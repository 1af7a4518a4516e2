import type { Choice } from '../../domain/forms/field';
import { couldStandIn, mustAdminister, ROLE_IN_WORDS } from '../../domain/people/administering';
import { isAway } from '../../domain/people/cover';
import { isInvited } from '../../domain/people/matching';
import { ROLES, type PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { compare, inWords, londonDay, type Day } from '../../domain/time/days';
import type { KnownPerson } from '../../ports';
import type { Press, World } from '../action';
import { nameAndAgency } from '../cards/agencies';

/** What stands for “nobody” among the choices, because a choice can’t be emptied again. */
export const NOBODY = 'nobody';

export const MOST_CHOICES = 60;

/** The administrator who presses, and the person whom it is about. */
export async function administered(world: World, press: Press, id: PersonId): Promise<{ me: KnownPerson; one: KnownPerson }> {
  const [me, one] = await Promise.all([press.me, world.people.find(id)]);
  mustAdminister(me.person);
  if (!one) throw new Refusal('not found', 'This person is not known any more. Say “people” to see who is.');
  return { me, one };
}

/** The agencies that can be chosen, the office, and the one that is chosen now in any case. */
export const agencyChoices = ({ agencies, settings }: World, present = ''): Choice[] =>
  [...new Set([...agencies.inUse().map(({ id }) => id), settings.office.name, ...(present ? [present] : [])])].map((id) => ({
    value: id,
    label: agencies.nameOf(id),
  }));

export const roleChoices = ROLES.map((role) => ({ value: role, title: `${role}: ${ROLE_IN_WORDS[role]}` }));

/** Who could do this person’s work, their agency first, and whoever is their deputy now in any case. */
export function deputyChoices(world: World, { person, deputy }: KnownPerson, all: readonly KnownPerson[]): Choice[] {
  const could = all.filter((one) => one.leftOn === '' && !isInvited(one.person.id) && couldStandIn(person, one.person));
  const near = could.filter((one) => one.person.agency === person.agency);
  const present = all.filter((one) => one.person.id === deputy);
  const listed = [...present, ...near, ...could.filter((one) => one.person.agency !== person.agency)].slice(0, MOST_CHOICES);
  const people = [...new Map(listed.map((one) => [one.person.id, one])).values()];
  return [
    { value: NOBODY, label: 'Nobody: the partnership office acts for them' },
    ...people.map((one) => ({ value: one.person.id, label: nameAndAgency(world, one) })),
  ];
}

/** Whether somebody is there, in a sentence; empty for somebody who simply is. */
export function standingInWords(one: KnownPerson, now: Date): string {
  const today = londonDay(now);
  if (one.leftOn !== '' && isInvited(one.person.id)) return `Came to Teams (${inWords(one.leftOn, today)}), and is kept there now.`;
  if (one.leftOn !== '') return `Has left (${inWords(one.leftOn, today)}).`;
  if (isInvited(one.person.id)) return one.deputy ? 'Not in Teams yet: their deputy or the office passes this on.' : NOT_IN_TEAMS;
  const present = one.away.find((each) => isAway({ away: [each] }, today));
  if (present) return `Away until ${inWords(present.until, today)}.`;
  if (one.person.roles.length === 0) return 'Has no role: the bot does not work for them.';
  const next = one.away.find(({ from }) => compare(from, today) > 0);
  return next ? `Away from ${absenceInWords(next, today)}.` : '';
}

export const NOT_IN_TEAMS = 'Not in Teams yet: the office passes this on.';

export const absenceInWords = ({ from, until }: { readonly from: Day; readonly until: Day }, today: Day): string =>
  from === until ? inWords(from, today) : `${inWords(from, today)} to ${inWords(until, today)}`;

/** What was typed into inputs of these names, whatever revision they were drawn for. */
export const typedAs = (data: Press['data'], name: string): string => {
  const [, value] = Object.entries(data).find(([input]) => input.replace(/_r\d+$/, '') === name && /_r\d+$/.test(input)) ?? [];
  return typeof value === 'string' ? value.trim() : '';
};
