import { z } from 'zod';
import { saidIn, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import { KEEP_IT, outInput, TAKE_IT_OUT } from '../../domain/forms/fill';
import { mustAdminister, whyNotTheseRoles } from '../../domain/people/administering';
import { invitedId, isInvited } from '../../domain/people/matching';
import { ROLES, THE_BOT, type Role } from '../../domain/people/people';
import { THE_SETTINGS, type PersonChange } from '../../domain/people/personChange';
import { personPage } from '../../domain/people/personPages';
import { when } from '../../domain/time/days';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, filledIn, shownField } from '../forms/fields';
import { DID_NOT_COME, noticeOf, notYet } from '../forms/form';
import { administered, agencyChoices, deputyChoices, NOBODY, roleChoices, standingInWords, typedAs } from './known';
import { changeInWords } from './words';

const personCard = card('people/person', {
  preview: 'One person and their roles.',
  shows: z.object({
    name: z.string(),
    standing: z.string(),
    notice: z.string(),
    id: z.string(),
    seen: z.number(),
    hasLeft: z.boolean(),
    confirm: z.boolean(),
    save: z.string(),
    fields: z.array(shownField),
    roles: z.object({
      id: z.string(),
      value: z.string(),
      choices: z.array(z.object({ value: z.string(), title: z.string() })),
      problem: z.string(),
      out: z.string(),
      outId: z.string(),
    }),
    changes: z.array(z.object({ what: z.string(), who: z.string() })),
  }),
});

/** How many of a person’s changes their card shows, the latest first. */
const MOST_CHANGES = 5;

const aPerson = z.object({ id: z.string().min(1).max(300) });

/** One person: name, agency, roles, e-mail and deputy, to be changed, and what was changed lately. */
export const open = action('people/open', aPerson, async (world, told, press) => {
  const { one } = await administered(world, press, told.id);
  return { card: await drawPerson(world, one, press.now) };
});

const fromForm = aPerson.extend({
  seen: z.coerce.number().int().nonnegative(),
  confirmed: z.union([z.boolean(), z.enum(['true', 'True', 'false', 'False'])]).optional(),
});

/** Keeps what was typed, unless somebody else changed the person meanwhile or something needs another look. */
export const save = action('people/save', fromForm, async (world, told, press) => {
  const { me, one } = await administered(world, press, told.id);
  const all = await world.people.all();
  const page = personPage(agencyChoices(world, one.person.agency), deputyChoices(world, one, all));
  // What somebody else changed since was never on this form, so that it cannot have been left out of it.
  const isPresent = told.seen === one.changes;
  const { typed, answers, problems } = filledIn(page, press, isPresent ? savedOf(one) : {});
  const { roles, out } = rolesTyped(isPresent ? one.person.roles : [], press.data);
  const administrators = all.flatMap(({ person }) => (person.roles.includes('administrator') ? [person.id] : []));
  const roleProblem = whyNotTheseRoles(one.person.id, roles, administrators);
  const again = (notice: string, differs: Differs = {}): Promise<Reply> =>
    drawPerson(world, one, press.now, { typed, roles, problems, roleProblem, out, notice, ...differs }).then((drawn) => ({ card: drawn }));

  const wrongEmail = emailProblem(one, typed['email'] ?? '');
  const wrong = [...problems, ...wrongEmail];
  if (wrong.length > 0 || roleProblem || out)
    return again(out && wrong.length === 0 ? DID_NOT_COME : noticeOf(wrong, notYet('saved')), { problems: wrong });
  const givesUpOwn = me.person.id === one.person.id && me.person.roles.includes('administrator') && !roles.includes('administrator');
  if (givesUpOwn && !isTrue(told.confirmed))
    return again(
      'You are taking away your own role as administrator. You could not give it back to yourself. Press once more if you mean it.',
      {
        confirm: true,
      },
    );
  const said = (field: string): string => saidIn(answers, field);
  const deputy = said('deputy') === NOBODY ? '' : said('deputy');
  const now = { name: said('name'), agency: said('agency'), email: said('email'), roles: [...roles], deputy };
  if (isSame(one, now)) return { card: await drawPerson(world, one, press.now, { notice: SAVED }) };
  const change: PersonChange = { id: one.person.id, at: press.now.toISOString(), by: me.person.id, now };
  if ((await world.people.change(change, told.seen)) === 'changed since')
    return again('Somebody else changed this person since you opened them. Below is what you typed. Press “Save” to keep yours.');
  const kept = await world.people.find(one.person.id);
  return { card: await drawPerson(world, kept ?? one, press.now, { notice: SAVED }) };
});

