import { z } from 'zod';
import { saidIn, type Problem, type Typed } from '../../domain/forms/answers';
import { invitedId, isInvited } from '../../domain/people/matching';
import type { PersonId } from '../../domain/people/people';
import { newcomerPage } from '../../domain/people/personPages';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, filledIn, shownField } from '../forms/fields';
import { notYet } from '../forms/form';
import { agencyChoices, typedAs } from './known';
import { administrator, drawPerson } from './person';

const addCard = card('people/add', {
  preview: 'Add somebody.',
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    picker: z.object({ id: z.string(), value: z.string() }),
    fields: z.array(shownField),
  }),
});

/** The form for somebody new: the organisation’s list of people, or an object id, or an e-mail address alone. */
export const add = action('people/add', z.object({}), async (world, _told, press) => {
  await administrator(press);
  return draw(world, {}, '', [], '');
});

/** Adds them without any role; the card that follows asks for the roles. */
export const added = action('people/added', z.object({}), async (world, _told, press) => {
  const me = await administrator(press);
  const page = newcomerPage(agencyChoices(world));
  const chosen = typedAs(press.data, 'picked');
  const picked = chosen === NOT_CHOSEN ? '' : chosen;
  const { typed, answers, problems } = filledIn(page, press);
  const said = (field: string): string => saidIn(answers, field);
  const [email, objectId] = [said('email'), said('objectId')];
  const wrong = [...problems, ...faults({ picked, objectId, email })];
  if (wrong.length > 0) return draw(world, typed, picked, wrong, notYet('added'));
  const id = idOf(press, picked || objectId, email);
  const change = { id, at: press.now.toISOString(), by: me.person.id, now: { name: said('name'), agency: said('agency'), email } };
  const outcome = await world.people.change(change, 0);
  const kept = await world.people.find(id);
  if (!kept) throw new Error('A person was added and is not there.');
  const isThis = kept.person.name === change.now.name && kept.person.roles.length === 0;
  const notice =
    outcome === 'changed' || isThis ? (isInvited(id) ? NOTED : ADDED) : 'This person is known already. This is how they are kept.';
  return { card: await drawPerson(world, kept, press.now, { notice }) };
});

/** The choice that stands in the list of people before anybody is chosen. */
const NOT_CHOSEN = 'none';
const ADDED = 'Added. They have no role yet, so the bot does not work for them: please choose their roles and save.';
const NOTED =
  'Noted. They are recognised by this address when they first open the bot in Teams; until then the office passes their work on. Please choose their roles and save.';

/** The list that people are picked from is the administrator’s own organisation’s, guests included, and so are object ids. */
function idOf(press: Press, objectId: string, email: string): PersonId {
  const [tenant = ''] = press.who.split('~');
  return objectId ? `${tenant}~${objectId}`.toLowerCase() : invitedId(email);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function faults({ picked, objectId, email }: { picked: string; objectId: string; email: string }): Problem[] {
  const all: (Problem | false)[] = [
    (picked.includes('~') || picked.includes(',') || picked.length > 100) && problem('objectId', 'Please choose one person from the list.'),
    objectId !== '' &&
      !GUID.test(objectId) &&
      problem('objectId', '“Entra object id”: this is not one, for example 00000000-0000-0000-0000-000000000000.'),
    email !== '' &&
      !z.email().safeParse(email).success &&
      problem('email', '“E-mail address”: this is not one, for example name@agency.example.'),
    !picked && !objectId && !email && problem('email', 'Please choose them from the list, or give their object id or e-mail address.'),
  ];
  return all.filter((one) => one !== false);
}

const problem = (field: string, sentence: string): Problem => ({ field, kind: 'wrong', sentence });

function draw(world: World, typed: Typed, picked: string, problems: readonly Problem[], notice: string): Promise<Reply> {
  const page = newcomerPage(agencyChoices(world));
  const fields = drawFields({ page, revision: 0, saved: {}, typed, problems });
  const drawn = addCard.draw({
    title: page.title,
    place: 'Nothing is sent to them',
    purpose: page.purpose,
    notice,
    picker: { id: 'picked_r0', value: picked || NOT_CHOSEN },
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
  return Promise.resolve({ card: drawn });
}
