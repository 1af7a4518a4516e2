import { setTimeout as wait } from 'node:timers/promises';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Drawn, Log, Reply } from '../ports';
import { forDialog } from './dialog';
import { putFile, storedMessage } from './files';
import { CARD, cardMessage, sentence, type Message } from './message';
import { straight } from './straight';
import type { Arrival, Way } from './turn';
import { Undelivered } from './undelivered';

/** Gives a turn's answer back in the way it came. What one person may see never becomes what a whole chat sees. */
export async function respond(context: TurnContext, arrival: Arrival, reply: Reply, log: Log): Promise<void> {
  await ANSWERS[arrival.way]({ context, arrival, reply, log });
}

/** Answers an invoke and does nothing else. */
export async function answerInvoke(context: TurnContext, body?: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, ...(body && { body: straight(body) }) } });
}

type Answering = { readonly context: TurnContext; readonly arrival: Arrival; readonly reply: Reply; readonly log: Log };

const SENTENCE = 'application/vnd.microsoft.activity.message';
const DONE = 'Done.';
const NOT_STORED = 'The file could not be put into your OneDrive. Please ask me for it again.';
const USE_YOUR_OWN_CHAT = 'Only you should see this, so please open your own chat with me and go on there.';
/** After this long an invoke is answered though the card in the chat is not replaced yet; Teams gives a dialog five seconds. */
const LONGEST_KEEP_MS = 3_000;

const byExecute = async (answering: Answering): Promise<void> => {
  const { reply, arrival, context } = answering;
  const stays = reply.base ?? (reply.card?.holdsCase ? undefined : reply.card);
  // A client that asks by itself is asked again by every update, and both would go on for ever.
  if (stays && !arrival.automatic) await keepShortly(answering, stays);
  const shown = reply.card ?? (reply.says === undefined ? reply.base : undefined);
  await answerInvoke(
    context,
    shown ? { statusCode: 200, type: CARD, value: shown.json } : { statusCode: 200, type: SENTENCE, value: reply.says ?? DONE },
  );
};

const inDialog = async (answering: Answering): Promise<void> => {
  const { reply, arrival, context } = answering;
  if (reply.base) await keepShortly(answering, reply.base);
  if (reply.card) return answerInvoke(context, { task: { type: 'continue', value: dialogOf(reply.card, arrival.message) } });
  const last = reply.says ?? (arrival.way === 'opens dialog' ? DONE : undefined);
  return answerInvoke(context, last === undefined ? undefined : { task: { type: 'message', value: last } });
};

/** Teams lists no sentence among the answers to a message extension's form, so that it is a card there; and nothing in any chat changes. */
const elsewhere = async ({ context, arrival, reply }: Answering): Promise<void> => {
  if (reply.card) return answerInvoke(context, { task: { type: 'continue', value: dialogOf(reply.card, '') } });
  const says = reply.says ?? DONE;
  return answerInvoke(context, {
    task: arrival.way === 'opens elsewhere' ? { type: 'message', value: says } : { type: 'continue', value: saying(says) },
  });
};

/** A submit has no answer of its own: in the person's own chat the pressed card is replaced, in a group nothing of theirs is shown. */
const bySubmit = async (answering: Answering): Promise<void> => {
  const { context, arrival, reply } = answering;
  // What was done in a group without a card to show, such as a pass, is said to nobody there.
  if (arrival.turn.chat === 'group') return reply.card && post(context, sentence(USE_YOUR_OWN_CHAT));
  const becomes = reply.card ?? reply.base;
  const kept = becomes ? await keep(answering, becomes) : false;
  if (reply.card && !kept) return post(context, cardMessage(reply.card));
  if (!reply.card && reply.says !== undefined) return post(context, sentence(reply.says));
};

const byMessage = async ({ context, arrival, reply }: Answering): Promise<void> => {
  if (reply.card?.holdsCase && arrival.turn.chat === 'group') return post(context, sentence(USE_YOUR_OWN_CHAT));
  if (reply.card) return post(context, cardMessage(reply.card));
  if (reply.says !== undefined) return post(context, sentence(reply.says));
};

/** The invoke's own answer says nothing and comes first, so that nothing which fails after it takes its place. */
const byFile = async (answering: Answering): Promise<void> => {
  const { context, arrival, reply, log } = answering;
  await answerInvoke(context);
  if (arrival.turn.chat === 'group') return;
  const { upload } = arrival;
  const stored = reply.file && upload && (await putFile(upload, reply.file, log)) ? upload : undefined;
  // An offer to which the bot gave no file can be taken again; one whose place in OneDrive was spoilt cannot.
  const settled = reply.file || (arrival.turn.did.kind === 'file' && !arrival.turn.did.taken);
  if (settled) await withdraw(answering);
  if (reply.file && !stored) return post(context, sentence(NOT_STORED));
  if (stored) await post(context, storedMessage(stored));
  await byMessage(answering);
};

const ANSWERS: Readonly<Record<Way, (answering: Answering) => Promise<void>>> = {
  execute: byExecute,
  'opens dialog': inDialog,
  'in dialog': inDialog,
  'opens elsewhere': elsewhere,
  'in dialog elsewhere': elsewhere,
  submit: bySubmit,
  message: byMessage,
  installed: byMessage,
  met: byMessage,
  file: byFile,
};

const dialogOf = (card: Drawn, openedFrom: string) => ({
  title: card.preview,
  height: 'large',
  width: 'medium',
  card: { contentType: CARD, content: forDialog(card.json, openedFrom) },
});

/** A dialog that says one sentence and has no buttons. */
const saying = (words: string) => ({
  title: 'Practice reviews',
  height: 'small',
  width: 'medium',
  card: {
    contentType: CARD,
    content: {
      type: 'AdaptiveCard',
      version: '1.5',
      lang: 'en',
      body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] }],
    },
  },
});

const keepShortly = (answering: Answering, card: Drawn): Promise<unknown> =>
  Promise.race([keep(answering, card), wait(LONGEST_KEEP_MS, undefined, { ref: false })]);

/** Replaces the pressed card in the person's own chat for good; false when that was not possible, and the turn goes on without. */
async function keep({ context, arrival, log }: Answering, card: Drawn): Promise<boolean> {
  if (arrival.turn.chat === 'group' || arrival.message === '') return false;
  try {
    await context.updateActivity({ ...cardMessage(card), id: arrival.message });
    return true;
  } catch (error) {
    log.error('A card in a chat could not be replaced.', { status: statusOf(error) });
    return false;
  }
}

/** Takes back an offer that was answered, so that nobody can answer it again. */
async function withdraw({ context, arrival, log }: Answering): Promise<void> {
  if (arrival.message === '') return;
  try {
    await context.deleteActivity(arrival.message);
  } catch (error) {
    log.error('The offer of a file could not be taken back.', { status: statusOf(error) });
  }
}

async function post(context: TurnContext, message: Message): Promise<void> {
  await context.sendActivity(message);
}

/** The HTTP status behind a failure; 0 when there was no answer. */
export const statusOf = (error: unknown): number => (error instanceof Undelivered ? error.status : 0);
