import { wordingOf } from '../../domain/discussion/words';
import { saidTo } from '../../domain/forms/answers';
import { pageCalled } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Wording } from '../../domain/review/discussion';
import { dayInWords, londonDay } from '../../domain/time/days';
import type { World } from '../action';
import { unshown, type Kept } from '../kept';

/** What the review calls the child: the initials or the other name that the referrer gave. Case content. */
export async function nameOf(world: Pick<World, 'kept'>, reference: string): Promise<string> {
  return (await answerTo(unshown(world), reference, 'initials')) || 'this child';
}

/** In which wording to speak of this child, from the referral's answers and what is kept apart from them. */
export async function wordingFor(world: Pick<World, 'kept'>, reference: string, now: Date): Promise<Wording> {
  const kept = unshown(world);
  const [category, identity = {}] = await Promise.all([answerTo(kept, reference, 'category'), kept.identity(reference)]);
  const choices = pageCalled('happened')?.fields.find(({ id }) => id === 'category')?.choices ?? [];
  return wordingOf(
    {
      category: choices.find(({ label }) => label === category)?.value ?? '',
      died: saidTo(identity, 'diedOn') !== '',
      bornOn: dayInWords(saidTo(identity, 'bornOn')),
    },
    londonDay(now),
  );
}

/** The answer as it was frozen: a choice by its label. Empty when there is none. */
async function answerTo(kept: Kept, reference: string, field: string): Promise<string> {
  const rows = await kept.all(reference, REFERRAL_PAGE, {});
  const items = rows.flatMap(({ json }) => json.items);
  return items.find((item) => item.field === field)?.answer ?? '';
}
