import { isInvited } from '../../domain/people/matching';
import type { Review } from '../../domain/review/review';
import { when } from '../../domain/time/days';
import type { Notices, World } from '../action';
import { nameWithAgency } from '../cards/agencies';
import { drawNeedsYou, drawNews } from '../cards/notice';
import { readEnteredFor, referrerAt } from './way';

/** The posts that a referral owes. */
export const notices = {
  'alert to lead': async (world, review, _owed, repeat) => {
    const { names, at } = await said(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A serious incident: the short start',
      what: `${names.from} sent the short start ${at(review.alertedAt)}. The whole referral follows, and you then check it.`,
      next: 'Read it now, in case something cannot wait. Opening is logged to protect the child.',
      ...READ,
      forward: 'Read the short start',
    });
  },
  'alert to office': async (world, review, _owed, repeat) => {
    const { names, at } = await said(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A serious incident: the short start',
      what: `${names.from} sent the short start ${at(review.alertedAt)}. ${review.lead ? `${names.lead} has it too.` : 'The agency has no lead to check it, so your office does that part.'}`,
      next: 'Read it now: the local authority’s days to notify are running. Opening is logged to protect the child.',
      ...READ,
      forward: 'Read the short start',
    });
  },
  'act for agency': async (world, review, _owed, repeat) => {
    const { names } = await said(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'An agency lead could not be reached',
      what: isInvited(review.lead)
        ? `${names.lead} (agency lead, ${world.agencies.nameOf(review.agency)}) is not in Teams yet: the office passes this on.`
        : `I could not write to ${names.lead} (agency lead, ${world.agencies.nameOf(review.agency)}) in Teams.`,
      next: 'Please do the lead’s part of this referral, or telephone them. What you do is recorded as done for the agency.',
      forward: 'Open the review',
      verb: 'reviews/open',
      opens: 'chat',
    });
  },
  'not reached': async (world, review, { about: { person } }, repeat) => {
    const who = await world.people.find(person);
    const [name, isNew] = [who ? nameWithAgency(world, who) : 'somebody', isInvited(person)];
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'Somebody could not be reached',
      what: isNew
        ? `${name} is not in Teams yet: the office passes this on. They have not had my message about this review.`
        : `I could not write to ${name} in Teams. They have not had my message about this review.`,
      next: 'Please telephone them, or ask them to open their own chat with me.',
      forward: 'Open the review',
      verb: 'reviews/open',
      opens: 'chat',
    });
  },
  'read and pass': async (world, review, _owed, repeat) => {
    const { names, at } = await said(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A referral to check and pass on',
      what: `${names.from} sent the whole referral ${at(review.sentAt)}.`,
      next: 'Read it, then pass it to the partnership office. Passing it on is not a judgement: the partners decide. Opening is logged to protect the child.',
      ...READ,
    });
  },
  referred: async (world, review, _owed, repeat) => {
    const { names, at } = await said(world, review);
    return drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'A new referral',
      what: review.straight
        ? `${names.from} sent the referral straight to the partnership office ${at(review.passedAt)}, not through the agency lead.`
        : `${names.passer} passed on the referral from ${names.from} ${at(review.passedAt)}.${review.disagrees ? ' The agency lead does not agree with it; their words stand beside it.' : ''}`,
      next: 'It is now with the partnership office. Opening is logged to protect the child.',
      ...READ,
    });
  },
  'passed on': async (world, review, _owed, repeat) => {
    const [{ names, at }, enteredFor] = await Promise.all([said(world, review), readEnteredFor(world, review)]);
    return drawNews({
      reference: review.reference,
      repeat,
      heading: `${enteredFor ? 'A referral that you entered' : 'Your referral'} has been passed on`,
      what: `${names.passer} passed it to the partnership office ${at(review.passedAt)}.`,
      next: enteredFor
        ? `When there is a decision, your office has it to pass on to ${enteredFor.name}.`
        : 'You do not need to do anything now. You will be told the decision and why, whatever it is.',
      forward: 'See where it is',
      verb: 'reviews/open',
      opens: 'chat',
    });
  },
} satisfies Partial<Notices>;

const READ = { forward: 'Read the referral', verb: 'referral/read', opens: 'dialog' } as const;

async function said(world: World, review: Review) {
  const [[lead, passer], from] = await Promise.all([
    Promise.all([review.lead, review.passedBy].map((id) => (id ? world.people.find(id) : undefined))),
    referrerAt(world.agencies.nameOf(review.agency), world, review),
  ]);
  const leadName = lead?.person.name ?? 'the agency lead';
  const names = {
    from,
    lead: leadName,
    passer: passer?.person.name ?? leadName,
  };
  return { names, at: (instant: string) => (instant ? when(instant, world.clock()) : '') };
}
