import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { ENDED } from '../../domain/desk/rows';
import { Refusal } from '../../domain/refusal';
import { outcomeInWords } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { seesDesk, visible, type Visible } from '../../domain/sight/visible';
import { inWords, londonDay } from '../../domain/time/days';
import { addWorkingDays } from '../../domain/time/workingDays';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card, lines } from '../cards/card';
import { shown, type Kept } from '../kept';
import { notForYou, ofReview, opened, type Opened } from '../opening';
import { answerTo, readAssessed } from './rows';

const outcomeCard = card('triage/outcome', {
  preview: 'The decision on your referral.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    decided: z.string(),
    why: z.array(z.string()),
    comfort: z.string(),
    advice: z.array(z.string()),
    disagree: z.string(),
  }),
});

/** How many working days a referrer has to say that they disagree. The partnership's choice. */
const TO_DISAGREE = 10;

/** What the partners decided and why, as its referrer reads it; never what a single partner said. */
export const outcome = action('triage/outcome', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, visible);
  const { me, review } = here;
  const { decision, triage } = review;
  const isReferrer = review.referrer === me.person.id;
  if (triage.ended && (isReferrer || seesDesk(review, me.person))) return endingOf(world, press, here, isReferrer);
  if (!isReferrer) throw notForYou();
  if (!decision.outcome) throw new Refusal('not complete', 'The partners have not decided yet. You will be told as soon as they have.');
  const words = await shown(world, press, { review, sees: AS_REFERRER }, 'outcome', (kept) => decisionInWords(world, kept, review));
  return { card: outcomeCard.draw({ reference: told.reference, ...words }) };
});

const AS_REFERRER = { as: 'referrer', identity: true } as const;

export type OutcomeWords = Omit<z.input<typeof outcomeCard.shows>, 'reference'>;

/** What the partners decided and why, in the words that a referrer reads or is told. */
export async function decisionInWords(world: World, kept: Kept, { reference, decision }: Review): Promise<OutcomeWords> {
  const assessed = await readAssessed(kept, reference, decision.recommended?.round ?? 0);
  if (!assessed || !decision.outcome) throw new Error('A decision without its reasons.');
  const none = decision.outcome === 'no further action';
  const advice = answerTo(assessed, 'advice');
  return {
    decided: none
      ? 'The partners decided not to hold a review, because:'
      : `The partners decided on ${outcomeInWords(decision.outcome)}, because:`,
    why: lines(answerTo(assessed, 'why')),
    comfort: none ? 'That does not mean your concern was wrong.' : '',
    advice: advice ? lines(advice) : [],
    disagree: none ? ifYouDisagree(world, await world.rules(), decision.decidedAt) : '',
  };
}

/** How a case ended before its time, and why. */
async function endingOf(world: World, press: Press, { review, sees }: Opened<Visible>, isReferrer: boolean): Promise<Reply> {
  const here = { review, sees: isReferrer ? AS_REFERRER : sees };
  const words = await shown(world, press, here, 'how the case ended', (kept) => endingInWords(kept, review));
  return { card: outcomeCard.draw({ reference: review.reference, ...words }) };
}

/** How it ended and why, in the words that a referrer reads or is told. */
export async function endingInWords(kept: Kept, { reference, triage }: Review): Promise<OutcomeWords> {
  const row = await kept.one(reference, ENDED, {});
  if (!row) throw new Error('A case that ended without its reason.');
  const { reason, area = '' } = row.json;
  const decided =
    triage.ended?.how === 'transferred'
      ? `Another area has taken the case over (${area}), because:`
      : 'The review has ended, because the criteria are no longer met:';
  const comfort = triage.ended?.how === 'transferred' ? '' : 'That does not mean that your concern was wrong.';
  return { decided, why: lines(reason), comfort, advice: [], disagree: '' };
}

function ifYouDisagree({ settings, clock }: World, { calendar }: Rules, decidedAt: string): string {
  const last = addWorkingDays(calendar, londonDay(new Date(decidedAt)), TO_DISAGREE);
  const by = 'day' in last ? ` by ${inWords(last.day, londonDay(clock()))}` : '';
  return `If you disagree, contact ${settings.office.name}${by}: ${settings.office.telephone}, ${settings.office.email}.`;
}
