import type { Answers } from '../../../src/domain/forms/answers';
import { freeze } from '../../../src/domain/forms/frozen';
import { pageCalled } from '../../../src/domain/referral/pages';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import type { Content } from '../../../src/ports';
import { writtenPlace } from '../../../src/teams/address';
import { BOT_ID } from '../../room/chats';
import type { CastMember, ShownCard, Someone } from '../../room/types';
import { CAST, type Stage } from '../onStage';

const TENANT = 'tenant-of-tests';
const whole = (id: string): string => `${TENANT}~${id}`;

const one = (id: string, name: string, agency: string, ...roles: string[]): CastMember => ({ id, name, agency, roles });

/** Everybody who is invited to the meeting in these tests; the first one facilitates. */
export const IN_MEETING = [
  one('fran', 'Fran Adeyemi', 'Partnership', 'facilitator'),
  one('mei', 'Mei Chan', 'Health', 'participant'),
  one('callum', 'Callum Fraser', 'Police', 'participant'),
  one('rachel', 'Rachel Goldberg', 'Schools', 'participant'),
  one('tariq', 'Tariq Hussain', 'Families', 'participant'),
  one('hannah', 'Hannah Whitfield', 'Council', 'scribe', 'participant'),
  one('grace', 'Grace Chukwu', 'Health', 'executive partner'),
] as const;
const UNINVITED = one('pat', 'Pat Doe', 'Housing', 'participant');

/** The cast of a meeting: those of the first referral, those who are invited, and somebody who is not. */
export const MEETING_CAST: CastMember[] = [...CAST, ...IN_MEETING, UNINVITED];

export const REFERENCE = 'PR-7KQ4M2X';
export const MEETING_CHAT = `${REFERENCE} meeting`;
const AT = '2026-11-23T09:00:00.000Z';

type Referred = {
  readonly category?: string;
  readonly bornOn?: string;
  readonly alsoInChat?: readonly string[];
  readonly alsoInvited?: readonly string[];
};

/** A review whose meeting is booked and whose chat is linked, and the chat with everybody in it. */
export async function atMeeting(stage: Stage, referred: Referred = {}) {
  const { category = 'injury', bornOn = '2019-03-31', alsoInChat = [], alsoInvited = [] } = referred;
  const invited = [...IN_MEETING.map(({ id }) => id), ...alsoInvited];
  const chat = await stage.room.group(MEETING_CHAT, [...invited, 'owen', ...alsoInChat]);
  const serviceUrl = `${stage.room.url}/`;
  const address = writtenPlace({ channel: 'msteams', serviceUrl, tenant: TENANT, chat: chat.id, bot: BOT_ID });
  const start = frozen('start', { initials: { said: 'K.B.' }, inOneSentence: { said: 'K.B. was found unresponsive at home.' } });
  const happened = frozen('happened', { category: { said: category } });
  const link: Content = { key: 'meeting~chat', columns: {}, json: { address, chatId: chat.id } };
  const past = pastOf(invited.map(whole));
  const review = fold(past)!;
  await stage.tables.reviews.commit({ review, events: past, content: [start, happened, link] }, undefined);
  await stage.tables.identities.save(REFERENCE, freeze(pageCalled('child')!, { bornOn: { said: bornOn } }).identity);
  return chat;
}

const pastOf = (invited: readonly string[]): readonly ReviewEvent[] => [
  {
    ...{ type: 'alerted', at: AT, by: whole('amara') },
    ...{ reference: REFERENCE, route: 'serious incident', agency: 'Health', lead: whole('dana') },
  },
  { type: 'referralSent', at: AT, by: whole('amara'), pages: ['start', 'happened'] },
  { type: 'referralPassed', at: AT, by: whole('dana'), as: 'agency lead', forAgency: 'Health' },
  { type: 'routeDecided', at: AT, by: whole('chidi'), outcome: 'rapid review' },
  {
    ...{ type: 'meetingBooked', at: AT, by: whole('owen'), startsAt: '2026-12-07T10:00:00.000Z', minutes: 120, sequence: 0 },
    invited,
  },
  { type: 'meetingChatLinked', at: AT, by: whole('owen') },
];

function frozen(id: string, answers: Answers): Content {
  const page = pageCalled(id)!;
  return { key: `referral~${id}`, columns: { page: id, answered: 1 }, json: freeze(page, answers).frozen };
}

/** The facilitator opens their card and begins. */
export async function begins(stage: Stage, who = 'fran'): Promise<void> {
  await leads(stage, 'Begin the discussion', who);
}

/** The facilitator's card, opened anew in their own chat, and a button on it. */
export async function leads(stage: Stage, title: string, who = 'fran'): Promise<ShownCard> {
  const person = stage.person(who);
  await person.says(`open ${REFERENCE}`);
  await person.presses('Lead the discussion');
  await person.presses(title);
  return person.card();
}

const inChat = (person: Someone, heading: RegExp): ShownCard => {
  const found = person.cards(MEETING_CHAT).findLast((card) => heading.test(card.text().split('\n')[0] ?? ''));
  if (!found) throw new Error(`${person.name} sees no card ${String(heading)} in the meeting’s chat.`);
  return found;
};

/** The stage card that somebody has in front of them: the newest, or that of one stage. */
export const stageCard = (stage: Stage, who: string, number?: number): ShownCard =>
  inChat(stage.person(who), number === undefined ? /^Stage \d/ : new RegExp(`^Stage ${number} `));

export const board = (stage: Stage, who = 'mei'): ShownCard => inChat(stage.person(who), /^(The board|The discussion has ended)/);

/** Presses Add on the stage card, fills in the dialog, sends it and closes it. */
export async function adds(stage: Stage, who: string, typed: Record<string, string>, number?: number): Promise<void> {
  const person = stage.person(who);
  const card = stageCard(stage, who, number);
  await person.presses(card.buttons().includes('Add') ? 'Add' : 'Your words in this stage', {}, { on: card });
  await person.presses('Add', typed);
  person.closesDialog();
}

export const passes = (stage: Stage, who: string): Promise<void> => stage.person(who).presses('Pass', {}, { on: stageCard(stage, who) });

/** Time goes by, and the bot ticks. */
export async function later(stage: Stage, seconds = 4): Promise<void> {
  stage.clock.now = new Date(stage.clock.now.getTime() + seconds * 1_000);
  await stage.bot.bot.tick();
}
