import { openRoom, type RoomOptions } from './room';
import { ANA, BEN, CAT, scriptedBot, TENANT } from './scriptedBot';

/** A room with a scripted bot and three people, for the room's own tests. Closed by `afterEach(closeRooms)`. */
export async function aRoom(options: Partial<RoomOptions> = {}) {
  const bot = await scriptedBot();
  opened.push(bot.close);
  const room = await openRoom({ botUrl: bot.url, cast: [ANA, BEN, CAT], tenant: TENANT, ...options });
  opened.push(room.close);
  return { bot, room, ana: room.person(ANA.id), ben: room.person(BEN.id), cat: room.person(CAT.id) };
}

const opened: (() => Promise<void>)[] = [];

export async function closeRooms(): Promise<void> {
  await Promise.all(opened.splice(0).map((close) => close()));
}
