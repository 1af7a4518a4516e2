import { openLog } from '../../src/log';
import { openServer, type OpenServer } from '../../src/web/server';
import { movableClock } from '../helpers/movableClock';

const log = openLog({ write: () => undefined });
let server: OpenServer;
afterEach(() => server.close());

const openWith = async (demoClock?: Parameters<typeof openServer>[0]['demoClock']): Promise<string> => {
  server = await openServer({
    host: '127.0.0.1',
    port: 0,
    admits: () => true,
    receive: async () => ({ status: 200 }),
    reachable: async () => undefined,
    log,
    demoClock,
  });
  return `${server.url}/demo/clock`;
};
const post = (address: string, body: unknown) =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

it('moves the demo’s clock, and settles what then falls due before it answers', async () => {
  const clock = movableClock();
  const settled: string[] = [];
  const address = await openWith({
    now: clock.now,
    move: async (to) => {
      clock.move(to);
      settled.push(to.toISOString());
    },
  });
  const answer = await post(address, { now: '2027-01-05T09:00:00Z' });
  expect(answer.status).toBe(200);
  expect(settled).toEqual(['2027-01-05T09:00:00.000Z']);
  expect(((await answer.json()) as { now: string }).now).toMatch(/^2027-01-05T09:00:0/);
  expect((await fetch(address)).status).toBe(200);
});

it('says what it takes when it is given no instant', async () => {
  const moved: Date[] = [];
  const address = await openWith({ now: movableClock().now, move: async (to) => void moved.push(to) });
  for (const body of [{}, { now: 'tomorrow' }, { now: 5 }, []]) expect((await post(address, body)).status).toBe(400);
  expect(moved).toEqual([]);
});

it('is not there outside the demo', async () => {
  const address = await openWith();
  expect((await fetch(address)).status).toBe(404);
  expect((await post(address, { now: '2027-01-05T09:00:00Z' })).status).toBe(404);
});
