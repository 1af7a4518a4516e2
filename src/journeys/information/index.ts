import { agenciesThat, allAnswered, isWaiting, requestTo } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { inInformation, visible } from '../../domain/sight/visible';
import type { Area, Offer } from '../action';
import * as answer from './answer';
import * as ask from './ask';
import * as board from './board';
import * as check from './check';
import * as coach from './coach';
import * as decline from './decline';
import * as pack from './pack';
import * as request from './request';
import { ownRequest } from './words';
import { notices } from './notices';

/** Asking the agencies: requests, answers, and the pack that is made of them. */
export const information = {
  actions: [
    ask.ask,
    ask.sendRequests,
    request.request,
    request.acknowledge,
    request.matching,
    decline.nothing,
    decline.nothingHeld,
    ...decline.declining,
    answer.answer,
    answer.next,
    answer.leave,
    answer.back,
    answer.save,
    coach.replace,
    coach.keepAsIs,
    check.send,
    board.showBoard,
    board.issue,
    board.issuePack,
    pack.pack,
    pack.read,
  ],
  notices,
  offers,
  waitsFor,
} satisfies Area;

const ASK: Offer = { title: 'Ask the agencies', verb: 'information/ask', opens: 'dialog' };
const BOARD: Offer = { title: 'What the agencies say', verb: 'information/board', opens: 'chat' };
const OWN: Offer = { title: 'Your agency’s request', verb: 'information/request', opens: 'chat' };
const PACK: Offer = { title: 'Read the pack', verb: 'information/pack', opens: 'dialog' };

function offers(review: Review, person: Acting): Offer[] {
  const sees = visible(review, person) && inInformation(review, person);
  if (!sees || review.state !== 'decided') return [];
  const isAsked = Object.keys(review.information.requests).length > 0;
  const all: (Offer | false)[] = [
    sees.pack && PACK,
    ownRequest(review, person) !== undefined && OWN,
    sees.returns === 'all' && isAsked && BOARD,
    sees.as === 'coordinator' && !isAsked && ASK,
  ];
  return all.filter((offer) => offer !== false);
}

function waitsFor(review: Review, person: Acting): string {
  if (review.state !== 'decided') return '';
  const own = ownRequest(review, person);
  if (own && isWaiting(own)) return 'Next for you: answer for your agency.';
  return has(person, 'coordinator') ? forTheOffice(review) : '';
}

function forTheOffice({ information, notReached }: Review): string {
  if (Object.keys(information.requests).length === 0) return 'Next for you: ask the agencies what they know.';
  if (information.pack) return '';
  if (allAnswered(information)) return 'Next for you: issue the pack; every agency has answered.';
  const unreached = agenciesThat(information, 'asked', 'acknowledged').find((agency) => {
    const author = requestTo(information, agency)?.author ?? '';
    return author === '' || notReached.includes(author);
  });
  return unreached ? `Next for you: enter what ${unreached} says, because nobody there could be asked in Teams.` : '';
}
