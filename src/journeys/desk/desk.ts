import { z } from 'zod';
import { CAN_BE_TRANSFERRED, receiptDue } from '../../domain/desk/desk';
import { linksInWords } from '../../domain/desk/links';
import { PROCESSES, processesInWords, unrecorded } from '../../domain/desk/processes';
import { canBecomePart } from '../../domain/referral/joining';
import { HOW_PASSED } from '../../domain/referral/passingOn';
import type { Review } from '../../domain/review/review';
import { isWithoutReferral } from '../../domain/review/whereItIs';
import { has, type Acting } from '../../domain/sight/acting';
import { inWords, londonDay, when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { TELL } from '../offers';
import { ofReview, opened, type KnownActing } from '../opening';
import { worksAtDesk } from './may';

const line = z.object({
  reference: z.string(),
  what: z.string(),
  said: z.string(),
  title: z.string(),
  verb: z.string(),
  opens: z.enum(['dialog', 'chat']),
});
const deskCard = card('triage/desk', {
  preview: 'What the office keeps about a case.',
  shows: z.object({ reference: z.string(), lines: z.array(line), hasDialogs: z.boolean() }),
});

/** What the office keeps beside the decision, without a word of the case: each thing in a line, with what can be done about it. */
export const desk = action('triage/desk', ofReview, async (world, told, press) => {
  const { me, review } = await opened(world, press, told.reference, worksAtDesk);
  return { card: await drawDesk(world, review, me, press.now) };
});

type Line = Omit<z.input<typeof line>, 'reference'>;
const NO_BUTTON = { title: '', verb: '', opens: 'chat' } as const;

export async function drawDesk(world: World, review: Review, { person }: KnownActing, now: Date): Promise<Drawn> {
  const { reference } = review;
  const lines = [await receiptLine(world, review, person, now), ...linesOf(review, person, now)];
  const shown = lines.flatMap((one) => (one ? [{ ...one, reference }] : []));
  return deskCard.draw({ reference, lines: shown, hasDialogs: shown.some(({ title, opens }) => title !== '' && opens === 'dialog') });
}

async function receiptLine(world: World, review: Review, person: Acting, now: Date): Promise<Line | false> {
  const { acknowledged } = review.triage;
  if (review.referrer === '') return false;
  const what = 'Receipt to the referrer';
  const today = londonDay(now);
  if (acknowledged)
    return {
      what,
      said: `Sent ${when(acknowledged.at, now)}: somebody is in touch by ${inWords(acknowledged.inTouchBy, today)}.`,
      ...NO_BUTTON,
    };
  const told = review.origin.passedOn['sent'];
  if (told) return { what, said: `Passed on ${when(told.at, now)}${HOW_PASSED[told.how]}.`, ...NO_BUTTON };
  const due = receiptDue(review, (await world.rules()).calendar);
  const forward = review.origin.enteredFor ? TELL : ACKNOWLEDGE;
  const notYet = review.origin.enteredFor ? 'Not passed on yet: I cannot write to whoever referred it.' : 'Not sent yet.';
  return {
    what,
    said: due ? `${notYet} It is due by the end of ${inWords(due, today)}.` : notYet,
    ...(has(person, 'coordinator') ? forward : NO_BUTTON),
  };
}

export const ACKNOWLEDGE = { title: 'Tell the referrer that you have it', verb: 'triage/acknowledge', opens: 'chat' } as const;

function linesOf(review: Review, person: Acting, now: Date): (Line | false)[] {
  const { triage, decision, state } = review;
  const isOffice = has(person, 'coordinator');
  const left = unrecorded(review).length;
  return [
    isWithoutReferral(review)
      ? {
          what: 'No referral',
          said: 'The review began with a notification, and no referral is needed. If one arrives, it can be added from its own “More about this case”.',
          ...NO_BUTTON,
        }
      : {
          what: 'Is the referral complete?',
          said: 'What is not known, what has not been done yet, and where nothing is said about the child.',
          ...{ title: 'See what is missing', verb: 'triage/gaps', opens: 'dialog' as const },
        },
    isOffice &&
      canBecomePart(review) && {
        what: 'If a review of it exists already',
        said: 'A notification may have begun it. The referral can be added to that review.',
        ...{ title: 'This belongs to a review that already exists', verb: 'attach/choose', opens: 'dialog' as const },
      },
    {
      what: 'Linked cases',
      said: linksInWords(review),
      ...(isOffice ? { title: 'Linked cases', verb: 'triage/links', opens: 'dialog' as const } : NO_BUTTON),
    },
    {
      what: 'Parallel processes',
      said: `${processesInWords(review)}.${left === PROCESSES.length && decision.calledAt ? ' Please record them before the partners decide.' : ''}`,
      ...{ title: 'Parallel processes', verb: 'triage/processes', opens: 'dialog' as const },
    },
    {
      what: 'Whether a child has died',
      said: 'How people speak of each child goes by it. It can be recorded, or put right, at any time.',
      ...{ title: 'Whether a child has died', verb: 'children/all', opens: 'dialog' as const },
    },
    {
      what: 'The family’s part',
      said: familyInWords(review, now),
      ...{ title: 'The family’s part', verb: 'triage/family', opens: 'dialog' as const },
    },
    decision.reopened !== null && {
      what: 'The decision was reopened',
      said: `It was: ${decision.reopened.outcome}, decided ${when(decision.reopened.decidedAt, now)}.`,
      ...{ title: 'Read the earlier rounds', verb: 'triage/earlier', opens: 'dialog' as const },
    },
    decision.outcome !== '' &&
      (state === 'decided' || state === 'not taken further') && {
        what: 'The decision',
        said: `${decision.outcome}, decided ${when(decision.decidedAt, now)}.`,
        ...{ title: 'Reopen the decision', verb: 'triage/reopen', opens: 'dialog' as const },
      },
    state === 'decided' && {
      what: 'If the criteria are no longer met',
      said: 'The review ends, with a reason.',
      ...{ title: 'The criteria are no longer met', verb: 'triage/notMet', opens: 'dialog' as const },
    },
    isOffice &&
      CAN_BE_TRANSFERRED.includes(state) && {
        what: 'If another area takes it over',
        said: 'The case ends here, with a reason.',
        ...{ title: 'Another area takes it over', verb: 'triage/transfer', opens: 'dialog' as const },
      },
    triage.ended !== null && {
      what: 'How it ended',
      said: `${triage.ended.how === 'transferred' ? 'Another area has taken it over' : 'The criteria are no longer met'}, ${when(triage.ended.at, now)}.`,
      ...{ title: 'Read why', verb: 'triage/outcome', opens: 'dialog' as const },
    },
  ];
}

function familyInWords(review: Review, now: Date): string {
  if (review.triage.family) return `Recorded ${when(review.triage.family.at, now)}.`;
  return isWithoutReferral(review)
    ? 'Nothing is recorded yet: there is no referral.'
    : 'As the referral says; nothing has been added since.';
}