const SAVED = 'Saved. It counts from the next press on.';

const isTrue = (confirmed: unknown): boolean => confirmed === true || confirmed === 'true' || confirmed === 'True';

/** The roles that were chosen. Where none came back, those that are held stay until somebody says that they are to go. */
function rolesTyped(held: readonly Role[], data: Press['data']): { readonly roles: readonly Role[]; readonly out: string } {
  const [came, says] = [typedAs(data, 'roles'), typedAs(data, outInput('roles'))];
  if (came || held.length === 0 || says === TAKE_IT_OUT) return { roles: rolesIn(came), out: '' };
  if (says === KEEP_IT) return { roles: held, out: '' };
  return { roles: [], out: `Taken out: every role, ${held.join(', ')}. They stay until you say that they are to go.` };
}

const rolesIn = (chosen: string): Role[] => {
  const all = chosen.split(',').map((role) => role.trim());
  return ROLES.filter((role) => all.includes(role));
};

const emailProblem = ({ person: { id } }: KnownPerson, email: string): Problem[] => {
  if (isInvited(id) && invitedId(email) !== id) return [{ field: 'email', kind: 'wrong', sentence: RECOGNISED_BY }];
  return email.trim() === '' || z.email().safeParse(email.trim()).success
    ? []
    : [{ field: 'email', kind: 'wrong', sentence: '“E-mail address”: this is not one, for example name@agency.example.' }];
};

const RECOGNISED_BY =
  '“E-mail address”: they are recognised by the address under which they were noted. For another one, press “Has left” and add them anew.';

function isSame({ person, email, deputy }: KnownPerson, now: PersonChange['now']): boolean {
  const before = { name: person.name, agency: person.agency, email, roles: [...person.roles].sort(), deputy };
  return JSON.stringify(before) === JSON.stringify({ ...now, roles: [...(now.roles ?? [])].sort() });
}

type Differs = {
  readonly typed?: Typed;
  readonly roles?: readonly Role[];
  readonly problems?: readonly Problem[];
  readonly roleProblem?: string;
  readonly out?: string;
  readonly notice?: string;
  readonly confirm?: boolean;
};

/** What is kept of a person, as the form asks it. */
const savedOf = ({ person, email, deputy }: KnownPerson): Answers => ({
  name: { said: person.name },
  ...(email && { email: { said: email } }),
  agency: { said: person.agency },
  deputy: { said: deputy || NOBODY },
});

/** The person as they are kept, with what differs this time. */
export async function drawPerson(world: World, one: KnownPerson, now: Date, differs: Differs = {}): Promise<Drawn> {
  const { person, changes: seen } = one;
  const [all, journal] = await Promise.all([world.people.all(), world.people.journal(person.id)]);
  const page = personPage(agencyChoices(world, person.agency), deputyChoices(world, one, all));
  const saved = savedOf(one);
  const { typed, problems = [], roles = person.roles, roleProblem = '', out = '', notice = '', confirm = false } = differs;
  const fields = drawFields({ page, revision: seen, saved, typed, problems });
  const nameOf = (id: string): string =>
    all.find((known) => known.person.id === id)?.person.name ??
    (id === THE_SETTINGS ? 'the settings' : id === THE_BOT ? 'by their e-mail address' : 'somebody');
  return personCard.draw({
    name: person.name,
    standing: standingInWords(one, now),
    notice,
    id: person.id,
    seen,
    hasLeft: one.leftOn !== '',
    confirm,
    save: confirm ? 'Yes, take away my own role' : 'Save',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
    roles: {
      id: `roles_r${seen}`,
      value: roles.join(','),
      choices: roleChoices,
      problem: roleProblem,
      out,
      outId: `${outInput('roles')}_r${seen}`,
    },
    changes: [
      ...journal
        .slice(-MOST_CHANGES)
        .reverse()
        .map((change) => ({
          what: changeInWords(change, nameOf, world.agencies.nameOf),
          who: `${nameOf(change.by)}, ${when(change.at, now)}`,
        })),
      ...(journal.length > MOST_CHANGES ? [{ what: `and ${journal.length - MOST_CHANGES} more`, who: 'before these' }] : []),
    ],
  });
}

/** Who presses is an administrator; for what is no single person’s. */
export async function administrator(press: Press): Promise<KnownPerson> {
  const me = await press.me;
  mustAdminister(me.person);
  return me;
}
