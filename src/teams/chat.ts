import { setTimeout as wait } from 'node:timers/promises';
import { CloudAdapter, TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Account } from '../domain/people/matching';
import type { PersonId } from '../domain/people/people';
import type { Address, Chat, Log, Member, Posted } from '../ports';
import { readPlace, writtenPlace, type Place } from './address';
import type { Authentication } from './connector';
import { failedPost, failedRepeatable, GONE } from './failure';
import { offerMessage } from './files';
import { cardMessage, type Message } from './message';
import { entraId, isLoopback, personWith, type Admission } from './origin';
import type { Places } from './places';
import { straight } from './straight';
import { Undelivered } from './undelivered';

type Setup = {
  readonly authentication: Authentication;
  readonly botId: string;
  readonly places: Places;
  readonly admission: Admission;
  readonly log: Log;
};

/**
 * The chat port. It has an adapter of its own, without `onTurnError`: with one, a post that failed looks to its caller like a post that
 * succeeded, and a reminder nobody has read would count as sent.
 */
export function openChat(setup: Setup): Chat {
  const connector: Connector = { ...setup, adapter: new CloudAdapter(setup.authentication) };
  const told = <Outcome extends Posted>(posted: Outcome): Outcome => {
    if (posted.outcome !== 'sent') setup.log.info('A message could not be posted.', { code: posted.reason });
    return posted;
  };
  return {
    post: async (to, address, card) => told(await postTo(connector, to, address, cardMessage(card))),
    offerFile: async (to, address, file) => told(await postTo(connector, to, address, offerMessage(file))),
    postIn: async (address, card) => told(orNoChat(await postAt(connector, readPlace(address), cardMessage(card)))),
    update: async (address, message, card) => told(await updateAt(connector, address, message, cardMessage(card))),
    // A stranger is not kept waiting for the numbers to phone: they are asked about again with their next turn.
    whoIs: (who, address) => Promise.race([accountAt(connector, who, address), wait(LONGEST_TO_ASK_MS, undefined, { ref: false })]),
    members: (address) => membersAt(connector, address),
  };
}

type Connector = Setup & { readonly adapter: CloudAdapter };

const AUDIENCE = 'https://api.botframework.com';

// A chat that is gone may have been made anew meanwhile, but only once: its next 404 is the person's.
async function postTo(connector: Connector, to: PersonId, address: Address | '', message: Message): Promise<Posted> {
  const posted = await postAt(connector, readPlace(address), message);
  if (posted !== GONE) return posted;
  const place = await openedChat(connector, to);
  return 'outcome' in place ? place : orNoChat(await postAt(connector, place, message));
}

const orNoChat = (posted: Posted | typeof GONE): Posted => (posted === GONE ? { outcome: 'unreachable', reason: 'no chat' } : posted);

/** Asks Teams for the person's own chat, which makes it when there is none. */
async function openedChat({ adapter, botId, places, admission }: Connector, to: PersonId): Promise<Place | Posted> {
  const tenant = to.slice(0, to.indexOf('~'));
  const { serviceUrl, bot } = places.of(tenant);
  if (serviceUrl === '' || (admission.demo && !isLoopback(serviceUrl))) return { outcome: 'unreachable', reason: 'no way to Teams yet' };
  const members = [{ id: entraId(to), name: '' }];
  const wanted = { isGroup: false, bot: { id: bot, name: '' }, members, tenantId: tenant, channelData: { tenant: { id: tenant } } };
  let chat = '';
  try {
    await adapter.createConversationAsync(botId, 'msteams', serviceUrl, AUDIENCE, wanted, (context) => {
      chat = context.activity.conversation.id;
      return Promise.resolve();
    });
  } catch (error) {
    const failed = failedRepeatable(error);
    const nobody = error instanceof Undelivered && [400, 404].includes(error.status);
    return nobody ? { outcome: 'unreachable', reason: 'no chat' } : failed;
  }
  return { channel: 'msteams', serviceUrl, tenant, chat, bot };
}

