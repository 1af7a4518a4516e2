import { isDeepStrictEqual } from 'node:util';
import type { Also, Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import { nudgeKey, nudgesAfter } from '../../domain/referral/nudges';
import { londonDay } from '../../domain/time/days';
import type { DraftPage } from '../../ports';
import type { Press, World } from '../action';
import { typedInto } from './fields';

/** A page of a form as it was pressed: `as` is what it is called in the drafts, `revision` the one that its card shows. */
export type PressedPage = { readonly reference: string; readonly page: Page; readonly as: string; readonly revision: number };

export type Keeping =
  | { readonly outcome: 'kept'; readonly saved: DraftPage; readonly typed: Typed; readonly problems: readonly Problem[] }
  /** Another window has saved the page since; nothing was written. */
  | { readonly outcome: 'another window'; readonly typed: Typed }
  /** Somebody saved it at this very moment: read the draft once more and keep again. */
  | { readonly outcome: 'changed since' };

/** `before`: the answers that a page goes on from, where that is not what is stored. `also`: what is wrong with it beside other pages. */
type More = { readonly before?: Answers | undefined; readonly also?: Also };

/** Saves what was typed into a page. */
export async function keepPage(
  world: World,
  press: Press,
  pressed: PressedPage,
  stored: DraftPage | undefined,
  { before = stored?.answers ?? {}, also }: More = {},
): Promise<Keeping> {
  const { page, reference, as, revision } = pressed;
  const typed = typedInto(page, press.data);
  const { answers, problems } = fill(page, before, typed, londonDay(press.now), also);
  const present = stored?.revision ?? 0;
  const isSame = stored && isDeepStrictEqual(present === revision ? answers : withoutLost(answers, problems), stored.answers);
  if (isSame) return { outcome: 'kept', saved: stored, typed, problems };
  if (present !== revision) return { outcome: 'another window', typed };
  const saved: DraftPage = { reference, page: as, revision: present + 1, savedAt: press.now.toISOString(), answers };
  await schedule(world, press.who, saved);
  const written = await world.drafts.save(press.who, saved);
  return written === 'saved' ? { outcome: 'kept', saved, typed, problems } : { outcome: 'changed since' };
}

/** What another window saved was never on this form: what stays of it, because it did not come back, was not typed here. */
const withoutLost = (answers: Answers, problems: readonly Problem[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !problems.some(({ field, kind }) => kind === 'taken out' && field === id)));

export const ANOTHER_WINDOW =
  'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Go on to keep yours.';

// What is still being written has no document yet, so that what is owed about it cannot be worked out from one. It is written down
// beforehand instead: as a claim that waits until its time, under the referral's reference.

/** Writes down when the author of a page is to be reminded, before the page itself is saved. May be repeated. */
export async function schedule({ rules, reviews, owedIndex }: World, who: string, page: DraftPage): Promise<void> {
  const { reference } = page;
  const nudges = nudgesAfter(page, (await rules()).calendar);
  await Promise.all(nudges.map(({ at }) => owedIndex.add({ at, reference })));
  await Promise.all(
    nudges.map(({ name, at }) =>
      reviews.claim(
        reference,
        { key: nudgeKey(name, who), state: 'waiting', at, attempts: 0, reason: 'not due yet', message: '' },
        undefined,
      ),
    ),
  );
}
