import type { Answer, Answers } from '../../domain/forms/answers';
import type { RowOf } from '../../domain/forms/row';
import { attach, giveBack } from '../../domain/referral/joining';
import { START } from '../../domain/referral/pages/start';
import { ENTERED_FOR, LEADS_VIEW, NOTIFIED, REFERRAL_PAGE, STRAIGHT } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import type { Content } from '../../ports';
import type { World } from '../action';
import { change } from '../change';
import { apart } from '../sent/notified';
import { unshown, type Kept } from '../kept';

/** What of a referral stands in the review from then on: its pages, which way it came, and what its agency lead sees differently. */
const JOINS = [REFERRAL_PAGE, ENTERED_FOR, STRAIGHT, LEADS_VIEW] as const;

/**
 * The review's half, once the referral says whose part it is: its words and what identifies the child are copied, and its people hear
 * of the review. Each step can be repeated, by the press or by whoever finds it half done. Where the review has taken another
 * referral in since, or has ended, the referral is given back.
 */
export async function finishJoining(world: World, referral: Review): Promise<'joined' | 'given back'> {
  const { reference, origin } = referral;
  const stored = await world.reviews.read(origin.partOf);
  if (stored?.review.origin.attached === reference) return 'joined';
  const by = await whoJoined(world, referral);
  const at = world.clock().toISOString();
  const kept = unshown(world);
  const [content, identity] = await Promise.all([copied(kept, referral), identities(kept, referral)]);
  let fits = true;
  await change(world, origin.partOf, Promise.resolve(stored), (before) => {
    const events = before && attach(before, referral, by, at);
    fits = events !== undefined;
    return { events: events ?? [], content, identity, lists: [`person~${referral.referrer}`, `agency~${referral.agency}`] };
  });
  if (fits) return 'joined';
  await change(world, reference, world.reviews.read(reference), (before) => ({
    events: before ? giveBack(before, origin.partOf, by, at) : [],
  }));
  return 'given back';
}

async function whoJoined(world: World, { reference, origin }: Review): Promise<string> {
  const journal = await world.reviews.journal(reference);
  const joined = journal.findLast((event) => event.type === 'becamePart' && event.review === origin.partOf);
  if (!joined) throw new Error('A referral is part of a review that nobody added it to.');
  return joined.by;
}

/** The page of the notification, which has the referral’s in its place once that has joined. */
const began = (kept: Kept, { origin }: Review): Promise<PageRow | undefined> => kept.one(origin.partOf, REFERRAL_PAGE, { page: START.id });
type PageRow = RowOf<typeof REFERRAL_PAGE>;

async function copied(kept: Kept, referral: Review): Promise<Content[]> {
  const [page, ...rows] = await Promise.all([began(kept, referral), ...JOINS.map((kind) => kept.asStored(referral.reference, kind))]);
  return [...(page ? [notifiedRow(page)] : []), ...rows.flat()];
}

/** The notification’s words stand beside the referral from now on. */
function notifiedRow({ columns, json: page }: PageRow): Content {
  const items = page.items.map((item) => (item.apart ? { ...item, field: apart(item.field) } : item));
  return NOTIFIED.write({}, { ...columns, page: NOTIFIED.form }, { ...page, page: NOTIFIED.form, items });
}

/**
 * Both are kept: what the referral says, and under names of its own what the notification said. What the office has recorded of the
 * family since stays.
 */
async function identities(kept: Kept, referral: Review): Promise<(already: Answers) => Answers> {
  const [page, of = {}] = await Promise.all([began(kept, referral), kept.identity(referral.reference)]);
  const asked = page ? page.json.items.flatMap(({ field, apart: isApart }) => (isApart ? [field] : [])) : [];
  return (already) => bothOf(asked, of, already);
}

function bothOf(asked: readonly string[], of: Answers, already: Answers): Answers {
  const isAsked = ([field]: readonly [string, Answer]): boolean => asked.includes(field);
  const all = Object.entries(already);
  const notified = asked.flatMap((field) => {
    const answer = already[apart(field)] ?? already[field];
    return answer ? [[apart(field), answer] as const] : [];
  });
  return {
    ...Object.fromEntries(all.filter(isAsked)),
    ...of,
    ...Object.fromEntries(all.filter((one) => !isAsked(one))),
    ...Object.fromEntries(notified),
  };
}
