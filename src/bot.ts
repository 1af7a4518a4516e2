import type { Settings } from './config';
import { isInvited } from './domain/people/matching';
import { Refusal } from './domain/refusal';
import { actions, areas, commanded, files, notices } from './journeys';
import type { Action, Press, World } from './journeys/action';
import { agenciesOnce } from './journeys/cards/agencies';
import { withNotice } from './journeys/cards/card';
import { drawHelp, drawInPrivate, drawOutOfDate, drawStranger, drawTryAgain, drawWelcome } from './journeys/cards/welcome';
import { meet } from './journeys/people/matching';
import { withDeputies } from './journeys/posts/deputies';
import { keptApart } from './journeys/kept';
import { rebuildIndex } from './journeys/posts/settle';
import { present } from './journeys/reviews/review';
import { readOnce } from './journeys/rules';
import { tick } from './journeys/tick';
import type { Bot, Chat, KnownPerson, Ports, Posted, Reply, Turn } from './ports';

/** Thrown where a person is looked up, for anybody the partnership has given no role. */
const STRANGER = new Refusal('not allowed', 'Please contact the partnership office.');

/** Both messages that Teams sends when somebody installs the bot are one installation. */
const ONE_INSTALL_MS = 5 * 60_000;

/** The whole bot behind its ports: finds the action, asks who may, runs it, and turns a refusal or a fault into words. */
export function createBot(ports: Ports, settings: Settings): Bot {
  const chat = withoutInvited(ports.chat);
  const world = (): World => ({
    ...ports,
    chat,
    kept: keptApart(ports.reviews, ports.identities),
    settings,
    areas,
    notices,
    rules: readOnce(ports.choices),
    agencies: agenciesOnce(ports.keptAgencies, settings),
  });
  const byVerb = new Map(actions.map((one) => [one.verb, one]));
  const byFile = new Map(files.map((one) => [one.verb, one]));
  const unclear = messagesNotUnderstood();

  return {
    receive: async (turn) => {
      const { who, did } = turn;
      const asked = askedBy(did);
      const isNew = unclear.takesAsNew(turn, asked !== undefined);
      const action = asked && (did.kind === 'file' ? byFile : byVerb).get(asked.verb);
      if (turn.chat === 'group' && !action?.inMeeting) return isNew ? inGroup(turn) : {};
      if (!who) return { card: drawStranger(settings) };
      const here = world();
      if (action) void here.rules();
      const me = lookUp(here, who, turn);
      if (did.kind === 'installed') return answered(here, me, turn, welcomed(here, me));
      if (did.kind === 'met' || (did.kind === 'file' && !action)) return {};
      if (!isNew)
        return answered(
          here,
          me,
          turn,
          me.then(() => ({ says: EDITED })),
        );
      if (!asked)
        return answered(
          here,
          me,
          turn,
          me.then(({ person }) => ({ card: drawHelp(settings, person, NOT_UNDERSTOOD) })),
        );
      const where = did.kind === 'pressed' ? did.where : 'chat';
      const chat = { kind: turn.chat, id: turn.chatId, address: turn.address };
      const press: Press = { who, me, now: here.clock(), verb: asked.verb, where, chat, data: asked.data };
      return answered(here, me, turn, run(here, action, press), { action, press });
    },
    tick: () => tick(world()),
    rebuildIndex: () => rebuildIndex(world()),
  };
}

/** Nobody is written to of whom only an e-mail address is known. */
function withoutInvited(chat: Chat): Chat {
  const nobody: Posted = { outcome: 'unreachable', reason: 'not in Teams yet' };
  return {
    ...chat,
    post: (to, address, card) => (isInvited(to) ? Promise.resolve(nobody) : chat.post(to, address, card)),
    offerFile: (to, address, file) => (isInvited(to) ? Promise.resolve(nobody) : chat.offerFile(to, address, file)),
  };
}

/** The most messages that are remembered; who edits one does so within minutes. */
const MOST_UNCLEAR = 500;

/**
 * Which messages were not understood: when one of them is edited it is taken as new. Of any other nothing is known any more, and what was
 * done stays done. Another instance, or one that began since, knows none, and then asks for a new message.
 */
function messagesNotUnderstood() {
  const known = new Set<string>();
  return {
    takesAsNew: ({ chatId, wrote }: Turn, isUnderstood: boolean): boolean => {
      if (!wrote) return true;
      const message = `${chatId}~${wrote.message}`;
      const isNew = !wrote.edited || known.has(message);
      if (isNew && isUnderstood) known.delete(message);
      if (isNew && !isUnderstood) known.add(message);
      const [oldest] = known;
      if (oldest !== undefined && known.size > MOST_UNCLEAR) known.delete(oldest);
      return isNew;
    },
  };
}

