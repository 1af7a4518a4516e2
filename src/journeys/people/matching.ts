import { z } from 'zod';
import { isInvited, matchOf, notedAs, type Account } from '../../domain/people/matching';
import { THE_BOT, type PersonId } from '../../domain/people/people';
import { NOTHING_KNOWN, PersonFacts } from '../../domain/people/personChange';
import { Refusal } from '../../domain/refusal';
import { PARTNERSHIP } from '../../domain/reminders/wakes';
import { londonDay } from '../../domain/time/days';
import type { Drawn, KnownPerson, Turn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { administrator, drawPerson } from './person';
import { tellAdministrators } from './tellAdministrators';

const matchedCard = card('people/matched', {
  preview: 'Somebody has come to Teams.',
  shows: z.object({ who: z.string(), address: z.string(), roles: z.string(), id: z.string() }),
});
const confirmCard = card('people/confirm', {
  preview: 'Is this somebody whom you noted?',
  shows: z.object({ who: z.string(), address: z.string(), noted: z.string(), why: z.string(), id: z.string(), which: z.string() }),
});

/**
 * Somebody without a role opens the bot: where they were noted by e-mail address, they are that person from now on, or an administrator
 * is asked whether they are. Undefined: they are nobody whom the partnership knows.
 */
export async function meet(world: World, who: PersonId, turn: Turn, known: KnownPerson | undefined): Promise<KnownPerson | undefined> {
  if (turn.chat !== 'personal' || turn.address === '' || (known && known.leftOn !== '')) return undefined;
  const account = await world.chat.whoIs(who, turn.address);
  const found = account ? await Promise.all(notedAs(account).map((id) => world.people.find(id))) : [];
  // One that was begun with this person and not finished is gone on with.
  const open = found.flatMap((one) => (one && (one.leftOn === '' || one.deputy === who) ? [one] : []));
  const [one] = open;
  if (!account || !one) return undefined;
  // Roles that somebody has had are given by an administrator alone.
  if (one.leftOn !== '') return (await hadRolesOnce(world, who)) ? undefined : matched(world, who, one, THE_BOT);
  const [all, hadRoles, noted] = await Promise.all([
    world.people.all(),
    hadRolesOnce(world, who),
    Promise.all(open.map((each) => notedOf(world, each))),
  ]);
  const addresses = open.map(({ email }) => email.toLowerCase());
  const isShared = all.some(
    ({ person, email, leftOn }) => person.id !== who && !isInvited(person.id) && leftOn === '' && addresses.includes(email.toLowerCase()),
  );
  const match = matchOf({ who, account, hadRoles, isShared }, noted);
  if (match === 'them') return matched(world, who, one, THE_BOT);
  for (const each of open) await ask(world, who, account, each, isShared || hadRoles);
  return undefined;
}

const hadRolesOnce = async (world: World, who: PersonId): Promise<boolean> =>
  (await world.people.journal(who)).some(({ now }) => (now.roles ?? []).length > 0);

async function notedOf(world: World, { person }: KnownPerson) {
  const [first] = await world.people.journal(person.id);
  return { id: person.id, notedFrom: first?.by.split('~')[0] ?? '' };
}

/**
 * Gives somebody what was noted of them. Each step can be repeated, and none is taken for done before it is: the person first, without
 * a role; then the note passes on to them, as the work of one who leaves does; the roles last.
 */
async function matched(world: World, who: PersonId, noted: KnownPerson, by: PersonId): Promise<KnownPerson | undefined> {
  const at = world.clock().toISOString();
  const before = await factsOf(world, noted);
  const { name, agency, email } = before;
  if (!(await world.people.find(who))) await world.people.change({ id: who, at, by, now: { name, agency, email } }, 0);
  const passing = { deputy: who, roles: [], leftOn: londonDay(world.clock()) };
  if (
    noted.leftOn === '' &&
    (await world.people.change({ id: noted.person.id, at, by, now: passing }, noted.changes)) === 'changed since'
  ) {
    const since = await world.people.find(noted.person.id);
    if (since?.deputy !== who) return undefined;
  }
  for (const reference of await world.involved.in(`person~${noted.person.id}`)) await world.involved.add(`person~${who}`, reference);
  const present = await world.people.find(who);
  if (present && present.person.roles.length === 0 && !(await isFinished(world, who, noted.person.id))) {
    const { roles, deputy, away } = before;
    await world.people.change({ id: who, at, by, now: { name, agency, email, roles, deputy, away } }, present.changes);
  }
  const kept = await world.people.find(who);
  if (kept) await tellAdministrators(world, `matched-${who}`, drawMatched(kept), by);
  return kept;
}

/** Whether somebody has got what was noted of them: what was taken away from them since does not come back with it. */
async function isFinished(world: World, who: PersonId, noted: PersonId): Promise<boolean> {
  const [theirs, ofNote] = await Promise.all([world.people.journal(who), world.people.journal(noted)]);
  const passedOn = ofNote.findLast(({ now }) => Boolean(now.leftOn))?.at ?? '';
  return theirs.some(({ at, now }) => (now.roles ?? []).length > 0 && at >= passedOn);
}

/** What was noted, from the journal, without the passing on. */
async function factsOf(world: World, { person }: KnownPerson): Promise<PersonFacts> {
  const journal = await world.people.journal(person.id);
  return journal
    .filter(({ now }) => !now.leftOn)
    .reduce<PersonFacts>((facts, { now }) => PersonFacts.parse({ ...facts, ...now }), NOTHING_KNOWN);
}

const drawMatched = ({ person, email }: KnownPerson): Drawn =>
  matchedCard.draw({ who: person.name, address: email, roles: person.roles.join(', ') || 'no role yet', id: person.id });

const askedKey = (who: PersonId, which: PersonId): string => `match-${who}~${which}`;

async function ask(world: World, who: PersonId, account: Account, noted: KnownPerson, isDoubtful: boolean): Promise<void> {
  const drawn = confirmCard.draw({
    who: account.name,
    address: [...new Set([account.email, account.userPrincipalName].filter(Boolean))].join(', '),
    noted: [noted.person.name, noted.email].filter(Boolean).join(', '),
    why: isDoubtful ? DOUBTFUL : OTHER_ORGANISATION,
    id: who,
    which: noted.person.id,
  });
  await tellAdministrators(world, askedKey(who, noted.person.id), drawn, '');
}

const DOUBTFUL = 'I am not sure, because somebody with this address is known already, or had roles before.';
const OTHER_ORGANISATION =
  'I am not sure, because more than one address fits, or because the address is only what another organisation says of its own account.';

const theseTwo = z.object({ who: z.string().min(1).max(300), which: z.string().min(1).max(300) });

/** An administrator says that somebody who came is who was noted. */
export const confirm = action('people/match', theseTwo, async (world, told, press) => {
  const me = await administrator(press);
  const [noted, claims] = await Promise.all([world.people.find(told.which), world.reviews.claims(PARTNERSHIP)]);
  const wasAsked = claims.some(({ key }) => key.startsWith(`${askedKey(told.who, told.which)}~`));
  if (!noted || !isInvited(told.which) || !wasAsked)
    throw new Refusal('not found', 'I did not ask about these two. Say “people” to see who is known.');
  if (noted.leftOn !== '' && noted.deputy !== told.who)
    throw new Refusal('too late', 'Who was noted has been matched with somebody else already.');
  const kept = await matched(world, told.who, noted, me.person.id);
  if (!kept) throw new Refusal('too late', 'Somebody else changed this meanwhile. Say “people” to see how it stands.');
  const notice = kept.person.roles.length > 0 ? MATCHED : MATCHED_WITHOUT_ROLES;
  return { card: await drawPerson(world, kept, press.now, { notice }) };
});

const MATCHED = 'They are one person now, with the roles that were noted. It counts from the next press on.';
const MATCHED_WITHOUT_ROLES = 'They are one person now. They have no role yet: please choose their roles and save.';
