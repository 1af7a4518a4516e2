import { randomUUID } from 'node:crypto';
import type { Message } from './chats';
import { inside, list, words, type Json } from './json';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

/** A file that the bot offers, in the message that offers it. */
export type FileOffer = {
  readonly messageId: string;
  readonly name: string;
  readonly description: string;
  readonly bytes: number;
  readonly card: Json;
};

/** The offers in messages that are still there, oldest first. */
export const offersIn = (messages: readonly Message[]): FileOffer[] => messages.filter((message) => !message.deleted).flatMap(offersOf);

const offersOf = (message: Message): FileOffer[] =>
  attached(message, CONSENT).map((attachment) => {
    const card = inside(attachment, 'content') ?? {};
    return {
      messageId: message.id,
      name: words(attachment, 'name'),
      description: words(card, 'description'),
      bytes: Number(card['sizeInBytes'] ?? 0),
      card,
    };
  });

/** The files that a message shows as stored: their names, and where they are. */
export const storedIn = (message: Message): { readonly name: string; readonly url: string }[] =>
  attached(message, INFO).map((attachment) => ({ name: words(attachment, 'name'), url: words(attachment, 'contentUrl') }));

const attached = (message: Message, type: string): Json[] =>
  list(message.activity, 'attachments').filter((attachment) => words(attachment, 'contentType') === type);

export const isFile = (attachment: Json): boolean => [CONSENT, INFO].includes(words(attachment, 'contentType'));

export type Files = ReturnType<typeof makeFiles>;

/** People's OneDrive, as far as a bot sees it: a place for each file that somebody takes, good for one upload. */
export function makeFiles(serviceUrl: string) {
  const places = new Map<string, { readonly name: string; content: Buffer | undefined }>();
  const urlOf = (id: string, name: string): string => `${serviceUrl}files/${id}/${encodeURIComponent(name)}`;

  return {
    /** Makes room for a file; Teams tells the bot this when its offer is taken. */
    place: (name: string): Json => {
      const id = randomUUID();
      places.set(id, { name, content: undefined });
      const fileType = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
      return { contentUrl: urlOf(id, name), name, uploadUrl: `${serviceUrl}uploads/${id}`, uniqueId: id, fileType };
    },
    /** Takes an upload, whole and in one piece. Answers an HTTP status: 404 for a place that is not there or has its file already. */
    put: (id: string, range: string, content: Buffer): number => {
      const place = places.get(id);
      if (!place || place.content) return 404;
      if (range !== `bytes 0-${content.length - 1}/${content.length}`) return 400;
      place.content = content;
      return 201;
    },
    get: (id: string): { readonly name: string; readonly content: Buffer } | undefined => stored(places.get(id)),
    /** What is under an address that the bot showed. */
    at: (url: string): { readonly name: string; readonly content: Buffer } | undefined =>
      stored([...places].find(([id, { name }]) => urlOf(id, name) === url)?.[1]),
  };
}

const stored = (place: { readonly name: string; readonly content: Buffer | undefined } | undefined) =>
  place?.content && { name: place.name, content: place.content };
