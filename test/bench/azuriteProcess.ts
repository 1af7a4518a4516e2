import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startAzurite } from '../helpers/azurite';

// One Azurite in a process of its own, for all who are measured. It counts what arrives: whoever is measured can't count otherwise.

let calls: Record<string, number> = {};
let bytes = 0;

diagnostics.subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage };
  const named = nameOf(request);
  calls[named] = (calls[named] ?? 0) + 1;
  bytes += Number(request.headers['content-length'] ?? 0);
});

/** `GET /account/People(…)`: method and table, without the keys. */
const nameOf = ({ method, url = '' }: IncomingMessage): string => `${method} ${url.split('?')[0]!.replace(/\(.*\)$/, '(…)')}`;

process.on('message', (asked) => {
  if (asked !== 'calls') return;
  process.send?.({ calls, bytes });
  calls = {};
  bytes = 0;
});

void startAzurite().then(({ connectionString }) => process.send?.({ ready: connectionString }));
