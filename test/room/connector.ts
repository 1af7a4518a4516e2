import type { Chats, ChatState, Message } from './chats';
import { isJson, list, words, type Json } from './json';
import type { CastMember, Sent } from './types';

export type Request = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: unknown };
export type Answered = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export type Rim = {
  readonly chats: Chats;
  readonly tenant: string;
  readonly serviceUrl: string;
  leaves(what: Omit<Sent, 'at'>): void;
  posted(chat: ChatState, message: Message): void;
  updated(chat: ChatState, message: Message): void;
  deleted(chat: ChatState, message: Message): void;
};

/** The Bot Connector's REST as Teams answers it to a bot: conversations, activities and members. */
export function connector(rim: Rim): (request: Request) => Answered {
  return (request) => {
    const [, version, what, chat, part, id, extra] = request.path.split('/').map(decodeURIComponent);
    if (version !== 'v3' || what !== 'conversations' || extra !== undefined) return fault(404, 'NotFound', 'There is no such address.');
    if (chat === undefined) return request.method === 'POST' ? startChat(rim, request) : notAllowed();
    const state = rim.chats.find(chat);
    if (part === 'activities') return activity(rim, request, state, id ?? '');
    if (!state) return noChat();
    if (request.method !== 'GET') return notAllowed();
    if (part === 'members') return members(rim, state, id);
    if (part === 'pagedmembers' && id === undefined) return pagedMembers(rim, state, request.query);
    return fault(404, 'NotFound', 'There is no such address.');
  };
}

/** Records that the bot asked for something which was not done. */
export function turnedAway(rim: Rim, { method, path, body }: Request, answer: Answered): Answered {
  const [, , , id, , message = ''] = path.split('/').map(decodeURIComponent);
  if (method === 'GET') return answer;
  const chat = id === undefined ? undefined : rim.chats.find(id);
  const kind = id === undefined ? 'conversation' : kindOf(method);
  rim.leaves({ kind, chat: chat?.id ?? '', to: readers(chat), body: kind === 'delete' ? message : body, status: answer.status });
  return answer;
}

const kindOf = (method: string): 'post' | 'update' | 'delete' => (method === 'POST' ? 'post' : method === 'PUT' ? 'update' : 'delete');

export const fault = (status: number, code: string, message: string): Answered => ({ status, body: { error: { code, message } } });
const noChat = (): Answered => fault(404, 'ConversationNotFound', 'Conversation not found.');
const notAllowed = (): Answered => fault(405, 'MethodNotAllowed', 'That method is not allowed here.');

const TYPES_SHOWN = ['message'];
const LARGEST_MESSAGE = 100 * 1024;

function startChat(rim: Rim, { body }: Request): Answered {
  const asked = isJson(body) ? body : {};
  const [first, ...others] = list(asked, 'members');
  const person = first ? rim.chats.member(words(first, 'id')) : undefined;
  const chat = person ? rim.chats.personal(person.id) : undefined;
  const answer = refusedStart(rim, asked, first, others, chat) ?? { status: 201, body: { id: chat?.id, serviceUrl: rim.serviceUrl } };
  rim.leaves({ kind: 'conversation', chat: chat?.id ?? '', to: person?.id ?? '', body, status: answer.status });
  if (answer.status !== 201 || !chat || !isJson(asked['activity'])) return answer;
  const post = activity(rim, { method: 'POST', path: '', query: new URLSearchParams(), body: asked['activity'] }, chat, '');
  return isJson(post.body) && post.status === 201
    ? { status: 201, body: { id: chat.id, activityId: post.body['id'], serviceUrl: rim.serviceUrl } }
    : post;
}

function refusedStart(rim: Rim, asked: Json, first: Json | undefined, others: Json[], chat: ChatState | undefined): Answered | undefined {
  if (asked['isGroup'] === true || others.length > 0) return fault(400, 'BadSyntax', 'A bot can not create a group chat.');
  if (!first) return fault(400, 'BadArgument', 'Members are missing.');
  const tenant = words(asked, 'tenantId') || rim.tenant;
  return tenant === rim.tenant && chat ? refusedWrite(chat) : notInRoster();
}

function refusedWrite(chat: ChatState): Answered | undefined {
  if (chat.blocked) return fault(403, 'MessageWritesBlocked', 'The bot is blocked by the person.');
  return chat.installed ? undefined : notInRoster();
}

