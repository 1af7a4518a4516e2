import { ActivityTypes, type Activity } from 'botbuilder';
import type { Drawn } from '../ports';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** A message as it leaves the bot. `summary` is what a phone shows of it. */
export type Message = Partial<Activity> & { readonly summary: string };

export const cardMessage = ({ json, preview }: Drawn): Message => ({
  type: ActivityTypes.Message,
  summary: preview,
  attachments: [{ contentType: CARD, content: json }],
});

export const sentence = (text: string): Message => ({ type: ActivityTypes.Message, text, summary: text });
