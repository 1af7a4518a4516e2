import type { PersonId, Role } from '../people/people';
import type { Review } from './review';

/** One post that the bot owes: to one person, to everybody with a role, or in the review's meeting chat. */
export type Owed = {
  /** What makes it the same post, however often it is worked out. */
  readonly key: string;
  readonly to: { readonly person: PersonId } | { readonly role: Role } | { readonly chat: 'meeting' };
  /** Which notice it is; the journeys draw it. */
  readonly says: string;
};

/** Another part of a review that owes posts. */
export type Owes = (review: Review) => readonly (Owed | false)[];
