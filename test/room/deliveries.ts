import { request } from 'node:http';
import { withNewId } from './activities';
import { inside, isJson, words, type Json } from './json';
import type { Delivered, Sent } from './types';
import { lookedAt } from './unfinished';

/** What the bot answered; status 0 when it did not answer in time or was not there. */
export type Answer = { readonly status: number; readonly body: unknown };

type Kept = { -readonly [key in keyof Delivered]: Delivered[key] };
export type Deliveries = ReturnType<typeof makeDeliveries>;

/** Gives activities to the bot and keeps a record of all that went in and came out. */
export function makeDeliveries(botUrl: string, changed: () => void) {
  const received: Kept[] = [];
  const sent: Sent[] = [];
  const underWay = new Set<Promise<unknown>>();
  const stop = new AbortController();

  const leaves = (what: Omit<Sent, 'at'>): void => {
    sent.push({ at: new Date().toISOString(), ...what });
    lookedAt(what.body);
  };
  const track = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(noop, noop).finally(() => underWay.delete(settled));
    underWay.add(settled);
    return work;
  };
  const exchange = async (activity: Json, withinMs: number, repeats: string): Promise<Answer> => {
    const chat = words(inside(activity, 'conversation') ?? {}, 'id');
    const from = words(inside(activity, 'from') ?? {}, 'aadObjectId');
    const delivery: Kept = {
      id: `delivery-${received.length + 1}`,
      at: new Date().toISOString(),
      chat,
      from,
      activity,
      status: 0,
      repeats,
    };
    received.push(delivery);
    changed();
    const answering = post(botUrl, activity, stop.signal).then((answer) => {
      if (activity['type'] === 'invoke' && answer.status !== 0)
        leaves({ kind: 'answer', chat, to: from, body: answer.body, status: answer.status });
      return answer;
    });
    const answer = await inTime(answering, withinMs);
    delivery.status = answer.status;
    changed();
    return answer;
  };

  return {
    received: (): readonly Delivered[] => received,
    sent: (): readonly Sent[] => sent,
    leaves,
    track,
    deliver: (activity: Json, withinMs: number): Promise<Answer> => track(exchange(activity, withinMs, '')),
    /** As Teams redelivers what was answered late: once more, with a new id and timestamp. Answers with both answers. */
    deliverTwice: (activity: Json, withinMs: number): Promise<[Answer, Answer]> =>
      track(
        (async () => {
          const first = await exchange(activity, withinMs, '');
          const id = received.findLast((each) => each.activity === activity)?.id ?? '';
          return [first, await exchange(withNewId(activity), withinMs, id)];
        })(),
      ),
    again: async (id: string, how: 'same id' | 'new id', withinMs: number): Promise<void> => {
      const delivery = received.find((each) => each.id === id);
      if (!delivery) throw new Error(`Nothing was delivered as “${id}”.`);
      await track(exchange(how === 'same id' ? delivery.activity : withNewId(delivery.activity), withinMs, id));
    },
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: (): void => stop.abort(),
  };
}

const noop = (): void => undefined;
const NO_ANSWER: Answer = { status: 0, body: undefined };

async function inTime(answering: Promise<Answer>, withinMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => (timer = setTimeout(() => resolve(NO_ANSWER), withinMs)));
  return Promise.race([answering, late]).finally(() => clearTimeout(timer));
}

// A connection of its own for each: a kept-alive one that the bot closes meanwhile would look like a bot that is down.
function post(url: string, activity: Json, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const body = Buffer.from(JSON.stringify(activity));
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
    const call = request(url, { method: 'POST', agent: false, headers, signal }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString()) }));
      answer.on('error', () => resolve(NO_ANSWER));
    });
    call.on('error', () => resolve(NO_ANSWER));
    call.end(body);
  });
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) || Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
