import { z } from 'zod';
import type { Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import { freeze } from '../../domain/forms/frozen';
import { beginByNotification, mayBeginByNotification } from '../../domain/referral/joining';
import { datesOnNotified, notifiedIn, notifiedPage } from '../../domain/referral/notifiedForm';
import { Refusal } from '../../domain/refusal';
import { londonDay } from '../../domain/time/days';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { change } from '../change';
import { typedInto } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
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

/** Asks what the local authority notified, where nobody has referred the case; what has been recorded is shown as it stands. */
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
    const typed = typedInto(page, press.data);
    const { answers, problems } = fill(page, {}, typed, londonDay(press.now), datesOnNotified(page));
    if (problems.length > 0) return { card: draw(page, reference, { typed, problems, notice: NOT_YET }) };
    const { frozen, identity } = freeze(page, answers);
    try {
      const { changed } = await change(world, reference, world.reviews.read(reference), (before) => ({
        events: beginByNotification(before, me.person, notifiedIn(answers, reference), press.now),
        content: [pageRow(frozen)],
        identity,
        lists: ['office'],
      }));
      if (changed) await settleSoon(world, reference);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
      return { card: draw(page, reference, { typed, notice: error.sentence }) };
    }
    return done(world, press, reference, 'Recorded. A review has begun; the chair and the partnership office are told.');
  },
  (world, told, press, notice) => {
    const page = pageFor(world);
    return { card: draw(page, told.reference, { typed: typedInto(page, press.data), notice }) };
  },
);

const NOT_YET = 'Not recorded yet: please look at the words in red.';

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
