import { does } from './ask.js';
import { chatList } from './chatList.js';
import { makeComposer } from './composer.js';
import { conversation } from './conversation.js';
import { dialogIn } from './dialog.js';
import { makeHats } from './hats.js';
import { icon, make, picture } from './make.js';
import { makeMenu } from './menu.js';
import { banners, phoneList, toasts } from './notices.js';

const PHONE = 'As a phone would show it';

/** One pane: the Teams of one person, whose hat can be changed for another's with one press. */
export function makePane(first, people, { theme, isActive, closes, changedHat }) {
  let person = first;
  let openChat = '';
  let counted = { toasts: 0, previews: 0 };
  const conversations = new Map();

  const toast = toasts();
  const fails = (error) => toast.say(error.message, true);
  const act = (deed, body) => does(person, deed, body).catch(fails);
  const banner = banners((chat) => opens(chat));
  const chats = chatList((chat) => opens(chat));
  const phone = phoneList(() => showPhone(false));
  const hats = makeHats(people, (id) => changeHat(id));
  const menu = makeMenu((deed, body) => void act(deed, body));
  const composer = makeComposer({
    commands: people.commands,
    says: (text) => void act('says', { chat: openChat, text }),
    unblocks: () => void act('unblocks'),
    runs: (command) => void act('runs', { chat: openChat, command, theme: theme() }),
  });

  const who = make('div', { class: 'who' });
  const phoneButton = quiet('phone', PHONE, () => showPhone(phone.panel.hidden));
  const closeButton = quiet('close', 'Close this pane', () => closes(pane));
  closeButton.classList.add('close-pane');
  const header = make('header', { class: 'pane-head' }, who, phoneButton, menu.place, closeButton);
  const thread = make('div', { class: 'thread' });
  const columns = make('div', { class: 'columns' }, chats.list, make('div', { class: 'talk' }, thread, composer.form));
  const dialog = dialogIn(() => [header, columns], { theme, fails });
  const front = make('div', { class: 'front' }, header, columns, phone.panel, banner.place, dialog.layer);
  const section = make('section', { class: 'pane' }, hats.place, make('div', { class: 'teams' }, front, toast.place));

  async function start() {
    await people.watch(pane, person);
    section.dataset.person = person;
    const state = people.state(person);
    counted = count(state);
    opens(state.chats[0].id);
  }

  function changeHat(id) {
    if (id === person) return;
    person = id;
    openChat = '';
    banner.clear();
    showPhone(false);
    void start().then(changedHat);
  }

  function opens(chat) {
    openChat = chat;
    void act('opens', { chat });
    people.markRead(person, chat);
    show();
    conversations.get(`${person} ${chat}`)?.toEnd();
  }

  function show() {
    const state = people.state(person);
    if (!state || section.dataset.person !== person) return;
    const chat = state.chats.find((each) => each.id === openChat) ?? state.chats[0];
    if (!document.hidden) people.markRead(person, chat.id);
    hats.show(person);
    showWho();
    chats.show(state, chat.id, (id) => people.isUnread(person, id));
    showThread(chat);
    composer.show(chat);
    menu.show(state.chats[0], chat);
    tell(state, chat);
    if (!phone.panel.hidden) phone.show(state.previews);
    dialog.show(person, state.dialog);
  }

  function showWho() {
    if (who.dataset.shown === person) return;
    who.dataset.shown = person;
    const { name, agency, roles } = people.find(person);
    const line = [agency, roles.join(', ')].filter(Boolean).join(' · ');
    section.setAttribute('aria-label', `${name}, ${agency}`);
    who.replaceChildren(picture(name), make('div', { class: 'who-words' }, make('h2', {}, name), make('p', {}, line)));
  }

  function showThread(chat) {
    const key = `${person} ${chat.id}`;
    if (!conversations.has(key)) conversations.set(key, conversation(person, chat.id, { theme, fails, commands: people.commands }));
    const { list, show: showMessages } = conversations.get(key);
    const isEmpty = !chat.installed && chat.kind !== 'people' && chat.messages.length === 0;
    if (thread.firstElementChild !== list || thread.childElementCount !== (isEmpty ? 2 : 1))
      thread.replaceChildren(list, ...(isEmpty ? [invitation()] : []));
    showMessages(chat);
  }

  const invitation = () =>
    make(
      'div',
      { class: 'invitation' },
      picture(people.botName, 'bot'),
      make('p', {}, `${people.find(person).name} has not installed ${people.botName} yet.`),
      make('button', { type: 'button', class: 'primary', on: { click: () => void act('installs') } }, 'Install the bot'),
    );

  function tell(state, chat) {
    for (const sentence of state.toasts.slice(counted.toasts)) toast.say(sentence, sentence.startsWith('Something went wrong'));
    for (const preview of state.previews.slice(counted.previews)) if (preview.chat !== chat.id || !isActive(pane)) banner.show(preview);
    counted = count(state);
  }

  function showPhone(open) {
    const wasOpen = !phone.panel.hidden;
    phone.panel.hidden = !open;
    phoneButton.setAttribute('aria-expanded', String(open));
    if (open) phone.show(people.state(person).previews);
    if (open) phone.panel.querySelector('button').focus();
    else if (wasOpen) phoneButton.focus({ preventScroll: true });
  }

  const pane = { section, start, show, person: () => person, reloads: () => act('reloads') };
  return pane;
}

const count = (state) => ({ toasts: state.toasts.length, previews: state.previews.length });

const quiet = (shape, label, click) =>
  make(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': label,
      title: label,
      'aria-expanded': label === PHONE ? 'false' : undefined,
      on: { click },
    },
    icon(shape),
  );
