import type { PersonId, Role } from '../people/people';
import { requestTo } from '../review/information';
import type { Review } from '../review/review';
import { isIn, isKeptFromLead } from '../review/whereItIs';
import { has, isAuthor, mustActIn, type Acting } from './acting';
import { placesOf } from './partners';

/** What somebody may see of a review, and in which role they see it. */
export type Visible = { readonly as: Role; readonly referral: boolean; readonly identity: boolean };

/**
 * The one place that says who sees what of a review. Undefined: for this person the review does not exist. Somebody with a
 * conflict of interest in it is never asked about: they are no `Acting`.
 * The roles and their sight are those of the partnership's table of roles.
 */
export function visible(review: Review, person: Acting): Visible | undefined {
  mustActIn(review, person);
  if (has(person, 'coordinator')) return { as: 'coordinator', referral: true, identity: true };
  if (has(person, 'agency lead') && review.agency !== '' && person.agency === review.agency && !isKeptFromLead(review))
    return { as: 'agency lead', referral: true, identity: true };
  if (review.referrer === person.id) return { as: 'referrer', referral: true, identity: true };
  if (has(person, 'LA notifier')) return { as: 'LA notifier', referral: true, identity: true };
  const isReferred = review.passedAt !== '';
  if (isReferred && has(person, 'chair')) return { as: 'chair', referral: true, identity: true };
  if (isReferred && has(person, 'scrutineer')) return { as: 'scrutineer', referral: true, identity: false };
  const other = inDecision(review, person) ?? inInformation(review, person) ?? inFindings(review, person) ?? inDiscussion(review, person);
  return other && { as: other.as, referral: false, identity: false };
}

/**
 * What somebody may do in the decision on the route, and in which role. All of them read the decision paper. `assesses`: recommends;
 * `records`: enters for a partner; `places`: in which of the three partners' places they answer, their own or as a deputy.
 */
export type InDecision = {
  readonly as: Role;
  readonly assesses: boolean;
  readonly records: boolean;
  readonly places: readonly PersonId[];
};

/** Undefined: the decision paper is not for this person. Partners read it from the moment that there is a recommendation. */
export function inDecision(review: Review, person: Acting): InDecision | undefined {
  mustActIn(review, person);
  if (review.passedAt === '') return undefined;
  const { recommended } = review.decision;
  const [records, assesses] = [has(person, 'coordinator'), has(person, 'chair')];
  const places = placesOf(review, person, recommended?.partners ?? []);
  const isPartner = places.length > 0 || (recommended !== null && has(person, 'executive partner'));
  const as = records ? 'coordinator' : assesses ? 'chair' : isPartner ? 'executive partner' : undefined;
  return as && { as, assesses, records, places };
}

/** Who works with what the office keeps about a case, such as the parallel processes: the coordinator, who changes it, and the chair. */
export const seesDesk = (review: Review, person: Acting): boolean =>
  ['coordinator', 'chair'].includes(inDecision(review, person)?.as ?? '');

/** The timeline has no case content; who works on the review or answers for it looks at it. */
export function seesTimeline(review: Review, person: Acting): boolean {
  if (!visible(review, person)) return false;
  return (
    TIMELINE.some((role) => has(person, role)) || (has(person, 'agency lead') && person.agency === review.agency && !isKeptFromLead(review))
  );
}

const TIMELINE: readonly Role[] = ['coordinator', 'chair', 'LA notifier', 'executive partner', 'facilitator'];

/**
 * What somebody may see of what agencies send, and in which role. `matching`: the child's name and date of birth, to find the
 * records by; `returns`: what single agencies sent, before the pack as well; `pack`: the pack, once it is issued.
 */
export type InInformation = {
  readonly as: Role;
  readonly matching: boolean;
  readonly returns: 'all' | 'own' | 'none';
  readonly pack: boolean;
};

/** In which roles somebody who is invited to the meeting reads the pack. */
const READ_PACK: readonly Role[] = ['facilitator', 'scribe', 'participant'];

/**
 * Undefined: nothing of it is for this person. Nobody but coordinator and chair sees what another agency sent before the pack does; the
 * pack is for them, for authors and leads of the agencies that were asked, and for whoever is invited to this review’s meeting.
 */
export function inInformation(review: Review, person: Acting): InInformation | undefined {
  mustActIn(review, person);
  const { information } = review;
  const pack = information.pack !== null;
  if (has(person, 'coordinator')) return { as: 'coordinator', matching: true, returns: 'all', pack };
  if (has(person, 'chair') && review.state === 'decided') return { as: 'chair', matching: true, returns: 'all', pack };
  if (isAuthor(review, person, person.agency)) return { as: readsAs(person), matching: true, returns: 'own', pack };
  if (!pack) return undefined;
  const leads = has(person, 'agency lead') && requestTo(information, person.agency) !== undefined;
  const takesPart = isIn(review, person.id);
  const as = leads ? 'agency lead' : READ_PACK.find((role) => takesPart && has(person, role));
  return as && { as, matching: false, returns: 'none', pack };
}

