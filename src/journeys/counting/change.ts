import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { choose } from '../../domain/dates/choosing';
import { choosingIn, pageOf, SUBJECTS, type Subject } from '../../domain/dates/choosingPages';
import { saidIn, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import { Refusal } from '../../domain/refusal';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, filledIn, shownField, typedInto } from '../forms/fields';
import { closing, notYet } from '../forms/form';
import { choicesOf, drawRules, openChoices, type Present } from './show';

const form = card('counting/form', {
  preview: 'How the partnership counts its days.',
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    subject: z.enum(SUBJECTS),
    seen: z.number(),
    fields: z.array(shownField),
  }),
});

const about = z.object({ subject: z.enum(SUBJECTS) });

/** The form of one change. It is about the partnership’s days and no review, so that the one form is not for it. */
export const open = action('counting/change', about, async (world, told, press) => {
  const { present } = await openChoices(world, press);
  return { card: drawForm(told.subject, present, {}) };
});

/** Keeps the change, with both values, who, when and why; the open reviews follow it. */
export const save = action('counting/save', about.extend({ seen: z.coerce.number().int().nonnegative() }), async (world, told, press) => {
  const { subject, seen } = told;
  const { me, present } = await openChoices(world, press);
  const choices = choicesOf(present);
  const page = pageOf(subject, choices);
  const { typed, answers, problems } = filledIn(page, press);
  // What was removed already is not in the list any more: the same press a second time has nothing left to do.
  const isGone = subject.startsWith('remove') && seen < version(present) && problems.some(({ field }) => field === 'day');
  if (isGone) return saved(world, press, present, SAVED);
  if (problems.length > 0) return { card: drawForm(subject, present, { typed, problems, notice: notYet('saved') }) };
  try {
    const next = choose(choices, me.person, choosingIn(subject, answers), press.now);
    if (isDeepStrictEqual(next, choices)) return await saved(world, press, present, SAVED);
    if (seen !== version(present)) return { card: drawForm(subject, present, { typed, notice: ELSEWHERE }) };
    return await keep(world, press, present, { choices: next, subject, answers });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
    return { card: drawForm(subject, present, { typed, notice: error.sentence }) };
  }
});

const SAVED = 'Saved.';
const ELSEWHERE = 'Something was changed by somebody else, or in another window, since you opened this. Please look at it and save again.';

const version = (present: Present): number => present?.chosen.version ?? 0;

type Next = { readonly choices: ReturnType<typeof choose>; readonly subject: Subject; readonly answers: Answers };

async function keep(world: World, press: Press, present: Present, { choices, subject, answers }: Next): Promise<Reply> {
  const chosen = {
    ...{ version: version(present) + 1, choices, by: press.who, at: press.now.toISOString() },
    reason: saidIn(answers, 'why'),
  };
  // The reviews that had followed the change before this one only in part begin again with both.
  const applied = { version: present?.applied.version ?? 0, after: '' } as const;
  const outcome = await world.choices.save(chosen, applied, present?.etag);
  const now = await world.choices.present();
  if (outcome === 'saved' || isDeepStrictEqual(choicesOf(now), choices)) return saved(world, press, now, SAVED);
  return { card: drawForm(subject, now, { typed: typedInto(pageOf(subject, choices), press.data), notice: ELSEWHERE }) };
}

async function saved(world: World, press: Press, present: Present, notice: string): Promise<Reply> {
  const base = await drawRules(world, present, press.now, notice);
  return closing(press, notice, base);
}

type Differs = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly notice?: string };

function drawForm(subject: Subject, present: Present, { typed, problems, notice = '' }: Differs): Drawn {
  const page = pageOf(subject, choicesOf(present));
  const seen = version(present);
  const fields = drawFields({ page, revision: seen, saved: {}, typed, problems });
  return form.draw({
    title: page.title,
    place: 'How the partnership counts its days',
    purpose: page.purpose,
    notice,
    subject,
    seen,
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
