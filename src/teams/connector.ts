import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { isLoopback } from './origin';
import { MONOTONIC, type Pace, type Time, type Wants } from './pace';
import { Undelivered, retryAfterMs, surelyNotSent } from './undelivered';

/** Who the bot is for Teams; without an id nobody is authenticated, and that is the demo alone. */
export type Identity = {
  readonly id: string;
  readonly type: 'SingleTenant' | 'UserAssignedMsi';
  readonly tenant: string;
  readonly password: string;
};

/** Where Teams' own keys are and what its tokens are issued by, where that is not the public cloud. */
export type Cloud = { readonly ToBotFromChannelOpenIdMetadataUrl?: string; readonly ToBotFromChannelTokenIssuer?: string };

export type Authentication = ConfigurationBotFrameworkAuthentication;

/**
 * Teams' authentication, both ways, whose outgoing requests are ours to repeat: the client's own policy repeats a post after a time-out
 * or a fault of the server, and then people read the same message up to four times.
 */
export function authenticationFor(identity: Identity | undefined, pace: Pace, cloud: Cloud = {}, time: Time = MONOTONIC): Authentication {
  const send = paced(pace, time);
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...named(identity), ...cloud });
  const authenticate = authentication.authenticateRequest.bind(authentication);
  const createFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (claims) => calmed(createFactory(claims), send);
  authentication.authenticateRequest = async (activity, header) => {
    const result = await authenticate(activity, header);
    if (result.connectorFactory) calmed(result.connectorFactory, send);
    return result;
  };
  return authentication;
}

// The names are the Bot Framework's, exactly: under any other it falls back to no authentication without a word.
const named = (identity: Identity | undefined): Readonly<Record<string, string>> =>
  identity
    ? {
        MicrosoftAppId: identity.id,
        MicrosoftAppType: identity.type,
        MicrosoftAppTenantId: identity.tenant,
        ...(identity.type === 'SingleTenant' ? { MicrosoftAppPassword: identity.password } : {}),
      }
    : {};

type Factory = ReturnType<Authentication['createConnectorFactory']>;

function calmed(factory: Factory, send: ReturnType<typeof paced>): Factory {
  const create = factory.create.bind(factory);
  factory.create = async (serviceUrl, audience) => {
    const connector = await create(serviceUrl, audience);
    const { pipeline } = Client.parse(connector).client;
    // Teams never redirects, and a service address that does would take the bot's token elsewhere.
    pipeline.removePolicy({ name: 'redirectPolicy' });
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    // What is on this machine is never behind the proxy that the environment may name.
    if (isLoopback(serviceUrl)) pipeline.removePolicy({ name: 'proxyPolicy' });
    pipeline.addPolicy({ name: 'ours', sendRequest: send }, { phase: 'Retry' });
    return connector;
  };
  return factory;
}

type Answer = { readonly status: number; readonly headers: { get(name: string): string | undefined } };
type Outgoing = { readonly method: string; readonly url: string; disableKeepAlive?: boolean; abortSignal?: AbortSignal };
type Next = (request: Outgoing) => Promise<Answer>;
type Pipeline = {
  removePolicy(which: { name: string }): unknown;
  addPolicy(policy: { name: string; sendRequest(request: Outgoing, next: Next): Promise<Answer> }, where: { phase: 'Retry' }): unknown;
};
const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
const Client = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline, 'The connector client has no pipeline.') }) });

/** All tries of one request together; Teams gives a turn fifteen seconds. */
const LONGEST_ALTOGETHER_MS = 10_000;
const SHORTEST_ANSWER_MS = 1_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Sends a request at the pace that Teams allows and repeats it where that helps. A post that is made twice is two posts, so that it is
 * repeated only when it surely was not made; everything else comes to the same however often it is done.
 */
const paced =
  (pace: Pace, time: Time) =>
  async (request: Outgoing, next: Next): Promise<Answer> => {
    const until = time.now() + LONGEST_ALTOGETHER_MS;
    const wants = wantsOf(request);
    for (let tried = 1; ; tried++) {
      const held = await pace.turn(wants, LONGEST_PAUSE_MS);
      if (held > 0) throw new Undelivered(429, false, held);
      const sent = await sendOnce(request, next, Math.max(Math.floor(until - time.now()), SHORTEST_ANSWER_MS));
      if (!(sent instanceof Undelivered)) return sent;
      const pause = sent.afterMs || FIRST_PAUSE_MS * 2 ** (tried - 1) * (1 + Math.random());
      if (sent.status === 429) pace.pause(wants, pause);
      const mayHelp = request.method === 'POST' ? sent.surelyNotDone : sent.mayPass;
      if (tried === TRIES || !mayHelp || pause > LONGEST_PAUSE_MS || time.now() + pause >= until) throw sent;
      await time.wait(pause);
    }
  };

/** The chat is the one in the address; asking for a new chat has none yet. */
const wantsOf = ({ method, url }: Outgoing): Wants => ({
  chat: /\/v3\/conversations\/([^/?]+)/.exec(url)?.[1] ?? '',
  kind: method === 'GET' ? 'reads' : 'writes',
});

async function sendOnce(request: Outgoing, next: Next, withinMs: number): Promise<Answer | Undelivered> {
  request.abortSignal = AbortSignal.timeout(withinMs);
  // Otherwise connections are kept until the other side closes them, and a post into a closing one is a post nobody can be sure of.
  request.disableKeepAlive = true;
  try {
    const answer = await next(request);
    return answer.status < 300 ? answer : new Undelivered(answer.status, false, retryAfterMs(answer.headers.get('retry-after')));
  } catch (error) {
    return new Undelivered(0, surelyNotSent(error), 0);
  }
}
