import type { AnswerName, Kept } from '../../domain/forms/answers';
import type { FrozenPage } from '../../domain/forms/frozen';
import type { Review } from '../../domain/review/review';
import type { KnownActing } from '../opening';
import type { CommentsOn } from '../referral/comments';
import type { Unsent } from './unsent';

/** One answer as somebody reads it. Without a name nobody can comment on it. */
export type ReadAnswer = {
  readonly name: AnswerName | '';
  readonly question: string;
  readonly answer: readonly string[];
  readonly apart: boolean;
  readonly kept: readonly Kept[];
};
export type Part = { readonly title: string; readonly answers: readonly ReadAnswer[] };

/** A referral that somebody has opened, with what was said about its answers. */
export type Reading = {
  readonly me: KnownActing;
  readonly review: Review;
  readonly parts: readonly Part[];
  readonly comments: CommentsOn;
  /** The pages as they were before they were last changed, by page. */
  readonly earlier: ReadonlyMap<string, FrozenPage>;
  /** What this person has written about answers; emptied where it was sent or taken away. */
  readonly unsent: readonly Unsent[];
};
