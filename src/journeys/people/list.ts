import { z } from 'zod';
import { mustAdminister } from '../../domain/people/administering';
import { isInvited } from '../../domain/people/matching';
import type { Drawn, KnownPerson } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { standingInWords, typedAs } from './known';

const list = card('people/list', {
  preview: 'People and their roles.',
  shows: z.object({
    search: z.string(),
    place: z.string(),
    of: z.number(),
    rows: z.array(
      z.object({ id: z.string(), number: z.number(), name: z.string(), about: z.string(), roles: z.string(), standing: z.string() }),
    ),
    before: z.number(),
    after: z.number(),
  }),
});

const ON_A_CARD = 8;

const asked = z.object({ from: z.coerce.number().int().nonnegative().max(100_000).catch(0), of: z.coerce.number().int().catch(0) });

/** Everybody whom the partnership knows, some at a time, or those whose name, agency, role or e-mail has the words searched for. */
export const people = action('people/list', asked, async (world, told, press) => {
  const [me, all] = await Promise.all([press.me, world.people.all()]);
  mustAdminister(me.person);
  return { card: drawPeople(world, all, { ...told, search: typedAs(press.data, 'search').slice(0, 100) }, press.now) };
});

/** `of`: how many were found when the card was drawn; with other words in the search the list begins anew. */
type Place = { readonly from: number; readonly of: number; readonly search: string };

function drawPeople(world: World, all: readonly KnownPerson[], { from, of, search }: Place, now: Date): Drawn {
  const found = all.filter((one) => !(isInvited(one.person.id) && one.leftOn !== '') && matches(world, one, search));
  const first = of === found.length && from < of ? from : 0;
  const shown = found.slice(first, first + ON_A_CARD);
  const count = `${found.length} ${found.length === 1 ? 'person' : 'people'}`;
  return list.draw({
    search,
    place: shown.length === 0 ? 'Nobody is called that.' : `${first + 1} to ${first + shown.length} of ${count}`,
    of: found.length,
    rows: shown.map((one, index) => ({
      id: one.person.id,
      number: first + index + 1,
      name: one.person.name,
      about: world.agencies.nameOf(one.person.agency),
      roles: one.person.roles.join(', '),
      standing: standingInWords(one, now),
    })),
    before: first > 0 ? Math.max(0, first - ON_A_CARD) : -1,
    after: first + ON_A_CARD < found.length ? first + ON_A_CARD : -1,
  });
}

function matches({ agencies }: World, { person, email }: KnownPerson, search: string): boolean {
  const words = search.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const all = [person.name, agencies.nameOf(person.agency), email, ...person.roles].join(' ').toLocaleLowerCase('en-GB');
  return words.every((word) => all.includes(word));
}
