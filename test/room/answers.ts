import { isJson, inside, words, type Json } from './json';
import { ADAPTIVE_CARD } from './chats';
import type { Answer } from './deliveries';

/** As Teams words every failed press. */
export const SOMETHING_WENT_WRONG = 'Something went wrong. Please try again.';

export type CardAnswer = { readonly kind: 'card'; readonly card: Json } | { readonly kind: 'toast'; readonly sentence: string };

/** What a client makes of the answer to `adaptiveCard/action`. */
export function answerToCard({ status, body }: Answer): CardAnswer {
  const failed = { kind: 'toast', sentence: SOMETHING_WENT_WRONG } as const;
  if (status !== 200 || !isJson(body) || (body['statusCode'] ?? 200) !== 200) return failed;
  const { type, value } = body;
  if (type === ADAPTIVE_CARD && isJson(value) && value['type'] === 'AdaptiveCard') return { kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') return { kind: 'toast', sentence: value };
  return failed;
}

export type DialogAnswer =
  | {
      readonly kind: 'continue';
      readonly task: { readonly title: string; readonly width: unknown; readonly height: unknown; readonly card: Json };
    }
  | { readonly kind: 'message'; readonly sentence: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed' };

/** The answer to a message extension's form: Teams lists another card or nothing at all, and no sentence. */
export function answerToForm(answer: Answer): DialogAnswer {
  const { status, body } = answer;
  const result = answerToDialog(answer);
  const isInsert = status === 200 && isJson(body) && body['composeExtension'] !== undefined;
  return result.kind === 'message' || isInsert ? { kind: 'failed' } : result;
}

/** What a client makes of the answer to `task/fetch` and `task/submit`. The room shows dialogs with cards, not with web pages. */
export function answerToDialog({ status, body }: Answer): DialogAnswer {
  if (status !== 200) return { kind: 'failed' };
  const task = isJson(body) ? inside(body, 'task') : undefined;
  if (!task) return { kind: 'closed' };
  if (task['type'] === 'message') return { kind: 'message', sentence: words(task, 'value') };
  const value = inside(task, 'value') ?? {};
  const attachment = inside(value, 'card') ?? {};
  const card = inside(attachment, 'content');
  if (task['type'] !== 'continue' || attachment['contentType'] !== ADAPTIVE_CARD || !card) return { kind: 'failed' };
  return { kind: 'continue', task: { title: words(value, 'title'), width: value['width'], height: value['height'], card } };
}
