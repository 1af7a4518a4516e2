import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTables } from '../../src/tables';

describe('tables of an account that knows the bot by its managed identity', () => {
  let endpoint: Server;
  let asked: URLSearchParams[];

  // The identity endpoint of an Azure host, which is told to a program in these two variables.
  beforeAll(async () => {
    endpoint = createServer((request, response) => {
      asked.push(new URL(request.url!, 'http://localhost').searchParams);
      const token = {
        access_token: 'token',
        expires_on: `${Math.round(Date.now() / 1000) + 3600}`,
        resource: 'storage',
        token_type: 'Bearer',
      };
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(token));
    });
    await new Promise<void>((listening) => endpoint.listen(0, '127.0.0.1', listening));
    process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/token`;
    process.env['IDENTITY_HEADER'] = 'secret';
  });
  afterAll(() => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    endpoint.close();
  });
  beforeEach(() => {
    asked = [];
  });

  it.each([
    ['the identity of its own that it is given', '11111111-2222-3333-4444-555555555555', '11111111-2222-3333-4444-555555555555'],
    ["the host's identity when it is given none", '', null],
  ])('asks for a token for storage with %s', async (_, clientId, inRequest) => {
    const nobody = 'https://127.0.0.1:1';
    await expect(openTables({ url: nobody, clientId })).rejects.toMatchObject({
      message: 'The tables did not answer.',
      code: 'ECONNREFUSED',
    });
    expect(asked.length).toBeGreaterThan(0);
    for (const query of asked) {
      expect(query.get('resource')).toMatch(/^https:\/\/storage\.azure\.com/);
      expect(query.get('client_id')).toBe(inRequest);
    }
  });
  it('sends no token over an open line', async () => {
    const requests: string[] = [];
    const open = createServer((request, response) => {
      requests.push(request.url!);
      response.end();
    });
    await new Promise<void>((listening) => open.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
    await expect(openTables({ url, clientId: '' })).rejects.toThrow('The tables did not answer.');
    expect(requests).toEqual([]);
    open.close();
  });
});
