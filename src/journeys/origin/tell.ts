import { z } from 'zod';
import { saidIn } from '../../domain/forms/answers';
import type { EnteredFor } from '../../domain/referral/entering';
import { HOW_PASSED, type News, newsOf, PASSED, passOn, toPassOn } from '../../domain/referral/passingOn';
import { passedHow } from '../../domain/review/origin';
import type { Review } from '../../domain/review/review';
import { isKeptFromLead } from '../../domain/review/whereItIs';
import type { Visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Press, World } from '../action';
import { decisionInWords, endingInWords, type OutcomeWords } from '../decision/outcome';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { formActions } from '../forms/form';
import { notForYou, ofReview, opened, type Opened } from '../opening';
import { readEnteredFor } from '../referral/way';
import { backToReview, done } from '../reviews/answered';
import { inOffice } from './office';
import { shown, type Kept } from '../kept';

/**
 * What there is to tell the person for whom the office entered a referral, in words to read out or to write; then that they have been
 * told what the card showed, and how. What came since is still to be told.
 */
export const telling = formActions({
  opens: 'passing/tell',
  opening: ofReview,
  records: 'passing/told',
  carries: ofReview.extend({ about: z.string().max(200) }),
  admits: toTell,
  page: () => PASSED,
  draws: (world, press, here, _told, differs) => draw(world, press, here, differs),
  decide: (review, by, { told: { about }, answers }, at) => {
    const how = passedHow.parse(saidIn(answers, 'how'));
    const keys = about.split(',').filter(Boolean);
    return { events: keys.flatMap((key) => passOn(review, by, { key, how }, at)) };
  },
  next: (world, press, { review }) => done(world, press, review.reference, 'Recorded. Thank you for telling them.'),
});

type ToTell = Opened<Visible> & { readonly enteredFor: EnteredFor };

async function toTell(world: World, press: Press, { reference }: { readonly reference: string }): Promise<ToTell> {
  const here = await opened(world, press, reference, inOffice);
  const enteredFor = await readEnteredFor(world, here.review);
  if (!enteredFor) throw notForYou();
  return { ...here, enteredFor };
}

async function draw(world: World, press: Press, here: ToTell, differs: Partial<FormDrawing>) {
  const { review, enteredFor } = here;
  const { reference } = review;
  const waiting = toPassOn(review);
  const quotes = await shown(world, press, here, 'what to tell the person it was entered for', (kept) =>
    Promise.all(waiting.map(async (one) => ({ about: ABOUT[one.what], words: await wordsFor(world, kept, review, one) }))),
  );
  const record = { title: 'I have told them', verb: 'passing/told', data: { reference, about: waiting.map(({ key }) => key).join(',') } };
  return drawForm({
    title: PASSED.title,
    place: reference,
    purpose: waiting.length > 0 ? PASSED.purpose : 'Nothing waits to be told.',
    quotes: [
      {
        about: 'Who, and how to reach them',
        words: [`${enteredFor.name}, ${world.agencies.nameOf(enteredFor.agency)}`, enteredFor.contact],
      },
      ...quotes,
      ...already(review, press.now),
    ],
    ...(waiting.length > 0 && { page: PASSED }),
    ...differs,
    buttons: [...(waiting.length > 0 ? [record] : []), backToReview(reference)],
  });
}

const ABOUT: Readonly<Record<News['what'], string>> = {
  sent: 'That it has arrived',
  part: 'That it is part of a review',
  outcome: 'The decision, and why',
  reopened: 'That the decision is taken anew',
  ended: 'How it ended, and why',
  withdrawn: 'That it is withdrawn',
};

function already(review: Review, now: Date) {
  const words = newsOf(review).flatMap(({ key, what }) => {
    const told = review.origin.passedOn[key];
    return told ? [`${ABOUT[what]}: ${when(told.at, now)}${HOW_PASSED[told.how]}.`] : [];
  });
  return words.length > 0 ? [{ about: 'Told already', words }] : [];
}

async function wordsFor(world: World, kept: Kept, review: Review, { what }: News): Promise<string[]> {
  const { service } = world.settings.duty;
  switch (what) {
    case 'sent':
      return [
        `Your referral is with the partnership office. Its reference is ${review.reference}.`,
        `It can be read by ${readBy(world, review)}.`,
        'I will tell you the decision and why, whatever it is.',
        `This has not told children’s services or the police. If a child’s situation changes, phone ${service}.`,
        `If this was hard to tell: ${world.settings.support}`,
      ];
    case 'part':
      return [
        `A review of what you referred had already begun with the local authority’s notification. Your referral is part of it now: ${review.origin.partOf}.`,
        'I will tell you the decision and why, whatever it is.',
      ];
    case 'outcome':
      return inLines(await decisionInWords(world, kept, review));
    case 'reopened':
      return [
        'The decision that I told you of has been reopened, so it does not hold for now.',
        'I will tell you the new decision and why, whatever it is.',
      ];
    case 'ended':
      return inLines(await endingInWords(kept, review));
    case 'withdrawn':
      return [
        'Your referral is withdrawn, and nothing more is asked of you.',
        ...(review.route === 'serious incident' ? ['This does not stop the local authority’s duty to notify the national Panel.'] : []),
      ];
  }
}

const readBy = ({ agencies }: World, review: Review): string =>
  [
    ...(isKeptFromLead(review) || !review.agency ? [] : [`the agency lead of ${agencies.nameOf(review.agency)}`]),
    'the partnership office, the local authority’s notifier and, once it is referred, the chair',
  ].join(', ');

const inLines = ({ decided, why, comfort, advice, disagree }: OutcomeWords): string[] =>
  [decided, ...why, comfort, ...advice, disagree].filter(Boolean);
