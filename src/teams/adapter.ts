import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { CloudAdapter, INVOKE_RESPONSE_KEY, type Activity, type TurnContext } from 'botbuilder';
import type { Bot, Chat, Ids, Log, Reply } from '../ports';
import { Incoming } from './activity';
import { openChat } from './chat';
import { authenticationFor, type Authentication, type Cloud, type Identity } from './connector';
import { isLoopback, tenantOf, type Admission } from './origin';
import { openPace, type Limits, type Time } from './pace';
import { openPlaces, type Places } from './places';
import { answerInvoke, respond, statusOf } from './reply';
import { straight } from './straight';
import { saysItIsFrom, TEAMS_ISSUER } from './token';
import { arrivalOf, type Arrival, type Way } from './turn';

export type TeamsSetup = {
  /** Absent in the demo, and nowhere else. */
  readonly identity: Identity | undefined;
  readonly admission: Admission;
  /** Where the bot tries to write first to somebody whose tenant it has not heard from; empty: nowhere. */
  readonly serviceUrl: string;
  readonly cloud?: Cloud;
  /** Default: as fast as Teams allows. */
  readonly limits?: Limits | undefined;
  /** By which requests are held back and repeated. Default: this machine's. */
  readonly time?: Time | undefined;
};

/** What an HTTP request is answered with. */
export type Answer = { readonly status: number; readonly body?: object };
export type Receive = (authorization: string, activity: unknown) => Promise<Answer>;

export type Teams = {
  readonly chat: Chat;
  /** False for a request that is refused by its Authorization header alone, before anything else of it is read. */
  admits(authorization: string): boolean;
  /** Takes activities for the bot: checks where they come from, hands them over as turns and gives the replies back. */
  answersFor(bot: Bot): Receive;
};

/** Opens both directions to Teams. Throws when anybody could pretend to be Teams outside the demo. */
export function openTeams(setup: TeamsSetup, ids: Pick<Ids, 'fault'>, log: Log): Teams {
  const { identity, admission } = setup;
  if (!identity && !admission.demo) throw new Error('Without a bot id nobody can be authenticated.');
  const authentication = authenticationFor(identity, openPace(setup.limits, setup.time), setup.cloud, setup.time);
  const places = openPlaces(setup.serviceUrl, identity ? `28:${identity.id}` : 'bot');
  return {
    admits: (authorization) => !identity || saysItIsFrom(setup.cloud?.ToBotFromChannelTokenIssuer ?? TEAMS_ISSUER, authorization),
    chat: openChat({ authentication, botId: identity?.id ?? '', places, admission, log }),
    answersFor: (bot) => {
      const adapter = listeningAdapter(authentication, ids, log);
      const app = routes(bot, ids, log);
      return (authorization, body) => take({ setup, authentication, adapter, app, places, log }, authorization, body);
    },
  };
}

type Listening = {
  readonly setup: TeamsSetup;
  readonly authentication: Authentication;
  readonly adapter: CloudAdapter;
  readonly app: Application<TurnState>;
  readonly places: Places;
  readonly log: Log;
};

async function take(
  { setup, authentication, adapter, app, places, log }: Listening,
  authorization: string,
  body: unknown,
): Promise<Answer> {
  const { data: activity } = Incoming.safeParse(straight(body));
  if (!activity) return refused(400, 'This is not an activity that the bot understands.');
  if (!setup.identity && !isLoopback(activity.serviceUrl)) return refused(403, 'The demo answers only to this machine.');
  // Other channels let their callers say who they are.
  if (setup.identity && activity.channelId !== 'msteams') return refused(403, 'The bot answers only to Microsoft Teams.');
  const sdkActivity = forSdk(activity);
  const proven = await authentication.authenticateRequest(sdkActivity, authorization).catch(() => undefined);
  if (!proven) {
    log.info('A request could not be authenticated.');
    return refused(401, 'The request is not authenticated.');
  }
  const tenant = tenantOf(activity, setup.admission);
  if (tenant === undefined) {
    log.info('An activity from another organisation was refused.');
    return refused(403, 'This organisation does not use the bot.');
  }
  places.heard({ tenant, serviceUrl: activity.serviceUrl, bot: activity.recipient.id });
  const arrival = arrivalOf(activity, tenant, setup.admission);
  let answer: Answer = { status: 200 };
  await adapter.processActivityDirect(proven, sdkActivity, async (context) => {
    context.turnState.set(ARRIVAL, arrival);
    await app.run(context).catch((error) => adapter.onTurnError(context, error));
    answer = answerIn(context);
  });
  return answer;
}

