import type { Command } from './extension';
import type { Faults } from './faults';
import type { Json } from './json';
import type { ShownInput } from './typing';

export type CastMember = { id: string; name: string; agency: string; roles: string[]; email?: string };

export type RoomOptions = {
  /** Where the bot listens, such as `http://127.0.0.1:3978/api/messages`. */
  botUrl: string;
  cast: CastMember[];
  tenant: string;
  /** Default `Practice reviews`. */
  botName?: string;
  /** Default 0: any. */
  port?: number;
  /** The commands of the bot's message extension. Default: none. */
  commands?: readonly Command[];
  /** Every press delivered twice, the second time with a new activity id and timestamp; says whose answer the client shows. Default `never`. */
  redeliver?: 'never' | 'first answer' | 'second answer';
  /** Turns the bot away when it asks faster than Teams allows. Default: no, because tests press faster than people. */
  limits?: boolean;
  /** How long a client waits for the bot. Default 15 s for a turn and 5 s for a dialog, as Teams does. */
  patience?: Patience;
  /** How a slow answer waits. Default: on this machine's clock. */
  waits?: (ms: number) => Promise<unknown>;
};

export type Patience = { readonly turnMs: number; readonly dialogMs: number };

export type Room = {
  /** `http://127.0.0.1:<port>`; the service URL given to the bot is this and a slash. */
  readonly url: string;
  /** Throws for an id that is not in the cast. */
  person(id: string): Someone;
  /** Makes a group chat and adds the bot to it. */
  group(name: string, ids: string[]): Promise<GroupChat>;
  /** A chat among people, in which the bot is not; of two people it is their own. */
  talk(name: string, ids: string[]): GroupChat;
  /** Makes the chat of a meeting and adds the bot to it. The first of `ids` organises it. */
  meeting(name: string, ids: string[]): Promise<MeetingChat>;
  /** What goes wrong between the bot and Teams, on demand. */
  readonly faults: Faults;
  /** Everything that left the bot, in order. */
  sent(): readonly Sent[];
  /** Every activity given to the bot, in order. */
  received(): readonly Delivered[];
  /** Gives the bot an activity once more. Its answer is recorded; the client has had its own and shows nothing. */
  redeliver(deliveredId: string, how: 'same id' | 'new id'): Promise<void>;
  /** Resolves when no delivery is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

export type GroupChat = { readonly id: string; readonly name: string };

export type MeetingChat = GroupChat & {
  /** Tells the bot that the meeting began. Teams sends this once for each start, and not reliably. */
  starts(): Promise<void>;
  ends(): Promise<void>;
  /** Somebody comes into the chat, or is taken out of it. */
  adds(id: string): Promise<void>;
  removes(id: string): Promise<void>;
};

export type Sent = {
  readonly at: string;
  readonly kind: 'post' | 'update' | 'delete' | 'answer' | 'conversation';
  /** The chat's id; empty when the bot named none that exists. */
  readonly chat: string;
  /** Who can read it: the Entra id of the one person it went to, or the chat's id when that is a group. */
  readonly to: string;
  /** What the bot sent: an activity, an invoke answer, the parameters of a new conversation; the message's id for a delete. */
  readonly body: unknown;
  /** For an answer the bot's HTTP status, else the one the room answered: 403 means that nobody was shown it. */
  readonly status: number;
};

export type Delivered = {
  readonly id: string;
  readonly at: string;
  readonly chat: string;
  /** The Entra id of whoever did it. */
  readonly from: string;
  readonly activity: Json;
  /** The bot's HTTP status; 0 while there is none, and for good when there came none in time. */
  readonly status: number;
  /** The id of the delivery this one repeats; empty for a first delivery. */
  readonly repeats: string;
};

export type Someone = {
  readonly id: string;
  readonly name: string;
  /** Installs the bot in the personal chat: installationUpdate, then conversationUpdate, as Teams sends both. */
  installs(): Promise<void>;
  uninstalls(): Promise<void>;
  /** Deletes the personal chat: it is gone for the bot too, and the next message goes to another one. */
  deletesChat(): void;
  blocks(): void;
  unblocks(): void;
  /** Types into the personal chat, or the chat of that id or name. Waits for the bot's HTTP answer. In a group only words that begin with `@` reach the bot. */
  says(text: string, chat?: string): Promise<void>;
  /**
   * Calls a command of the bot's message extension by its title: beside the compose box of the chat of that id or name, or in the menu
   * of its newest message that says `on`. Default: the personal chat.
   */
  runs(title: string, where?: { chat?: string; on?: string }): Promise<void>;
  /** This person's view of the chat, their own views included, oldest first. Default: the personal chat. */
  cards(chat?: string): readonly ShownCard[];
  /** The open dialog's card if there is one, else the newest card in the personal chat. */
  card(): ShownCard;
  dialog(): { title: string; card: ShownCard } | undefined;
  closesDialog(): void;
  /**
   * Presses a button by its title (or its tooltip or id) on `on`, by default `card()`. `typed` is keyed by the input's label as
   * shown, or its id. Untouched inputs send their present value. A card read earlier can still be pressed, as on a device that has
   * not caught up. `as: 'submit'` presses like a client without Action.Execute: the button's fallback.
   */
  presses(title: string, typed?: Record<string, string>, how?: { on?: ShownCard; as?: 'execute' | 'submit' }): Promise<void>;
  /** Asks again for this person's view of a card that has `refresh`, as the message menu's “Refresh card” does. */
  refreshes(on?: ShownCard): Promise<void>;
  /** Allows a file that the bot offered in the personal chat: the newest, or the newest of that name. Teams then makes room for it. */
  takesFile(name?: string): Promise<void>;
  declinesFile(name?: string): Promise<void>;
  /** The files that are offered in the personal chat now, oldest first. */
  offers(): readonly string[];
  /** The files that the bot put into this person's OneDrive and shows in the personal chat, oldest first. */
  files(): readonly TakenFile[];
  toasts(): readonly string[];
  /** What a phone's lock screen showed. */
  previews(): readonly Preview[];
  /** Drops this person's own views, as a client that starts afresh. */
  reloads(): void;
};

export type TakenFile = { readonly name: string; readonly content: Buffer };

export type Preview = { readonly title: string; readonly text: string };

export type ShownCard = {
  /** `dialog` for a dialog's card. */
  readonly messageId: string;
  /** Which of the message's cards it is; nearly always 0. */
  readonly index: number;
  readonly chat: string;
  readonly json: Json;
  /** All text a person reads, in reading order, one line for each block; what is hidden is left out. */
  text(): string;
  buttons(): string[];
  inputs(): ShownInput[];
};
