import { likely } from '../../domain/desk/links';
import type { Page } from '../../domain/forms/field';
import { attachPage, type ToJoin } from '../../domain/referral/attachForm';
import { becomePart, mustJoin, takesReferral, type Joined } from '../../domain/referral/joining';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { visible, type Visible } from '../../domain/sight/visible';
import { londonDay, shortDay } from '../../domain/time/days';
import type { KnownPerson, StoredReview } from '../../ports';
import { action, type Press, type World } from '../action';
import { atMost } from '../cards/atMost';
import { change } from '../change';
import { traitsOf } from '../desk/links';
import { filledIn } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { notYet } from '../forms/form';
import { acting, aReference, notForYou, ofReview, opened, type Opened } from '../opening';
import { settleSoon } from '../posts/settle';
import { referrerInWords } from '../referral/way';
import { backToReview, done } from '../reviews/answered';
import { finishJoining } from './join';
import { inOffice } from './office';

const ofBoth = ofReview.extend({ to: aReference });

/** Asks to which review a referral belongs; those that are alike in something come first. */
export const choose = action('attach/choose', ofReview, async (world, told, press) => {
  const { page } = await choosing(world, press, told.reference);
  return { card: drawChoice(page, told.reference, {}) };
});

/** Says what it means, before anything happens. */
export const check = action('attach/check', ofReview, async (world, told, press) => {
  const { me, review: referral, page } = await choosing(world, press, told.reference);
  const { typed, problems } = filledIn(page, press);
  const to = aReference.safeParse(typed['review']);
  if (problems.length > 0 || !to.success) return { card: drawChoice(page, told.reference, { typed, problems, notice: notYet('sent') }) };
  const into = await reviewFor(world, press, to.data);
  mustJoin(referral, me.person, into);
  return { card: drawCheck(referral, into.review, await referrerInWords(world, referral)) };
});

/** The referral becomes part of the review: its own half first, then the review’s. Pressed again, it goes on where it was. */
export const join = action('attach/join', ofBoth, async (world, told, press) => {
  const who = await press.me;
  const { me, stored, review: referral } = await opened(world, press, told.reference, inOffice);
  const into = await reviewFor(world, press, told.to);
  mustJoin(referral, me.person, into);
  const { review: part } = await change(world, told.reference, Promise.resolve(stored), (before) => {
    const here = before && acting(before, who);
    if (!here) throw notForYou();
    return { events: becomePart(before, here.person, into, press.now.toISOString()) };
  });
  if (!part) throw notForYou();
  if ((await finishJoining(world, part)) === 'given back')
    throw new Refusal('too late', 'That review has just taken another referral in, or has ended. This referral is where it was.');
  await Promise.all([settleSoon(world, told.reference), settleSoon(world, told.to)]);
  return done(world, press, told.to, 'Added. The referrer is told that the referral is part of this review.');
});

async function reviewFor(world: World, press: Press, reference: string): Promise<Joined> {
  const { me, review } = await opened(world, press, reference, visible);
  return { review, by: me.person };
}

const AT_ONCE = 8;
/** How many reviews the choice has room for, the newest of them. */
const MOST = 20;

async function choosing(world: World, press: Press, reference: string): Promise<Opened<Visible> & { readonly page: Page }> {
  const here = await opened(world, press, reference, inOffice);
  const who = await press.me;
  const found = await atMost(AT_ONCE, await world.involved.in('office'), (one) => world.reviews.read(one));
  const open = found
    .flatMap((one) => (one && takesReferral(one.review) && seesIt(one, who) ? [one.review] : []))
    .sort((one, other) => other.begunAt.localeCompare(one.begunAt))
    .slice(0, MOST);
  if (open.length === 0)
    throw new Refusal(
      'not found',
      'No review is open that began with a notification and has no referral. You can link two cases instead, under “Linked cases”.',
    );
  return { ...here, page: attachPage(await likeliestFirst(world, here.review, open)) };
}

function seesIt({ review }: StoredReview, who: KnownPerson): boolean {
  const here = acting(review, who);
  return here !== undefined && visible(review, here.person) !== undefined;
}

async function likeliestFirst(world: World, referral: Review, open: readonly Review[]): Promise<ToJoin[]> {
  const [own, ...others] = await Promise.all([referral, ...open].map((one) => traitsOf(world, one)));
  const alike = own ? likely(own, others) : [];
  const rank = ({ reference }: Review): number => alike.findIndex((one) => one.reference === reference);
  const inOrder = [
    ...open.filter((one) => rank(one) >= 0).sort((one, other) => rank(one) - rank(other)),
    ...open.filter((one) => rank(one) < 0),
  ];
  return inOrder.map((review) => {
    const same = alike.find(({ reference }) => reference === review.reference)?.alike ?? [];
    return { reference: review.reference, said: `${sentInWords(review)}${same.length > 0 ? `; ${same.join(', ')}` : ''}` };
  });
}

const sentInWords = ({ clock, begunAt }: Review): string => {
  const on = (instant: string): string => shortDay(londonDay(new Date(instant)));
  return clock.notification ? `notification sent ${on(clock.notification.sentAt)}` : `begun ${on(begunAt)}`;
};

const drawChoice = (page: Page, reference: string, differs: Partial<FormDrawing>) =>
  drawForm({
    title: page.title,
    place: reference,
    purpose: page.purpose,
    page,
    ...differs,
    buttons: [{ title: 'Go on', verb: 'attach/check', data: { reference } }, backToReview(reference)],
  });

const drawCheck = ({ reference }: Review, { reference: to }: Review, referrer: string) =>
  drawForm({
    title: 'Add the referral to the review',
    place: `${reference} → ${to}`,
    purpose: 'Please make sure that both are about the same incident. This cannot be undone.',
    quotes: [
      {
        about: 'What happens',
        words: [
          `The whole referral can be read in ${to} from then on; your office, the chair and the LA notifier read the notification beside it. Its days go on being counted from the notification.`,
          `${referrer} is told that the referral is part of ${to}, and later the decision and why. The agency lead can open it too, unless they are left out of the referral.`,
          `Whoever has a conflict of interest in one of the two sees nothing of either.`,
        ],
      },
      {
        about: 'What stays',
        words: [
          `${reference} stays as it was sent and says whose part it is. Nobody decides on it by itself. What the office recorded about it, such as links, processes and the family’s part, stays there; please record again in ${to} what matters.`,
        ],
      },
    ],
    buttons: [
      { title: `Add it to ${to}`, verb: 'attach/join', data: { reference, to } },
      { title: 'Back', verb: 'attach/choose', data: { reference } },
    ],
  });
