import { setTimeout as wait } from 'node:timers/promises';
import { buttonsOf, textOf } from '../room/cards';
import { isJson, words, type Json } from '../room/json';
import { sentWith, typedById } from '../room/typing';
import type { Playground } from './playground';

/** What one person can do in a client, whichever it is: the part of the room's `Someone` that the Playground can do too. */
export type Player = {
  says(text: string): Promise<void>;
  presses(title: string, typed?: Record<string, string>): Promise<void>;
  /** The newest card that this person sees. */
  card(): { readonly json: Json; text(): string };
};

type Seen = { readonly messageId: string; readonly card: Json };

/** Plays the Playground's one person through its own interface for scripts. */
export function playerIn({ url, chat, posted }: Playground, who: string): Player {
  let seen: Seen | undefined;
  const newest = (): Seen => {
    if (!seen) throw new Error('The bot has not shown a card.');
    return seen;
  };

  /** The card of the newest message that the bot posted after the first `before` ones. */
  const nextCard = async (before: number): Promise<void> => {
    for (let tries = 0; tries < 100; tries++) {
      const found = posted()
        .slice(before)
        .flatMap(({ messageId, activity }) => cardsOf(activity).map((card) => ({ messageId, card })));
      seen = found.at(-1) ?? seen;
      if (found.length > 0) return;
      await wait(50);
    }
    throw new Error('The bot did not answer in the Playground.');
  };

  const posts = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The Playground answered ${answer.status} to ${path}.`);
    const text = await answer.text();
    return text ? (JSON.parse(text) as unknown) : undefined;
  };

  return {
    async says(text) {
      const before = posted().length;
      await posts(`/_conversation/v1/conversations/${chat}/messages`, { from: { id: who }, text, textFormat: 'plain', mentions: [] });
      await nextCard(before);
    },
    async presses(title, typed = {}) {
      const { messageId, card } = newest();
      const button = buttonsOf(card).find((one) => one.title === title);
      if (!button)
        throw new Error(
          `There is no button “${title}”. There are: ${buttonsOf(card)
            .map((one) => one.title)
            .join(' · ')}`,
        );
      if (words(button.action, 'type') !== 'Action.Execute') throw new Error(`“${title}” is not an Action.Execute.`);
      const data = sentWith(button.action, card, typedById(card, typed));
      const action = { type: 'Action.Execute', verb: words(button.action, 'verb'), data };
      const answer = await posts('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        from: { id: who },
        conversation: { id: chat },
        replyToId: messageId,
        value: { action, trigger: 'manual' },
      });
      if (!isJson(answer) || words(answer, 'type') !== 'application/vnd.microsoft.card.adaptive' || !isJson(answer['value']))
        throw new Error(`“${title}” was not answered with a card: ${JSON.stringify(answer)}`);
      seen = { messageId, card: answer['value'] };
    },
    card: () => {
      const { card } = newest();
      return { json: card, text: () => textOf(card) };
    },
  };
}

function cardsOf(activity: Readonly<Record<string, unknown>>): Json[] {
  const attachments = Array.isArray(activity['attachments']) ? (activity['attachments'] as unknown[]) : [];
  return attachments.flatMap((one) => (isJson(one) && isJson(one['content']) ? [one['content']] : []));
}
