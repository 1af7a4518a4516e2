import { does } from './ask.js';
import { drawCard } from './drawnCard.js';
import { fileOffer, storedFile } from './files.js';
import { clock, icon, make, picture } from './make.js';
import { commandsMenu } from './popover.js';

/**
 * One person's conversation in one chat. Its elements are made once and changed in place: a card whose JSON is the same is never
 * drawn again, so what is being typed stays.
 */
export function conversation(person, chatId, { theme, fails, commands }) {
  const list = make('ol', { class: 'messages', tabindex: '0', 'aria-label': 'Conversation' });
  const drawn = new Map();

  function show(chat) {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const before = list.lastElementChild?.dataset.message;
    const there = new Set(chat.messages.map((message) => message.id));
    for (const item of [...list.children]) if (!there.has(item.dataset.message)) remove(item);
    let next = list.firstElementChild;
    for (const message of chat.messages) {
      const item = drawn.get(message.id)?.item ?? add(message);
      if (item === next) next = next.nextElementSibling;
      else list.insertBefore(item, next);
      change(message);
    }
    if (list.lastElementChild?.dataset.message !== before && (atEnd || chat.messages.at(-1)?.mine)) toEnd();
  }

  function toEnd() {
    requestAnimationFrame(() => {
      const last = list.lastElementChild;
      if (!last) return;
      if (last.offsetHeight > list.clientHeight - 40) list.scrollTop = last.offsetTop - list.offsetTop - 12;
      else list.scrollTop = list.scrollHeight;
    });
  }

  function remove(item) {
    drawn.delete(item.dataset.message);
    item.remove();
  }

  function add(message) {
    const item = make('li', { class: `message${message.mine ? ' mine' : ''}`, 'data-message': message.id });
    drawn.set(message.id, {
      item,
      head: '',
      cards: new Map(),
      parts: make('div', { class: 'parts' }),
      said: make('div', { class: 'said' }),
    });
    const kept = drawn.get(message.id);
    if (!message.mine) item.append(picture(message.sender, message.from === 'bot' ? 'bot' : 'person'));
    item.append(make('div', { class: 'body' }, kept.said, kept.parts));
    return item;
  }

  function change(message) {
    const kept = drawn.get(message.id);
    const head = JSON.stringify([message.sender, message.at, message.edited, message.text, message.files, message.offers, message.stored]);
    if (head !== kept.head) {
      kept.head = head;
      kept.said.replaceChildren(
        make(
          'p',
          { class: 'meta' },
          message.mine ? make('span', { class: 'unseen' }, 'You') : make('span', { class: 'sender' }, message.sender),
          make('time', { datetime: message.at }, clock(message.at)),
          message.edited && make('span', {}, 'Edited'),
          commandsMenu(commands, 'message', (command) => runs(message, command)),
        ),
        ...(message.text ? [make('div', { class: 'bubble words' }, message.text)] : []),
        ...message.files.map((name) => make('div', { class: 'bubble file' }, name)),
        ...message.offers.map((offer, index) => fileOffer(offer, (taken) => answersFile(message, index, taken))),
        ...message.stored.map(storedFile),
      );
    }
    for (const card of message.cards) changeCard(kept, message, card);
    for (const index of kept.cards.keys()) if (!message.cards.some((card) => card.index === index)) removeCard(kept, index);
  }

  const runs = (message, command) => does(person, 'runs', { chat: chatId, messageId: message.id, command, theme: theme() }).catch(fails);
  const answersFile = (message, index, taken) =>
    does(person, 'answersFile', { chat: chatId, messageId: message.id, index, taken }).catch(fails);

  function removeCard(kept, index) {
    kept.cards.get(index).frame.remove();
    kept.cards.delete(index);
  }

  function changeCard(kept, message, card) {
    const text = JSON.stringify(card.json);
    const old = kept.cards.get(card.index);
    if (old?.text === text) return;
    const at = { chat: chatId, messageId: message.id, index: card.index };
    const element = drawCard(card.json, (action, data) => does(person, 'presses', { ...at, action, data, theme: theme() }).catch(fails));
    if (old) {
      const hadFocus = old.element.contains(document.activeElement);
      old.element.replaceWith(element);
      if (hadFocus) element.focus({ preventScroll: true });
      if (hadFocus) intoView(element);
      kept.cards.set(card.index, { text, element, frame: old.frame });
      return;
    }
    const again = make(
      'button',
      { type: 'button', class: 'quiet refresh', on: { click: () => void does(person, 'refreshes', at).catch(fails) } },
      icon('again'),
      'Refresh card',
    );
    const frame = make('div', { class: 'bubble card-bubble', role: 'group', 'aria-label': `Card from ${message.sender}` }, element);
    if (card.refreshes) frame.append(again);
    kept.parts.append(frame);
    kept.cards.set(card.index, { text, element, frame });
  }

  function intoView(element) {
    requestAnimationFrame(() => {
      const card = element.getBoundingClientRect();
      const view = list.getBoundingClientRect();
      if (card.top < view.top || card.height > view.height) list.scrollTop += card.top - view.top - 40;
      else if (card.bottom > view.bottom) list.scrollTop += card.bottom - view.bottom + 16;
    });
  }

  return { list, show, toEnd };
}
