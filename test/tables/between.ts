import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Azurite } from '../helpers/azurite';

/** How the next requests fare: as they should; done but the answer lost; never answered; turned away for half a minute; an answer of an odd form. */
export type Fault = 'none' | 'answer lost' | 'silence' | 'busy' | 'odd answer';

export type Between = Azurite & {
  /** What was asked since the last look, such as `POST $batch`. */
  asked(): readonly string[];
  /** All that was sent as the text of requests since it began to stand between. */
  sent(): string;
  /** What happens to the next requests that match, as often as said. */
  next(fault: Fault, matching?: RegExp, times?: number): void;
  /** The next answer is lost, and this happens before the client can repeat what it asked. */
  loseAnswerWhile(matching: RegExp, meanwhile: () => Promise<unknown>): void;
};

/** Stands between the bot and Azurite, counts requests and does to them what networks do. */
export async function startBetween(target: Azurite): Promise<Between> {
  const { port: targetPort } = new URL(endpointOf(target.connectionString));
  const nothing = (): Promise<unknown> => Promise.resolve();
  const state = { fault: 'none' as Fault, matching: /./, times: 0, meanwhile: nothing };
  let asked: string[] = [];
  const sent: Buffer[] = [];

  const faultFor = (what: string): Fault => {
    if (state.times === 0 || !state.matching.test(what)) return 'none';
    state.times -= 1;
    return state.fault;
  };

  const server = createServer((incoming, response) => {
    const what = `${incoming.method} ${decodeURIComponent(incoming.url!).replace(/^\/devstoreaccount1\/|\?.*$/g, '')}`;
    asked.push(what);
    incoming.on('data', (chunk: Buffer) => sent.push(chunk));
    const fault = faultFor(what);
    if (fault === 'silence') return;
    if (fault === 'busy') return answerWith(response, 503, { 'Retry-After': '30' });
    if (fault === 'odd answer')
      return answerWith(response, 202, { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1' }, FAILED_IN_SEVERAL_LINES);
    forward(incoming, response, Number(targetPort), fault === 'answer lost' && state.meanwhile);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    connectionString: target.connectionString.replace(`:${targetPort}`, `:${port}`),
    asked() {
      const since = asked;
      asked = [];
      return since;
    },
    sent: () => Buffer.concat(sent).toString(),
    next(fault, matching = /./, times = 1) {
      Object.assign(state, { fault, matching, times, meanwhile: nothing });
    },
    loseAnswerWhile(matching, meanwhile) {
      Object.assign(state, { fault: 'answer lost', matching, times: 1, meanwhile });
    },
    close() {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

const FAILED_IN_SEVERAL_LINES = [
  '--batchresponse_1',
  'Content-Type: multipart/mixed; boundary=changesetresponse_1',
  '',
  '--changesetresponse_1',
  'Content-Type: application/http',
  '',
  'HTTP/1.1 500 Internal Server Error',
  '',
  '{',
  '}',
  '--changesetresponse_1--',
  '--batchresponse_1--',
].join('\r\n');

export const endpointOf = (connectionString: string): string => /TableEndpoint=([^;]+)/.exec(connectionString)![1]!;

function answerWith(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body = ''): void {
  response.writeHead(status, headers);
  response.end(body);
}

function forward(incoming: IncomingMessage, response: ServerResponse, port: number, losing: false | (() => Promise<unknown>)): void {
  const { method, url: path, headers } = incoming;
  const onwards = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    if (!losing) {
      response.writeHead(answer.statusCode!, answer.headers);
      return void answer.pipe(response);
    }
    answer.resume().on('end', () => void losing().finally(() => incoming.socket.destroy()));
  });
  onwards.on('error', () => incoming.socket.destroy());
  incoming.pipe(onwards);
}
