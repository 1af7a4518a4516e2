import { createServer } from 'node:http';
import { isJson, words, type Json } from './json';

export type Said = { readonly status?: number; readonly body?: unknown; readonly afterMs?: number };
export type ScriptedBot = Awaited<ReturnType<typeof scriptedBot>>;

/** A small bot for the room's own tests: answers each activity as the test says, and writes through the connector. */
export async function scriptedBot() {
  const got: Json[] = [];
  let script: (activity: Json) => Said | undefined | Promise<Said | undefined> = () => undefined;
  const server = createServer((request, response) => {
    // It has no clock to be asked for, nor anything else.
    if (request.method !== 'POST') {
      response.statusCode = 404;
      return void response.end();
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void turn(Buffer.concat(chunks).toString()));
    const turn = async (text: string): Promise<void> => {
      const activity: unknown = JSON.parse(text);
      if (!isJson(activity)) throw new Error('The room sent something that is no activity.');
      got.push(activity);
      const { status = 200, body, afterMs = 0 } = (await script(activity)) ?? {};
      if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }> => {
    const serviceUrl = words(got[0] ?? {}, 'serviceUrl');
    const answer = await fetch(`${serviceUrl}v3/conversations${path}`, {
      method,
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: unknown = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, body: isJson(json) ? json : { list: json } };
  };

  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/messages`,
    got,
    call,
    answers: (next: typeof script): void => {
      script = next;
    },
    posts: async (chat: string, card: Json, more: Json = {}): Promise<string> => {
      const answer = await call('POST', `/${encodeURIComponent(chat)}/activities`, { ...withCard(card), ...more });
      return words(answer.body, 'id');
    },
    updates: (chat: string, id: string, card: Json) => call('PUT', `/${encodeURIComponent(chat)}/activities/${id}`, withCard(card)),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const withCard = (content: Json): Json => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

export const aCard = (body: Json[], actions: Json[] = [], more: Json = {}): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  actions,
  ...more,
});
export const text = (words: string): Json => ({ type: 'TextBlock', text: words, wrap: true });

export const answersCard = (value: Json): Said => ({ body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } });
export const answersToast = (value: string): Said => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});
export const answersDialog = (title: string, content: Json): Said => ({
  body: {
    task: {
      type: 'continue',
      value: { title, height: 'medium', width: 'medium', card: { contentType: 'application/vnd.microsoft.card.adaptive', content } },
    },
  },
});

export const ANA = { id: '11111111-0000-4000-8000-000000000001', name: 'Ana Lindqvist', agency: 'Children’s services', roles: ['Lead'] };
export const BEN = { id: '11111111-0000-4000-8000-000000000002', name: 'Ben Okafor', agency: 'Police', roles: ['Lead'] };
export const CAT = { id: '11111111-0000-4000-8000-000000000003', name: 'Cat Ng', agency: 'Health', roles: [] };
export const TENANT = '22222222-0000-4000-8000-000000000001';
