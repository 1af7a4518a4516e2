import type { Page } from '../../forms/field';
import { INFORMATION, PEOPLE, PROCESSES } from './beforeYouRefer';
import { ABOUT, CHILD, CHILDREN, CIRCUMSTANCES, FAMILY, HOUSEHOLD } from './child';
import { AGENCIES, HAPPENED, HARM, SAFETY, WHY } from './incident';
import { START } from './start';
import { YOU } from './you';

/** The pages of a serious incident's referral, in order. */
export const SERIOUS_INCIDENT: readonly Page[] = [
  START,
  PEOPLE,
  PROCESSES,
  INFORMATION,
  YOU,
  CHILD,
  CIRCUMSTANCES,
  CHILDREN,
  FAMILY,
  HOUSEHOLD,
  HAPPENED,
  HARM,
  WHY,
  ABOUT,
  AGENCIES,
  SAFETY,
];
