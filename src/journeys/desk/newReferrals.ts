import { z } from 'zod';
import { newReferrals as newIn, type NewReferral } from '../../domain/desk/desk';
import { holds } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { compare, inWords, londonDay, when } from '../../domain/time/days';
import { action } from '../action';
import { card } from '../cards/card';
import { beginsFor, begun } from '../cards/welcome';

const newCard = card('triage/new', {
  preview: 'Referrals that are new to the office.',
  shows: z.object({
    rows: z.array(z.object({ reference: z.string(), since: z.string(), receipt: z.string(), late: z.boolean() })),
    more: z.string(),
    begins: begun,
  }),
});

const MOST = 12;

/** What is new for the partnership office, the oldest first. A chair who is not of the office finds it empty. */
export const newReferrals = action('triage/new', z.object({}), async (world, _told, press) => {
  const [{ person }, references, { calendar }] = await Promise.all([press.me, world.involved.in('office'), world.rules()]);
  if (!holds(person, 'coordinator') && !holds(person, 'chair'))
    throw new Refusal('not allowed', 'This list is the partnership office’s. Say “my reviews” to see what is yours.');
  const stored = await Promise.all(references.map((reference) => world.reviews.read(reference)));
  const all = newIn(
    stored.flatMap((one) => one?.review ?? []),
    person,
    calendar,
  );
  return {
    card: newCard.draw({
      rows: all.slice(0, MOST).map((one) => rowOf(one, press.now)),
      more: all.length > MOST ? `${all.length - MOST} newer ones follow when these are taken up.` : '',
      begins: beginsFor(person),
    }),
  };
});

function rowOf({ reference, since, hasReferrer, acknowledged, receiptBy }: NewReferral, now: Date) {
  if (!hasReferrer)
    return {
      reference,
      since: `Begun with a notification ${when(since, now)}.`,
      receipt: 'There is no referral, so nobody waits for a receipt.',
      late: false,
    };
  const today = londonDay(now);
  const late = !acknowledged && receiptBy !== '' && compare(receiptBy, today) < 0;
  const by = receiptBy ? inWords(receiptBy, today) : '';
  const due = late ? `It was due by the end of ${by}.` : by && `It is due by the end of ${by}.`;
  return {
    reference,
    since: `With the office since ${when(since, now)}.`,
    receipt: acknowledged ? 'The referrer has a receipt.' : `The referrer has no receipt yet. ${due}`.trim(),
    late,
  };
}
