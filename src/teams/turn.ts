import { z } from 'zod';
import type { Turn } from '../ports';
import type { Incoming } from './activity';
import { addressOf } from './address';
import { OPENED_FROM } from './dialog';
import { readUpload, type Upload } from './files';
import { personOf, type Admission } from './origin';

/** By which of Teams' ways a turn came: it decides how it can be answered. */
export type Way =
  | 'execute'
  | 'submit'
  | 'opens dialog'
  | 'in dialog'
  /** By the message extension, over any chat: the bot need not be in it, and nobody but the presser sees it. */
  | 'opens elsewhere'
  | 'in dialog elsewhere'
  | 'file'
  | 'message'
  | 'installed'
  | 'met';

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
  const press = readPress(activity, way);
  return {
    way,
    message: messageOf(activity, way, press),
    automatic: press.automatic,
    upload: way === 'file' ? readUpload(activity.value, admission.demo) : undefined,
    turn: {
      who: personOf(activity, tenant, admission),
      ...(isElsewhere(way) ? PRIVATE : placeOf(activity, tenant)),
      ...(way === 'message' && { wrote: { message: activity.id, edited: activity.type === EDITED } }),
      did: didOf(activity, way, press),
    },
  };
}

const EDITED = 'messageUpdate';

const isElsewhere = (way: Way): boolean => way === 'opens elsewhere' || way === 'in dialog elsewhere';
const isDialog = (way: Way): boolean => way === 'opens dialog' || way === 'in dialog' || isElsewhere(way);

// The chat that lies under such a dialog is other people's: it is neither written to nor taken for the person's own chat with the bot.
const PRIVATE = { chat: 'personal', address: '', chatId: '' } as const;

const placeOf = (activity: Incoming, tenant: string): Pick<Turn, 'chat' | 'address' | 'chatId'> => ({
  chat: isPersonal(activity) ? 'personal' : 'group',
  address: addressOf(activity, tenant),
  chatId: activity.conversation.id,
});

function messageOf(activity: Incoming, way: Way, { openedFrom }: Press): string {
  if (isElsewhere(way)) return '';
  return way === 'in dialog' ? openedFrom : activity.replyToId;
}

const LONGEST_TEXT = 4_000;
const INVOKES: Readonly<Record<string, Way>> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'opens dialog',
  'task/submit': 'in dialog',
  'composeExtension/fetchTask': 'opens elsewhere',
  'composeExtension/submitAction': 'in dialog elsewhere',
  'fileConsent/invoke': 'file',
};
const MEETINGS: Readonly<Record<string, 'began' | 'ended'>> = {
  'application/vnd.microsoft.meetingStart': 'began',
  'application/vnd.microsoft.meetingEnd': 'ended',
};

function wayOf(activity: Incoming): Way | undefined {
  const { type, name, action, value, membersAdded, recipient, channelData } = activity;
  switch (type) {
    case 'invoke':
      return INVOKES[name];
    case 'message':
      return value === undefined || value === null ? 'message' : 'submit';
    case EDITED:
      // What comes back after it was deleted comes as an update, too.
      return channelData.eventType === 'editMessage' ? 'message' : undefined;
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
  return { kind: 'pressed', verb, data, where: isDialog(way) ? 'dialog' : 'chat' };
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
/** The command's id is the verb that it presses. The message that it may have been called on is not read. */
const Command = z.object({ commandId: text }).catch({ commandId: '' });

const Consent = z
  .object({ action: text, context: fields })
  .catch({ action: '', context: {} })
  .transform(({ action, context }) => ({ taken: action === 'accept', context }));

function readPress({ value }: Incoming, way: Way): Press {
  if (way === 'execute') {
    const { action, trigger } = Executed.parse(value);
    return { ...pressOf(action.data, action.verb), automatic: trigger === 'automatic' };
  }
  if (way === 'opens elsewhere') return pressOf({}, Command.parse(value).commandId);
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

const Mention = z.object({
  type: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string().catch('') }),
  text: z.string().catch(''),
});

const AT = /<at\b[^>]*>(.*?)<\/at>/gis;

/**
 * What somebody wrote, without the bot's own name. A message in a group begins with it, with hard spaces around it; some clients write
 * those and other signs as HTML does, leave the text of the mention away, or cut the name into several mentions.
 */
function spoken({ text: typed, entities, recipient }: Incoming): string {
  const ours = entities
    .map((entity) => Mention.safeParse(entity).data)
    .filter((mention) => mention?.type.toLowerCase() === 'mention' && mention.mentioned.id === recipient.id);
  const names = ours
    .flatMap((mention) => (mention ? [mention.mentioned.name, mention.text] : []))
    .map(named)
    .filter(Boolean);
  const left = typed.replace(AT, (whole, inner: string) => (names.some((name) => isOf(named(inner), name)) ? ' ' : whole));
  // The bot is mentioned, and nothing says under which name: it is the one with which the message begins.
  const own = ours.length > 0 && left === typed ? left.replace(/^\s*(?:<at\b[^>]*>.*?<\/at>(?:\s|&nbsp;)*)/is, ' ') : left;
  const words = decoded(
    ours
      .map((mention) => mention?.text ?? '')
      .filter(Boolean)
      .reduce((rest, name) => rest.replaceAll(name, ' '), own),
  );
  return words
    .replaceAll('\u00a0', ' ')
    .trim()
    .slice(0, LONGEST_TEXT)
    .replace(/[\ud800-\udbff]$/, '');
}

/** A name as it is compared, without the mark of a mention. */
const named = (written: string): string =>
  decoded(written.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether it is this name, or a part of it that stands for itself. */
const isOf = (part: string, name: string): boolean => part !== '' && ` ${name} `.includes(` ${part} `);

const SIGNS: Readonly<Record<string, string>> = { nbsp: '\u00a0', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The signs that HTML writes with names or numbers, as they are. */
const decoded = (text: string): string =>
  text.replace(/&(?:(nbsp|amp|lt|gt|quot|apos)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (whole, name?: string, figures?: string, hex?: string) => {
    if (name) return SIGNS[name.toLowerCase()] ?? whole;
    const code = figures ? Number(figures) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
