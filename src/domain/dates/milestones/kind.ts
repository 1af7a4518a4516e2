import type { Person, PersonId, Role } from '../../people/people';
import { agenciesThat, type RequestState } from '../../review/information';
import type { Review } from '../../review/review';
import type { Instant } from '../../time/days';

/** All that is particular to one milestone, whichever kind of review has it. On which day it is due is said by each of these. */
export type MilestoneKind = {
  readonly owner: Role;
  /** True for the two dates that guidance sets and that never move or stop: the duty to notify, and the report to the Panel. */
  readonly outer: boolean;
  /** Who has to do something for it. Who has done their part is no longer among them. */
  readonly owners: (review: Review) => readonly Owner[];
  /** False for somebody who holds an owner's role and is not meant all the same. */
  readonly isMeant: (review: Review, owner: OwningRole, person: PersonId) => boolean;
  /** True where many people have a part in it: none of them answers for the whole. */
  readonly ofMany: boolean;
  /** True where one of the three partners can't do it in the place of another. */
  readonly ofThree: boolean;
  /**
   * What somebody needs to take it over. Undefined: it is one person's own, such as a partner's signature, and is not handed over. Where
   * the review itself names whose turn it is, `review/passing.ts` changes that.
   */
  readonly takes: (review: Review, from: Person) => Takes | undefined;
  /** False where a review that has this milestone in its table does not need it. */
  readonly isExpected: (review: Review) => boolean;
  readonly titleIn: (review: Review, title: string) => string;
  /** False while its thing can't be done, because others have not done their part or there is no such step yet: nobody is reminded then. */
  readonly isTheirTurn: (review: Review) => boolean;
  /** What in the review shows that it is done: when it was, or empty where nobody wrote the time down. Without this, people say that it is. */
  readonly recorded: ((review: Review) => Instant | '' | undefined) | undefined;
  /** For when it is booked, which then is its date. */
  readonly bookedFor: (review: Review) => Instant | '';
  /** Who is told of it before it is, where it is booked, and has nothing to do for it. */
  readonly comes: (review: Review) => readonly Owner[];
  /** The agencies that have not done their part, in the order of their names. */
  readonly waitsFor: (review: Review) => readonly string[];
  /** Who is asked to help when the owners did not manage, besides the office. */
  readonly helpers: (review: Review) => readonly Owner[];
  /** How many working days after its day the office is asked to help. */
  readonly officeAfter: number;
};

/** Whose a milestone is: one person, or everybody who holds a role, in one agency where it names one. */
export type Owner = { readonly person: PersonId } | OwningRole;
export type OwningRole = { readonly role: Role; readonly agency?: string };

/** What somebody needs to take a milestone over: its role, and for an agency's part to work there. */
export type Takes = { readonly roles: readonly Role[]; readonly agency: string };

export const OFFICE: Owner = { role: 'coordinator' };

/** A milestone of whoever has the role, which is done when they say so; and what is otherwise about this one. */
export const ownedBy = (owner: Role, more: Partial<MilestoneKind> = {}): MilestoneKind => ({
  owner,
  outer: false,
  owners: ({ referrer }) => (owner === 'referrer' ? [{ person: referrer }] : [{ role: owner }]),
  isMeant: () => true,
  ofMany: false,
  ofThree: false,
  takes: () => ({ roles: [owner], agency: '' }),
  isExpected: () => true,
  titleIn: (_review, title) => title,
  isTheirTurn: () => true,
  recorded: undefined,
  bookedFor: () => '',
  comes: () => [],
  waitsFor: () => [],
  helpers: () => [],
  officeAfter: 2,
  ...more,
});

/** A part that every agency that was asked has in it, as long as its request is in one of these states. */
export const ofAgencies = (owner: Role, states: readonly RequestState[], more: Partial<MilestoneKind> = {}): MilestoneKind => {
  const waitsFor = ({ information }: Review): string[] => agenciesThat(information, ...states);
  return ownedBy(owner, {
    owners: (review) => authors(review, states),
    isTheirTurn: (review) => waitsFor(review).length > 0,
    ofMany: true,
    takes: (_review, { agency }) => ({ roles: ['information author', 'agency lead'], agency }),
    waitsFor,
    helpers: (review) => waitsFor(review).map((agency) => ({ role: 'agency lead', agency })),
    ...more,
  });
};

function authors({ information }: Review, states: readonly RequestState[]): Owner[] {
  const open = Object.values(information.requests).filter(({ state }) => states.includes(state));
  const people = [...new Set(open.map(({ author }) => author).filter(Boolean))].map((person) => ({ person }));
  return open.some(({ author }) => author === '') ? [...people, OFFICE] : people;
}

/** A step that is not there yet: it is counted and shown, people can say that it is done, and nobody is asked for it. */
export const notAskedYet = (): boolean => false;

/** The time of something that is done once it has one. */
export const once = (instant: Instant | '' | undefined): Instant | undefined => instant || undefined;
