import { has } from '../../domain/sight/acting';
import type { Visible } from '../../domain/sight/visible';
import { readsReferral, type May } from '../opening';

/** What comes to a case by way of the office is the coordinator's to do, who reads the whole referral. */
export const inOffice: May<Visible> = (review, by) => has(by, 'coordinator') && readsReferral(review, by);
