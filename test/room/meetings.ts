import type { ChatState } from './chats';
import type { World } from './client';
import type { Json } from './json';
import type { CastMember, MeetingChat, Someone } from './types';

/** Meetings and their chats: who is in them, and what Teams tells the bot about them. */
export function meetings(world: World, person: (id: string) => Someone) {
  const { chats, activities, deliveries, patience } = world;
  const member = (id: string): string => (chats.member(id) ?? person(id)).id;
  const organiser = (chat: ChatState): CastMember => {
    const who = world.cast.find(({ id }) => id === chat.people[0]);
    if (!who) throw new Error('A meeting needs somebody who organises it.');
    return who;
  };
  const tells = async (activity: Json): Promise<void> => {
    world.changed();
    await deliveries.deliver(activity, patience.turnMs);
  };
  const of = (id: string): MeetingChat => {
    const chat = chats.find(id);
    if (!chat || chat.meeting === '') throw new Error('This is not the chat of a meeting.');
    return {
      id: chat.id,
      name: chat.name,
      starts: () => tells(activities.met(organiser(chat), chat, 'Start')),
      ends: () => tells(activities.met(organiser(chat), chat, 'End')),
      adds: (who) => {
        chat.people = [...new Set([...chat.people, member(who)])];
        return tells(activities.came(organiser(chat), chat, [member(who)], 'membersAdded'));
      },
      removes: (who) => {
        chat.people = chat.people.filter((each) => each !== member(who));
        return tells(activities.came(organiser(chat), chat, [member(who)], 'membersRemoved'));
      },
    };
  };

  return {
    of,
    open: async (name: string, ids: readonly string[]): Promise<MeetingChat> => {
      const chat = chats.meeting(name, ids.map(member));
      const adder = organiser(chat);
      chat.installed = true;
      await deliveries.deliver(activities.added(adder, chat), patience.turnMs);
      await deliveries.deliver(activities.installation(adder, chat, 'add'), patience.turnMs);
      return of(chat.id);
    },
  };
}
