import type { Request } from 'restify';

/** The most that a request may hold, in bytes: twice what Teams lets a message be. */
export const LARGEST_BODY = 262_144;

type Read = { readonly json: unknown } | { readonly refused: number; readonly message: string };

/**
 * Reads a request's JSON. Ours and not restify's own, because that one counts a compressed body before it unpacks it, ends the whole
 * process on one that does not unpack, and answers with pieces of what it could not read.
 */
export async function readJson(req: Request): Promise<Read> {
  if (!/^application\/json\b/i.test(req.header('content-type', ''))) return TYPE;
  if (req.header('content-encoding', 'identity') !== 'identity') return TYPE;
  if (Number(req.header('content-length', '0')) > LARGEST_BODY) return SIZE;
  try {
    const body = await read(req);
    return body === undefined ? SIZE : { json: JSON.parse(body) };
  } catch {
    return { refused: 400, message: 'The request is not JSON.' };
  }
}

const TYPE = { refused: 415, message: 'Please send JSON, not compressed.' };
const SIZE = { refused: 413, message: 'The request is too large.' };

async function read(req: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early must not close the connection, because the answer is still to go through it.
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
