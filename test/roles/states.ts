import { freeze } from '../../src/domain/forms/frozen';
import type { PersonId } from '../../src/domain/people/people';
import { SERIOUS_INCIDENT } from '../../src/domain/referral/pages';
import type { ReviewEvent } from '../../src/domain/review/events';
import { readDay } from '../../src/domain/time/days';
import { criteriaRow } from '../../src/journeys/decision/rows';
import { packRow, requestRow } from '../../src/journeys/information/rows';
import { linkRow } from '../../src/journeys/meeting/link';
import type { Content } from '../../src/ports';
import { RECORDED_ROWS } from '../helpers/stages/findings';
import { assessed as assessedAs } from '../helpers/stages/triage';

/** Whose names stand in a review: who refers, leads, answers for an agency, decides and is invited. */
export type Names = {
  readonly referrer: PersonId;
  readonly lead: PersonId;
  readonly author: PersonId;
  readonly partners: readonly [PersonId, PersonId, PersonId];
  readonly invited: readonly PersonId[];
};

export const REFERENCE = 'PR-7KQ4M2X';
/** Another review, which began with a notification and can take a referral in. */
export const BESIDE = 'PR-2MX8R4T';
/** The agency that refers is also the one that is asked, so that one person can be named in every place. */
export const AGENCY = 'Northshire Police';
export const ELSEWHERE = 'Northshire Schools';

const AT = { at: '2026-11-23T09:00:00.000Z' };
const OFFICE = { ...AT, by: 'office~coordinator' };

export const BESIDE_EVENTS: readonly ReviewEvent[] = [
  { type: 'begunByNotification', ...OFFICE, reference: BESIDE },
  { type: 'notificationRecorded', ...OFFICE, sentAt: AT.at, panelReference: '' },
];

type Stage = (names: Names) => readonly ReviewEvent[];
const sent: Stage = ({ referrer, lead }) => [
  { type: 'alerted', ...AT, by: referrer, reference: REFERENCE, route: 'serious incident', agency: AGENCY, lead },
];
const withLead: Stage = (names) => [
  ...sent(names),
  { type: 'referralSent', ...AT, by: names.referrer, pages: SERIOUS_INCIDENT.map(({ id }) => id) },
  { type: 'laAwareRecorded', ...AT, by: names.referrer, on: readDay('2026-11-21') },
];
const referred: Stage = (names) => [
  ...withLead(names),
  { type: 'referralPassed', ...AT, by: names.lead, as: 'agency lead', forAgency: AGENCY },
  { type: 'thresholdCalled', ...OFFICE },
];
const recommended: Stage = (names) => [
  ...referred(names),
  { type: 'routeRecommended', ...AT, by: 'office~chair', outcome: 'rapid review', partners: names.partners, round: 1 },
];
const decided: Stage = (names) => [
  ...recommended(names),
  { type: 'enteredForSomeone', ...OFFICE },
  { type: 'routeDecided', ...AT, by: names.partners[2], outcome: 'rapid review' },
  { type: 'notificationRecorded', ...OFFICE, sentAt: AT.at, panelReference: '' },
  { type: 'agencyAsked', ...OFFICE, agency: AGENCY, author: names.author },
];
const returned: Stage = (names) => [
  ...decided(names),
  { type: 'informationReturned', ...AT, by: names.author, agency: AGENCY, chronology: 0 },
];
const meeting: Stage = (names) => [
  ...returned(names),
  { type: 'packIssued', ...OFFICE, number: 1, missing: [] },
  { type: 'meetingBooked', ...OFFICE, startsAt: '2026-11-23T10:00:00.000Z', minutes: 120, sequence: 0, invited: names.invited },
  { type: 'meetingChatLinked', ...OFFICE },
  { type: 'discussionBegun', ...AT, by: names.invited[0] ?? '', visit: 1, wording: 'alive', as: 'facilitator' },
  { type: 'stageOpened', ...AT, by: names.invited[0] ?? '', stage: 1, visit: 2 },
];
const found: Stage = (names) => [
  ...meeting(names),
  { type: 'discussionEnded', ...OFFICE },
  { type: 'stageRecorded', ...OFFICE, stage: 1, revision: 1 },
  { type: 'learningPointRecorded', ...OFFICE, number: 1, revision: 1 },
  { type: 'recommendationRecorded', ...OFFICE, revision: 1, lcspr: 'yes', partners: names.partners },
];

/** A review at each point of its life at which different people may do different things. */
export const STATES: Readonly<Record<string, Stage>> = {
  'short start sent': sent,
  'with the agency lead': withLead,
  referred,
  'before the partners': recommended,
  'agencies asked': decided,
  'an agency answered': returned,
  'in the meeting': meeting,
  'what was found': found,
};

const frozen = SERIOUS_INCIDENT.map((page) =>
  freeze(
    page,
    Object.fromEntries(
      page.fields.map(({ id, kind, choices }) => [id, { said: kind === 'date' ? '2026-11-02' : (choices[0]?.value ?? `said ${id}`) }]),
    ),
  ),
);

const assessed = assessedAs('rapid review');

/** The words of the review in all its parts; a review in an early state has none of the later ones read. */
export const ROWS: readonly Content[] = [
  { key: 'way~enteredFor', columns: {}, json: { name: 'Sam Doe', agency: AGENCY, contact: '01632 960555', how: 'telephone' } },
  requestRow(AGENCY, { why: 'They knew the child.', from: readDay('2025-11-01'), to: readDay('2026-11-21') }),
  packRow(1, AT.at, { names: {}, returned: [AGENCY], nothingHeld: [], notUs: [], missing: [] }),
  linkRow({ link: 'https://teams.example.org/meet/1', bookedAt: AT.at }),
  criteriaRow(assessed, 'serious incident', { round: 1, outcome: 'rapid review', by: 'office~chair', ...AT }),
  ...frozen.map(({ frozen: page }) => ({ key: `referral~${page.page}`, columns: { page: page.page }, json: page })),
  ...RECORDED_ROWS.filter(({ key }) => key.startsWith('finding~') || key.startsWith('learning~') || key.startsWith('recommendation')),
];
export const IDENTITY = Object.assign({}, ...frozen.map(({ identity }) => identity)) as (typeof frozen)[number]['identity'];
