import type { ChatState, Message } from './chats';
import { words, type Json } from './json';
import type { CastMember } from './types';

/** A command of the bot's message extension, as its manifest lists it. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** Beside the compose box, or in the menu of a message. */
  readonly contexts: readonly ('compose' | 'message')[];
};

/** The command of that title that is offered there; throws when there is none. */
export function commandCalled(commands: readonly Command[], title: string, context: 'compose' | 'message'): Command {
  const offered = commands.filter(({ contexts }) => contexts.includes(context));
  const command = offered.find((each) => each.title === title);
  if (!command)
    throw new Error(`There is no command “${title}” there. Commands: ${offered.map((each) => each.title).join(', ') || 'none'}.`);
  return command;
}

/** What Teams tells the bot of a command and, on a message, of that message: all of it, whatever the bot may want to know. */
export const commandValue = (command: Command, on: Message | undefined, sender: CastMember | undefined): Json => ({
  commandId: command.id,
  commandContext: on ? 'message' : 'compose',
  ...(on ? { messagePayload: payload(on, sender) } : {}),
});

const payload = (message: Message, sender: CastMember | undefined): Json => ({
  id: message.id,
  messageType: 'message',
  createdDateTime: message.at,
  deleted: false,
  importance: 'normal',
  from: sender
    ? { user: { id: sender.id, displayName: sender.name, userIdentityType: 'aadUser' } }
    : { application: { applicationIdentityType: 'bot', displayName: 'The bot' } },
  body: { contentType: 'text', content: words(message.activity, 'text') },
  attachments: [],
  mentions: [],
  reactions: [],
});

/** One chat of two people is for Teams as personal as a person's own chat with the bot. */
export const conversationType = (chat: ChatState): 'personal' | 'groupChat' =>
  chat.kind === 'people' ? (chat.people.length > 2 ? 'groupChat' : 'personal') : chat.kind;
