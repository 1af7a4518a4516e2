import { kindDecided, type Outcome } from '../review/decision';
import type { Route } from '../review/referral';
import { kindDecidedOn, OF_THE_PANEL, referralOf } from '../reviewTypes';
import type { Criterion } from '../reviewTypes/criteria';

/** What a referral of this route is held against. */
export const criteriaFor = (route: Route): readonly Criterion[] => referralOf(route).criteria;

/** What the meeting judges one by one before it recommends, by what the partners had decided on. */
export const meetingCriteria = (outcome: Outcome | ''): readonly Criterion[] =>
  (kindDecided(outcome) ?? kindDecidedOn(OF_THE_PANEL)).meeting.criteria;
