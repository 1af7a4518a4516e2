import { z } from 'zod';
import { saidIn, type Problem, type Typed } from '../../domain/forms/answers';
import {
  addAgency,
  agencyCalled,
  firstAgencies,
  inUse,
  renameAgency,
  retireAgency,
  useAgain,
  type Agency,
} from '../../domain/people/agencies';
import { AGENCY_PAGE } from '../../domain/people/personPages';
import { Refusal } from '../../domain/refusal';
import { isWaiting, requestTo } from '../../domain/review/information';
import { isSetAside } from '../../domain/review/whereItIs';
import { inWords, londonDay } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Action, type Press, type World } from '../action';
import { atMost } from '../cards/atMost';
import { card } from '../cards/card';
import { drawFields, filledIn, shownField } from '../forms/fields';
import { noticeOf, notYet } from '../forms/form';
import { administrator } from './person';

const row = z.object({ id: z.string(), number: z.number(), name: z.string(), about: z.string() });
const list = card('people/agencies', {
  preview: 'The agencies of the partnership.',
  shows: z.object({ place: z.string(), rows: z.array(row), before: z.number(), after: z.number() }),
});

const agencyCard = card('people/agency', {
  preview: 'One agency of the partnership.',
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    id: z.string(),
    about: z.array(z.string()),
    fields: z.array(shownField),
    forward: z.string(),
    may: z.enum(['retire', 'use again', 'nothing']),
  }),
});

const ON_A_CARD = 10;
const AT_ONCE = 8;

const show = action('agencies/list', z.object({ from: z.coerce.number().int().nonnegative().catch(0) }), async (world, told, press) => {
  await administrator(press);
  return { card: await drawList(world, told.from, press.now) };
});

async function drawList(world: World, from: number, now: Date): Promise<Drawn> {
  const all = [...inUse(world.agencies.all()), ...world.agencies.all().filter(({ retiredOn }) => retiredOn !== '')];
  const people = await world.people.all();
  const first = from < all.length ? from : 0;
  const shown = all.slice(first, first + ON_A_CARD);
  const inAll = all.length > ON_A_CARD ? `${first + 1} to ${first + shown.length} of ${all.length}. ` : '';
  return list.draw({
    place: `${inAll}These are offered wherever an agency is chosen.`,
    rows: shown.map((one, index) => ({
      id: one.id,
      number: first + index + 1,
      name: one.name,
      about: one.retiredOn
        ? retiredInWords(one, now)
        : workThere(people.filter(({ person, leftOn }) => person.agency === one.id && leftOn === '').length),
    })),
    before: first > 0 ? Math.max(0, first - ON_A_CARD) : -1,
    after: first + ON_A_CARD < all.length ? first + ON_A_CARD : -1,
  });
}

const workThere = (count: number): string => (count === 1 ? '1 person' : `${count === 0 ? 'Nobody yet' : `${count} people`}`);
const retiredInWords = ({ retiredOn }: Agency, now: Date): string =>
  retiredOn === '' ? '' : `Retired (${inWords(retiredOn, londonDay(now))}): it is offered nowhere.`;

/** Without an id: the form of a new one. */
const anAgency = z.object({ which: z.string().max(200).default('') });

const open = action('agencies/open', anAgency, async (world, told, press) => {
  await administrator(press);
  return { card: await draw(world, press, told.which, {}) };
});

/** Adds an agency, or calls it otherwise: from then on it is called so wherever it is named. */
const save = action('agencies/save', anAgency, async (world, told, press) => {
  await administrator(press);
  const called = world.agencies.all().find(({ id }) => id === told.which)?.name;
  const { typed, answers, problems } = filledIn(AGENCY_PAGE, press, called ? { name: { said: called } } : {});
  if (problems.length > 0)
    return { card: await draw(world, press, told.which, { typed, problems, notice: noticeOf(problems, notYet('saved')) }) };
  const name = saidIn(answers, 'name').replace(/\s+/g, ' ').trim();
  // The same press once more: it is there, and called so, already.
  const there = world.agencies.inUse().find((one) => one.name === name);
  if (there) return { card: await draw(world, press, there.id, { notice: told.which === there.id ? SAVED : 'It is on the list.' }) };
  const others = [world.settings.office.name];
  return changed(world, press, told.which, { typed, notice: SAVED }, (all) =>
    told.which ? renameAgency(all, told.which, name, others) : addAgency(all, name, others),
  );
});

