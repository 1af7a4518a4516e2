import { z } from 'zod';
import { saidTo, type Answers } from '../../domain/forms/answers';
import { corrected, notFrom } from '../../domain/forms/frozen';
import { GATE, ROUTE } from '../../domain/referral/pages';
import { alert, send } from '../../domain/referral/sending';
import type { Review } from '../../domain/review/review';
import { isKeptFromLead, isWithReferrer, officeActsForLead } from '../../domain/review/whereItIs';
import { day, inWords, londonDay, readDay, type Day } from '../../domain/time/days';
import { addWorkingDays, type Calendar } from '../../domain/time/workingDays';
import type { Content, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { numbers, shownNumbers } from '../cards/numbers';
import { change } from '../change';
import { pageRow } from '../forms/frozenRows';
import { TELL } from '../offers';
import { acting, aReference, keptFromYou } from '../opening';
import { inTeamsFirst } from '../posts/roster';
import { settleSoon } from '../posts/settle';
import { drawCheck, savesOf } from './check';
import { coached } from './coachCard';
import { draftOf, isSent, load, readDraft } from './draft';
import type { Draft } from './draftRow';
import { again, draw, fromPage, keep, type FromPage } from './form';
import { drawPlace } from './place';
import { sendItAgain } from './sendAgain';
import { forgetDraft, freezeIn, sentBefore } from './sentDraft';
import { agencyOf, readEnteredFor, startOf, wayRows } from './way';

const receipt = z.object({
  reference: z.string(),
  sentTo: z.string(),
  contact: z.string(),
  readBy: z.string(),
  notReached: z.string(),
  notTold: z.string(),
  support: z.string(),
  /** What to tell the person for whom it was entered; empty for somebody’s own referral. */
  tells: z.array(z.object({ title: z.string(), verb: z.string(), reference: z.string() })),
  numbers,
});
const alerted = card('referral/alerted', {
  preview: 'Your short start has been sent.',
  shows: receipt.extend({ urgent: z.string(), forward: z.string() }),
});
const sent = card('referral/sent', { preview: 'Your referral has been sent.', shows: receipt });

/** Sends the short start to the agency lead and the partnership office at once; a review exists from here on. */
export const sendStart = action(
  'referral/alert',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if (kept.card) return kept.reply;
    return alertFrom(world, kept.draft, told, press);
  },
  again,
);

/** Sends a short start that is saved, when it says all that is needed and nothing on it is worth another look. */
export async function alertFrom(world: World, draft: Draft, told: FromPage, press: Press): Promise<Reply> {
  const problems = draft.places.find(({ page }) => page.id === told.page.id)?.missing ?? [];
  if (problems.length > 0) {
    const notice = 'Not sent yet: a few answers are still needed. What you typed is saved.';
    return { card: draw(world, draft, told.page, { to: told.to, problems, notice }) };
  }
  const hint = draft.review ? undefined : await coached(world, draft, { ...told, way: 'referral/alert' });
  return hint ? { card: hint, base: drawPlace(world, draft, press.now) } : alertWith(world, told, press, draft);
}

async function alertWith(world: World, told: FromPage, press: Press, draft: Draft): Promise<Reply> {
  const start: Answers = draft.saved.get(told.page.id) ?? {};
  const { lead } = await theLead(world, draft);
  const { frozen, identity } = freezeIn(draft, told.page);
  const { review, changed } = await change(world, draft.reference, world.reviews.read(draft.reference), (before) => ({
    events: alert(stillTheirs(before, draft), { ...startOf(draft, lead), laToldOn: toldOn(start) }, press.now.toISOString()),
    content: [...whatCameFirst(draft), pageRow(frozen), ...wayRows(draft, press.now.toISOString())],
    identity,
    lists: listsOf(draft),
  }));
  const now = (changed && (await settleSoon(world, draft.reference))) || review;
  if (!now) throw new Error('A review was sent and is not there.');
  const after = draftOf(draft.me, draft.reference, draft.pages, now);
  const card = alerted.draw({
    ...(await receiptFor(world, now, press.now)),
    urgent: urgency(start),
    forward: after.next ? `Go on: ${after.next.page.title.toLowerCase()}` : 'Check and send',
  });
  return { card, base: press.where === 'dialog' ? drawPlace(world, after, press.now) : card };
}

