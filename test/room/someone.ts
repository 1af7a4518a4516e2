import { buttonsOf, textOf, toggled, type Button } from './cards';
import { cardsIn, type ChatState } from './chats';
import type { Client, World } from './client';
import { offersIn, storedIn, type FileOffer } from './files';
import { inside, words, type Json } from './json';
import { inputsOf, sentWith, typedById } from './typing';
import type { ShownCard, Someone } from './types';
import { DIALOG, type Place } from './views';

export type Tell = { posted(chat: ChatState, message: ReturnType<World['chats']['add']>): void };

/** What a test can do as one person of the cast. */
export function makeSomeone(client: Client, world: World, tell: Tell): Someone {
  const { who } = client;
  const { chats, activities, deliveries, patience } = world;
  const own = (): ChatState => chats.personal(who.id);
  const chatCalled = (name?: string): ChatState => {
    const chat = name === undefined ? own() : chats.named(name);
    if (!chat || !chat.people.includes(who.id)) throw new Error(`${who.name} is in no chat called “${name}”.`);
    return chat;
  };
  const shownCard = (at: Place, json: Json): ShownCard => ({
    ...at,
    json,
    text: () => textOf(json, client.typedIn(at)),
    buttons: () => buttonsOf(json).map((button) => button.title),
    inputs: () => inputsOf(json, client.typedIn(at)),
  });
  const dialog = (): { title: string; card: ShownCard } | undefined => {
    const open = client.dialog();
    return open && { title: open.title, card: shownCard({ chat: open.chat, messageId: DIALOG, index: 0 }, open.card) };
  };
  const cards = (chat?: string): ShownCard[] => client.cards(chatCalled(chat)).map(({ place, card }) => shownCard(place, card));
  const card = (): ShownCard => {
    const newest = dialog()?.card ?? cards().at(-1);
    if (!newest)
      throw new Error(`${who.name} has no card in the personal chat${own().installed ? '' : ', and has not installed the bot'}.`);
    return newest;
  };
  const turn = async (activity: Json): Promise<void> => {
    await deliveries.deliver(activity, patience.turnMs);
    await client.refreshed();
  };

  const offerCalled = (name?: string): FileOffer => {
    const offers = offersIn(own().messages);
    const offer = offers.findLast((each) => name === undefined || each.name === name);
    if (!offer) throw new Error(`${who.name} is offered no such file. Offered: ${quoted(offers.map((each) => each.name))}.`);
    return offer;
  };

  return {
    id: who.id,
    name: who.name,
    installs: async () => {
      const chat = own();
      chat.installed = true;
      await turn(activities.installation(who, chat, 'add'));
      await turn(activities.added(who, chat));
    },
    uninstalls: async () => {
      own().installed = false;
      await turn(activities.installation(who, own(), 'remove'));
    },
    deletesChat: () => {
      chats.end(who.id);
      world.changed();
    },
    blocks: () => {
      own().blocked = true;
      world.changed();
    },
    unblocks: () => {
      own().blocked = false;
      world.changed();
    },
    says: async (text, name) => {
      const chat = chatCalled(name);
      if (!chat.installed && chat.kind !== 'people') throw new Error(`${who.name} has not installed the bot.`);
      if (chat.blocked) throw new Error(`${who.name} has blocked the bot and can't write to it.`);
      const message = chats.add(chat, who.id, { type: 'message', text });
      tell.posted(chat, message);
      if (chat.kind === 'people') return;
      if (chat.kind === 'personal' || text.startsWith('@')) await turn(activities.message(who, chat, message.id, text));
    },
    runs: async (title, { chat: name, on } = {}) => {
      const chat = chatCalled(name);
      const message = chat.messages.findLast((each) => !each.deleted && words(each.activity, 'text') === on);
      if (on !== undefined && !message) throw new Error(`No message there says “${on}”.`);
      await client.runs(title, chat, on === undefined ? undefined : message);
    },
    cards,
    card,
    dialog,
    closesDialog: () => client.closesDialog(),
    presses: async (title, typed = {}, how = {}) => {
      const on = how.on ?? card();
      const button = found(on, title, how.as ?? 'execute');
      const at = { chat: on.chat, messageId: on.messageId, index: on.index };
      const now = { ...client.typedIn(at), ...typedById(on.json, typed) };
      client.types(at, now);
      if (words(button, 'type') === 'Action.ToggleVisibility') return client.changesView(at, toggled(on.json, button));
      await client.sends(at, button, sentWith(button, on.json, now));
    },
    refreshes: async (on = card()) =>
      client.refreshes({ chat: on.chat, messageId: on.messageId, index: on.index }, baseOf(chats.find(on.chat), on)),
    takesFile: async (name) => client.answersFile(offerCalled(name), true),
    declinesFile: async (name) => client.answersFile(offerCalled(name), false),
    offers: () => offersIn(own().messages).map((offer) => offer.name),
    files: () =>
      own()
        .messages.filter((message) => !message.deleted)
        .flatMap(storedIn)
        .flatMap(({ url }) => world.files.at(url) ?? []),
    toasts: () => client.toasts(),
    previews: () => client.previews().map(({ title, text }) => ({ title, text })),
    reloads: () => client.reloads(),
  };
}

const PRESSED = ['Action.Execute', 'Action.Submit', 'Action.ToggleVisibility', 'Action.OpenUrl'];

// A person's own view need not carry the refresh that made it.
const baseOf = (chat: ChatState | undefined, on: ShownCard): Json =>
  inside(on.json, 'refresh')
    ? on.json
    : (cardsIn(chat?.messages ?? []).find((each) => each.message.id === on.messageId && each.index === on.index)?.card ?? on.json);

function found(on: ShownCard, title: string, as: 'execute' | 'submit'): Json {
  const buttons = buttonsOf(on.json);
  const called = same(
    buttons.filter((button) => button.title === title || words(button.action, 'tooltip') === title || words(button.action, 'id') === title),
  );
  const [button] = called;
  const labels = inputsOf(on.json, {}).map((input) => input.label);
  if (!button) throw new Error(`There is no button “${title}” on this card. Buttons: ${quoted(on.buttons())}. Inputs: ${quoted(labels)}.`);
  if (called.length > 1) throw new Error(`${called.length} buttons are called “${title}”. Press one by its id or tooltip.`);
  if (button.action['isEnabled'] === false) throw new Error(`The button “${title}” is switched off.`);
  const action = as === 'submit' && words(button.action, 'type') === 'Action.Execute' ? inside(button.action, 'fallback') : button.action;
  if (!action) throw new Error(`The button “${title}” has no Action.Submit to fall back to.`);
  if (!PRESSED.includes(words(action, 'type'))) throw new Error(`The room does not press ${words(action, 'type')}.`);
  return action;
}

// Two buttons that do the same, such as a card's own and its row's, are one.
const same = (buttons: Button[]): Button[] =>
  buttons.filter((button, n) => buttons.findIndex((each) => JSON.stringify(each.action) === JSON.stringify(button.action)) === n);

const quoted = (names: string[]): string => (names.length === 0 ? 'none' : names.map((name) => `“${name}”`).join(', '));
