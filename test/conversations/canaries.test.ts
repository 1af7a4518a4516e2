import { SERIOUS_INCIDENT } from '../../src/domain/pages';
import { openStage, referenceOn, type Stage } from '../helpers/onStage';
import { CHOOSES, GO_ON, readsAll, readsCheck } from '../helpers/referring';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

/** A marker of its own for every question that takes words. */
const marked = SERIOUS_INCIDENT.map((page) => ({
  page,
  typed: Object.fromEntries(
    page.fields.map((field) => {
      if (field.kind === 'date') return [field.id, '2026-11-02'];
      if (field.choices.length > 0) return [field.id, field.choices[0]?.value ?? ''];
      return [field.id, `canary${field.id}`];
    }),
  ),
}));
const canaries = marked.flatMap(({ page }) =>
  page.fields.filter(({ kind }) => kind === 'text' || kind === 'long').map(({ id }) => `canary${id}`),
);
const identities = SERIOUS_INCIDENT.flatMap(({ fields }) =>
  fields.filter(({ identity, kind }) => identity && kind !== 'date').map(({ id }) => `canary${id}`),
);
const named = (text: string): string[] => canaries.filter((canary) => text.includes(canary));

async function refersMarked(): Promise<string> {
  const amara = stage.person('amara');
  await amara.says('refer');
  await amara.presses('Not that I know of');
  const reference = referenceOn(amara.card());
  await amara.presses(CHOOSES['serious incident']);
  await amara.presses('Start: the short start');
  for (const { page, typed } of marked) {
    const title = page.id === 'start' ? 'Send the short start now' : page === SERIOUS_INCIDENT.at(-1) ? 'Check your answers' : 'Next';
    const byInput = Object.fromEntries(Object.entries(typed).map(([field, value]) => [`${field}_r0`, value]));
    await amara.presses(title, byInput);
    // A marker is a thin reason, and people are asked about that once.
    if (amara.card().buttons().includes('Carry on as it is')) await amara.presses('Carry on as it is');
    if (page.id === 'start') await amara.presses(GO_ON);
  }
  await readsCheck(amara);
  await amara.presses('Send the referral');
  const dana = stage.person('dana');
  await readsAll(dana);
  await dana.presses('Pass it to the partnership office');
  return reference;
}

it('lets no word of a referral into a chat, a preview, a key or the log', async () => {
  const reference = await refersMarked();
  expect(canaries.length).toBeGreaterThan(20);

  const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
  expect(kept.length).toBeGreaterThan(10);
  for (const { body } of kept) expect(named(JSON.stringify(body))).toEqual([]);
  for (const { id } of [{ id: 'amara' }, { id: 'dana' }, { id: 'owen' }]) {
    expect(named(JSON.stringify(stage.person(id).previews()))).toEqual([]);
    expect(
      named(
        JSON.stringify(
          stage
            .person(id)
            .cards()
            .map(({ json }) => json),
        ),
      ),
    ).toEqual([]);
  }
  expect(stage.bot.logged.length).toBeGreaterThan(10);
  expect(named(stage.bot.logged.join('\n'))).toEqual([]);
  expect(stage.bot.logged.join('\n')).not.toMatch(/Okafor|Whitfield/);

  const rows = await stage.tables.reviews.content(reference, '');
  expect(named(rows.map(({ key, columns }) => JSON.stringify([key, columns])).join())).toEqual([]);
  expect(
    named(JSON.stringify([await stage.tables.reviews.journal(reference), (await stage.tables.reviews.read(reference))?.review])),
  ).toEqual([]);
  const inReview = JSON.stringify(rows);
  expect(identities.length).toBeGreaterThan(2);
  expect(identities.filter((canary) => inReview.includes(canary))).toEqual([]);
  expect(identities.every((canary) => canary)).toBe(true);
  expect(JSON.stringify(await stage.tables.identities.read(reference))).toContain(identities[0]);
});

it('answers with case content only those who may read it', async () => {
  await refersMarked();
  const answered = stage.room.sent().filter(({ kind, body }) => kind === 'answer' && named(JSON.stringify(body)).length > 0);
  expect(new Set(answered.map(({ to }) => to))).toEqual(new Set(['amara', 'dana']));
});

it('shows no word of a referral in the first text block of any card that was drawn', async () => {
  await refersMarked();
  const cards = stage.room.sent().flatMap(({ body }) => cardsIn(body));
  expect(cards.length).toBeGreaterThan(20);
  for (const card of cards) expect(named(firstText(card))).toEqual([]);
});

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
