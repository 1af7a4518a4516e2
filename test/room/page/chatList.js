import { clock, make, picture } from './make.js';

/** The chats of one person: name, last words, time, and whether something in it is unread. */
export function chatList(open) {
  const list = make('ul', { class: 'chats', 'aria-label': 'Chats' });
  let last = '';

  function show(state, openId, isUnread) {
    const rows = state.chats.map((chat) => ({ chat, unread: isUnread(chat.id), line: lastLine(chat), at: chat.messages.at(-1)?.at ?? '' }));
    const now = JSON.stringify([state.id, openId, rows.map(({ chat, unread, line, at }) => [chat.id, chat.name, unread, line, at])]);
    if (now === last) return;
    last = now;
    const focused = document.activeElement?.closest?.('.chat')?.dataset.chat;
    list.replaceChildren(...rows.map((row) => make('li', {}, button(row, openId))));
    if (focused) list.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
  }

  function button({ chat, unread, line, at }, openId) {
    const row = make(
      'button',
      {
        type: 'button',
        class: `chat${unread ? ' unread' : ''}`,
        'aria-current': chat.id === openId ? 'true' : undefined,
        on: { click: () => open(chat.id) },
      },
      picture(chat.name, chat.kind === 'personal' ? 'bot' : 'group'),
      make(
        'span',
        { class: 'chat-words' },
        make('span', { class: 'chat-name' }, chat.name, at && make('time', { datetime: at }, clock(at))),
        make('span', { class: 'chat-line' }, line),
      ),
      unread && make('span', { class: 'unread-mark' }, make('span', { class: 'unseen' }, 'Unread')),
    );
    row.dataset.chat = chat.id;
    return row;
  }

  return { list, show };
}

function lastLine(chat) {
  const message = chat.messages.at(-1);
  if (!message) return chat.installed || chat.kind === 'people' ? 'No messages yet' : 'The bot is not installed';
  return message.mine ? `You: ${message.preview}` : message.preview;
}
