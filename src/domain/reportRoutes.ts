import type { Route } from './pages';
import { inReport } from './referralSections';
import { text, under } from './reportBlocks';
import { SECTIONS, type SectionKind } from './reportSections';

/** The report's headings for a referral of this route: what only this route asks follows the child, in its own words. */
export const sectionsFor = (route: Route): readonly SectionKind[] =>
  SECTIONS.flatMap((section) => {
    if (section.id !== 'incident') return [section];
    return route === 'good outcome' ? [...ofRoute(route), { ...section, ...SAFETY }] : [section, ...ofRoute(route)];
  });

/** Nothing happened that would be called an incident; somebody may have been unsafe all the same. */
const SAFETY = { heading: 'Immediate safety', missing: 'Nothing has been recorded about anybody’s immediate safety.' };

const ofRoute = (route: Route): SectionKind[] =>
  inReport[route].map(({ id, heading, fields, missing }) => ({
    id,
    heading,
    missing,
    fill: ({ referralFacts }) => referralFacts(fields).flatMap(({ what, said }) => under(what, text(said))),
  }));
