import type { Message } from './chats';
import type { Json } from './json';

/** A card in front of a person: one in a chat, or the open dialog's. */
export type Place = { readonly chat: string; readonly messageId: string; readonly index: number };

export const DIALOG = 'dialog';
export const placeOf = (message: Message, index: number): Place => ({ chat: message.chat, messageId: message.id, index });
export const key = (at: Place): string => (at.messageId === DIALOG ? DIALOG : `${at.chat}/${at.messageId}/${at.index}`);

/** What one client alone has: its person's own views of cards, and what was typed and not sent. */
export function makeViews() {
  const own = new Map<string, Json>();
  const typed = new Map<string, Record<string, string>>();
  return {
    own: (at: Place): Json | undefined => own.get(key(at)),
    /** Changes what is shown; what was typed stays. */
    change: (at: Place, card: Json): void => {
      own.set(key(at), card);
    },
    /** Shows another card in the place, without what was typed into the one before. */
    show: (at: Place, card: Json): void => {
      own.set(key(at), card);
      typed.delete(key(at));
    },
    typedIn: (at: Place): Record<string, string> => typed.get(key(at)) ?? {},
    types: (at: Place, values: Record<string, string>): void => {
      typed.set(key(at), { ...typed.get(key(at)), ...values });
    },
    forgetTyped: (at: Place): void => {
      typed.delete(key(at));
    },
    forget: (message: Message): void => {
      const isOfMessage = (each: string): boolean => each.startsWith(`${message.chat}/${message.id}/`);
      for (const kept of [own, typed]) for (const each of [...kept.keys()].filter(isOfMessage)) kept.delete(each);
    },
    clear: (): void => {
      own.clear();
      typed.clear();
    },
  };
}
