import type { Settings } from '../../../../src/config';
import { createBot as original } from '../../../../src/bot';
import type { Bot, Chat, Ports, Turn } from '../../../../src/ports';
import { EVERYBODY } from '../everybody';
import { held, watch, type Watched } from '../scenes';

/** The bot of a test, watched: in a recording this stands in the place of `src/bot`. */
export function createBot(ports: Ports, settings: Settings): Bot {
  const watching = watch(ports, settings);
  if (!watching) return original(ports, settings);
  const bot = original({ ...ports, chat: watchedChat(watching, ports.chat) }, settings);
  return {
    ...bot,
    receive: async (turn) => {
      const reply = await bot.receive(turn);
      const { who, chat, chatId, address, did } = turn;
      if (who !== undefined) watching.turns.set(JSON.stringify(turn), turn);
      const where = did.kind === 'pressed' ? did.where : 'chat';
      if (who && reply.card) held(watching, reply.card, who, where, { chat, chatId, address });
      if (who && reply.base) held(watching, reply.base, who, 'chat', { chat, chatId, address });
      return reply;
    },
  };
}

function watchedChat(watching: Watched, chat: Chat): Chat {
  const inMeeting = (address: string): Pick<Turn, 'chat' | 'chatId' | 'address'> => ({ chat: 'group', chatId: chatIn(address), address });
  return {
    ...chat,
    post: async (to, address, card) => {
      const posted = await chat.post(to, address, card);
      if (posted.outcome === 'sent') held(watching, card, to, 'chat', { chat: 'personal', chatId: to, address: posted.address });
      return posted;
    },
    postIn: async (address, card) => {
      held(watching, card, EVERYBODY, 'chat', inMeeting(address));
      return chat.postIn(address, card);
    },
    update: async (address, message, card) => {
      const place = chatIn(address);
      const isMeeting = [...watching.cards.values()].some((one) => one.who === EVERYBODY && one.chat.chatId === place);
      if (isMeeting) held(watching, card, EVERYBODY, 'chat', inMeeting(address));
      return chat.update(address, message, card);
    },
  };
}

function chatIn(address: string): string {
  try {
    return String((JSON.parse(address) as { readonly chat?: unknown }).chat ?? address);
  } catch {
    return address;
  }
}
