import { Agent, request } from 'node:http';
import { isDone, KINDS, press, type Kind, type Slot } from './slots';

/** Somebody who presses: their slot, and how often they have pressed each kind already. */
export type Presser = { readonly slot: Slot; readonly pressed: Record<Kind, number> };

export const pressers = (slots: readonly Slot[], already: number): Presser[] =>
  slots.map((slot) => ({ slot, pressed: { referral: already, review: already } }));

/** How long each press took, by kind, in ms, and how long all of them together. Those that were given up are in neither. */
export type Took = { readonly each: Readonly<Record<Kind, readonly number[]>>; readonly ms: number };

/** How many presses the bot gave up, because a call to storage took too long: the machine was busy with something else. */
export const givenUp = { presses: 0 };

/** Most tries of one press. A busy machine is waited out; what fails after that is a fault. */
const TRIES = 6;
const BUSY_MS = 1_000;

type Target = { readonly url: string; readonly checks: boolean };

/** Every presser presses `pairs` times on each kind, one press after the other and the kinds in turn, all pressers at the same time. */
export async function load({ url, checks }: Target, who: readonly Presser[], pairs: number, kinds: readonly Kind[] = KINDS): Promise<Took> {
  const agent = new Agent({ keepAlive: true, maxSockets: who.length });
  const each: Record<Kind, number[]> = { referral: [], review: [] };
  const began = performance.now();
  await Promise.all(
    who.map(async (presser) => {
      for (let pair = 0; pair < pairs; pair++)
        for (const kind of kinds) each[kind].push(await pressOnce(agent, url, kind, presser, checks));
    }),
  );
  const ms = performance.now() - began;
  agent.destroy();
  return { each, ms };
}

async function pressOnce(agent: Agent, url: string, kind: Kind, { slot, pressed }: Presser, checks: boolean): Promise<number> {
  const nth = pressed[kind];
  const body = JSON.stringify(press(kind, slot, nth, 'http://127.0.0.1:9/'));
  for (let tries = 1; ; tries++) {
    const began = performance.now();
    const { status, answer } = await posted(agent, url, body);
    const ms = performance.now() - began;
    const isGivenUp = status !== 200 || (checks && answer.includes(OUR_SIDE));
    if (!isGivenUp && checks && tries === 1 && !isDone(kind, nth, answer)) throw notDone(kind, status, answer);
    // What was given up may have been carried out all the same, and is then answered as pressed twice.
    if (!isGivenUp) {
      pressed[kind] += 1;
      return ms;
    }
    if (tries === TRIES) throw notDone(kind, status, answer);
    givenUp.presses += 1;
    await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
  }
}

const OUR_SIDE = 'Something went wrong on our side';
const notDone = (kind: Kind, status: number, answer: string): Error =>
  new Error(`A ${kind} press was not carried out: ${status} ${answer}`);

function posted(agent: Agent, url: string, body: string): Promise<{ readonly status: number; readonly answer: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The time within which that part of the presses was answered. */
export const nth = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
