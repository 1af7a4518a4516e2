import type { activitiesFrom } from './activities';
import { answerToCard, answerToDialog, answerToForm, SOMETHING_WENT_WRONG, type DialogAnswer } from './answers';
import { cardsIn, type CardIn, type Chats, type ChatState, type Message } from './chats';
import type { Answer, Deliveries } from './deliveries';
import { commandCalled, commandValue, type Command } from './extension';
import type { FileOffer, Files } from './files';
import { inside, isJson, words, type Json } from './json';
import { withPeople } from './picker';
import { previewOf, type Arrival } from './previews';
import { makeRefreshes } from './refreshes';
import type { CastMember, Patience, RoomOptions } from './types';
import { DIALOG, key, makeViews, placeOf, type Place } from './views';

export type Dialog = {
  readonly title: string;
  readonly width: unknown;
  readonly height: unknown;
  readonly card: Json;
  readonly chat: string;
  /** The message whose button opened it; empty for a command of the message extension. */
  readonly openedFrom: string;
  /** What Teams tells of the command that opened it. */
  readonly command?: Json | undefined;
};
export type Theme = 'default' | 'dark' | 'contrast';

export type World = {
  readonly chats: Chats;
  readonly activities: ReturnType<typeof activitiesFrom>;
  readonly deliveries: Deliveries;
  readonly files: Files;
  readonly botName: string;
  readonly botUrl: string;
  readonly commands: readonly Command[];
  readonly cast: readonly CastMember[];
  readonly patience: Patience;
  readonly redeliver: NonNullable<RoomOptions['redeliver']>;
  changed(): void;
};

export type Client = ReturnType<typeof makeClient>;

/** One person's Teams: what they see, and what becomes of the buttons they press. */
export function makeClient(who: CastMember, world: World) {
  const screen = makeScreen(who, world);
  const presses = makePresses(who, world, screen);
  const refreshes = makeRefreshes(world.chats.mri(who.id), (at, action) =>
    world.deliveries.track(presses.execute(at, action, action['data'] ?? {}, 'automatic').catch(() => undefined)),
  );
  const comes = (chat: ChatState, message: Message): void => {
    for (const each of cardsIn([message])) refreshes.sees(chat, each);
  };

  return {
    who,
    ...screen,
    opens: refreshes.opens,
    refreshed: refreshes.done,
    answersFile: presses.answersFile,
    runs: presses.runs,
    /** Sends a pressed button to the bot and shows what it answers. */
    sends: async (at: Place, action: Json, data: unknown, theme: Theme = 'default'): Promise<void> => {
      if (action['type'] === 'Action.Execute') await presses.execute(at, action, data, 'manual');
      if (action['type'] === 'Action.Submit') await presses.submit(at, data, theme);
      await refreshes.done();
    },
    refreshes: async (at: Place, card: Json): Promise<void> => {
      const action = inside(inside(card, 'refresh') ?? {}, 'action');
      if (!action) throw new Error('This card has no refresh.');
      await presses.execute(at, action, action['data'] ?? {}, 'manual');
    },
    arrived: (chat: ChatState, message: Message): void => {
      screen.notices(chat, message);
      comes(chat, message);
    },
    updated: (chat: ChatState, message: Message): void => {
      screen.forgets(message);
      comes(chat, message);
    },
    reloads: (): void => {
      screen.clears();
      refreshes.clear();
      for (const chat of world.chats.of(who.id)) refreshes.opens(chat);
    },
  };
}

type Screen = ReturnType<typeof makeScreen>;

/** What one person has in front of them. */
function makeScreen(who: CastMember, world: World) {
  const views = makeViews();
  const toasts: string[] = [];
  const previews: Arrival[] = [];
  let dialog: Dialog | undefined;
  const filled = (card: Json, chat: string): Json => withPeople(card, world.chats.find(chat), world.cast);
  const showDialog = (next: Dialog | undefined): void => {
    dialog = next;
    views.forgetTyped({ chat: '', messageId: DIALOG, index: 0 });
    world.changed();
  };

  return {
    cards: (chat: ChatState): (CardIn & { place: Place })[] =>
      cardsIn(chat.messages).map((each) => {
        const place = placeOf(each.message, each.index);
        return { ...each, place, card: filled(views.own(place) ?? each.card, chat.id) };
      }),
    toasts: (): readonly string[] => toasts,
    previews: (): readonly Arrival[] => previews,
    dialog: (): Dialog | undefined => dialog && { ...dialog, card: filled(dialog.card, dialog.chat) },
    typedIn: views.typedIn,
    types: views.types,
    toast: (sentence: string): void => {
      toasts.push(sentence);
      world.changed();
    },
    notices: (chat: ChatState, message: Message): void => {
      if (message.from !== who.id) previews.push(previewOf(chat, message, world));
    },
    showDialog,
    closesDialog: (): void => showDialog(undefined),
    showOwnView: (at: Place, card: Json): void => {
      views.show(at, card);
      world.changed();
    },
    /** Changes what this client alone shows, without asking the bot. */
    changesView: (at: Place, card: Json): void => {
      if (at.messageId !== DIALOG) views.change(at, card);
      else if (dialog) dialog = { ...dialog, card };
      world.changed();
    },
    forgets: views.forget,
    clears: (): void => {
      views.clear();
      showDialog(undefined);
    },
  };
}