const SAVED = 'Saved. It is called so everywhere from the next press on; what was frozen keeps the name it had.';

const retire = action('agencies/retire', anAgency, async (world, told, press) => {
  await administrator(press);
  const still = await stillOpen(world, told.which);
  return changed(world, press, told.which, { notice: RETIRED }, (all) => retireAgency(all, told.which, londonDay(press.now), still));
});

const again = action('agencies/again', anAgency, async (world, told, press) => {
  await administrator(press);
  return changed(world, press, told.which, { notice: AGAIN }, (all) => useAgain(all, told.which, [world.settings.office.name]));
});

/** What waits for an agency by name, as counts: an administrator learns nothing of any case. */
async function stillOpen(world: World, id: string) {
  const references = await world.involved.in(`agency~${id}`);
  const stored = await atMost(AT_ONCE, references, (reference) => world.reviews.read(reference));
  const reviews = stored.flatMap((one) => (one && !isSetAside(one.review) ? [one.review] : []));
  const requests = reviews.filter(({ information }) => {
    const request = requestTo(information, id);
    return request !== undefined && isWaiting(request) && information.pack === null;
  });
  return { requests: requests.length, referrals: reviews.filter(({ agency, passedAt }) => agency === id && passedAt === '').length };
}

type Decide = (all: readonly Agency[]) => readonly Agency[];

/** Decides on the list as it is kept, and again when somebody else was faster; a refusal is shown on the card, with what was typed. */
async function changed(world: World, press: Press, id: string, differs: Differs, decide: Decide): Promise<Reply> {
  const present = await world.keptAgencies.present();
  const all = present?.agencies ?? firstAgencies(world.settings.agencies);
  let next: readonly Agency[];
  try {
    next = decide(all);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not found') throw error;
    return { card: await draw(world, press, id, { ...differs, notice: error.sentence }) };
  }
  const made = next.find((one) => !all.some((before) => before.id === one.id));
  const change = { version: (present?.version ?? 0) + 1, agencies: next, by: press.who, at: press.now.toISOString() };
  if (next !== all && (await world.keptAgencies.save(change, present?.etag)) === 'changed since')
    return changed(world, press, id, differs, decide);
  return { card: await draw(world, press, made?.id ?? id, { notice: made ? ADDED : (differs.notice ?? '') }, next) };
}

const RETIRED = 'Retired. It is offered nowhere any more; who works there keeps their roles, and what it was asked stays.';
const AGAIN = 'It is offered again from the next press on.';
const ADDED = 'Added. It is offered from the next press on. Give its people their roles: say “people”.';

type Differs = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly notice?: string };

async function draw(
  world: World,
  press: Press,
  id: string,
  { typed, problems = [], notice = '' }: Differs,
  all: readonly Agency[] = world.agencies.all(),
): Promise<Drawn> {
  const agency = id === '' ? undefined : agencyCalled(all, id);
  if (id !== '' && !agency) throw new Refusal('not found', 'This agency is not on the list any more. Say “agencies” to see which are.');
  const people = agency ? (await world.people.all()).filter(({ person, leftOn }) => person.agency === id && leftOn === '') : [];
  const fields = drawFields({ page: AGENCY_PAGE, revision: 0, saved: agency ? { name: { said: agency.name } } : {}, typed, problems });
  const was = agency && agency.was.length > 0 ? [`It was called: ${agency.was.join(', ')}.`] : [];
  return agencyCard.draw({
    title: agency ? 'An agency' : 'A new agency',
    place: agency
      ? agency.retiredOn
        ? retiredInWords(agency, press.now)
        : workThere(people.length)
      : 'It is offered wherever an agency is chosen',
    purpose: AGENCY_PAGE.purpose,
    notice,
    id,
    about: was,
    fields: AGENCY_PAGE.fields.flatMap((field) => fields[field.id] ?? []),
    forward: agency ? 'Save' : 'Add',
    may: !agency ? 'nothing' : agency.retiredOn === '' ? 'retire' : 'use again',
  });
}

/** The partnership's list of agencies: added to, called otherwise, retired and used again. */
export const agencies: readonly Action[] = [show, open, save, retire, again];
