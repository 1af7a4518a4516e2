import type { PersonId, Role } from '../people/people';
import type { Review } from './review';

/**
 * To one person, to everybody with a role, or in the review's meeting chat; there it may take the place of a post that stands there
 * already, by its key.
 */
export type Recipient =
  | { readonly person: PersonId }
  | { readonly role: Role }
  | { readonly chat: 'meeting' }
  | { readonly chat: 'meeting'; readonly insteadOf: string };

/**
 * One post that the bot owes, of those that a part of a review lists: by what each says, what it is about. `key` is what makes it the
 * same post, however often it is worked out; the ledger keeps it, so that it never changes.
 */
export type Post<Abouts, Says extends keyof Abouts = keyof Abouts> = {
  readonly [Each in Says]: { readonly key: string; readonly says: Each; readonly to: Recipient; readonly about: Abouts[Each] };
}[Says];

/** A post that is there once in a review, so that nothing tells it from others. */
export type Nothing = Readonly<Record<string, never>>;

/** How the ledger calls each post, by what it says. */
export type Keys<Abouts> = { readonly [Says in keyof Abouts]: (about: Abouts[Says]) => string };

/** Makes the posts of one part of a review, each with the key that follows from what it is about. */
export const owing =
  <Abouts>(keys: Keys<Abouts>) =>
  <Says extends keyof Abouts>(says: Says, to: Recipient, about: Abouts[Says]): Post<Abouts, Says> => ({
    key: keys[says](about),
    says,
    to,
    about,
  });

/** A part of a review that owes posts. */
export type Owes<Abouts> = (review: Review) => readonly (Post<Abouts> | false)[];
