import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { requestRow } from '../../../src/journeys/information/rows';
import type { CastMember } from '../../room/types';
import { CAST, openStage, type Stage } from '../onStage';
import { idOf } from './triage';

export const REFERENCE = 'PR-AAAAAA1';
const WITH_AUTHOR: CastMember[] = [
  ...CAST,
  { id: 'ivy', name: 'Ivy Bennett', agency: 'Police', roles: ['information author'] },
  { id: 'danuta', name: 'Danuta Kowalska', agency: 'Council', roles: ['LA notifier'] },
  { id: 'lena', name: 'Lena Fischer', agency: 'Council', roles: ['LA notifier'] },
  { id: 'farid', name: 'Farid Rahman', agency: 'Council', roles: ['executive partner'] },
];
export const AT = '2026-11-23T10:00:00.000Z';

/** A serious incident as it is passed on to the office on Mon 23 November. */
export const REFERRED: readonly ReviewEvent[] = [
  { type: 'alerted', at: AT, by: idOf('amara'), reference: REFERENCE, route: 'serious incident', agency: 'Health', lead: idOf('dana') },
  { type: 'referralSent', at: AT, by: idOf('amara'), pages: ['start'] },
  { type: 'referralPassed', at: AT, by: idOf('dana'), as: 'agency lead', forAgency: 'Health' },
];

/** A rapid review, notified on that day, in which the police are asked and have acknowledged. */
export const RAPID: readonly ReviewEvent[] = [
  ...REFERRED,
  { type: 'notificationRecorded', at: AT, by: idOf('danuta'), sentAt: AT, panelReference: 'N-1' },
  { type: 'routeRecommended', at: AT, by: idOf('chidi'), outcome: 'rapid review', partners: [], round: 1 },
  { type: 'routeDecided', at: AT, by: idOf('chidi'), outcome: 'rapid review' },
  { type: 'agencyAsked', at: AT, by: idOf('owen'), agency: 'Police', author: idOf('ivy') },
  { type: 'requestAcknowledged', at: AT, by: idOf('ivy'), agency: 'Police' },
];

type Begun = { readonly redeliver?: 'never' | 'first answer' | 'second answer'; readonly events?: readonly ReviewEvent[] };

/** Opens a stage on which such a review is, and what it owes by then is posted. */
export async function beginsRapid({ redeliver = 'never', events = RAPID }: Begun = {}): Promise<Stage> {
  const stage = await openStage({ redeliver, cast: WITH_AUTHOR });
  const asked = requestRow('Police', { why: 'What did you know?', from: readDay('2026-01-01'), to: readDay('2026-11-21') });
  await stage.tables.reviews.commit({ review: fold(events)!, events: [...events], content: [asked] }, undefined);
  for (const list of ['office', `person~${idOf('amara')}`, 'agency~Health']) await stage.tables.involved.add(list, REFERENCE);
  await stage.bot.bot.rebuildIndex();
  await stage.bot.bot.tick();
  return stage;
}

/** The clock is moved there, and the bot's tick comes. */
export async function itIs({ clock, bot, room }: Stage, instant: string): Promise<void> {
  clock.now = new Date(instant);
  await bot.bot.tick();
  await room.settled();
}

/** How many of a person's cards say this. */
export const cardsSaying = ({ person }: Stage, id: string, words: string): number =>
  person(id)
    .cards()
    .filter((card) => card.text().includes(words)).length;
