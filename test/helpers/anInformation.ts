import type { Person } from '../../src/domain/people/people';
import type { ReviewEvent } from '../../src/domain/review/events';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from './aReview';

export const AT = '2026-11-24T10:00:00.000Z';
export const PAT = aPerson('pat', 'Police', 'information author');
export const SOL = aPerson('sol', 'Schools', 'agency lead');
export const CHIDI = aPerson('chidi', 'Office', 'chair');

export const routeDecided = (outcome: 'rapid review' | 'good outcome review' | 'no further action' = 'rapid review'): ReviewEvent => ({
  type: 'routeDecided',
  at: '2026-11-23T23:30:00.000Z',
  by: OWEN.id,
  outcome,
});
export const notified = (sentAt = '2026-11-23T16:00:00.000Z'): ReviewEvent => ({
  type: 'notificationRecorded',
  at: AT,
  by: OWEN.id,
  sentAt,
  panelReference: '',
});
export const asked = (person: Pick<Person, 'id' | 'agency'>): ReviewEvent => ({
  type: 'agencyAsked',
  at: AT,
  by: OWEN.id,
  agency: person.agency,
  author: person.id,
});
export const acknowledged = (by = PAT): ReviewEvent => ({ type: 'requestAcknowledged', at: AT, by: by.id, agency: 'Police' });
export const nothing = (by = PAT): ReviewEvent => ({ type: 'nothingHeld', at: AT, by: by.id, agency: by.agency });
export const notUs = (by = PAT): ReviewEvent => ({ type: 'requestDeclined', at: AT, by: by.id, agency: 'Police' });
export const returned = (by = PAT, chronology = 2): ReviewEvent => ({
  type: 'informationReturned',
  at: AT,
  by: by.id,
  agency: 'Police',
  chronology,
});
export const packIssued = (number: number, ...missing: string[]): ReviewEvent => ({
  type: 'packIssued',
  at: AT,
  by: OWEN.id,
  number,
  missing,
});

/** A review that the partners have decided on. */
export const past = [alerted(), referralSent(), referralPassed(), routeDecided()];
/** The same with the police and the schools asked. */
export const both = [...past, asked(PAT), asked(SOL)];
