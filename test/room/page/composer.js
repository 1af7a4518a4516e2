import { icon, make } from './make.js';
import { commandsMenu } from './popover.js';

/** Where a person types: Enter sends, Shift and Enter makes a new line. */
export function makeComposer({ commands, says, unblocks, runs }) {
  const input = make('textarea', { rows: '1', 'aria-label': 'Type a message', autocomplete: 'off' });
  const send = make('button', { type: 'submit', class: 'quiet', 'aria-label': 'Send message', title: 'Send message' }, icon('send'));
  const note = make('p', { class: 'composer-note' });
  const unblock = make('button', { type: 'button', class: 'link', on: { click: unblocks } }, 'Unblock');
  const apps = commandsMenu(commands, 'compose', runs);
  const form = make('form', { class: 'composer' }, make('div', { class: 'composer-box' }, apps, input, send), note);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    says(text);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  function show(chat) {
    const isAmongPeople = chat.kind === 'people';
    const isClosed = (!chat.installed && !isAmongPeople) || chat.blocked;
    input.disabled = isClosed;
    send.disabled = isClosed;
    input.placeholder = chat.kind === 'groupChat' ? 'Type a message, or start with @ to ask the bot' : 'Type a message';
    form.hidden = isClosed && !chat.blocked && chat.messages.length === 0;
    const words = chat.blocked ? 'You have blocked this bot. ' : isClosed ? 'The bot is no longer installed.' : '';
    if (note.dataset.words === words) return;
    note.dataset.words = words;
    note.replaceChildren(words, ...(chat.blocked ? [unblock] : []));
  }

  return { form, show };
}
