import type { Field } from '../forms/field';
import type { Criterion } from './criteria';
import type { MilestoneDay } from './days';
import type { ReferralSection } from './sections';

/** All that is particular to one kind of review. Its name, as it is stored, stands in the index. */
export type ReviewKind = DecidedOn | Follows;

type Kind = {
  /** Inside a sentence: “a rapid review”. */
  readonly inWords: string;
  /** In the order in which they are listed where nothing else orders them. The partnership's choice, not law, and editable. */
  readonly milestones: readonly MilestoneDay[];
};

/** The partners decide on it when a case is before them. */
export type DecidedOn = Kind & {
  readonly begins: 'when it is decided on';
  /** It does not start without a notification to the national Panel, and the LA notifier is told that it was decided on. */
  readonly needsNotification: boolean;
  /** The kind of referral that leads to it, and asks for what it needs; some have none of their own. */
  readonly referral?: ReferralKind;
  /** The ways in which its days are shipped, the first one until a partnership chooses another; none where there is but one. */
  readonly presets?: Readonly<Record<string, DayPreset>>;
  readonly meeting: Meets;
};

/** It follows another review, whose meeting recommends it and whose partners sign that off. */
export type Follows = Kind & { readonly begins: 'when another is signed off' };

/** One way in which the days of a kind of review are shipped, and the milestones whose days differ from its table. */
export type DayPreset = { readonly inWords: string; readonly days: Readonly<Record<string, number>> };

/** What a meeting does before it recommends something to the partners. */
export type Meets = {
  /** Judged one by one. */
  readonly criteria: readonly Criterion[];
  /** Then asked: what it recommends. */
  readonly recommends: Field;
  /** What the partners decide on with their sign-off: whether an LCSPR is held, or nothing more. */
  readonly mayLeadTo: 'LCSPR' | '';
};

/** One kind of referral: how it is chosen, what it is held against, and where its own answers are read. Its pages are in `referral/pages`. */
export type ReferralKind = {
  /** As it is stored. */
  readonly route: string;
  /** As people call it: “a good outcome”. */
  readonly inWords: string;
  readonly guide: RouteWords;
  readonly criteria: readonly Criterion[];
  /** What this route asks and no other, as the report says it; empty where the report's own headings hold it. */
  readonly inReport: readonly ReferralSection[];
  /** What the partners read of the referral in the decision paper; empty where its criteria tell it. */
  readonly inPaper: readonly ReferralSection[];
  /** Where nothing happened that would be called an incident: how the report's heading of it reads, which then stands after the route's own. */
  readonly withoutIncident?: { readonly heading: string; readonly missing: string };
};

/** What is asked about a route before it is chosen. */
export type RouteWords = {
  readonly title: string;
  /** The button that chooses it. */
  readonly choose: string;
  readonly summary: string;
  /** When it is this route, in plain words, one thing on a line. */
  readonly criteria: readonly string[];
};
