import { ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import type { FileOffer, Log, Reply } from '../ports';
import type { Message } from './message';
import { isLoopback } from './origin';

type File = NonNullable<Reply['file']>;

/** Where a person who took a file wants to have it. */
export type Upload = {
  readonly url: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
};

const text = z.string().catch('');
const Consent = z.object({ uploadInfo: z.object({ uploadUrl: text, contentUrl: text, name: text, uniqueId: text, fileType: text }) });

/**
 * Reads where the file is to go. The person's own client says so, and so it may be anywhere: only SharePoint is taken, where Teams keeps
 * people's files, and in the demo only this machine.
 */
export function readUpload(value: unknown, demo: boolean): Upload | undefined {
  const info = Consent.safeParse(value).data?.uploadInfo;
  if (!info || !isStore(info.uploadUrl, demo)) return undefined;
  const { uploadUrl: url, contentUrl, ...more } = info;
  return { url, contentUrl: isStore(contentUrl, demo) ? contentUrl : '', ...more };
}

function isStore(url: string, demo: boolean): boolean {
  if (demo) return isLoopback(url);
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && hostname.endsWith('.sharepoint.com');
}

/** Asks a person whether they want the file. Teams makes room for it in their OneDrive when they do. */
export const offerMessage = ({ name, description, bytes, context }: FileOffer): Message => ({
  type: ActivityTypes.Message,
  summary: `A file for you: ${name}`,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: { description, sizeInBytes: bytes, acceptContext: context, declineContext: context },
    },
  ],
});

/** Shows where the file is now. */
export const storedMessage = ({ url: _, contentUrl, name, uniqueId, fileType }: Upload): Message => ({
  type: ActivityTypes.Message,
  summary: `The file is in your OneDrive: ${name}`,
  attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl, name, content: { uniqueId, fileType } }],
});

const LONGEST_UPLOAD_MS = 8_000;

/** Puts the file where Teams made room for it; false when that failed. Teams' address for it is good for one file and a short time. */
export async function putFile({ url }: Upload, { content }: File, log: Log): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_UPLOAD_MS),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${content.byteLength - 1}/${content.byteLength}`,
      },
      body: Uint8Array.from(content),
    });
    await answer.body?.cancel();
    if (answer.ok) return true;
    log.error('A file could not be put where Teams keeps it.', { status: answer.status });
  } catch {
    log.error('A file could not be put where Teams keeps it.', { status: 0 });
  }
  return false;
}