const notInRoster = (): Answered => fault(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

function activity(rim: Rim, request: Request, chat: ChatState | undefined, id: string): Answered {
  const act = { POST: post, PUT: update, DELETE: remove }[request.method];
  if (!act || (id === '' && request.method !== 'POST')) return notAllowed();
  const result = chat ? act(rim, chat, request.body, id) : { answer: noChat() };
  const answer = result.answer;
  const kind = kindOf(request.method);
  rim.leaves({ kind, chat: chat?.id ?? '', to: readers(chat), body: kind === 'delete' ? id : request.body, status: answer.status });
  result.tell?.();
  return answer;
}

const readers = (chat: ChatState | undefined): string => (chat?.kind === 'personal' ? (chat.people[0] ?? '') : (chat?.id ?? ''));

type Acted = { readonly answer: Answered; readonly tell?: () => void };

// The id of a message that is replied to decides nothing in a chat without threads, so it is not looked at.
function post(rim: Rim, chat: ChatState, body: unknown): Acted {
  const refused = refusedWrite(chat) ?? unfit(body);
  if (refused || !isJson(body)) return { answer: refused ?? badActivity() };
  if (!TYPES_SHOWN.includes(words(body, 'type'))) return { answer: { status: 201, body: { id: String(Date.now()) } } };
  const message = rim.chats.add(chat, 'bot', body);
  return { answer: { status: 201, body: { id: message.id } }, tell: () => rim.posted(chat, message) };
}

function update(rim: Rim, chat: ChatState, body: unknown, id: string): Acted {
  const message = botMessage(chat, id);
  const refused = refusedWrite(chat) ?? (message ? unfit(body) : noActivity());
  if (refused || !message || !isJson(body)) return { answer: refused ?? badActivity() };
  message.activity = body;
  message.edited = true;
  return { answer: { status: 200, body: { id } }, tell: () => rim.updated(chat, message) };
}

function remove(rim: Rim, chat: ChatState, _body: unknown, id: string): Acted {
  const message = botMessage(chat, id);
  const refused = refusedWrite(chat) ?? (message ? undefined : noActivity());
  if (refused || !message) return { answer: refused ?? noActivity() };
  message.deleted = true;
  return { answer: { status: 200, body: {} }, tell: () => rim.deleted(chat, message) };
}

const botMessage = (chat: ChatState, id: string): Message | undefined =>
  chat.messages.find((message) => message.id === id && message.from === 'bot' && !message.deleted);
const noActivity = (): Answered => fault(404, 'ActivityNotFoundInConversation', 'The bot has no such activity in this conversation.');
const badActivity = (): Answered => fault(400, 'BadSyntax', 'The activity can not be read.');

function unfit(body: unknown): Answered | undefined {
  if (!isJson(body) || words(body, 'type') === '') return badActivity();
  const size = JSON.stringify(body).length * 2;
  return size > LARGEST_MESSAGE ? fault(413, 'MessageSizeTooBig', 'The message is too big.') : undefined;
}

function members(rim: Rim, chat: ChatState, id: string | undefined): Answered {
  if (id === undefined) return { status: 200, body: everybody(rim, chat) };
  const member = rim.chats.member(id);
  const there = member && chat.people.includes(member.id) ? member : undefined;
  return there
    ? { status: 200, body: account(rim, there) }
    : fault(404, 'MemberNotFoundInConversation', 'The member is not in this conversation.');
}

function pagedMembers(rim: Rim, chat: ChatState, query: URLSearchParams): Answered {
  const all = everybody(rim, chat);
  const size = Math.min(500, Math.max(50, Number(query.get('pageSize')) || 200));
  const from = Number(query.get('continuationToken')) || 0;
  const next = from + size < all.length ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { ...next, members: all.slice(from, from + size) } };
}

const everybody = (rim: Rim, chat: ChatState): Json[] =>
  chat.people.map((id) => rim.chats.member(id)).flatMap((member) => (member ? [account(rim, member)] : []));

function account(rim: Rim, member: CastMember): Json {
  const [givenName, ...rest] = member.name.split(' ');
  return {
    id: rim.chats.mri(member.id),
    name: member.name,
    objectId: member.id,
    aadObjectId: member.id,
    givenName,
    surname: rest.join(' '),
    ...(member.email && { email: member.email, userPrincipalName: member.email }),
    tenantId: rim.tenant,
    userRole: 'user',
  };
}