/** The action that a turn asks for, with what it carries. */
function askedBy(did: Turn['did']): { readonly verb: string; readonly data: Readonly<Record<string, unknown>> } | undefined {
  if (did.kind === 'said') return commanded(did.text);
  if (did.kind === 'file') return { verb: String(did.context['file']), data: { ...did.context, taken: did.taken } };
  return did.kind === 'pressed' ? did : undefined;
}

/** In a chat of several people the bot says only where it works, and nothing at all to what Teams tells it by itself. */
const inGroup = ({ did }: Turn): Reply => (did.kind === 'met' || did.kind === 'file' ? {} : { card: drawInPrivate() });

const EDITED = 'Editing here changes nothing. Change it: write it once more as a new message, or open the review and put it right there.';
const NOT_UNDERSTOOD = 'I did not understand that. I only know a few words; these are the ones that work.';

/** Looks the person up, now and at every press, and keeps the address of their chat where it changed. */
function lookUp(world: World, who: string, turn: Turn): Promise<KnownPerson> {
  const found = Promise.all([world.people.find(who), world.agencies.ready()]).then(async ([known]) => {
    const one = known && known.person.roles.length > 0 ? known : await meet(world, who, turn, known);
    if (!one || one.person.roles.length === 0) throw STRANGER;
    const { chat, address } = turn;
    if (chat === 'personal' && address && address !== one.address) await world.people.keepAddress(who, address);
    return withDeputies(world.people, one, world.clock());
  });
  // The action awaits it too; without this a fault of its own first would leave this one unhandled.
  found.catch(() => undefined);
  return found;
}

async function run(world: World, action: Action | undefined, press: Press): Promise<Reply> {
  return (await action?.run(world, press)) ?? outOfDate(world, press);
}

/** A card that is out of date leads to the present one of the same review, or home. */
async function outOfDate(world: World, press: Press): Promise<Reply> {
  await press.me;
  const reference = press.data['reference'];
  const says = { card: drawOutOfDate() };
  if (typeof reference !== 'string' || !/^PR-[0-9A-Z]{7}$/.test(reference)) return says;
  const now = await present(world, press, reference).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  return now ? { card: withNotice(now.card, 'This card is out of date. This is the present one.') } : says;
}

async function welcomed(world: World, me: Promise<KnownPerson>): Promise<Reply> {
  const { person } = await me;
  const now = world.clock();
  const first = await world.people.welcome(person.id, new Date(now.getTime() - ONE_INSTALL_MS), now);
  return first ? { card: drawWelcome(world.settings, person) } : {};
}

type Pressed = { readonly action: Action | undefined; readonly press: Press };

/** Waits for the reply and, whatever the action forgot, for the person's roles: nothing leaves before they are known. */
async function answered(world: World, me: Promise<KnownPerson>, turn: Turn, reply: Promise<Reply>, pressed?: Pressed): Promise<Reply> {
  const started = world.clock().getTime();
  const verb = pressed?.action?.verb ?? turn.did.kind;
  try {
    const [answer] = await Promise.all([reply, pressed?.action?.forAnybody ? undefined : me]);
    world.log.info('A turn was answered.', { verb, ms: world.clock().getTime() - started });
    return answer;
  } catch (error) {
    if (error === STRANGER) return { card: drawStranger(world.settings) };
    if (error instanceof Refusal) {
      world.log.info('A turn was refused.', { verb, code: error.code });
      return { says: error.sentence };
    }
    return faulty(world, verb, turn.did.kind === 'pressed' ? pressed : undefined);
  }
}

/** Our own fault: the person reads that nothing was lost and a reference, and keeps what was typed. */
function faulty(world: World, verb: string, pressed: Pressed | undefined): Reply {
  const fault = world.ids.fault();
  world.log.error('A turn failed.', { verb, fault });
  const sentence = (soFar: string) =>
    `Something went wrong on our side (reference ${fault}). ${soFar} in a minute. If it goes on, tell the partnership office the reference.`;
  if (!pressed) return { says: sentence('Nothing was lost; please try again') };
  const { action, press } = pressed;
  const kept = sentence('What you typed is still here; please press again');
  const form = action?.again(world, press, kept);
  if (form) return form;
  return press.where === 'dialog' ? { card: drawTryAgain(kept, press.verb, press.data) } : { says: kept };
}
