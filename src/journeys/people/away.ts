import { z } from 'zod';
import { holdsUp, saidTo, type Problem, type Typed } from '../../domain/forms/answers';
import { choice, required } from '../../domain/forms/field';
import { mustBeOwnOr, withAbsence, withoutAbsence } from '../../domain/people/administering';
import { isAway } from '../../domain/people/cover';
import { holds } from '../../domain/people/people';
import type { PersonChange } from '../../domain/people/personChange';
import { ABSENCE } from '../../domain/people/personPages';
import { Refusal } from '../../domain/refusal';
import { compare, instantInLondon, londonDay, nextDay, readDay } from '../../domain/time/days';
import type { KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { atMost } from '../cards/atMost';
import { card } from '../cards/card';
import { drawFields, filledIn, shownField } from '../forms/fields';
import { notYet } from '../forms/form';
import { absenceInWords, deputyChoices, NOBODY } from './known';

const awayCard = card('people/away', {
  preview: 'Days away, and who stands in.',
  shows: z.object({
    title: z.string(),
    name: z.string(),
    purpose: z.string(),
    notice: z.string(),
    id: z.string(),
    isMine: z.boolean(),
    fields: z.array(shownField),
    away: z.array(z.object({ id: z.string(), days: z.string(), from: z.string(), until: z.string(), isOver: z.boolean() })),
  }),
});

/** Without an id: one’s own. */
const whose = z.object({ id: z.string().max(300).default('') });
type Whose = { readonly me: KnownPerson; readonly one: KnownPerson };

/** Somebody’s days away and deputy: one’s own, or anybody’s for an administrator. */
export const away = action('people/away', whose, async (world, told, press) => {
  const who = await theirs(world, press, told.id);
  return drawn(world, who, press, {});
});

/** Keeps the deputy and, where days were given, adds them. */
export const absent = action('people/absent', whose, async (world, told, press) => {
  const who = await theirs(world, press, told.id);
  const page = await pageFor(world, who.one);
  const { typed, answers, problems } = filledIn(page, press, { deputy: { said: who.one.deputy || NOBODY } });
  const said = (field: string): string => saidTo(answers, field);
  const wrong = problems.filter((problem) => holdsUp(problem) || said('from') !== '' || said('until') !== '');
  if (wrong.length > 0) return drawn(world, who, press, { typed, problems: wrong, notice: notYet('saved') });
  const deputy = said('deputy') === NOBODY ? '' : said('deputy');
  return keep(world, press, who, typed, (one) => {
    if (!said('from')) return { deputy };
    const days = withAbsence(one.away, readDay(said('from')), readDay(said('until')), londonDay(press.now));
    return typeof days === 'string' ? days : { deputy, away: days };
  });
});

const anAbsence = whose.extend({ from: z.iso.date(), until: z.iso.date() });

/** Takes one absence away again. */
export const back = action('people/back', anAbsence, async (world, told, press) => {
  const who = await theirs(world, press, told.id);
  return keep(world, press, who, undefined, (one) => ({ away: withoutAbsence(one.away, told.from, told.until) }));
});

const AT_ONCE = 8;

async function theirs(world: World, press: Press, id: string): Promise<Whose> {
  const me = await press.me;
  mustBeOwnOr(me.person, id || me.person.id);
  const one = id && id !== me.person.id ? await world.people.find(id) : me;
  if (!one) throw new Refusal('not found', 'This person is not known any more. Say “people” to see who is.');
  return { me, one };
}

/** Decides on what is kept, and again when somebody else was faster. */
async function keep(
  world: World,
  press: Press,
  who: Whose,
  typed: Typed | undefined,
  decide: (one: KnownPerson) => PersonChange['now'] | string,
): Promise<Reply> {
  const now = decide(who.one);
  if (typeof now === 'string')
    return drawn(world, who, press, { typed, problems: [{ field: 'until', kind: 'wrong', sentence: now }], notice: notYet('saved') });
  await wakeFor(world, { ...who.one, away: now.away ?? who.one.away }, press.now);
  const change: PersonChange = { id: who.one.person.id, at: press.now.toISOString(), by: who.me.person.id, now };
  const outcome = await world.people.change(change, who.one.changes);
  const one = (await world.people.find(who.one.person.id)) ?? who.one;
  if (outcome === 'changed since') return keep(world, press, { ...who, one }, typed, decide);
  return drawn(world, { ...who, one }, press, { notice: 'Saved.' });
}

/** Index rows, written before the change as a row too many is harmless: on the mornings on which they go and come back, what waits for them by name is told to whoever then does it. */
async function wakeFor(world: World, { person, away }: KnownPerson, now: Date): Promise<void> {
  const days = away.flatMap(({ from, until }) => [from, nextDay(until)]);
  const mornings = days.map((day) => instantInLondon(day, '09:00').toISOString()).filter((at) => Date.parse(at) > now.getTime());
  const isNow = isAway({ away }, londonDay(now));
  const times = [...(isNow ? [now.toISOString()] : []), ...mornings];
  if (times.length === 0) return;
  const lists = [`person~${person.id}`, ...(holds(person, 'agency lead') ? [`agency~${person.agency}`] : [])];
  const references = new Set((await Promise.all(lists.map((list) => world.involved.in(list)))).flat());
  await atMost(AT_ONCE, [...references], (reference) => Promise.all(times.map((at) => world.owedIndex.add({ at, reference }))));
}

async function pageFor(world: World, one: KnownPerson) {
  const deputies = deputyChoices(world, one, await world.people.all());
  const pairs = deputies.map(({ value, label }) => [value, label] as const);
  return {
    ...ABSENCE,
    fields: [...ABSENCE.fields, choice('deputy', 'Deputy', pairs, { ...required, hint: 'Somebody who holds one of the same roles.' })],
  };
}

type Differs = { readonly notice?: string; readonly typed?: Typed | undefined; readonly problems?: readonly Problem[] };

async function drawn(world: World, { me, one }: Whose, press: Press, { notice = '', typed, problems = [] }: Differs): Promise<Reply> {
  const today = londonDay(press.now);
  const page = await pageFor(world, one);
  const isMine = one.person.id === me.person.id;
  const fields = drawFields({ page, revision: one.changes, saved: { deputy: { said: one.deputy || NOBODY } }, typed, problems });
  return {
    card: awayCard.draw({
      title: isMine ? 'Your days away' : 'Days away',
      name: one.person.name,
      purpose: page.purpose,
      notice,
      id: one.person.id,
      isMine,
      fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
      away: one.away.map((each) => ({
        id: one.person.id,
        days: absenceInWords(each, today) + (compare(each.until, today) < 0 ? ' (over)' : ''),
        from: each.from,
        until: each.until,
        isOver: compare(each.until, today) < 0,
      })),
    }),
  };
}