const refused = (status: number, message: string): Answer => ({ status, body: { message } });

const ARRIVAL = Symbol('arrival');
const arrivalIn = (context: TurnContext): Arrival | undefined => context.turnState.get<Arrival | undefined>(ARRIVAL);

const answerIn = (context: TurnContext): Answer =>
  context.turnState.get<{ readonly value: Answer } | undefined>(INVOKE_RESPONSE_KEY)?.value ?? { status: 200 };

/** The router alone, of a package whose index loads models and tokenisers as well: without storage, which loses what people do at the same time, and without typing signals, one timer for everybody. */
function routes(bot: Bot, ids: Pick<Ids, 'fault'>, log: Log): Application<TurnState> {
  const app = new Application<TurnState>({ removeRecipientMention: false });
  app.startTypingTimer = () => undefined;
  const came =
    (...ways: Way[]) =>
    (context: TurnContext) =>
      Promise.resolve(ways.some((way) => way === arrivalIn(context)?.way));
  const answer = async (context: TurnContext): Promise<void> => {
    const arrival = arrivalIn(context);
    if (arrival) await respond(context, arrival, await received(bot, arrival, ids, log), log);
  };
  app.addRoute(came('execute', 'opens dialog', 'in dialog', 'opens elsewhere', 'in dialog elsewhere', 'file'), answer, true);
  app.addRoute(came('message', 'submit', 'installed', 'met'), answer);
  app.addRoute(
    (context) => Promise.resolve(context.activity.type === 'invoke'),
    (context) => answerInvoke(context),
    true,
  );
  return app;
}

// The last net: the bot itself turns what goes wrong into words, and this is for the day when even that goes wrong.
async function received(bot: Bot, { turn, way }: Arrival, ids: Pick<Ids, 'fault'>, log: Log): Promise<Reply> {
  try {
    return await bot.receive(turn);
  } catch {
    const fault = ids.fault();
    log.error('A turn failed.', { fault, code: way });
    return { says: sorry(fault) };
  }
}

const sorry = (fault: string): string =>
  `Something went wrong on our side. Nothing you sent before is lost. Please try again; if it happens twice, tell the partnership office this reference: ${fault}.`;

// The error itself is neither shown nor logged: what stands in it may be people's words.
function listeningAdapter(authentication: Authentication, ids: Pick<Ids, 'fault'>, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = async (context, error) => {
    const fault = ids.fault();
    const arrival = arrivalIn(context);
    log.error('An answer could not be given.', { fault, code: arrival?.way ?? 'other', status: statusOf(error) });
    const answered = context.turnState.get(INVOKE_RESPONSE_KEY) !== undefined;
    if (arrival && context.activity.type === 'invoke' && !answered) await respond(context, arrival, { says: sorry(fault) }, log);
  };
  return adapter;
}

/** The Bot Framework's own form of the activity, with only what was checked in it. */
const forSdk = ({ id, type, channelId, serviceUrl, conversation, from, recipient, name, text, value }: Incoming): Activity => ({
  ...(id && { id }),
  type,
  channelId,
  serviceUrl,
  conversation: { ...conversation, name: '' },
  from: { ...from, name: '' },
  recipient: { ...recipient, name: '' },
  name,
  text,
  value,
  localTimezone: '',
  callerId: '',
  label: '',
  valueType: '',
  listenFor: [],
});
