import type { z } from 'zod';
import { keepingAsIs, replacing } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import type { DraftPage, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import type { AboutIdentifiers } from '../forms/identifiers';
import { reasonFault, typedWhy } from '../forms/whyKept';
import { fromPage, onward, toWrite } from './answer';
import { storedPage, withSaved, type AnswerDraft } from './answerDraft';
import { drawCoach, hintOn, way } from './coachCard';

const fromCoach = fromPage.extend({ way });
type FromCoach = z.output<typeof fromCoach>;

/** Replaces what was found, on the whole page, and goes on. */
export const replace = action('information/replace', fromCoach, (world, told, press) => mend(world, told, press, replacing));

/** Leaves what was found as it is, with a reason that the office reads beside the answer, and goes on. */
export const keepAsIs = action('information/keepAsIs', fromCoach, (world, told, press) => {
  const why = typedWhy(press);
  return mend(world, told, press, (hint, answers) => keepingAsIs(hint, answers, why.trim()), why);
});

type Mending = (hint: AboutIdentifiers, answers: Answers) => Answers;

/** When the page was saved since, what was pressed is done already or is out of date. `why` is asked for where it is given. */
async function mend(world: World, told: FromCoach, press: Press, how: Mending, why?: string): Promise<Reply> {
  const draft: AnswerDraft = await toWrite(world, press, told);
  const stored = storedPage(draft, told.page);
  const hint = await hintOn(world, draft, told.page);
  if (!stored || !hint || stored.revision !== told.revision) return onward(world, draft, told);
  const problem = why === undefined ? '' : reasonFault(why);
  if (problem) return { card: drawCoach(draft, hint, { ...told, why: why ?? '', problem }) };
  const page: DraftPage = {
    ...stored,
    revision: stored.revision + 1,
    savedAt: press.now.toISOString(),
    answers: how(hint, stored.answers),
  };
  const written = await world.drafts.save(press.who, page);
  return written === 'saved' ? onward(world, withSaved(draft, page, press.now), told) : mend(world, told, press, how, why);
}
