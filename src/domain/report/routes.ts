import { inReport } from '../referral/sections';
import type { Route } from '../review/referral';
import { referralOf } from '../reviewTypes';
import { text, under } from './blocks';
import type { SectionKind } from './sectionKind';
import { SECTIONS } from './sections';

/** The report's headings for a referral of this route: what only this route asks follows the child, in its own words. */
export const sectionsFor = (route: Route): readonly SectionKind[] =>
  SECTIONS.flatMap((section) => {
    if (section.id !== 'incident') return [section];
    const { withoutIncident } = referralOf(route);
    return withoutIncident ? [...ofRoute(route), { ...section, ...withoutIncident }] : [section, ...ofRoute(route)];
  });

const ofRoute = (route: Route): SectionKind[] =>
  inReport[route].map(({ id, heading, fields, missing }) => ({
    id,
    heading,
    missing,
    fill: ({ referralFacts }) => referralFacts(fields).flatMap(({ what, said }) => under(what, text(said))),
  }));
