import { cardsIn, type CardIn, type ChatState } from './chats';
import { inside, type Json } from './json';
import { key, placeOf, type Place } from './views';

const MINUTE = 60_000;
const MOST_REFRESHED = 60;

/** Decides when one client asks for its person's view of a card that has `refresh`. */
export function makeRefreshes(mri: string, ask: (at: Place, action: Json) => Promise<void>) {
  const asked = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();

  const isMine = (refresh: Json, chat: ChatState): boolean => {
    const ids = refresh['userIds'];
    return Array.isArray(ids) ? ids.slice(0, MOST_REFRESHED).includes(mri) : chat.people.length <= MOST_REFRESHED;
  };
  /** A card that came or changed is asked for, unless its view is being fetched already. */
  const sees = (chat: ChatState, { message, index, card }: CardIn): void => {
    const at = placeOf(message, index);
    const refresh = inside(card, 'refresh');
    const action = refresh && inside(refresh, 'action');
    if (!refresh || !action || !isMine(refresh, chat) || underWay.has(key(at))) return;
    asked.set(key(at), Date.now());
    const asking = ask(at, action).finally(() => underWay.delete(key(at)));
    underWay.set(key(at), asking);
  };
  const isStale = ({ message, index }: CardIn): boolean => Date.now() - (asked.get(key(placeOf(message, index))) ?? -MINUTE) >= MINUTE;

  return {
    sees,
    /** Opening a chat shows its cards: each is asked for at most once a minute. */
    opens: (chat: ChatState): void => {
      for (const each of cardsIn(chat.messages).filter(isStale)) sees(chat, each);
    },
    done: async (): Promise<void> => {
      await Promise.all(underWay.values());
    },
    clear: (): void => asked.clear(),
  };
}