async function postAt(connector: Connector, place: Place | undefined, message: Message): Promise<Posted | typeof GONE> {
  if (!place) return GONE;
  if (isElsewhere(connector, place)) return ELSEWHERE;
  let id = '';
  try {
    await at(connector, place, async (context) => {
      id = (await context.sendActivity(message))?.id ?? '';
    });
    return { outcome: 'sent', message: id, address: writtenPlace(place) };
  } catch (error) {
    return failedPost(error);
  }
}

async function updateAt(connector: Connector, address: Address, id: string, message: Message): Promise<Posted> {
  const place = readPlace(address);
  if (!place) return { outcome: 'unreachable', reason: 'not there' };
  if (isElsewhere(connector, place)) return ELSEWHERE;
  try {
    await at(connector, place, async (context) => {
      await context.updateActivity({ ...message, id });
    });
    return { outcome: 'sent', message: id, address };
  } catch (error) {
    return failedRepeatable(error);
  }
}

const ELSEWHERE: Posted = { outcome: 'unreachable', reason: 'not on this machine' };
const isElsewhere = ({ admission }: Connector, { serviceUrl }: Place): boolean => admission.demo && !isLoopback(serviceUrl);

const MEMBERS_ON_A_PAGE = 200;
const text = z.string().catch('');
const Account = z.object({ id: text, name: text, aadObjectId: text, objectId: text, tenantId: text });

async function membersAt(connector: Connector, address: Address): Promise<readonly Member[] | undefined> {
  const place = readPlace(address);
  if (!place || isElsewhere(connector, place)) return undefined;
  const members: Member[] = [];
  const readAll = async (context: TurnContext): Promise<void> => {
    let next: string | undefined;
    do {
      const page = await TeamsInfo.getPagedMembers(context, MEMBERS_ON_A_PAGE, next);
      members.push(...page.members.map((found) => memberOf(Account.parse(straight(found)), place, connector.admission)));
      next = page.continuationToken || undefined;
    } while (next);
  };
  try {
    await at(connector, place, readAll);
    return members;
  } catch (error) {
    connector.log.info('Teams did not say who is in a chat.', { status: error instanceof Undelivered ? error.status : 0 });
    return undefined;
  }
}

const LONGEST_TO_ASK_MS = 2_000;
const OwnAccount = z.object({ name: text, email: text, userPrincipalName: text });

async function accountAt(connector: Connector, who: PersonId, address: Address): Promise<Account | undefined> {
  const place = readPlace(address);
  if (!place || isElsewhere(connector, place)) return undefined;
  let account: Account | undefined;
  try {
    await at(connector, place, async (context) => {
      account = OwnAccount.parse(straight(await TeamsInfo.getMember(context, entraId(who))));
    });
    return account;
  } catch (error) {
    connector.log.info('Teams did not say whose account it is.', { status: error instanceof Undelivered ? error.status : 0 });
    return undefined;
  }
}

// Somebody from another organisation may be told apart by their tenant; a guest has an account in the chat's own.
function memberOf(account: z.infer<typeof Account>, place: Place, admission: Admission): Member {
  const tenant = admission.tenants.find((one) => one.toLowerCase() === account.tenantId.toLowerCase()) ?? place.tenant;
  return { who: personWith(tenant, account.aadObjectId || account.objectId, admission), name: account.name };
}

async function at({ adapter, botId }: Connector, place: Place, act: (context: TurnContext) => Promise<void>): Promise<void> {
  const reference = {
    channelId: place.channel,
    serviceUrl: place.serviceUrl,
    conversation: { id: place.chat, isGroup: false, conversationType: '', tenantId: place.tenant, name: '' },
    bot: { id: place.bot, name: '' },
  };
  await adapter.continueConversationAsync(botId, reference, async (context) => {
    // Otherwise a post would be a reply to a message that never was.
    delete context.activity.id;
    await act(context);
  });
}
