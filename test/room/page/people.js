import { ask } from './ask.js';

/**
 * Keeps what the room says about its people: a summary of everybody, and the whole state of those who are watched. Asks again
 * whenever the room says that something changed.
 */
export async function keepPeople() {
  const watchers = new Map();
  const states = new Map();
  const read = new Map();
  const listeners = new Set();
  let everybody = await ask('people');
  let asking = false;
  let askAgain = false;

  const key = (person, chat) => `${person} ${chat}`;
  for (const person of everybody.people) for (const chat of person.chats) read.set(key(person.id, chat.id), chat.newest);

  const watched = () => [...new Set(watchers.values())];
  async function refresh() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    try {
      const [summary, ...fresh] = await Promise.all([ask('people'), ...watched().map((id) => ask(`people/${encodeURIComponent(id)}`))]);
      everybody = summary;
      for (const state of fresh) states.set(state.id, state);
      for (const tell of listeners) tell();
    } finally {
      asking = false;
    }
    if (askAgain) {
      askAgain = false;
      await refresh();
    }
  }

  const changes = new EventSource('/room/changes');
  changes.onmessage = () => void refresh().catch(() => undefined);
  changes.onerror = () => document.body.classList.add('room-closed');
  changes.onopen = () => document.body.classList.remove('room-closed');

  return {
    get botName() {
      return everybody.botName;
    },
    commands: everybody.commands,
    cast: () => everybody.people,
    find: (id) => everybody.people.find((person) => person.id === id),
    state: (id) => states.get(id),
    /** From now on the pane shows that person. */
    async watch(pane, id) {
      watchers.set(pane, id);
      if (!states.has(id)) states.set(id, await ask(`people/${encodeURIComponent(id)}`));
    },
    unwatch: (pane) => watchers.delete(pane),
    onChange: (tell) => listeners.add(tell),
    offChange: (tell) => listeners.delete(tell),
    refresh,
    markRead(person, chat) {
      const newest = everybody.people.find((each) => each.id === person)?.chats.find((each) => each.id === chat)?.newest;
      if (newest) read.set(key(person, chat), newest);
    },
    isUnread(person, chat) {
      const newest = everybody.people.find((each) => each.id === person)?.chats.find((each) => each.id === chat)?.newest ?? '0';
      return Number(newest) > Number(read.get(key(person, chat)) ?? '0');
    },
    hasUnread(person) {
      return (everybody.people.find((each) => each.id === person)?.chats ?? []).some((chat) => this.isUnread(person, chat.id));
    },
  };
}
