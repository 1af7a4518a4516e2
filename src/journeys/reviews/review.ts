import { z } from 'zod';
import { linksInWords } from '../../domain/desk/links';
import { isNotifyClockRunning } from '../../domain/dates/notification';
import { processesInWords } from '../../domain/desk/processes';
import { toPassOn } from '../../domain/referral/passingOn';
import { Refusal } from '../../domain/refusal';
import { isRejected } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { isKeptFromLead, isWithoutReferral, officeActsForLead, waitsForNotification } from '../../domain/review/whereItIs';
import type { Acting } from '../../domain/sight/acting';
import { seesDesk, visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Drawn, KnownPerson } from '../../ports';
import type { Press, World } from '../action';
import { card } from '../cards/card';
import { acting, keptFromYou, type KnownActing } from '../opening';
import { isSent, load } from '../referral/draft';
import { drawPlace } from '../referral/place';
import { referrerInWords } from '../referral/way';

const shownOffer = z.object({
  reference: z.string(),
  title: z.string(),
  verb: z.string(),
  opens: z.enum(['dialog', 'chat']),
  style: z.enum(['positive', 'default']),
});

const reviewCard = card('reviews/review', {
  preview: 'Where a review is.',
  shows: z.object({
    reference: z.string(),
    state: z.string(),
    next: z.string(),
    facts: z.array(z.object({ what: z.string(), said: z.string() })),
    hasDialogs: z.boolean(),
    rows: z.array(z.object({ left: z.array(shownOffer), right: z.array(shownOffer) })),
  }),
});

/** Where a review is, for somebody who may know: without a word of what is in it. */
export async function drawReview(world: World, review: Review, me: KnownActing, now: Date): Promise<Drawn> {
  const [[lead, passer, withdrawer], referrer] = await Promise.all([
    Promise.all([review.lead, review.passedBy, review.withdrawal?.answeredBy ?? ''].map((id) => (id ? world.people.find(id) : undefined))),
    referrerInWords(world, review),
  ]);
  const name = (known: KnownPerson | undefined) => known?.person.name ?? '';
  const byNotification = isWithoutReferral(review);
  const facts = [
    review.origin.begunBy === 'notification' && {
      what: 'Begun',
      said: `with the notification, recorded ${when(review.begunAt, now)} by ${name(passer)}${byNotification ? '; no referral yet' : ''}`,
    },
    !byNotification && { what: 'Referred by', said: `${referrer}, ${world.agencies.nameOf(review.agency)}` },
    !byNotification && { what: 'Agency lead', said: leadInWords(review, name(lead)) },
    review.alertedAt && { what: 'Short start sent', said: when(review.alertedAt, now) },
    review.sentAt && { what: 'Referral sent', said: when(review.sentAt, now) },
    review.passedAt && review.origin.begunBy === 'referral' && { what: 'Passed on', said: passedInWords(world, review, name(passer), now) },
    review.origin.attachedAt !== '' && {
      what: 'Referral',
      said: `${review.origin.attached}, part of this review since ${when(review.origin.attachedAt, now)}`,
    },
    review.state === 'withdrawn' && {
      what: 'Withdrawn',
      said: `${when(review.withdrawal?.answeredAt || review.begunAt, now)} by ${name(withdrawer)}`,
    },
    review.decision.decidedAt && { what: 'Decided', said: when(review.decision.decidedAt, now) },
    seesDesk(review, me.person) && review.triage.links.length > 0 && { what: 'Linked with', said: linksInWords(review) },
    seesDesk(review, me.person) && { what: 'Parallel processes', said: `${processesInWords(review)}.` },
    review.clock.notification && { what: 'Notification sent', said: when(review.clock.notification.sentAt, now) },
  ];
  const offers = offersFor(world, review, me.person);
  return reviewCard.draw({
    reference: review.reference,
    state: stateInWords(review),
    next: nextInWords(world, review, me.person),
    // Who referred a case, and when, is for those who may read the referral.
    facts: visible(review, me.person)?.referral ? facts.filter((fact) => typeof fact === 'object' && fact !== null) : [],
    hasDialogs: offers.some(({ opens }) => opens === 'dialog'),
    rows: inRows(offers.map((offer, index) => ({ reference: review.reference, ...offer, style: index === 0 ? 'positive' : 'default' }))),
  });
}

