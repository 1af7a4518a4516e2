import { z } from 'zod';
import { actionPage, LEARNING_PAGE, recommendationPage, SOMEBODY_ELSE, stagePage } from '../../domain/findings/pages';
import { saidTo, type Answers } from '../../domain/forms/answers';
import type { Choice, Page } from '../../domain/forms/field';
import type { PersonId } from '../../domain/people/people';
import type { Outcome } from '../../domain/review/decision';
import { revisionOf, type Recorded } from '../../domain/review/findings';
import type { Review } from '../../domain/review/review';
import { readDay } from '../../domain/time/days';

/** One thing that is recorded, as cards name it: `stage~3`, `learning~1`, `action~2`, `recommendation`. */
export type Item = { readonly id: string; readonly kind: Recorded['kind']; readonly number: number };

export const itemCalled = (kind: Item['kind'], number = 0): Item => ({
  id: kind === 'recommendation' ? kind : `${kind}~${number}`,
  kind,
  number,
});

export const anItem = z.string().transform((id, context): Item => {
  const [, kind, number] = /^(stage|learning|action|recommendation)(?:~(\d{1,2}))?$/.exec(id) ?? [];
  if (kind === 'recommendation' && number === undefined) return itemCalled(kind);
  if ((kind === 'learning' || kind === 'action') && number !== undefined) return itemCalled(kind, Number(number));
  if (kind === 'stage' && number !== undefined && stagePage(Number(number))) return itemCalled(kind, Number(number));
  context.addIssue({ code: 'custom', message: 'no such thing is recorded' });
  return z.NEVER;
});

export const revisionNow = (review: Review, { kind, number }: Item): number => revisionOf(review.findings, { kind, stage: number, number });

/** The questions that record it, in a review that the partners decided on so. */
export function pageOf({ kind, number }: Item, outcome: Outcome | '', people: readonly Choice[]): Page {
  switch (kind) {
    case 'learning':
      return LEARNING_PAGE;
    case 'action':
      return actionPage(people);
    case 'recommendation':
      return recommendationPage(outcome);
    case 'stage': {
      const page = stagePage(number);
      if (!page) throw new Error('A stage that is recorded has no page.');
      return page;
    }
  }
}

/** What the domain is told of the answers: keys and dates, never words. */
export function recordedOf(item: Item, number: number, answers: Answers, partners: readonly PersonId[]): Recorded {
  switch (item.kind) {
    case 'stage':
      return { kind: 'stage', stage: number };
    case 'learning':
      return { kind: 'learning', number };
    case 'action':
      return { kind: 'action', number, owner: ownerIn(answers), dueOn: readDay(saidTo(answers, 'dueOn')) };
    case 'recommendation':
      return { kind: 'recommendation', lcspr: saidTo(answers, 'lcspr') === 'yes' ? 'yes' : 'no', partners };
  }
}

/** Empty for an owner whom the bot does not know. */
export const ownerIn = (answers: Answers): PersonId => {
  const owner = saidTo(answers, 'owner');
  return owner === SOMEBODY_ELSE ? '' : owner;
};
