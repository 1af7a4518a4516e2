import { z } from 'zod';
import type { Page } from '../../domain/forms/field';
import { freeze } from '../../domain/forms/frozen';
import { beginByNotification, mayBeginByNotification } from '../../domain/referral/joining';
import { datesOnNotified, notifiedIn, notifiedPage } from '../../domain/referral/notifiedForm';
import { Refusal } from '../../domain/refusal';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { change } from '../change';
import { typedInto } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { taken } from '../forms/form';
import { pageRow } from '../forms/frozenRows';
import { ofReview } from '../opening';
import { settleSoon } from '../posts/settle';
import { done } from '../reviews/answered';
import { present } from '../reviews/review';

const beginCard = card('origin/begin', { preview: 'A notification to record.', shows: z.object({ reference: z.string() }) });

/** Leads to the form. The reference is minted here, so that a form that is opened twice records one review. */
export const begin = action('notified/begin', z.object({}), async (world, _told, press) => {
  await admitted(world, press);
  return { card: beginCard.draw({ reference: world.ids.reference() }) };
});

/**
 * Asks what the local authority notified, where nobody has referred the case; what has been recorded is shown as it stands. There is no
 * review yet, so that the one form is not for it.
 */
export const open = action('notified/open', ofReview, async (world, told, press) => {
  const { page } = await admitted(world, press);
  const stored = await world.reviews.read(told.reference);
  return stored ? present(world, press, told.reference) : { card: draw(page, told.reference, {}) };
});

/** Records the notification: from here on a review exists, under the reference that the form carried. */
export const record = action(
  'notified/record',
  ofReview,
  async (world, told, press) => {
    const { me, page } = await admitted(world, press);
    const { reference } = told;
    const again = (differs: Partial<FormDrawing>) => ({ card: draw(page, reference, differs) });
    return taken({ page, also: datesOnNotified(page) }, press, { wrong: again, refused: again }, async (answers) => {
      const { frozen, identity } = freeze(page, answers);
      const { changed } = await change(world, reference, world.reviews.read(reference), (before) => ({
        events: beginByNotification(before, me.person, notifiedIn(answers, reference), press.now),
        content: [pageRow(frozen)],
        identity,
        lists: ['office'],
      }));
      if (changed) await settleSoon(world, reference);
      return done(world, press, reference, 'Recorded. A review has begun; the chair and the partnership office are told.');
    });
  },
  (world, told, press, notice) => {
    const page = pageFor(world);
    return { card: draw(page, told.reference, { typed: typedInto(page, press.data), notice }) };
  },
);

async function admitted(world: World, press: Press) {
  const me = await press.me;
  if (!mayBeginByNotification(me.person))
    throw new Refusal(
      'not allowed',
      'Only the local authority’s notifier, or the partnership office for them, records a notification. To tell us of a case, say “refer”.',
    );
  return { me, page: pageFor(world) };
}

/** What is frozen says the agencies' names as they are now. */
const pageFor = ({ agencies }: World): Page => notifiedPage(agencies.inUse().map(({ name }) => name));

const draw = (page: Page, reference: string, differs: Partial<FormDrawing>) =>
  drawForm({
    title: 'A notification without a referral',
    place: reference,
    purpose: page.purpose,
    page,
    ...differs,
    buttons: [{ title: 'Record the notification', verb: 'notified/record', data: { reference } }],
  });
