import { z } from 'zod';
import { acknowledge as acknowledges } from '../../domain/information/information';
import { requestTo, type AgencyRequest } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { mayAnswer } from '../../domain/sight/acting';
import { inWords } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card, lines } from '../cards/card';
import { decided } from '../decided';
import { closing } from '../forms/form';
import { shownWhole, unshown } from '../kept';
import { notForYou, ofReview, type KnownActing } from '../opening';
import { anAgency, ofAgency, openAnswer, openRequest, type OpenedRequest } from './allowed';
import { drawPart } from './part';
import { requestSaid, type Item } from './rows';
import { dueInWords, entersFor, officeEnters, stateOf } from './words';

const requestCard = card('information/request', {
  preview: 'One thing needs you.',
  shows: z.object({
    reference: z.string(),
    agency: z.string(),
    repeat: z.string(),
    due: z.string(),
    entering: z.string(),
    why: z.string(),
    period: z.string(),
    state: z.string(),
    answer: z.string(),
    mayAcknowledge: z.boolean(),
    mayDecline: z.boolean(),
    mayRead: z.boolean(),
  }),
});

type Asked = { readonly agency: string; readonly request: AgencyRequest };

/** What is asked of one agency and how far it has come, without a word of the case. Without `me` it is drawn for the author. */
export async function drawRequest(world: World, review: Review, { agency, request }: Asked, me?: KnownActing, repeat = ''): Promise<Drawn> {
  const now = world.clock();
  const [period, state, rules] = await Promise.all([
    requestSaid(unshown(world), review.reference, agency),
    stateOf(world, agency, request, now),
    world.rules(),
  ]);
  const answers = me === undefined || mayAnswer(review, me.person, agency);
  const name = world.agencies.nameOf(agency);
  const enters = me !== undefined && entersFor(review, me.person, agency);
  return requestCard.draw({
    reference: review.reference,
    agency,
    repeat,
    due: `What ${name} knows is due ${dueInWords(review, rules, now)}.`,
    entering: enters ? `What you enter here is recorded as entered by you for ${name}. ${officeEnters(review, request)}`.trim() : '',
    why: `It is asked for a ${review.decision.outcome}, so that agencies learn together. Who it is about, and why they are asked, open in a window of their own. Opening is logged to protect the child.`,
    period: `Please look at what happened from ${inWords(period.from)} to ${inWords(period.to)}.`,
    state,
    answer: answers && request.inPack === 0 ? (request.sent > 0 ? 'Correct the answer' : 'Answer') : '',
    mayAcknowledge: answers && request.state === 'asked',
    mayDecline: answers && request.sent === 0,
    mayRead: request.sent > 0 || request.state === 'not us',
  });
}

/** The request as it stands: to the presser's own agency, or to the one that is opened from the board. */
export const request = action(
  'information/request',
  ofReview.extend({ agency: anAgency.optional() }),
  async (world, { reference, agency }, press) => {
    const here = await openRequest(world, press, { reference, agency: agency || (await press.me).person.agency });
    return { card: await drawRequest(world, here.review, here, here.me) };
  },
);

export const acknowledge = action('information/acknowledge', ofAgency, async (world, told, press) => {
  const here = await openAnswer(world, press, told);
  return answered(world, press, here, (review, by, at) => ({ events: acknowledges(review, by, told.agency, at) }));
});

/** Who the child is, for finding the records and for nothing else, and why the agency is asked. */
export const matching = action('information/matching', ofAgency, async (world, told, press) => {
  const here = await openRequest(world, press, told);
  if (!here.sees.matching) throw notForYou();
  const [identity, said] = await shownWhole(world, press, here, `name and date of birth, to match records of ${told.agency}`, (kept) =>
    Promise.all([kept.identity(told.reference), requestSaid(kept, told.reference, told.agency)]),
  );
  const known = (field: string): Item['answer'] => {
    const answer = identity?.[field];
    if (!answer) return ['Not given.'];
    return 'said' in answer ? lines(answer.said) : [`Not known, because: ${answer.notKnown}`];
  };
  const items = [
    { question: 'Full name', answer: known('childName') },
    { question: 'Date of birth, or the date the baby is expected', answer: known('bornOn') },
    { question: 'Why the agency is asked', answer: lines(said.why) },
  ];
  const part = { title: 'Only to find the records', about: world.agencies.nameOf(told.agency), items };
  return { card: drawPart({ ...told, number: 0, parts: [part], part: 0, verb: 'information/matching', closeVerb: 'information/request' }) };
});

/** Changes a request, and shows it as it then stands. In a dialog `says` is the last thing that is read. */
export async function answered(
  world: World,
  press: Press,
  { stored, agency }: OpenedRequest,
  decide: Parameters<typeof decided>[3],
  says = '',
): Promise<Reply> {
  const { review, me } = await decided(world, press, stored, decide);
  return closing(press, says, await drawNow(world, review, agency, me));
}

/** The request to one agency as it now stands. */
export async function drawNow(world: World, review: Review, agency: string, me: KnownActing): Promise<Drawn> {
  const request = requestTo(review.information, agency);
  if (!request) throw notForYou();
  return drawRequest(world, review, { agency, request }, me);
}
