import type { Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import type { Place } from '../../domain/referral/progress';
import type { Route } from '../../domain/review/referral';
import type { Review } from '../../domain/review/review';
import type { DraftPage, KnownPerson } from '../../ports';
import type { CommentsOn } from './comments';

/** Somebody's referral while it is being written. */
export type Draft = {
  readonly me: KnownPerson;
  readonly reference: string;
  /** Undefined until it is chosen; a review that has begun keeps its own. */
  readonly route: Route | undefined;
  /** The pages that its route asks. */
  readonly asks: readonly Page[];
  readonly pages: readonly DraftPage[];
  readonly saved: ReadonlyMap<string, Answers>;
  readonly places: readonly Place[];
  readonly next: Place | undefined;
  /** The review, from the short start of a serious incident on. */
  readonly review: Review | undefined;
  /** What was asked about its answers since it was sent, and is not answered yet. */
  readonly comments: CommentsOn;
};
