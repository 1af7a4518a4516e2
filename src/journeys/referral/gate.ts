import { z } from 'zod';
import type { Problem, Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { GATE } from '../../domain/referral/pages';
import { londonDay } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { numbers, shownNumbers } from '../cards/numbers';
import { drawFields, fieldsOf, typedInto } from '../forms/fields';
import { aReference } from '../opening';
import { draftOf, readDraft } from './draft';
import { drawPlace } from './place';

const gate = card('referral/gate', {
  preview: 'Before a referral: one question.',
  shows: z.object({ reference: z.string(), service: z.string() }),
});
const phoneNow = card('referral/phoneNow', { preview: 'Please phone now.', shows: z.object({ reference: z.string(), numbers }) });
const reported = card('referral/reported', {
  preview: 'Before a referral: who took your report?',
  holdsCase: true,
  shows: z.object({ reference: z.string(), notice: z.string(), fields: fieldsOf(GATE) }),
});
const discardFirst = card('referral/discard', { preview: 'Your referral: discard it?', shows: z.object({ reference: z.string() }) });
const discarded = card('referral/discarded', { preview: 'Your referral was discarded.', shows: z.object({}) });

/** The danger gate comes first. The reference is minted here, so that a press that arrives twice begins one draft. */
export const begin = action('referral/begin', z.object({}), async (world, _told, press) => {
  await press.me;
  return { card: drawGate(world, world.ids.reference()) };
});

const answer = z.enum(['not reported', 'reported', 'none known', 'ask again']);

/** One of the three answers. Only "Not that I know of" begins a draft at once. */
export const answered = action('referral/gate', z.object({ reference: aReference, answer }), async (world, told, press) => {
  if (told.answer === 'none known') return beginDraft(world, press, told.reference, { danger: { said: 'none known' } });
  await press.me;
  if (told.answer === 'ask again') return { card: drawGate(world, told.reference) };
  if (told.answer === 'not reported') return { card: phoneNow.draw({ reference: told.reference, numbers: shownNumbers(world.settings) }) };
  return { card: drawReported(told.reference, {}, [], '') };
});

/** Who took the report, and when; then the draft begins. */
export const report = action(
  'referral/reported',
  z.object({ reference: aReference }),
  async (world, told, press) => {
    const typed = typedInto(GATE, press.data);
    const { answers, problems } = fill(GATE, {}, { danger: 'reported', ...typed }, londonDay(press.now));
    if (problems.length === 0) return beginDraft(world, press, told.reference, answers);
    await press.me;
    return { card: drawReported(told.reference, typed, problems, 'Two short answers, please, so that nobody has to ask you again.') };
  },
  (_world, told, press, notice) => ({ card: drawReported(told.reference, typedInto(GATE, press.data), [], notice) }),
);

const ofDraft = z.object({ reference: aReference });

export const askToDiscard = action('referral/discard', ofDraft, async (world, told, press) => {
  const draft = await readDraft(world, press, told.reference);
  return { card: draft.review ? drawPlace(world, draft, press.now) : discardFirst.draw({ reference: told.reference }) };
});

/** Deletes a draft of which nothing has been sent. */
export const discard = action('referral/discardNow', ofDraft, async (world, told, press) => {
  const [, stored] = await Promise.all([press.me, world.reviews.read(told.reference)]);
  if (stored)
    return {
      says: 'The short start of this referral has been sent, so it can no longer be discarded. Please speak to the partnership office.',
    };
  await world.drafts.discard(press.who, told.reference);
  return { card: discarded.draw({}) };
});

async function beginDraft(
  world: World,
  press: Press,
  reference: string,
  answers: Parameters<typeof draftOf>[2][number]['answers'],
): Promise<Reply> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  if (stored) return { says: 'This referral has already begun. Say “my reviews” to see where it is.' };
  const page = { reference, page: GATE.id, revision: 1, savedAt: press.now.toISOString(), answers };
  await world.drafts.save(press.who, page);
  const pages = await world.drafts.pages(press.who, reference);
  return { card: drawPlace(world, draftOf(me, reference, pages, undefined), press.now) };
}

export const drawGate = (world: World, reference: string): Drawn => gate.draw({ reference, service: world.settings.duty.service });

const drawReported = (reference: string, typed: Typed, problems: readonly Problem[], notice: string): Drawn =>
  reported.draw({ reference, notice, fields: drawFields({ page: GATE, saved: {}, revision: 0, typed, problems }) });
