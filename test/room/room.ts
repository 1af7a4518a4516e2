import { setTimeout as wait } from 'node:timers/promises';
import { activitiesFrom } from './activities';
import { makeChats, type ChatState, type Message } from './chats';
import { makeClient, type Client, type World } from './client';
import { connector, turnedAway, type Answered, type Rim } from './connector';
import { makeDeliveries } from './deliveries';
import { inWeather, makeWeather } from './faults';
import { makeFiles } from './files';
import { makeLimits } from './limits';
import { meetings } from './meetings';
import { pageRoutes } from './pageRoutes';
import { listen } from './server';
import { makeSomeone } from './someone';
import type { Patience, Room, RoomOptions, Someone } from './types';

export type {
  CastMember,
  Delivered,
  GroupChat,
  MeetingChat,
  Patience,
  Preview,
  Room,
  RoomOptions,
  Sent,
  ShownCard,
  Someone,
} from './types';
export { SOMETHING_WENT_WRONG } from './answers';

/** How long Teams' clients wait for a bot. */
export const TEAMS_PATIENCE: Patience = { turnMs: 15_000, dialogMs: 5_000 };

/** Opens the room: a stand-in for Teams on this machine, for one bot and a cast of people. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const { cast, tenant, botName = 'Practice reviews' } = options;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((tell) => tell());
  const chats = makeChats(tenant, cast);
  const deliveries = makeDeliveries(options.botUrl, changed);
  const server = await listen(options.port ?? 0);
  const serviceUrl = `${server.url}/`;
  const files = makeFiles(serviceUrl);
  const world: World = {
    chats,
    deliveries,
    files,
    botName,
    botUrl: options.botUrl,
    commands: options.commands ?? [],
    cast,
    changed,
    activities: activitiesFrom({ tenant, botName, serviceUrl, mri: chats.mri }),
    patience: options.patience ?? TEAMS_PATIENCE,
    redeliver: options.redeliver ?? 'never',
  };

  const clients = new Map<string, Client>(cast.map((who) => [who.id, makeClient(who, world)]));
  const inChat = (chat: ChatState): Client[] => chat.people.flatMap((id) => clients.get(id) ?? []);
  const posted = (chat: ChatState, message: Message): void => {
    for (const client of inChat(chat)) client.arrived(chat, message);
    changed();
  };
  const updated = (chat: ChatState, message: Message): void => {
    for (const client of inChat(chat)) client.updated(chat, message);
    changed();
  };
  const people = new Map<string, Someone>([...clients].map(([id, client]) => [id, makeSomeone(client, world, { posted })]));
  const person = (id: string): Someone => {
    const someone = people.get(id);
    if (!someone) throw new Error(`Nobody in the cast has the id ${id}.`);
    return someone;
  };
  const rim: Rim = { chats, tenant, serviceUrl, leaves: deliveries.leaves, posted, updated, deleted: changed };
  const teams = connector(rim);
  const weather = makeWeather();
  const tooFast = options.limits ? makeLimits() : () => undefined;
  server.serves({
    files,
    connector: async (request) => {
      const refused = (answer: Answered): Answered => turnedAway(rim, request, answer);
      const limited = tooFast(request);
      return limited ? refused(limited) : inWeather(weather.over(request), () => teams(request), refused, options.waits ?? wait);
    },
    page: pageRoutes({ world, clients, person }),
    onChange: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  });

  return {
    url: server.url,
    person,
    group: async (name, ids) => {
      const members = ids.map((id) => chats.member(id) ?? person(id)).map((each) => each.id);
      const [adder] = members.map((id) => cast.find((each) => each.id === id));
      if (!adder) throw new Error('A group chat needs somebody in it.');
      const chat = chats.group(name, members);
      chat.installed = true;
      await deliveries.deliver(world.activities.added(adder, chat), world.patience.turnMs);
      await deliveries.deliver(world.activities.installation(adder, chat, 'add'), world.patience.turnMs);
      return { id: chat.id, name };
    },
    talk: (name, ids) => {
      const { id } = chats.talk(
        name,
        ids.map((each) => person(each).id),
      );
      changed();
      return { id, name };
    },
    meeting: meetings(world, person).open,
    faults: weather.faults,
    sent: () => deliveries.sent(),
    received: () => deliveries.received(),
    redeliver: (id, how) => deliveries.again(id, how, world.patience.turnMs),
    settled: () => deliveries.settled(),
    close: async () => {
      deliveries.close();
      await server.close();
    },
  };
}
