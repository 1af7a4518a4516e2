import { createServer, type Request, type Response, type Server } from 'restify';
import { z } from 'zod';
import type { Log } from '../ports';
import { readJson } from './body';

export type Site = {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** False: the request is refused by its Authorization header, and nothing else of it is read. */
  readonly admits: (authorization: string) => boolean;
  /** Takes what was posted to /api/messages, with its Authorization header, and says what to answer. */
  readonly receive: (authorization: string, body: unknown) => Promise<{ readonly status: number; readonly body?: object }>;
  /** Throws when the bot could not do its work. */
  readonly reachable: () => Promise<void>;
  readonly log: Log;
  /** Only in the demo: the clock that the room, or a person with POST /demo/clock, may move. */
  readonly demoClock?: { now(): Date; move(to: Date): Promise<void> } | undefined;
};

export type OpenServer = { readonly url: string; close(): Promise<void> };

/** Times in ms. */
export type Patience = {
  /** For a request to arrive whole. How long its answer takes is ours. */
  readonly request: number;
  /** For its headers. */
  readonly headers: number;
  /** For the next request on a connection. */
  readonly idle: number;
  /** Between two looks for who is too slow. */
  readonly looks: number;
  /** For requests under way once the server is closing. */
  readonly finish: number;
  /** For which one look at the bot's health answers whoever asks. */
  readonly health: number;
};

const PATIENCE: Patience = {
  request: 15_000,
  headers: 10_000,
  // Longer than the front end before us keeps a connection open, so that it never sends into one that is closing.
  idle: 245_000,
  looks: 1_000,
  finish: 10_000,
  health: 5_000,
};

/** Listens for Teams and for whoever watches over the bot. No text of an error ever leaves through it. */
export async function openServer(site: Site, patience: Patience = PATIENCE): Promise<OpenServer> {
  const { host, port, admits, receive, reachable, log, demoClock } = site;
  const server = createServer({ name: '', handleUncaughtExceptions: false });
  // Restify's own log prints whole requests when something surprises it.
  Object.assign(server.log, { level: 'silent' });
  // Node looks for slow requests only every half minute unless it is told otherwise, and reads how often when it begins to listen.
  Object.assign(server.server, {
    requestTimeout: patience.request,
    headersTimeout: patience.headers,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.looks,
  });
  let underWay = 0;
  server.pre((_req: Request, res: Response, next: () => void) => {
    underWay += 1;
    res.once('close', () => (underWay -= 1));
    Object.entries(HEADERS).forEach(([name, value]) => res.setHeader(name, value));
    next();
  });
  server.on('restifyError', (_req: Request, _res: Response, error: object, done: () => void) => {
    Object.assign(error, { toJSON: () => ({ message: NOT_HERE }), toString: () => NOT_HERE });
    done();
  });
  server.post('/api/messages', async (req, res) => {
    await posted(req, res, { admits, receive, log });
  });
  const health = lookedAt(reachable, patience.health);
  server.get('/health', async (_req, res) => {
    const [status, said] = (await health()) ? ([200, 'ok'] as const) : ([503, 'not working'] as const);
    res.json(status, { status: said });
  });
  if (demoClock) {
    server.get('/demo/clock', async (_req, res) => {
      res.json(200, { now: demoClock.now().toISOString() });
    });
    server.post('/demo/clock', async (req, res) => {
      await clockMoved(req, res, demoClock);
    });
  }
  await listening(server, port, host);
  return { url: urlOf(server, host), close: () => closed(server, () => underWay, patience.finish) };
}

/** Anybody may ask how the bot is, so that what is asked of storage does not grow with how often they do. */
function lookedAt(reachable: Site['reachable'], forMs: number): () => Promise<boolean> {
  let looked: { readonly at: number; readonly is: Promise<boolean> } | undefined;
  return () => {
    const now = Date.now();
    // A clock that was put back is no reason to go by what was seen before.
    if (!looked || now < looked.at || now >= looked.at + forMs) {
      const is = reachable().then(
        () => true,
        () => false,
      );
      looked = { at: now, is };
    }
    return looked.is;
  };
}

const STRANGER = { refused: 401, message: 'The request is not authenticated.' };
const NOT_HERE = 'There is nothing here.';
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
};

async function posted(req: Request, res: Response, { admits, receive, log }: Pick<Site, 'admits' | 'receive' | 'log'>): Promise<void> {
  const authorization = req.header('authorization', '');
  const read = admits(authorization) ? await readJson(req) : STRANGER;
  if ('refused' in read) {
    // What is left of the body is not read, and so the connection can't be used again.
    res.setHeader('connection', 'close');
    res.json(read.refused, { message: read.message });
    return;
  }
  try {
    const { status, body } = await receive(authorization, read.json);
    if (body) res.json(status, body);
    else res.send(status);
  } catch {
    log.error('A request failed.');
    res.json(500, { message: 'Something went wrong on our side.' });
  }
}

const clockSet = z.object({ now: z.iso.datetime() });

async function clockMoved(req: Request, res: Response, clock: NonNullable<Site['demoClock']>): Promise<void> {
  const read = await readJson(req);
  const set = clockSet.safeParse('json' in read ? read.json : undefined);
  if (!set.success) {
    res.json(400, { message: 'Please send {"now": "2026-11-26T09:00:00Z"}.' });
    return;
  }
  await clock.move(new Date(set.data.now));
  res.json(200, { now: clock.now().toISOString() });
}

// Restify passes its server's errors on, so that this is where they have to be listened for.
const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, resolve);
  });

function urlOf(server: Server, host: string): string {
  const address = server.address();
  return `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' ? address.port : address}`;
}

/** Takes no more requests and gives those under way a moment to be answered. */
async function closed(server: Server, underWay: () => number, finishMs: number): Promise<void> {
  const began = Date.now();
  const watch = setInterval(() => {
    if (underWay() === 0 || Date.now() - began > finishMs) server.server.closeAllConnections();
  }, 20);
  await new Promise<void>((resolve) => server.close(resolve));
  clearInterval(watch);
}
