import { z } from 'zod';
import { whyNotTheseRoles } from '../../domain/people/administering';
import { Refusal } from '../../domain/refusal';
import { londonDay } from '../../domain/time/days';
import type { KnownPerson, Reply } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { handOver, heldInWords, holdingOf } from './handOver';
import { administered, deputyChoices, NOBODY, typedAs } from './known';
import { drawPerson } from './person';

const leaveCard = card('people/leave', {
  preview: 'Somebody leaves.',
  shows: z.object({
    name: z.string(),
    notice: z.string(),
    holds: z.string(),
    id: z.string(),
    seen: z.number(),
    input: z.string(),
    chosen: z.string(),
    choices: z.array(z.object({ value: z.string(), label: z.string() })),
    forward: z.string(),
  }),
});

const whose = z.object({ id: z.string().min(1).max(300) });

/** Asks who takes over from somebody who leaves. Says how much they hold, and nothing of what it is. */
export const leave = action('people/leave', whose, async (world, told, press) => {
  const { one } = await administered(world, press, told.id);
  return draw(world, one, '');
});

/**
 * Takes their roles, names who takes over, hands on what is being written, and tells that person and the office the references. Done
 * again from a card that shows them as having left, it hands over and tells once more, for when something came between.
 */
export const left = action('people/left', whose.extend({ seen: z.coerce.number().int().nonnegative() }), async (world, told, press) => {
  const { me, one } = await administered(world, press, told.id);
  await mayLeave(world, me, one);
  const chosen = typedAs(press.data, 'successor');
  const before = await asBefore(world, one);
  if (!deputyChoices(world, before, await world.people.all()).some(({ value }) => value === chosen))
    return draw(world, one, 'Please choose who takes over, or the partnership office.');
  const deputy = chosen === NOBODY ? '' : chosen;
  const isDone = one.leftOn !== '' && one.deputy === deputy;
  if (isDone && told.seen !== one.changes) return { card: await drawPerson(world, one, press.now, { notice: 'This was done already.' }) };
  const now = { roles: [], deputy, leftOn: one.leftOn || londonDay(press.now) };
  const outcome = await world.people.change({ id: one.person.id, at: press.now.toISOString(), by: me.person.id, now }, told.seen);
  if (outcome === 'changed since')
    return draw(world, one, 'Somebody else changed this person since you opened this. Please look once more.');
  const notice = await handOver(world, before, deputy, { by: me.person.id, at: press.now.toISOString() });
  const kept = (await world.people.find(one.person.id)) ?? one;
  return { card: await drawPerson(world, kept, press.now, { notice }) };
});

/** Somebody was marked as having left by mistake, or comes back. Roles are given anew, so that nobody gets old rights unseen. */
export const returned = action('people/returned', whose, async (world, told, press) => {
  const { me, one } = await administered(world, press, told.id);
  const change = { id: one.person.id, at: press.now.toISOString(), by: me.person.id, now: { leftOn: '' as const, deputy: '' } };
  const outcome = one.leftOn === '' ? 'changed' : await world.people.change(change, one.changes);
  const kept = (await world.people.find(one.person.id)) ?? one;
  const notice = 'They are back. Please give them their roles. What was handed over stays with who took it.';
  return {
    card: await drawPerson(world, kept, press.now, {
      notice: outcome === 'changed' ? notice : 'Somebody else changed this person. This is how it stands.',
    }),
  };
});

async function mayLeave(world: World, me: KnownPerson, one: KnownPerson): Promise<void> {
  if (me.person.id === one.person.id) throw new Refusal('not allowed', 'You can’t do this for yourself: another administrator does it.');
  const administrators = (await world.people.withRole('administrator')).map(({ person }) => person.id);
  const why = whyNotTheseRoles(one.person.id, [], administrators);
  if (why) throw new Refusal('not allowed', why);
}

/** Somebody as they were before they left: their roles say who can take over. */
async function asBefore(world: World, one: KnownPerson): Promise<KnownPerson> {
  if (one.leftOn === '') return one;
  const journal = await world.people.journal(one.person.id);
  const roles = journal.flatMap(({ now }) => (now.roles && now.roles.length > 0 ? [now.roles] : [])).at(-1) ?? [];
  return { ...one, person: { ...one.person, roles } };
}

async function draw(world: World, one: KnownPerson, notice: string): Promise<Reply> {
  const before = await asBefore(world, one);
  const [all, held] = await Promise.all([world.people.all(), holdingOf(world, before)]);
  return {
    card: leaveCard.draw({
      name: one.person.name,
      notice,
      holds: heldInWords(held),
      id: one.person.id,
      seen: one.changes,
      input: `successor_r${one.changes}`,
      chosen: one.leftOn !== '' || one.deputy ? one.deputy || NOBODY : '',
      choices: deputyChoices(world, before, all).map((each) =>
        each.value === NOBODY ? { ...each, label: 'Nobody: the partnership office' } : each,
      ),
      forward: one.leftOn === '' ? 'They have left' : 'Hand over once more',
    }),
  };
}
