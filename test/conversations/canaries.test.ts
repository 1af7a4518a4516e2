import type { PersonId } from '../../src/domain/people/people';
import { ROUTES, type Route } from '../../src/domain/review/referral';
import { actingIn } from '../../src/domain/sight/acting';
import { visible } from '../../src/domain/sight/visible';
import { everyField, refersEverything, type Marker } from '../helpers/everyField';
import { CAST, openStage, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import type { Sent } from '../room/types';

/** Everybody whose sight of a referral differs. */
const EVERYBODY = [
  ...CAST,
  { id: 'noor', name: 'Noor Haddad', agency: 'Local authority', roles: ['LA notifier'] },
  { id: 'wren', name: 'Wren Ellis', agency: 'Partnership', roles: ['scrutineer'] },
  { id: 'kezia', name: 'Kezia Thompson', agency: 'Partnership', roles: ['administrator'] },
];

describe.each(ROUTES)('every answer of a referral, marked: %s', (route) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ cast: EVERYBODY });
    await stage.person('stranger').installs();
  });
  afterEach(() => stage.close());

  it('lets no word of it into a chat, a preview, a key or the log', async () => {
    const { reference, markers } = await played(stage, route);
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(kept.length).toBeGreaterThan(10);
    for (const { body } of kept) expect(named(markers, body)).toEqual([]);
    for (const { id } of EVERYBODY) expect(named(markers, stage.person(id).previews())).toEqual([]);
    expect(stage.bot.logged.length).toBeGreaterThan(10);
    expect(named(markers, stage.bot.logged)).toEqual([]);
    expect(stage.bot.logged.join('\n')).not.toMatch(/Okafor|Whitfield/);

    const rows = await stage.tables.reviews.content(reference, '');
    expect(
      named(
        markers,
        rows.map(({ key, columns }) => [key, columns]),
      ),
    ).toEqual([]);
    const stored = await stage.tables.reviews.read(reference);
    expect(named(markers, [await stage.tables.reviews.journal(reference), stored?.review])).toEqual([]);
  });

  it('keeps what identifies the child apart, and everything else with the review', async () => {
    const { reference, markers } = await played(stage, route);
    const identifies = markers.filter(({ identity }) => identity).map(({ field }) => field);
    const rest = markers.filter(({ identity }) => !identity).map(({ field }) => field);
    expect(identifies).toContain('childName');
    expect(named(markers, await stage.tables.reviews.content(reference, '')).sort()).toEqual(rest.sort());
    expect(named(markers, await stage.tables.identities.read(reference)).sort()).toEqual(identifies.sort());
  });

  it('answers with it only those who may see it, and with what identifies the child only those who may see that', async () => {
    const { reference, markers } = await played(stage, route);
    const { review } = (await stage.tables.reviews.read(reference))!;
    const see = await Promise.all(
      EVERYBODY.map(async ({ id }) => {
        const known = await stage.tables.people.find(personId(id));
        const here = known && actingIn(review, known.person);
        return { id, sees: here && visible(review, here) };
      }),
    );
    const answered = stage.room.sent().filter(({ kind }) => kind === 'answer');
    const whoGot = (wanted: readonly Marker[]) => toWhom(answered.filter(({ body }) => named(wanted, body).length > 0));
    expect(whoGot(markers)).toEqual(see.filter(({ sees }) => sees?.referral).map(({ id }) => id));
    expect(whoGot(markers.filter(({ identity }) => identity))).toEqual(see.filter(({ sees }) => sees?.identity).map(({ id }) => id));
  });

  it('shows no word of it in the title or the first text block of any card', async () => {
    const { markers } = await played(stage, route);
    const cards = stage.room.sent().flatMap(({ body }) => cardsIn(body));
    expect(cards.length).toBeGreaterThan(20);
    for (const card of cards) expect(named(markers, firstText(card))).toEqual([]);
    const titles = stage.room.sent().flatMap(({ body }) => titlesIn(body));
    expect(titles.length).toBeGreaterThan(10);
    expect(named(markers, titles)).toEqual([]);
  });
});

const personId = (id: string): PersonId => `tenant-of-tests~${id}`;

/** Which markers stand in something, by their field. */
function named(markers: readonly Marker[], there: unknown): string[] {
  const text = JSON.stringify(there) ?? '';
  return markers.filter(({ words }) => words.some((word) => new RegExp(`(?<!\\d)${word}`).test(text))).map(({ field }) => field);
}

/** The answers went to whom, in the order of the cast. */
const toWhom = (answers: readonly Sent[]): string[] => EVERYBODY.map(({ id }) => id).filter((id) => answers.some(({ to }) => to === id));

/** Everything is referred and passed on; then everybody looks for it, and reads what is offered to them. */
async function played(stage: Stage, route: Route): Promise<{ reference: string; markers: readonly Marker[] }> {
  const { filled, markers } = everyField(route);
  const reference = await refersEverything(stage.person('amara'), route, filled);
  const dana = stage.person('dana');
  await readsAll(dana);
  await dana.presses('Pass it to the partnership office');
  for (const { id } of EVERYBODY) {
    const person = stage.person(id);
    await person.says('my reviews');
    await person.says(`open ${reference}`);
    if (person.card().buttons().includes('Read the referral')) await readsAll(person);
    person.closesDialog();
  }
  await stage.room.settled();
  return { reference, markers };
}

function cardsIn(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(cardsIn);
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(cardsIn);
  return 'type' in node && node.type === 'AdaptiveCard' ? [node as Record<string, unknown>, ...inside] : inside;
}

function firstText(node: unknown): string {
  if (Array.isArray(node)) return node.map(firstText).find(Boolean) ?? '';
  if (typeof node !== 'object' || node === null) return '';
  if ('type' in node && (node.type === 'TextBlock' || node.type === 'RichTextBlock')) return JSON.stringify(node);
  return Object.values(node).map(firstText).find(Boolean) ?? '';
}

/** What clients show before a card is opened or beside it: titles of dialogs and buttons, summaries, and what is read out. */
function titlesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(titlesIn);
  if (typeof node !== 'object' || node === null) return [];
  const outside = Object.entries(node).flatMap(([key, said]) => (TITLES.includes(key) && typeof said === 'string' ? [said] : []));
  return [...outside, ...Object.values(node).flatMap(titlesIn)];
}
const TITLES = ['title', 'tooltip', 'summary', 'fallbackText', 'speak'];
