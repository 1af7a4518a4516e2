import { request } from 'node:http';
import { aRoom, closeRooms } from './aRoom';
import { ANA } from './scriptedBot';

afterEach(closeRooms);

const get = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; type: string; text: string }> =>
  new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }));
    });
    call.on('error', reject);
    call.end(method === 'POST' ? '{}' : undefined);
  });

describe('the room’s server', () => {
  it('listens on this machine only, and serves the page and what it draws with', async () => {
    const { room } = await aRoom();
    expect(room.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const page = await get(`${room.url}/`);
    expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(parts.length).toBeGreaterThan(4);
    for (const part of [...parts, '/vendor/markdown-it.mjs']) expect([part, (await get(room.url + part)).status]).toEqual([part, 200]);
  });

  it('serves no other files', async () => {
    const { room } = await aRoom();
    for (const path of ['/page/..%2froom.ts', '/page/../room.ts', '/page/room.ts', '/package.json', '/vendor/other.js']) {
      expect([path, (await get(room.url + path)).status]).toEqual([path, 404]);
    }
  });

  it('does nothing for pages of other sites', async () => {
    const { bot, room } = await aRoom();
    const deed = `${room.url}/room/people/${ANA.id}/installs`;
    expect((await get(`${room.url}/room/people`, { host: 'elsewhere.example' })).status).toBe(403);
    expect((await get(deed, { 'content-type': 'text/plain' }, 'POST')).status).toBe(403);
    expect(bot.got).toHaveLength(0);
    expect((await get(deed, { 'content-type': 'application/json' }, 'POST')).status).toBe(200);
    expect(bot.got).toHaveLength(2);
  });

  it('explains what a person can not do', async () => {
    const { room } = await aRoom();
    const answer = await get(`${room.url}/room/people/${ANA.id}/says`, { 'content-type': 'application/json' }, 'POST');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('has not installed the bot');
    expect((await get(`${room.url}/room/people/nobody`)).status).toBe(404);
  });

  it('refuses a port that is taken', async () => {
    const { room } = await aRoom();
    await expect(aRoom({ port: Number(new URL(room.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
