import { keptApart, unshown, type Kept } from '../../src/journeys/kept';
import type { Tables } from '../../src/tables';

/** What is kept of a case in these tables, for tests that look at it. */
export const keptIn = ({ reviews, identities }: Pick<Tables, 'reviews' | 'identities'>): Kept =>
  unshown({ kept: keptApart(reviews, identities) });