function leadInWords(review: Review, name: string): string {
  if (isKeptFromLead(review)) return 'Left out, as the referrer asked';
  if (!name) return 'The partnership office, for the agency';
  return `${name}${officeActsForLead(review) ? ' (could not be reached in Teams; the partnership office does this part)' : ''}`;
}

function passedInWords({ agencies }: World, review: Review, name: string, now: Date): string {
  if (review.straight) return `${when(review.passedAt, now)}, straight to the partnership office`;
  const forAgency = review.passedBy === review.lead ? '' : ` for ${agencies.nameOf(review.agency)}`;
  return `${when(review.passedAt, now)} by ${name}${forAgency}${review.disagrees ? ', with a disagreement' : ''}`;
}

export function stateInWords(review: Review): string {
  switch (review.state) {
    case 'short start sent':
      return 'Short start sent; the referral is being written.';
    case 'with agency lead':
      return officeActsForLead(review) ? 'With the partnership office, for the agency.' : 'With the agency lead.';
    case 'returned':
      return 'Returned to the referrer, with comments.';
    case 'referred':
      return referredInWords(review);
    case 'decided':
      return `Decided: ${review.decision.outcome}.${waitsForNotification(review) ? ' It does not start before the notification to the Panel is recorded.' : ''}`;
    case 'criteria no longer met':
      return 'Ended: the criteria are no longer met.';
    case 'transferred':
      return 'Ended here: another area has taken it over.';
    case 'not taken further':
      return 'Decided: no further action.';
    case 'withdrawn':
      if (isNotifyClockRunning(review))
        return 'Withdrawn. The local authority’s days to notify run on; nothing more is asked of anybody else.';
      return toPassOn(review).length > 0 ? 'Withdrawn.' : 'Withdrawn. Nothing more is asked of anybody.';
    case 'part of another review':
      return `Part of a review that a notification began: ${review.origin.partOf}.`;
  }
}

function referredInWords(review: Review): string {
  const { decision } = review;
  const how = isWithoutReferral(review) ? 'Begun with a notification, without a referral' : 'Referred';
  if (decision.recommended && !isRejected(decision)) return `${how}: with the three partners, who decide.`;
  if (decision.calledAt || decision.rounds > 0) return `${how}: with the chair, who assesses it against the criteria.`;
  return `${how}: with the partnership office.`;
}

/** What waits for this person, the latest thing first, else who is next. */
export const nextInWords = (world: World, review: Review, person: Acting): string =>
  waits(world, review, person) || 'Nothing needs you now.';

/** The sentence of what the review waits for from this person; empty when it does not wait for them. */
export function waits(world: World, review: Review, person: Acting): string {
  const latestFirst = [...world.areas].reverse();
  const own = latestFirst.map((area) => area.waitsFor(review, person));
  return [...own, ...latestFirst.map((area) => area.waitsAlso?.(review, person) ?? '')].find(Boolean) ?? '';
}

const offersFor = (world: World, review: Review, person: Acting) =>
  [...world.areas].reverse().flatMap((area) => area.offers(review, person));

type ShownOffer = z.infer<typeof shownOffer>;

/** What comes next stands alone; the rest follows two to a row, because a long column hides what is at its end. */
export const inRows = ([next, ...others]: ShownOffer[]): { left: ShownOffer[]; right: ShownOffer[] }[] =>
  next
    ? [
        { left: [next], right: [] },
        ...others.flatMap((left, index) => (index % 2 === 0 ? [{ left: [left], right: others.slice(index + 1, index + 2) }] : [])),
      ]
    : [];

export async function present(world: World, press: Press, reference: string): Promise<{ card: Drawn }> {
  const draft = await load(world, press, reference);
  if (draft.pages.length > 0 && !isSent(draft.review)) return { card: drawPlace(world, draft, press.now) };
  if (!draft.review) throw nothingHere();
  const me = acting(draft.review, draft.me);
  if (!me) throw keptFromYou();
  if (!visible(draft.review, me.person)) throw nothingHere();
  return { card: await drawReview(world, draft.review, me, press.now) };
}

const nothingHere = (): Refusal =>
  new Refusal('not found', 'There is nothing here that you can open. Say “my reviews” to see what there is.');
