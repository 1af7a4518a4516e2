import { ROUTES, type Route } from '../review/referral';
import { referralOf } from '../reviewTypes';
import { byName } from '../reviewTypes/byName';
import type { ReferralSection } from '../reviewTypes/sections';

/** What a route asks and no other, as the report says it. */
export const inReport: Readonly<Record<Route, readonly ReferralSection[]>> = byName(ROUTES, (route) => referralOf(route).inReport);

/** What the partners read of a referral in the decision paper. */
export const inPaper: Readonly<Record<Route, readonly ReferralSection[]>> = byName(ROUTES, (route) => referralOf(route).inPaper);
