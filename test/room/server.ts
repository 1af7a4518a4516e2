import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fault, type Answered, type Request } from './connector';
import type { Files } from './files';
import { pageFile } from './pageFiles';

export type Routes = {
  /** The bot's side. */
  connector(request: Request): Promise<Answered | undefined>;
  /** Where people's files are: the bot puts them there, and the page fetches them. */
  readonly files: Files;
  /** The people's side: what the page asks. */
  page(request: Request): Promise<Answered>;
  /** Tells when something changed; answers how to stop being told. */
  onChange(tell: () => void): () => void;
};

const LARGEST_REQUEST = 4 * 1024 * 1024;
const LOOPBACK = '127.0.0.1';

/** Listens on this machine only. */
export async function listen(port: number) {
  let routes: Routes | undefined;
  const server = createServer((request, response) => {
    if (!routes) return send(response, fault(503, 'ServiceUnavailable', 'The room is not open yet.'));
    serve(request, response, routes).catch(() => response.destroy());
  });
  const url = await started(server, port);
  return {
    url,
    serves: (next: Routes): void => {
      routes = next;
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function started(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(`http://${LOOPBACK}:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, routes: Routes): Promise<void> {
  const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), `http://${LOOPBACK}`);
  const method = request.method ?? 'GET';
  const isConnector = url.pathname.startsWith('/v3/');
  const [, place, id = ''] = url.pathname.split('/');
  if (place === 'uploads') return upload(request, response, routes.files, id);
  if (!isConnector && isForeign(request)) return send(response, fault(403, 'Forbidden', 'The room answers pages of its own only.'));
  if (url.pathname === '/room/changes') return changes(response, routes);
  if (place === 'files') return download(response, routes.files, id);
  if (method === 'GET' && !isConnector && !url.pathname.startsWith('/room/')) return file(response, url.pathname);
  const read = await body(request);
  if (read.fault) return send(response, read.fault);
  const asked: Request = { method, path: url.pathname, query: url.searchParams, body: read.json };
  const answer = await (isConnector ? routes.connector(asked) : routes.page(asked));
  if (answer) send(response, answer);
  else response.destroy();
}

async function upload(request: IncomingMessage, response: ServerResponse, files: Files, id: string): Promise<void> {
  const content = await whole(request);
  if (request.method !== 'PUT') return send(response, fault(405, 'MethodNotAllowed', 'This takes a file.'));
  if (content.length > LARGEST_REQUEST) return send(response, fault(413, 'RequestEntityTooLarge', 'The file is too big.'));
  const status = files.put(id, String(request.headers['content-range']), content);
  send(response, status === 201 ? { status } : fault(status, 'invalidRequest', 'This place takes no such upload.'));
}

function download(response: ServerResponse, files: Files, id: string): void {
  const file = files.get(id);
  if (!file) return send(response, fault(404, 'NotFound', 'There is no such file.'));
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(file.content);
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

// Another site open in the same browser must not act as the people here: neither under a name of its own nor by a plain form.
function isForeign({ headers, method }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (host !== LOOPBACK && host !== 'localhost') return true;
  return method !== 'GET' && !String(headers['content-type']).startsWith('application/json');
}

function changes(response: ServerResponse, routes: Routes): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('data: hello\n\n');
  let waiting: NodeJS.Timeout | undefined;
  const stop = routes.onChange(() => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      response.write('data: changed\n\n');
    }, 15);
  });
  response.on('close', () => {
    clearTimeout(waiting);
    stop();
  });
}

async function file(response: ServerResponse, path: string): Promise<void> {
  const found = await pageFile(path);
  if (!found) return send(response, fault(404, 'NotFound', 'There is no such page.'));
  response.writeHead(200, {
    'content-type': found.type,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
  });
  response.end(found.content);
}

function send(response: ServerResponse, { status, body, headers = {} }: Answered): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function body(request: IncomingMessage): Promise<{ json?: unknown; fault?: Answered }> {
  const content = await whole(request);
  if (content.length > LARGEST_REQUEST) return { fault: fault(413, 'RequestEntityTooLarge', 'The request is too big.') };
  if (content.length === 0) return {};
  try {
    return { json: JSON.parse(content.toString()) };
  } catch {
    return { fault: fault(400, 'BadSyntax', 'The body is not JSON.') };
  }
}