const readsAs = (person: Acting): Role => (has(person, 'information author') ? 'information author' : 'agency lead');

/** What somebody may do about a review's meeting, and in which role. `books`: books and changes it, links its chat, lets people in. */
export type AtMeeting = { readonly as: Role; readonly books: boolean };

/** Undefined: this person learns neither that there is a meeting nor when. */
export function atMeeting(review: Review, person: Acting): AtMeeting | undefined {
  mustActIn(review, person);
  if (has(person, 'coordinator')) return { as: 'coordinator', books: true };
  if (review.meeting && has(person, 'chair')) return { as: 'chair', books: false };
  const [as] = person.roles;
  return isIn(review, person.id) && as ? { as, books: false } : undefined;
}

/** What somebody may do in a review's discussion, and in which role. `speaks`: adds words; `leads`: opens stages and shows words. */
export type InDiscussion = { readonly as: Role; readonly speaks: boolean; readonly leads: boolean; readonly readsSafety: boolean };

const OBSERVE_ONLY: readonly Role[] = ['scrutineer', 'administrator'];

/** Undefined: the discussion is not for this person. Being invited to the meeting, or let in to its chat, is what makes a participant. */
export function inDiscussion(review: Review, person: Acting): InDiscussion | undefined {
  mustActIn(review, person);
  if (!review.meeting) return undefined;
  const invited = isIn(review, person.id);
  const speaks = invited && person.roles.some((role) => !OBSERVE_ONLY.includes(role));
  if (has(person, 'coordinator')) return { as: 'coordinator', speaks, leads: true, readsSafety: true };
  if (has(person, 'facilitator') && invited) return { as: 'facilitator', speaks, leads: true, readsSafety: true };
  if (has(person, 'chair')) return { as: 'chair', speaks, leads: false, readsSafety: true };
  if (speaks) return { as: 'participant', speaks, leads: false, readsSafety: false };
  if (has(person, 'scrutineer') && invited) return { as: 'scrutineer', speaks, leads: false, readsSafety: false };
  return undefined;
}

/** Who acts on a note that someone is unsafe, whatever became of the case: coordinator and chair, and the facilitator of its discussion. */
export function inSafety(review: Review, person: Acting): { readonly as: Role } | undefined {
  mustActIn(review, person);
  const office = (['coordinator', 'chair'] as const).find((role) => has(person, role));
  const here = inDiscussion(review, person);
  return here?.readsSafety ? here : office && { as: office };
}

/**
 * What somebody may do with what a review found, and in which role. `reads`: all that is recorded; `report`: takes it as a file;
 * `places`: in which of the three partners' places they answer.
 */
export type InFindings = {
  readonly as: Role;
  readonly records: boolean;
  readonly recommends: boolean;
  readonly reads: boolean;
  readonly report: boolean;
  readonly places: readonly PersonId[];
};

/** Undefined: what the review found is not for this person. The three partners read the recommendation that they decide on, and nothing else. */
export function inFindings(review: Review, person: Acting): InFindings | undefined {
  mustActIn(review, person);
  const { state, findings } = review;
  if (state !== 'decided') return undefined;
  const invited = isIn(review, person.id);
  const places = placesOf(review, person, findings.recommendation?.partners ?? []);
  const roles: readonly (Role | false)[] = [
    has(person, 'coordinator') && 'coordinator',
    has(person, 'chair') && 'chair',
    invited && has(person, 'scribe') && 'scribe',
    invited && has(person, 'facilitator') && 'facilitator',
    places.length > 0 && 'executive partner',
  ];
  const [as, ...others] = roles.filter((role) => role !== false);
  if (!as) return undefined;
  const is = (...wanted: Role[]): boolean => wanted.some((role) => role === as || others.includes(role));
  return {
    as,
    records: is('coordinator', 'scribe'),
    recommends: is('coordinator', 'scribe', 'chair'),
    reads: is('coordinator', 'scribe', 'chair', 'facilitator'),
    // The facilitator has the draft; what is signed off is the partnership's.
    report: is('coordinator', 'chair') || (is('facilitator') && !findings.decided),
    places,
  };
}

/** Whether somebody reads why the referrer left something in an answer that may identify a person: who assures it, and nobody after them. */
export function readsWhyKept(review: Review, person: Acting): boolean {
  const as = visible(review, person)?.as;
  return as === 'agency lead' || as === 'coordinator';
}
