import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bot, Drawn, Log, LogFields, Reply, Turn } from '../../src/ports';

type Json = Record<string, unknown>;
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
  readonly raw: Buffer;
};
type Answer = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** It is not given before that. */
  readonly after?: Promise<unknown>;
};

/** A Bot Connector that keeps what it is sent and answers as it is told to. */
export async function fakeConnector() {
  const calls: Call[] = [];
  let answer: (call: Call, nth: number) => Answer | undefined = () => undefined;
  const server = createServer((req, res) => {
    void read(req).then((raw) => {
      const body = parsed(raw);
      const call = { method: req.method ?? '', path: decodeURIComponent(req.url ?? ''), headers: req.headers, body, raw };
      calls.push(call);
      const nth = calls.filter(({ method, path }) => method === call.method && path === call.path).length;
      reply(res, answer(call, nth) ?? { status: call.method === 'POST' ? 201 : 200, body: { id: `message-${calls.length}` } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    calls,
    of: (method: string) => calls.filter((call) => call.method === method),
    answers: (how: typeof answer) => (answer = how),
    reset: () => {
      calls.length = 0;
      answer = () => undefined;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Connector = Awaited<ReturnType<typeof fakeConnector>>;

function reply(res: ServerResponse, { status, headers = {}, body, after = Promise.resolve() }: Answer): void {
  void after.then(() => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(body === undefined ? '' : JSON.stringify(body));
  });
}

/** Something that has not happened yet, and how it happens. */
export function notYet(): { readonly happens: Promise<void>; now(): void; has(): boolean } {
  let now = (): void => undefined;
  let has = false;
  const happens = new Promise<void>((resolve) => {
    now = () => {
      has = true;
      resolve();
    };
  });
  return { happens, now, has: () => has };
}

/** A clock that stands still but for whoever waits. */
export function stillTime() {
  let at = 0;
  return {
    now: () => at,
    wait: async (ms: number): Promise<void> => void (at += ms),
  };
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const parsed = (raw: Buffer): Json => (raw.toString().startsWith('{') ? (JSON.parse(raw.toString()) as Json) : {});

/** A bot that answers what it is told to and keeps the turns it was given. */
export function tinyBot() {
  const turns: Turn[] = [];
  let next: (turn: Turn) => Reply | Promise<Reply> = () => ({});
  const bot: Bot = {
    receive: async (turn) => {
      turns.push(turn);
      return next(turn);
    },
    tick: () => Promise.resolve(),
    rebuildIndex: () => Promise.resolve(),
  };
  return {
    bot,
    turns,
    last: () => turns.at(-1)!,
    replies: (how: Reply | typeof next) => (next = typeof how === 'function' ? how : () => how),
    reset: () => {
      turns.length = 0;
      next = () => ({});
    },
  };
}

/** A log that keeps its lines. */
export function keptLog() {
  const lines: { readonly level: string; readonly sentence: string; readonly fields: LogFields }[] = [];
  const write =
    (level: string) =>
    (sentence: string, fields: LogFields = {}) =>
      void lines.push({ level, sentence, fields });
  const log: Log = { info: write('info'), error: write('error') };
  return { log, lines };
}

export const card = (name: string, more: Partial<Drawn> = {}): Drawn => ({
  name,
  json: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: name }] },
  preview: `${name}, in short`,
  holdsCase: false,
  ...more,
});

/** An activity in a person's own chat, as Teams sends it. */
export const activity = (serviceUrl: string, more: Json = {}): Json => ({
  type: 'message',
  id: 'activity-1',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:amara', name: 'Amara', aadObjectId: 'referrer-amara' },
  recipient: { id: '28:bot', name: 'Practice reviews' },
  conversation: { id: 'a:chat-1', conversationType: 'personal', tenantId: 'northshire' },
  channelData: { tenant: { id: 'northshire' } },
  text: 'hello',
  ...more,
});
export const inGroup = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: 'northshire' } };
