import { saidIn } from '../../domain/forms/answers';
import { assuresAs } from '../../domain/referral/comments';
import { LEADS_VIEW } from '../../domain/referral/rows';
import { DISAGREEMENT, pass } from '../../domain/referral/sending';
import { Refusal } from '../../domain/refusal';
import { typedInto } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { formActions, notYet } from '../forms/form';
import { ofReview, opened, readsReferral } from '../opening';
import { done } from '../reviews/answered';
import type { Kept } from '../kept';

/** Asks the agency lead what they see differently, and passes the referral on with it beside. */
export const disagreeing = formActions({
  opens: 'quality/disagree',
  opening: ofReview,
  records: 'quality/passDisagreeing',
  carries: ofReview,
  admits: (world, press, { reference }) => opened(world, press, reference, readsReferral),
  instead: (_world, _press, { me, review }) => {
    if (!assuresAs(review, me.person) || (review.state !== 'with agency lead' && review.state !== 'returned'))
      throw new Refusal('too late', 'This referral has gone on since. Open it to see where it is.');
    return undefined;
  },
  page: () => DISAGREEMENT,
  notYet: notYet('sent'),
  draws: (_world, _press, _here, { reference }, differs) => draw(reference, differs),
  again: (_world, { reference }, press, notice) => draw(reference, { typed: typedInto(DISAGREEMENT, press.data), notice }),
  decide: (review, by, { answers }, at) => {
    const events = pass(review, by, at, true);
    // Somebody passed it on in another window without any words: these are not lost without a word.
    if (events.length === 0 && !review.disagrees) throw new Refusal('too late', NOT_KEPT);
    return { events, content: [LEADS_VIEW.write({}, { recordedBy: by.id, recordedAt: at }, { words: saidIn(answers, 'words') })] };
  },
  next: (world, press, { review }) =>
    done(world, press, review.reference, 'Passed to the partnership office, with your disagreement. The referrer is told.'),
});

const NOT_KEPT = 'It was passed on already, so your words were not kept. Please send them to the partnership office.';

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