/** The day counts only beside the answer that the authority has been told. */
const toldOn = (start: Answers): Day | '' =>
  saidTo(start, 'laTold') === 'yes' ? (day.safeParse(saidTo(start, 'laToldOn')).data ?? '') : '';

/** The check before sending. */
export const check = action(
  'referral/check',
  z.object({ reference: aReference, part: z.coerce.number().int().nonnegative().optional().catch(undefined) }),
  async (world, told, press) => {
    const draft = await readDraft(world, press, told.reference);
    const base = drawPlace(world, draft, press.now);
    return { card: draft.route ? drawCheck(world, draft, told.part === undefined ? {} : { part: told.part }) : base, base };
  },
);

const fromCheck = z.object({ reference: aReference, seen: z.coerce.number(), rounds: z.coerce.number().catch(0) });

/** Sends the whole referral to the agency lead, its questions and answers frozen together. */
export const sendAll = action('referral/send', fromCheck, async (world, told, press) => {
  const draft = await load(world, press, told.reference);
  const { review: before } = draft;
  if (before && isSent(before) && before.referrer === press.who) return sentReply(world, before, press.now);
  if (draft.pages.length === 0) return { says: 'This referral is no longer being written. Say “my reviews” to see where it is.' };
  if (savesOf(draft) !== told.seen)
    return {
      card: drawCheck(world, draft, {
        notice: 'Something was changed in another window since this check was drawn. Please look once more, then send.',
      }),
    };

  const { route, asks } = draft;
  if (!route) return { card: drawPlace(world, draft, press.now) };
  if (before && isWithReferrer(before)) return sentReply(world, await sendItAgain(world, press, draft, before, told.rounds), press.now);
  const { lead } = await theLead(world, draft);
  const frozen = asks.map((page) => freezeIn(draft, page));
  const sentFirst = before && (await sentBefore(world, told.reference));
  const identity: Answers = Object.assign({ ...sentFirst?.beside }, ...frozen.map((one) => one.identity));
  const pages = [...(sentFirst?.pages.values() ?? [])];
  const { review, changed } = await change(world, told.reference, world.reviews.read(told.reference), (present) => ({
    events: send(
      stillTheirs(present, draft),
      startOf(draft, lead),
      {
        route,
        pages: asks.map(({ id }) => id),
        complete: draft.next === undefined,
        laAwareOn: dayIn(draft, 'laAwareOn'),
        corrected: pages.flatMap((page) => corrected(page, sentFirst?.identity ?? {}, identity)),
        before: { incidentOn: dayIn(draft, 'incidentOn'), agencyAwareOn: dayIn(draft, 'agencyAwareOn') },
      },
      press.now.toISOString(),
    ),
    content: [
      ...whatCameFirst(draft),
      ...frozen.map((one) => pageRow(one.frozen)),
      ...(present ? [] : wayRows(draft, press.now.toISOString())),
    ],
    identity: (kept) => Object.assign({ ...notFrom(pages, kept) }, ...frozen.map((one) => one.identity)),
    lists: listsOf(draft),
  }));
  if (changed) await forgetDraft(world, press.who, draft.pages);
  const now = (changed && (await settleSoon(world, told.reference))) || review;
  if (!now) throw new Error('A referral was sent and is not there.');
  return sentReply(world, now, press.now);
});

/** The review as it is decided on: a conflict of interest that was declared since the draft was read holds as well. */
function stillTheirs(review: Review | undefined, { me }: Draft): Review | undefined {
  if (review && !acting(review, me)) throw keptFromYou();
  return review;
}

/** One of the dates of the case, as the referrer knows it, on whichever page it was asked for. */
function dayIn(draft: Draft, field: string): Day | '' {
  const answer = [...draft.saved.values()].flatMap((answers) => answers[field] ?? [])[0];
  return answer && 'said' in answer ? readDay(answer.said) : '';
}

