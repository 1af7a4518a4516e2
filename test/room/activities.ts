import { randomUUID } from 'node:crypto';
import { BOT_ID, type ChatState } from './chats';
import { conversationType } from './extension';
import type { Json } from './json';
import type { CastMember } from './types';

export type Setting = { readonly tenant: string; readonly botName: string; readonly serviceUrl: string; mri(person: string): string };

/** Builds activities as Teams sends them to a bot. */
export function activitiesFrom(setting: Setting) {
  const bot = { id: BOT_ID, name: setting.botName };
  const base = (who: CastMember, chat: ChatState): Json => ({
    ...times(),
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: setting.serviceUrl,
    from: { id: setting.mri(who.id), aadObjectId: who.id },
    conversation: {
      ...(conversationType(chat) === 'groupChat' ? { isGroup: true } : {}),
      conversationType: conversationType(chat),
      tenantId: setting.tenant,
      id: chat.id,
    },
    recipient: bot,
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' }],
    channelData: { tenant: { id: setting.tenant }, ...(chat.meeting === '' ? {} : { meeting: { id: chat.meeting } }) },
    locale: 'en-GB',
  });
  const named = (who: CastMember, chat: ChatState): Json => ({
    ...base(who, chat),
    from: { id: setting.mri(who.id), name: who.name, aadObjectId: who.id },
  });

  return {
    installation: (who: CastMember, chat: ChatState, action: 'add' | 'remove'): Json => ({
      ...base(who, chat),
      type: 'installationUpdate',
      action,
    }),
    added: (who: CastMember, chat: ChatState): Json => ({
      ...base(who, chat),
      type: 'conversationUpdate',
      membersAdded: chat.kind === 'personal' ? [{ id: setting.mri(who.id), aadObjectId: who.id }, { id: BOT_ID }] : [{ id: BOT_ID }],
    }),
    came: (who: CastMember, chat: ChatState, members: readonly string[], how: 'membersAdded' | 'membersRemoved'): Json => ({
      ...base(who, chat),
      type: 'conversationUpdate',
      [how]: members.map((id) => ({ id: setting.mri(id), aadObjectId: id })),
    }),
    /** Teams' names of these values begin with capitals. */
    met: (who: CastMember, chat: ChatState, what: 'Start' | 'End'): Json => ({
      ...base(who, chat),
      type: 'event',
      name: `application/vnd.microsoft.meeting${what}`,
      value: {
        MeetingType: 'Scheduled',
        Title: chat.name,
        Id: chat.meeting,
        JoinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat.id)}/0`,
        [`${what}Time`]: new Date().toISOString(),
      },
    }),
    message: (who: CastMember, chat: ChatState, id: string, text: string): Json => ({
      ...named(who, chat),
      ...addressed(text, chat, setting.botName),
      type: 'message',
      id,
    }),
    submit: (who: CastMember, chat: ChatState, replyToId: string, value: unknown): Json => ({
      ...named(who, chat),
      type: 'message',
      replyToId,
      value,
    }),
    /** A command of the message extension; the bot need not be in the chat. */
    command: (who: CastMember, chat: ChatState, name: string, value: Json): Json => ({
      ...named(who, chat),
      channelData: { tenant: { id: setting.tenant }, source: { name: value['commandContext'] } },
      type: 'invoke',
      name,
      value,
    }),
    invoke: (who: CastMember, chat: ChatState, name: string, replyToId: string, value: Json): Json => ({
      ...named(who, chat),
      type: 'invoke',
      name,
      replyToId,
      value,
    }),
  };
}

/** The same activity as Teams' second delivery layer sends it: a new id and timestamp, and otherwise alike. */
export const withNewId = (activity: Json): Json => ({
  ...activity,
  ...times(),
  id: String(activity['id']).startsWith('f:') ? `f:${randomUUID()}` : String(Date.now()),
});

const times = (): Json => ({ timestamp: new Date().toISOString(), localTimestamp: londonTime(new Date()), localTimezone: 'Europe/London' });

// Made once, because to make one takes a hundred times as long as to use it.
const IN_LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' });

function londonTime(at: Date): string {
  const local = IN_LONDON.format(at);
  const hours = Math.round((Date.parse(`${local.replace(' ', 'T')}Z`) - at.getTime()) / 3_600_000);
  return `${local.replace(' ', 'T')}.${String(at.getMilliseconds()).padStart(3, '0')}+${String(hours).padStart(2, '0')}:00`;
}

// In a group a message reaches the bot because it is mentioned, and the mention is in its text.
function addressed(text: string, chat: ChatState, botName: string): Json {
  if (chat.kind === 'personal') return { text, textFormat: 'plain' };
  const mention = `<at>${botName}</at>`;
  const at = `@${botName}`;
  const rest = text.toLowerCase().startsWith(at.toLowerCase()) ? text.slice(at.length) : text.slice(1);
  return {
    text: `${mention} ${rest.trim()}`.trim(),
    textFormat: 'plain',
    entities: [
      { type: 'mention', mentioned: { id: BOT_ID, name: botName }, text: mention },
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    ],
  };
}
