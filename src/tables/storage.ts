import type { Ports } from '../ports';
import { agenciesIn } from './agencies';
import { choicesIn } from './choices';
import { draftsIn } from './drafts';
import { identitiesIn } from './identities';
import { involvedIn } from './involved';
import { withinLimits } from './limits';
import { owedIndexIn } from './owedIndex';
import { peopleIn } from './people';
import { reviewsIn } from './reviews';
import { seenIn } from './seen';
import type { Table } from './table';

export const TABLES = ['Reviews', 'Identities', 'Owed', 'Drafts', 'People', 'Seen', 'Involved', 'Choices'] as const;
export type TableName = (typeof TABLES)[number];

/** The ports that storage implements. */
export type Tables = Pick<
  Ports,
  'reviews' | 'owedIndex' | 'identities' | 'drafts' | 'people' | 'seen' | 'involved' | 'choices' | 'keptAgencies'
> & {
  /** One cheap read; throws when storage is down. */
  reachable(): Promise<void>;
};

/** The ports over any tables that keep the promises of `Table`: Azure's, or a test's in memory. */
export function tablesOver(open: (name: TableName) => Table): Tables {
  const table = (name: TableName): Table => withinLimits(open(name));
  const [reviews, choices] = [table('Reviews'), table('Choices')];
  const kept = reviewsIn(reviews);
  return {
    reviews: kept,
    owedIndex: owedIndexIn(table('Owed')),
    identities: identitiesIn(table('Identities'), async (reference) => (await kept.read(reference))?.review.identity),
    drafts: draftsIn(table('Drafts')),
    people: peopleIn(table('People')),
    seen: seenIn(table('Seen')),
    involved: involvedIn(table('Involved')),
    choices: choicesIn(choices),
    keptAgencies: agenciesIn(choices),
    async reachable() {
      await reviews.read({ partition: 'reachable', key: 'reachable' });
    },
  };
}
