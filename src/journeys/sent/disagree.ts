import { saidIn } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { assuresAs } from '../../domain/referral/comments';
import { LEADS_VIEW } from '../../domain/referral/rows';
import { DISAGREEMENT, pass } from '../../domain/referral/sending';
import { Refusal } from '../../domain/refusal';
import { londonDay } from '../../domain/time/days';
import { action } from '../action';
import { decided } from '../decided';
import { typedInto } from '../forms/fields';
import { drawForm, LOOK_AGAIN, type FormDrawing } from '../forms/drawing';
import { ofReview, opened, readsReferral } from '../opening';
import { done } from '../reviews/answered';
import type { Kept } from '../kept';

/** Asks the agency lead what they see differently. */
export const ask = action('quality/disagree', ofReview, async (world, told, press) => {
  const { me, review } = await opened(world, press, told.reference, readsReferral);
  if (!assuresAs(review, me.person) || (review.state !== 'with agency lead' && review.state !== 'returned'))
    throw new Refusal('too late', 'This referral has gone on since. Open it to see where it is.');
  return { card: draw(told.reference, {}) };
});

/** Passes the referral on, with the lead's own view beside it. */
export const passOn = action(
  'quality/passDisagreeing',
  ofReview,
  async (world, told, press) => {
    const { stored, review: before } = await opened(world, press, told.reference, readsReferral);
    const typed = typedInto(DISAGREEMENT, press.data);
    const { answers, problems } = fill(DISAGREEMENT, {}, typed, londonDay(press.now));
    if (problems.length > 0) return { card: draw(told.reference, { typed, problems, notice: LOOK_AGAIN }) };
    const { review, changed } = await decided(world, press, stored, (present, by, at) => ({
      events: pass(present, by, at, true),
      content: [LEADS_VIEW.write({}, { recordedBy: press.who, recordedAt: at }, { words: saidIn(answers, 'words') })],
    }));
    const isMine = review.disagrees && review.passedBy === press.who;
    // Somebody passed it on in another window without these words: they are not lost without a word.
    if (!changed && !isMine && !before.disagrees)
      return {
        card: draw(told.reference, {
          typed,
          notice: 'It was passed on already, so your words were not kept. Please send them to the partnership office.',
        }),
      };
    return done(world, press, told.reference, 'Passed to the partnership office, with your disagreement. The referrer is told.');
  },
  (_world, told, press, notice) => ({ card: draw(told.reference, { typed: typedInto(DISAGREEMENT, press.data), notice }) }),
);

/** What the agency lead sees differently, in their words; empty where they agree. */
export async function readDisagreement(kept: Kept, reference: string): Promise<string> {
  return (await kept.one(reference, LEADS_VIEW, {}))?.json.words ?? '';
}

const draw = (reference: string, differs: Partial<FormDrawing>) =>
  drawForm({
    title: DISAGREEMENT.title,
    place: reference,
    purpose: DISAGREEMENT.purpose,
    page: DISAGREEMENT,
    ...differs,
    buttons: [
      { title: 'Pass it with these words', verb: 'quality/passDisagreeing', data: { reference } },
      { title: 'Back to the referral', verb: 'referral/read', data: { reference, part: 0 } },
    ],
  });
