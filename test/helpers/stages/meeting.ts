import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { requestRow } from '../../../src/journeys/information/rows';
import type { CastMember, Someone } from '../../room/types';
import { CAST, type Stage } from '../onStage';

const TENANT = 'tenant-of-tests';
export const whole = (id: string): string => `${TENANT}~${id}`;

const one = (id: string, name: string, agency: string, ...roles: string[]): CastMember => ({ id, name, agency, roles });

/** The cast of the first referral, and those who meet. */
export const MEETING_CAST: CastMember[] = [
  ...CAST,
  one('fran', 'Fran Adeyemi', 'Partnership', 'facilitator'),
  one('hannah', 'Hannah Whitfield', 'Partnership', 'scribe'),
  one('grace', 'Grace Chukwu', 'Health', 'executive partner'),
  one('ivan', 'Ivan Petrov', 'Police', 'information author'),
  one('mei', 'Mei Chan', 'Health', 'participant'),
];

export const REFERENCE = 'PR-7KQ4M2X';
export const LINK = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NzY4ZDQ1%40thread.v2/0';
export const CHAT = 'The meeting’s chat';

const AT = '2026-11-23T09:00:00.000Z';

/** A rapid review, notified on Mon 23 Nov and with one author asked: the meeting fits on Fri 4 and Mon 7 Dec. */
export async function decided(stage: Stage, reference = REFERENCE): Promise<void> {
  const past: ReviewEvent[] = [
    {
      ...{ type: 'alerted', at: AT, by: whole('amara'), reference, route: 'serious incident', agency: 'Health' },
      lead: whole('dana'),
    },
    { type: 'referralSent', at: AT, by: whole('amara'), pages: ['start'] },
    { type: 'referralPassed', at: AT, by: whole('dana'), as: 'agency lead', forAgency: 'Health' },
    { type: 'routeDecided', at: AT, by: whole('chidi'), outcome: 'rapid review' },
    { type: 'notificationRecorded', at: AT, by: whole('owen'), sentAt: AT, panelReference: '' },
    { type: 'agencyAsked', at: AT, by: whole('owen'), agency: 'Police', author: whole('ivan') },
  ];
  const review = fold(past)!;
  const asked = requestRow('Police', { why: 'What did you know?', from: readDay('2026-01-01'), to: readDay('2026-11-21') });
  await stage.tables.reviews.commit({ review, events: past, content: [asked] }, undefined);
  await stage.tables.involved.add('office', reference);
  // What the review owed before, so that what follows is of the meeting.
  await stage.bot.bot.rebuildIndex();
  stage.clock.now = new Date(stage.clock.now.getTime() + 1_000);
  await stage.bot.bot.tick();
}

/** What fits the form of the booking. */
export const FITTING = { Day: '2026-12-04', 'Time, by the clock in London': '10:00', 'How long?': '120 minutes', 'Link to join': LINK };

/** The coordinator opens the booking and fills it in. */
export async function books(owen: Someone, typed: Record<string, string> = {}, reference = REFERENCE): Promise<void> {
  await owen.says(`open ${reference}`);
  await owen.presses('Book the meeting');
  await owen.presses('Book the meeting', { ...FITTING, ...typed });
}

/** The coordinator writes the link in the chat and presses it. */
export async function links(stage: Stage, chat = CHAT, reference = REFERENCE): Promise<void> {
  const owen = stage.person('owen');
  await owen.says(`@Practice reviews link ${reference}`, chat);
  await owen.presses('Link this chat', {}, { on: owen.cards(chat).at(-1)! });
}
