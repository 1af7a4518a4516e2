import { ActivityTypes, TextFormatTypes, type Activity } from 'botbuilder';
import type { Drawn } from '../ports';
import { straight, straightText } from './straight';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** A message as it leaves the bot. `summary` is what a phone shows of it. */
export type Message = Partial<Activity> & { readonly summary: string };

export const cardMessage = ({ json, preview }: Drawn): Message => ({
  type: ActivityTypes.Message,
  summary: preview,
  attachments: [{ contentType: CARD, content: straight(json) }],
});

/** Plain, because a text is Markdown by default, and what somebody is called would become a link. */
export const sentence = (text: string): Message => ({
  type: ActivityTypes.Message,
  text: straightText(text),
  textFormat: TextFormatTypes.Plain,
  summary: straightText(text),
});
