import type { Reference } from '../domain/fact';
import type { Person } from '../domain/people/people';
import type { Owed } from '../domain/review/owed';
import type { Review } from '../domain/review/review';
import type { Claim, Drawn, StoredClaim } from '../ports';
import type { Action, World } from './action';

/** A button that a review's card offers to one person. The first offer is what takes the review forward. */
export type Offer = {
  readonly title: string;
  readonly verb: string;
  /** `dialog` for what shows or asks for case content; a way in the chat is offered beside it. */
  readonly opens: 'dialog' | 'chat';
  /** What it opens, where that is not the review itself. */
  readonly reference?: string;
};

/** Draws a post that is owed. `repeat` is the sentence to show when it may have arrived before, else empty. */
export type Notice = (world: World, review: Review, owed: Owed, repeat: string) => Promise<Drawn>;

/** One area of the work: its actions, the posts it owes, and what it offers on a review's card. A new area is registered in `index.ts`. */
export type Area = {
  readonly actions: readonly Action[];
  /** What answers a file that was offered: the offer's context names one of these under `file`, and a turn presses it. */
  readonly files?: readonly Action[];
  /** By `Owed.says`. */
  readonly notices: Readonly<Record<string, Notice>>;
  readonly offers: (review: Review, person: Person) => readonly Offer[];
  /** What the review waits for from this person, as a sentence that begins “Next for you: ”; empty when it does not wait for them. */
  readonly waitsFor: (review: Review, person: Person) => string;
  /** Does what is left to do for a review beside its posts, in a turn or on a tick. True: nothing is left to do now. */
  readonly settles?: (world: World, reference: Reference, claims: readonly StoredClaim[], review: Review | undefined) => Promise<boolean>;
  /** Whether the ledger says that something beside the posts is left to do. */
  readonly isUnsettled?: (claims: readonly Claim[]) => boolean;
};

export const NO_AREA: Area = { actions: [], notices: {}, offers: () => [], waitsFor: () => '' };
