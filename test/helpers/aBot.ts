import { readFileSync } from 'node:fs';
import { createBot } from '../../src/bot';
import { Settings } from '../../src/config';
import type { Person } from '../../src/domain/people/people';
import type { Chat, Drawn, LogFields, Ports, Posted, Reply } from '../../src/ports';
import { wordDocuments } from '../../src/report';
import { lookedAt } from '../room/unfinished';
import { memoryTables } from './memory';

type Post = { readonly to: string; readonly card: Drawn };

/** The bot behind its ports, over memory, with a chat that does what the test says. No Teams, no HTTP. */
export async function aBot(people: readonly Person[]) {
  const tables = memoryTables();
  for (const person of people) await tables.people.save(person);
  const posts: Post[] = [];
  const logged: { readonly sentence: string; readonly fields: LogFields }[] = [];
  const state = {
    now: new Date('2026-11-23T10:15:00Z'),
    answers: (_to: string): Posted => ({ outcome: 'sent', message: 'm', address: '' }),
    minted: 0,
  };
  const chat: Chat = {
    post: async (to, address, card) => {
      const posted = state.answers(to);
      if (posted.outcome === 'sent') posts.push({ to, card: lookedAt(card) });
      return posted.outcome === 'sent' ? { ...posted, address } : posted;
    },
    postIn: async (address, card) => {
      posts.push({ to: address, card: lookedAt(card) });
      return { outcome: 'sent', message: 'm', address };
    },
    update: async (address, message, card) => {
      lookedAt(card);
      return { outcome: 'sent', message, address };
    },
    whoIs: async () => undefined,
    members: async () => [],
    offerFile: async (_to, address) => ({ outcome: 'sent', message: 'm', address }),
  };
  const ports: Ports = {
    ...tables,
    chat,
    documents: wordDocuments,
    clock: () => new Date(state.now),
    ids: { reference: () => `PR-TEST${String(state.minted++).padStart(3, '0')}`, fault: () => 'F-TEST' },
    log: {
      info: (sentence, fields = {}) => void logged.push({ sentence, fields }),
      error: (sentence, fields = {}) => void logged.push({ sentence, fields }),
    },
  };
  const bot = createBot(ports, Settings.parse(JSON.parse(readFileSync('env/demo.partnership.json', 'utf8'))));
  const press = async (who: string, verb: string, data: Record<string, unknown>, where: 'chat' | 'dialog' = 'chat'): Promise<Reply> =>
    lookedAt(await bot.receive({ who, chat: 'personal', chatId: who, address: '', did: { kind: 'pressed', verb, data, where } }));
  return {
    bot,
    tables,
    ports,
    posts,
    logged,
    state,
    press,
    minutes: (n: number) => (state.now = new Date(state.now.getTime() + n * 60_000)),
  };
}