async function sentReply(world: World, review: Review, now: Date): Promise<Reply> {
  const card = sent.draw(await receiptFor(world, review, now));
  return { card, base: card };
}

/** The agency's lead; the first by name where an agency has several. */
async function theLead(world: World, draft: Draft): Promise<{ lead: string }> {
  const [lead] = inTeamsFirst(await world.people.withRole('agency lead', agencyOf(draft)));
  return { lead: lead?.person.id ?? '' };
}

/** What a receipt says is true at this moment: who was reached, who will be in touch and by when. */
async function receiptFor(world: World, review: Review, now: Date): Promise<z.input<typeof receipt>> {
  const [lead, office, enteredFor, { calendar }] = await Promise.all([
    review.lead ? world.people.find(review.lead) : undefined,
    world.people.withRole('coordinator'),
    readEnteredFor(world, review),
    world.rules(),
  ]);
  const noOffice = office.every(({ person }) => review.notReached.includes(person.id));
  const leadName = lead ? `${lead.person.name} (agency lead)` : '';
  return {
    reference: review.reference,
    sentTo: [officeActsForLead(review) ? '' : leadName, noOffice ? '' : 'the partnership office'].filter(Boolean).join(' and '),
    contact: enteredFor ? toPassOn(enteredFor.name) : noOffice ? '' : contact(office, calendar, now),
    readBy: readBy(world, review),
    notReached: unreached(world, review, leadName, noOffice),
    notTold: `This has not told children’s services or the police. If a child’s situation changes, phone ${world.settings.duty.service}.`,
    support: world.settings.support,
    tells: enteredFor ? [{ ...TELL, reference: review.reference }] : [],
    numbers: shownNumbers(world.settings),
  };
}

function readBy({ agencies }: World, review: Review): string {
  const lead = isKeptFromLead(review) ? '' : `the agency lead of ${agencies.nameOf(review.agency)}, `;
  return `It can be read by you, ${lead}the partnership office and the local authority’s notifier; once it is referred, by the chair.`;
}

/** Nothing is promised to somebody whom the bot can’t write to. */
const toPassOn = (name: string): string =>
  `You entered this for ${name}. I cannot write to them: please tell them that it has been sent, and later the decision. The words for it are ready.`;

function contact(office: readonly KnownPerson[], counted: Calendar, now: Date): string {
  const name = office.length === 1 && office[0] ? office[0].person.name : 'The partnership office';
  const by = addWorkingDays(counted, londonDay(now), 2);
  const when = 'day' in by ? ` by ${inWords(readDay(by.day), londonDay(now))}` : ' as soon as it has been read';
  return `${name} will contact you${when}. You will be told the decision and why, whatever it is.`;
}

function unreached(world: World, review: Review, leadName: string, noOffice: boolean): string {
  if (noOffice)
    return `I could not write to the partnership office in Teams. Please phone ${world.settings.office.name}: ${world.settings.office.telephone}.`;
  if (review.straight) return '';
  if (!leadName)
    return `${world.agencies.nameOf(review.agency)} has no agency lead I can write to, so the partnership office does the lead’s part.`;
  return officeActsForLead(review) ? `I could not write to ${leadName} in Teams, so the partnership office does the lead’s part.` : '';
}

/** What cannot wait for anybody to read the form. */
function urgency(start: Answers): string {
  if (saidTo(start, 'safeNow') !== 'yes')
    return 'You said that the children may not be safe. Sending this form does not make them safe: please phone now.';
  if (saidTo(start, 'laTold') !== 'yes') return 'The local authority may not know yet. Please phone them today; the numbers are below.';
  return '';
}

/** What the danger gate and the choice of the route asked, kept with the referral. */
const whatCameFirst = (draft: Draft): Content[] => [GATE, ROUTE].map((page) => pageRow(freezeIn(draft, page).frozen));

/** The lists in which a review is found from its beginning. */
const listsOf = (draft: Draft): string[] => [`person~${draft.me.person.id}`, `agency~${agencyOf(draft)}`, 'office'];
