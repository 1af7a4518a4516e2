import { fault, type Answered, type Request } from './connector';
import type { ChatState } from './chats';
import type { Client, Theme, World } from './client';
import { offersIn, type FileOffer } from './files';
import { inside, isJson, words, type Json } from './json';
import { meetings } from './meetings';
import { stateOf, summaryOf } from './pageState';
import type { Someone } from './types';
import type { Place } from './views';

export type Inside = { readonly world: World; readonly clients: ReadonlyMap<string, Client>; person(id: string): Someone };

/** What the page asks of the room, as one of its people. */
export function pageRoutes(room: Inside): (request: Request) => Promise<Answered> {
  return async ({ method, path, body }) => {
    const [, , what, id, deed] = path.split('/').map(decodeURIComponent);
    const asked = isJson(body) ? body : {};
    if (method === 'GET' && what === 'people' && id === undefined) return everybody(room);
    if (method === 'GET' && what === 'deliveries') return { status: 200, body: [...room.world.deliveries.received()].reverse() };
    if (method === 'POST' && what === 'deliveries' && id !== undefined) return again(room, id, asked);
    if (what === 'clock') return clock(room, method, asked);
    const client = what === 'people' ? room.clients.get(id ?? '') : undefined;
    if (!client) return fault(404, 'NotFound', 'There is no such address.');
    if (method === 'GET' && deed === undefined) return { status: 200, body: stateOf(client, room.world) };
    return done(() => does(room, client, deed ?? '', asked));
  };
}

const everybody = ({ world, clients }: Inside): Answered => ({
  status: 200,
  body: { botName: world.botName, commands: world.commands, people: [...clients.values()].map((client) => summaryOf(client, world)) },
});

const again = ({ world }: Inside, id: string, asked: Json): Promise<Answered> =>
  done(() => world.deliveries.again(id, asked['how'] === 'new id' ? 'new id' : 'same id', world.patience.turnMs));

/** The demo's clock is the bot's: the room only passes on what the page asks. An empty answer: this bot's clock can't be moved. */
async function clock({ world }: Inside, method: string, asked: Json): Promise<Answered> {
  const address = new URL('/demo/clock', world.botUrl);
  const json = { 'content-type': 'application/json' };
  const answer = await fetch(
    address,
    method === 'POST' ? { method, headers: json, body: JSON.stringify({ now: words(asked, 'now') }) } : {},
  );
  const body: unknown = answer.ok ? await answer.json() : undefined;
  if (method === 'GET' && answer.status === 404) return { status: 200, body: {} };
  return isJson(body) ? { status: 200, body } : fault(answer.status, 'NotPossible', 'The clock can’t be moved.');
}

async function does({ world, person }: Inside, client: Client, deed: string, asked: Json): Promise<void> {
  const someone = person(client.who.id);
  const chat = world.chats.find(words(asked, 'chat')) ?? world.chats.personal(client.who.id);
  const at: Place = { chat: chat.id, messageId: words(asked, 'messageId'), index: Number(asked['index'] ?? 0) };
  const theme: Theme = asked['theme'] === 'dark' || asked['theme'] === 'contrast' ? asked['theme'] : 'default';
  const deeds: Record<string, () => unknown> = {
    presses: () => client.sends(at, inside(asked, 'action') ?? {}, asked['data'] ?? {}, theme),
    refreshes: () => someone.refreshes(someone.cards(chat.id).find((card) => card.messageId === at.messageId && card.index === at.index)),
    says: () => someone.says(words(asked, 'text'), chat.id),
    runs: () =>
      client.runs(
        words(asked, 'command'),
        chat,
        chat.messages.find(({ id }) => id === at.messageId),
        theme,
      ),
    opens: () => client.opens(chat),
    closesDialog: () => someone.closesDialog(),
    answersFile: () => client.answersFile(offerAt(at, chat), asked['taken'] === true),
    startsMeeting: () => meetings(world, person).of(chat.id).starts(),
    endsMeeting: () => meetings(world, person).of(chat.id).ends(),
    installs: () => someone.installs(),
    uninstalls: () => someone.uninstalls(),
    blocks: () => someone.blocks(),
    unblocks: () => someone.unblocks(),
    reloads: () => someone.reloads(),
  };
  const deedDone = deeds[deed];
  if (!deedDone) throw new Error(`Nobody can do “${deed}” here.`);
  await deedDone();
}

function offerAt(at: Place, chat: ChatState): FileOffer {
  const offer = offersIn(chat.messages).filter(({ messageId }) => messageId === at.messageId)[at.index];
  if (!offer) throw new Error('This file is not offered any more.');
  return offer;
}

async function done(work: () => Promise<void>): Promise<Answered> {
  try {
    await work();
    return { status: 200, body: {} };
  } catch (error) {
    return fault(409, 'NotPossible', error instanceof Error ? error.message : 'That is not possible.');
  }
}
