import { criteriaFor } from '../../../src/domain/decision/criteria';
import { CRITERIA } from '../../../src/domain/reviewTypes/criteria';
import { reasonOf } from '../../../src/domain/decision/forms';
import { freeze } from '../../../src/domain/forms/frozen';
import { pagesFor } from '../../../src/domain/referral/pages';
import type { Outcome } from '../../../src/domain/review/decision';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import type { Route } from '../../../src/domain/review/referral';
import { readDay } from '../../../src/domain/time/days';
import { criteriaRow, NO_WORDS, partnerRow } from '../../../src/journeys/decision/rows';
import { pageRow } from '../../../src/journeys/forms/frozenRows';
import type { CastMember } from '../../room/types';
import { CAST, type Stage } from '../onStage';
import { SAID } from '../referring';

/** The cast with the three partners, the LA notifier and a facilitator. */
export const TRIAGE_CAST: CastMember[] = [
  ...CAST,
  { id: 'farid', name: 'Farid Rahman', agency: 'Council', roles: ['executive partner'] },
  { id: 'grace', name: 'Grace Chukwu', agency: 'Health Board', roles: ['executive partner'] },
  { id: 'stephen', name: 'Stephen Marsh', agency: 'Police', roles: ['executive partner'] },
  { id: 'danuta', name: 'Danuta Kowalska', agency: 'Council', roles: ['LA notifier'] },
  { id: 'joseph', name: 'Joseph Adeyemi', agency: 'Partnership office', roles: ['facilitator'] },
];
export const PARTNERS = ['farid', 'grace', 'stephen'] as const;

export const idOf = (who: string): string => `tenant-of-tests~${who}`;
export const REFERRED = 'PR-AAAAAA1';
const AT = '2026-11-23T10:00:00.000Z';

const begins = (reference: string, route: Route): ReviewEvent => {
  const common = { at: AT, by: idOf('amara'), reference, agency: 'Health', lead: idOf('dana') };
  return route === 'serious incident' ? { type: 'alerted', ...common, route } : { type: 'begun', ...common, route };
};
const laAware: ReviewEvent = { type: 'laAwareRecorded', at: AT, by: idOf('amara'), on: readDay('2026-11-21') };

const toReferred = (reference: string, route: Route = 'serious incident'): ReviewEvent[] => [
  begins(reference, route),
  { type: 'referralSent', at: AT, by: idOf('amara'), pages: ['start'] },
  ...(route === 'serious incident' ? [laAware] : []),
  { type: 'referralPassed', at: AT, by: idOf('dana'), as: 'agency lead', forAgency: 'Health' },
];

const decidedOn = (outcome: Outcome): ReviewEvent[] => {
  const partners = PARTNERS.map(idOf);
  const answers = partners.map((partner): ReviewEvent => {
    return { type: 'partnerAnswered', at: AT, by: partner, partner, as: 'partner', agrees: true, round: 1, revision: 1 };
  });
  return [
    { type: 'thresholdCalled', at: AT, by: idOf('owen') },
    { type: 'routeRecommended', at: AT, by: idOf('chidi'), outcome, partners, round: 1 },
    ...answers,
    { type: 'routeDecided', at: AT, by: partners[2] ?? '', outcome },
  ];
};

/** A review that has been referred, written straight into the tables; the lists know it. */
export const referred = (stage: Stage, reference = REFERRED, route: Route = 'serious incident'): Promise<string> =>
  begin(stage, reference, toReferred(reference, route));

/** The same, decided on by three partners who agreed. */
export async function decided(stage: Stage, outcome: Outcome, reference = REFERRED): Promise<string> {
  const row = criteriaRow(assessed(outcome), 'serious incident', { round: 1, outcome, by: idOf('chidi'), at: AT });
  const answers = PARTNERS.map((id) => {
    const { name, agency } = TRIAGE_CAST.find((one) => one.id === id) ?? { name: id, agency: '' };
    const partner = { id: idOf(id), name, agency, roles: [] };
    return partnerRow({ partner, agrees: true, round: 1, revision: 1, by: idOf(id), at: AT }, NO_WORDS);
  });
  return begin(stage, reference, [...toReferred(reference), ...decidedOn(outcome)], [row, ...answers]);
}

/** The answers of a referral of this route, as it was sent, with the child's name where it should not be. Gives back the name. */
export async function wasReferred({ tables }: Stage, reference: string, route: Route): Promise<string> {
  const [first] = pagesFor(route);
  const name = SAID[first?.id ?? '']?.['childName'] ?? '';
  const pages = pagesFor(route).map((page) => {
    const answers = Object.fromEntries(Object.entries(SAID[page.id] ?? {}).map(([field, said]) => [field, { said }]));
    const picture = answers['penPicture'];
    return freeze(page, picture ? { ...answers, penPicture: { said: `${picture.said}\n${name} was seen.` } } : answers);
  });
  for (const { frozen } of pages) await tables.reviews.add(reference, pageRow(frozen));
  await tables.identities.save(reference, Object.assign({}, ...pages.map(({ identity }) => identity)));
  return name;
}

/** What the review owes by then is posted, so that what follows comes alone. */
async function begin(
  { tables, bot }: Stage,
  reference: string,
  events: readonly ReviewEvent[],
  content: Parameters<Stage['tables']['reviews']['commit']>[0]['content'] = [],
): Promise<string> {
  const review = fold(events);
  if (!review) throw new Error('No event begins a review.');
  await tables.reviews.commit({ review, events, content }, undefined);
  for (const list of [`person~${idOf('amara')}`, 'agency~Health', 'office']) await tables.involved.add(list, reference);
  await bot.bot.rebuildIndex();
  await bot.bot.tick();
  return reference;
}

export const assessed = (outcome: Outcome) =>
  Object.fromEntries([
    ...CRITERIA.flatMap(({ id }) => [
      [id, { said: 'yes' }],
      [reasonOf(id), { said: `Reason for ${id}` }],
    ]),
    ['outcome', { said: outcome }],
    ['why', { said: 'Two agencies saw different halves.' }],
  ]);

/** What the chair types, by the labels of the form. */
export function assessment(
  outcome: string,
  more: Readonly<Record<string, string>> = {},
  route: Route = 'serious incident',
): Record<string, string> {
  const criteria = criteriaFor(route).flatMap(({ title, about, id }, index): [string, string][] => [
    [title, index === 5 ? 'Not enough known' : 'Yes'],
    [`Your reason: ${about}`, `Because of ${id}.`],
  ]);
  return {
    ...Object.fromEntries(criteria),
    'What do you recommend?': outcome,
    'Why, in plain words?': 'Two agencies each saw half of what K.B. lived with.',
    ...more,
  };
}
