import { firstAgencies, renameAgency } from '../../src/domain/people/agencies';
import { owed, type Owed, type Says } from '../../src/domain/owed';
import { fold } from '../../src/domain/review/evolve';
import type { World } from '../../src/journeys/action';
import type { Drawn } from '../../src/ports';
import { demoSettings } from '../helpers/demoConfig';
import { aBot } from '../helpers/aBot';
import { aPerson } from '../helpers/aReview';
import { aWorld } from '../helpers/aWorld';
import { AGENCY, IDENTITY, REFERENCE, ROWS, STATES } from '../roles/states';

const NOW = 'Police of the North and the Shire';
const ids = (...names: string[]) => names.map((name) => aPerson(name, AGENCY, 'participant').id);
const [referrer = '', lead = '', author = '', one = '', two = '', three = ''] = ids('ref', 'lead', 'author', 'one', 'two', 'three');
const NAMES = { referrer, lead, author, partners: [one, two, three] as const, invited: [author] };
const PEOPLE = [
  aPerson('ref', AGENCY, 'referrer'),
  aPerson('lead', AGENCY, 'agency lead'),
  aPerson('author', AGENCY, 'information author'),
  ...['one', 'two', 'three'].map((name) => aPerson(name, AGENCY, 'executive partner')),
];

const draw = <Which extends Says>(world: World, review: Parameters<World['notices'][Which]>[1], post: Owed<Which>): Promise<Drawn> =>
  world.notices[post.says](world, review, post, '');

/** What people read of a card; what its buttons carry names an agency by its id, which never changes. */
const read = ({ json }: Drawn): string => JSON.stringify(json, (name: string, value: unknown) => (name === 'data' ? undefined : value));

it.each(Object.entries(STATES))('an agency is called by the name that it has now in all that is posted: %s', async (_name, state) => {
  const { ports, tables } = await aBot(PEOPLE);
  const agencies = renameAgency(firstAgencies(demoSettings().agencies), AGENCY, NOW, []);
  await tables.keptAgencies.save({ version: 1, agencies, by: lead, at: '2026-11-24T09:00:00.000Z' }, undefined);
  const events = state(NAMES);
  const review = fold(events)!;
  await tables.reviews.commit({ review, events, content: ROWS }, undefined);
  await tables.identities.save(REFERENCE, IDENTITY);
  const world = aWorld(ports);
  await world.agencies.ready();
  for (const post of owed(review)) {
    const drawn = await draw(world, review, post);
    expect([post.says, read(drawn).includes(AGENCY)]).toEqual([post.says, false]);
  }
});
