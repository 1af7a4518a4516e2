import { z } from 'zod';
import { saidIn, type Problem, type Typed } from '../../domain/forms/answers';
import { maySendStraight, sendStraight, STRAIGHT_PAGE, straightIn } from '../../domain/referral/straight';
import { Refusal } from '../../domain/refusal';
import { visible } from '../../domain/sight/visible';
import type { Drawn } from '../../ports';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { filledIn, typedInto } from '../forms/fields';
import { drawForm } from '../forms/drawing';
import { closing, noticeOf, notYet } from '../forms/form';
import { ANOTHER_WINDOW, keepPage } from '../forms/keepPage';
import { acting, notForYou, ofReview, opened } from '../opening';
import { load } from '../referral/draft';
import type { Draft } from '../referral/draftRow';
import { drawProgress } from '../referral/progress';
import { STRAIGHT_DRAFT, straightRow } from '../referral/way';
import { backToReview, done } from '../reviews/answered';

const fromForm = ofReview.extend({ revision: z.coerce.number().int().nonnegative() });

/** Asks why the referral should go past the agency lead. It is kept among the drafts while there is no review, so that the one form is not for it. */
export const why = action('straight/why', ofReview, async (world, told, press) => ({
  card: draw(await mine(world, press, told.reference), {}),
}));

/** Before anything was sent: from now on it goes straight. Afterwards: it goes to the office now. */
export const send = action(
  'straight/send',
  fromForm,
  async (world, told, press) => {
    const draft = await mine(world, press, told.reference);
    const { typed, answers, problems } = filledIn(STRAIGHT_PAGE, press, storedIn(draft)?.answers);
    if (problems.length > 0) return { card: draw(draft, { typed, problems, notice: noticeOf(problems, notYet('sent')) }) };
    if (!draft.review) return choose(world, press, draft, told);
    const { stored } = await opened(world, press, told.reference, visible);
    const { review } = await decided(world, press, stored, (before, by, at) => ({
      events: sendStraight(before, by, straightIn(answers) || 'other', at),
      content: [straightRow(saidIn(answers, 'words'), press.who, at)],
    }));
    const says =
      review.state === 'short start sent'
        ? 'Noted. When you send the rest, it goes straight to the partnership office.'
        : 'Sent to the partnership office. Your agency lead does not have to do anything.';
    return done(world, press, told.reference, says);
  },
  (_world, told, press, notice) => ({ card: drawAgain(told, typedInto(STRAIGHT_PAGE, press.data), notice) }),
);

/** Back to the way through the agency lead, while nothing has been sent. */
export const undo = action('straight/undo', ofReview, async (world, told, press) => {
  const draft = await mine(world, press, told.reference);
  if (draft.review) throw new Refusal('too late', 'It has been sent already, so its way can no longer be changed.');
  const stored = storedIn(draft);
  if (stored && Object.keys(stored.answers).length > 0)
    await world.drafts.save(press.who, { ...stored, revision: stored.revision + 1, savedAt: press.now.toISOString(), answers: {} });
  return { card: drawProgress(world, await load(world, press, told.reference), press.now) };
});

async function choose(world: World, press: Press, draft: Draft, told: z.output<typeof fromForm>) {
  const { reference } = draft;
  const kept = await keepPage(
    world,
    press,
    { reference, page: STRAIGHT_PAGE, as: STRAIGHT_DRAFT, revision: told.revision },
    storedIn(draft),
  );
  const after = await load(world, press, reference);
  if (kept.outcome !== 'kept')
    return { card: draw(after, { typed: kept.outcome === 'another window' ? kept.typed : {}, notice: ANOTHER_WINDOW }) };
  const base = drawProgress(world, after, press.now);
  const says = 'Kept. It goes straight to the partnership office when you send it; nothing has been sent yet.';
  return closing(press, says, base);
}

/** The referral of this person, written or sent. */
async function mine(world: World, press: Press, reference: string): Promise<Draft> {
  const draft = await load(world, press, reference);
  if (draft.review ? draft.review.referrer !== press.who : draft.pages.length === 0) throw notForYou();
  if (!draft.review) return draft;
  const me = acting(draft.review, draft.me);
  if (!me) throw notForYou();
  if (!maySendStraight(draft.review, me.person) && !draft.review.straight)
    throw new Refusal('too late', 'It has reached the partnership office already.');
  return draft;
}

const storedIn = ({ pages }: Draft) => pages.find(({ page }) => page === STRAIGHT_DRAFT);

type Differs = { readonly notice?: string; readonly typed?: Typed; readonly problems?: readonly Problem[] };

function draw(draft: Draft, differs: Differs): Drawn {
  const stored = storedIn(draft);
  const title = draft.review && draft.review.state !== 'short start sent' ? 'Send it to the office now' : 'Keep this way';
  return drawWith(draft.reference, stored?.revision ?? 0, title, { ...differs, saved: stored?.answers ?? {} });
}

const drawAgain = ({ reference, revision }: z.output<typeof fromForm>, typed: Typed, notice: string): Drawn =>
  drawWith(reference, revision, 'Send it to the office now', { typed, notice });

const drawWith = (
  reference: string,
  revision: number,
  title: string,
  more: Differs & { readonly saved?: Draft['pages'][number]['answers'] },
) =>
  drawForm({
    title: STRAIGHT_PAGE.title,
    place: reference,
    purpose: STRAIGHT_PAGE.purpose,
    page: STRAIGHT_PAGE,
    revision,
    ...more,
    buttons: [{ title, verb: 'straight/send', data: { reference, revision } }, backToReview(reference, 'Leave it as it is')],
  });
