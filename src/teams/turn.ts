import { z } from 'zod';
import type { Turn } from '../ports';
import type { Incoming } from './activity';
import { addressOf } from './address';
import { OPENED_FROM } from './dialog';
import { readUpload, type Upload } from './files';
import { personOf, type Admission } from './origin';

/** By which of Teams' ways a turn came: it decides how it can be answered. */
export type Way = 'execute' | 'submit' | 'opens dialog' | 'in dialog' | 'file' | 'message' | 'installed' | 'met';

/** A turn and how it came. */
export type Arrival = {
  readonly turn: Turn;
  readonly way: Way;
  /** The message whose card was pressed, for a dialog the one it was opened from; empty when there is none. */
  readonly message: string;
  /** True when a client asked by itself for its view of a card: such an answer changes nothing for anybody else. */
  readonly automatic: boolean;
  /** Where a file that was taken is to go. */
  readonly upload: Upload | undefined;
};

/** Reads an activity; undefined when it is none that the bot answers. Never throws: what is not understood is a press without a verb. */
export function arrivalOf(activity: Incoming, tenant: string, admission: Admission): Arrival | undefined {
  const way = wayOf(activity);
  if (!way) return undefined;
  const chat = isPersonal(activity) ? 'personal' : 'group';
  const press = readPress(activity, way);
  return {
    way,
    message: way === 'in dialog' ? press.openedFrom : activity.replyToId,
    automatic: press.automatic,
    upload: way === 'file' ? readUpload(activity.value, admission.demo) : undefined,
    turn: {
      who: personOf(activity, tenant, admission),
      chat,
      address: addressOf(activity, tenant),
      chatId: activity.conversation.id,
      did: didOf(activity, way, press),
    },
  };
}

const LONGEST_TEXT = 4_000;
const INVOKES: Readonly<Record<string, Way>> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'opens dialog',
  'task/submit': 'in dialog',
  'fileConsent/invoke': 'file',
};
const MEETINGS: Readonly<Record<string, 'began' | 'ended'>> = {
  'application/vnd.microsoft.meetingStart': 'began',
  'application/vnd.microsoft.meetingEnd': 'ended',
};

function wayOf(activity: Incoming): Way | undefined {
  const { type, name, action, value, membersAdded, recipient } = activity;
  switch (type) {
    case 'invoke':
      return INVOKES[name];
    case 'message':
      return value === undefined || value === null ? 'message' : 'submit';
    case 'event':
      return MEETINGS[name] && 'met';
    case 'installationUpdate':
      // A group is told of by its members as well, and nothing there says that the two are one.
      return action === 'add' && isPersonal(activity) ? 'installed' : undefined;
    case 'conversationUpdate':
      return membersAdded.some(({ id }) => id === recipient.id) ? 'installed' : undefined;
    default:
      return undefined;
  }
}

const isPersonal = ({ conversation }: Incoming): boolean =>
  conversation.conversationType === 'personal' || (conversation.conversationType === '' && !conversation.isGroup);

function didOf(activity: Incoming, way: Way, { verb, data }: Press): Turn['did'] {
  if (way === 'installed') return { kind: 'installed' };
  if (way === 'message') return { kind: 'said', text: spoken(activity) };
  if (way === 'met') return { kind: 'met', what: MEETINGS[activity.name] ?? 'ended' };
  if (way === 'file') return { kind: 'file', ...Consent.parse(activity.value) };
  return { kind: 'pressed', verb, data, where: way === 'opens dialog' || way === 'in dialog' ? 'dialog' : 'chat' };
}

type Press = {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly openedFrom: string;
  readonly automatic: boolean;
};

const fields = z.record(z.string(), z.unknown()).catch({});
const text = z.string().catch('');
const Executed = z
  .object({ action: z.object({ verb: text, data: fields }), trigger: text })
  .catch({ action: { verb: '', data: {} }, trigger: '' });
const InDialog = z.object({ data: fields }).catch({ data: {} });

const Consent = z
  .object({ action: text, context: fields })
  .catch({ action: '', context: {} })
  .transform(({ action, context }) => ({ taken: action === 'accept', context }));

function readPress({ value }: Incoming, way: Way): Press {
  if (way === 'execute') {
    const { action, trigger } = Executed.parse(value);
    return { ...pressOf(action.data, action.verb), automatic: trigger === 'automatic' };
  }
  return pressOf(way === 'submit' ? fields.parse(value) : InDialog.parse(value).data, '');
}

// What Teams and we ourselves put beside a person's answers is taken out again.
function pressOf({ msteams: _, verb, type, [OPENED_FROM]: openedFrom, ...data }: Readonly<Record<string, unknown>>, said: string): Press {
  return {
    verb: said || text.parse(verb),
    data: type === undefined || type === 'task/fetch' ? data : { ...data, type },
    openedFrom: text.parse(openedFrom),
    automatic: false,
  };
}

const Mention = z.object({ type: z.string(), mentioned: z.object({ id: z.string() }), text: z.string().min(1) });

// A message in a group begins with the bot's name, and Teams puts hard spaces around it.
function spoken({ text: typed, entities, recipient }: Incoming): string {
  const names = entities
    .map((entity) => Mention.safeParse(entity).data)
    .filter((mention) => mention?.type.toLowerCase() === 'mention' && mention.mentioned.id === recipient.id)
    .map((mention) => mention?.text ?? '');
  const words = names
    .reduce((left, name) => left.replaceAll(name, ' '), typed)
    .replaceAll('\u00a0', ' ')
    .trim();
  return words.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
}