/** What becomes of a press: the activity it makes, and what its answer changes on the screen. */
function makePresses(who: CastMember, world: World, screen: Screen) {
  const ask = async (activity: Json, withinMs: number): Promise<Answer> => {
    if (world.redeliver === 'never') return world.deliveries.deliver(activity, withinMs);
    const [first, second] = await world.deliveries.deliverTwice(activity, withinMs);
    return world.redeliver === 'first answer' ? first : second;
  };
  const chatOf = (id: string): ChatState => {
    const chat = world.chats.find(id);
    if (!chat) throw new Error(`There is no chat ${id}.`);
    if (chat.blocked) throw new Error(`${who.name} has blocked the bot and can't press anything in that chat.`);
    return chat;
  };
  const isThere = (chat: ChatState, at: Place): boolean => screen.cards(chat).some((each) => key(each.place) === key(at));

  const dialogTurn = async (at: Place, name: 'task/fetch' | 'task/submit', data: unknown, theme: Theme): Promise<void> => {
    const before = name === 'task/submit' ? screen.dialog() : undefined;
    const chat = chatOf(before?.chat ?? at.chat);
    const openedFrom = before?.openedFrom ?? at.messageId;
    const command = before?.command;
    const value = { data, context: { theme } };
    const activity = command
      ? world.activities.command(who, chat, 'composeExtension/submitAction', { ...command, ...value })
      : world.activities.invoke(who, chat, name, openedFrom, value);
    const answer = await ask(activity, world.patience.dialogMs);
    shows(command ? answerToForm(answer) : answerToDialog(answer), { chat: chat.id, openedFrom, command }, before);
  };
  const shows = (result: DialogAnswer, from: Pick<Dialog, 'chat' | 'openedFrom' | 'command'>, before?: Dialog): void => {
    if (result.kind === 'failed') return screen.toast(SOMETHING_WENT_WRONG);
    if (before && !screen.dialog()) return;
    if (result.kind === 'message') screen.toast(result.sentence);
    screen.showDialog(result.kind === 'continue' ? { ...result.task, ...from } : undefined);
  };

  return {
    execute: async (at: Place, action: Json, data: unknown, trigger: 'manual' | 'automatic'): Promise<void> => {
      if (at.messageId === DIALOG) throw new Error('Teams does not route Action.Execute in a dialog. Use Action.Submit there.');
      const chat = chatOf(at.chat);
      const value = { action: { type: 'Action.Execute', id: words(action, 'id'), verb: words(action, 'verb'), data }, trigger };
      const activity = world.activities.invoke(who, chat, 'adaptiveCard/action', at.messageId, value);
      const result = answerToCard(await ask(activity, world.patience.turnMs));
      if (result.kind === 'toast') screen.toast(result.sentence);
      if (result.kind === 'card' && isThere(chat, at)) screen.showOwnView(at, result.card);
    },
    submit: async (at: Place, data: unknown, theme: Theme): Promise<void> => {
      if (at.messageId === DIALOG) return dialogTurn(at, 'task/submit', data, theme);
      const kind = words(inside(isJson(data) ? data : {}, 'msteams') ?? {}, 'type');
      if (kind === 'task/fetch') return dialogTurn(at, 'task/fetch', data, theme);
      if (kind !== '') throw new Error(`The room does not know what a button with msteams type “${kind}” does.`);
      const answer = await ask(world.activities.submit(who, chatOf(at.chat), at.messageId, data), world.patience.turnMs);
      if (answer.status < 200 || answer.status > 299) screen.toast(SOMETHING_WENT_WRONG);
    },
    /** Calls a command of the message extension beside the compose box of a chat, or on one of its messages. */
    runs: async (title: string, chat: ChatState, on: Message | undefined, theme: Theme = 'default'): Promise<void> => {
      const sender = on && world.chats.member(on.from);
      const command = commandValue(commandCalled(world.commands, title, on ? 'message' : 'compose'), on, sender);
      const activity = world.activities.command(who, chat, 'composeExtension/fetchTask', { ...command, context: { theme } });
      const answer = await ask(activity, world.patience.dialogMs);
      shows(answerToDialog(answer), { chat: chat.id, openedFrom: '', command });
    },
    /** Allows or declines a file in the personal chat. Teams makes room for one that is allowed. */
    answersFile: async (offer: FileOffer, taken: boolean): Promise<void> => {
      const chat = chatOf(world.chats.personal(who.id).id);
      const context = offer.card[taken ? 'acceptContext' : 'declineContext'];
      const said = { type: 'fileUpload', action: taken ? 'accept' : 'decline', context };
      const value = taken ? { ...said, uploadInfo: world.files.place(offer.name) } : said;
      const answer = await ask(world.activities.invoke(who, chat, 'fileConsent/invoke', offer.messageId, value), world.patience.turnMs);
      if (answer.status < 200 || answer.status > 299) screen.toast(SOMETHING_WENT_WRONG);
    },
  };
}
