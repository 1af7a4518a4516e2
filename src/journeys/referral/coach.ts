import type { z } from 'zod';
import { keepingAsIs, replacing, type Hint } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { schedule } from '../forms/keepPage';
import { reasonFault, typedWhy } from '../forms/whyKept';
import { coached, hintOn, way } from './coachCard';
import { readDraft, withPage } from './draft';
import type { Draft } from './draftRow';
import { fromPage, onward } from './form';
import { drawPlace } from './place';
import { alertFrom } from './send';

const fromCoach = fromPage.extend({ way });
type FromCoach = z.output<typeof fromCoach>;

/** Replaces what was found, on the whole page, and goes on. */
export const replace = action('referral/replace', fromCoach, (world, told, press) => mend(world, told, press, replacing));

/** Leaves what was pointed out as it is, and goes on. Identifiers stay with a reason, which is stored with the answer. */
export const keepAsIs = action('referral/keep', fromCoach, async (world, told, press) => {
  const why = typedWhy(press);
  const draft = await readDraft(world, press, told.reference);
  const hint = await hintOn(world, draft, told.page);
  const problem = hint && 'places' in hint && isPresent(draft, told) ? reasonFault(why) : '';
  const again = problem && (await coached(world, draft, { ...told, why, problem }));
  if (again) return { card: again, base: drawPlace(world, draft, press.now) };
  return mend(world, told, press, (present, answers) => keepingAsIs(present, answers, why.trim()), draft);
});

type Mending = (hint: Hint, answers: Answers) => Answers;

/** Changes the page by what its one hint is about, and goes on. When the page was saved since, what was pressed is done already or is out of date. */
async function mend(world: World, told: FromCoach, press: Press, how: Mending, read?: Draft): Promise<Reply> {
  const draft = read ?? (await readDraft(world, press, told.reference));
  const stored = draft.pages.find(({ page }) => page === told.page.id);
  const hint = await hintOn(world, draft, told.page);
  if (!stored || !hint || stored.revision !== told.revision) return goOn(world, draft, told, press);
  const page = { ...stored, revision: stored.revision + 1, savedAt: press.now.toISOString(), answers: how(hint, stored.answers) };
  await schedule(world, press.who, page);
  const written = await world.drafts.save(press.who, page);
  return written === 'saved' ? goOn(world, withPage(draft, page), told, press) : mend(world, told, press, how);
}

const isPresent = (draft: Draft, told: FromCoach): boolean =>
  draft.pages.some(({ page, revision }) => page === told.page.id && revision === told.revision);

const goOn = async (world: World, draft: Draft, told: FromCoach, press: Press): Promise<Reply> =>
  told.way === 'referral/alert' ? alertFrom(world, draft, told, press) : onward(world, draft, told, press);
