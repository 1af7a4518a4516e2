import type { Answer, Answers, Problem } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { neededOn, RETURN } from '../../domain/information/returnForm';
import type { PersonId } from '../../domain/people/people';
import { londonDay } from '../../domain/time/days';
import type { DraftPage } from '../../ports';
import type { Press, World } from '../action';
import { shownWhole } from '../kept';
import { openAnswer, type OpenedRequest } from './allowed';
import { sentBy, type Sent } from './rows';

/** One agency's answer while somebody writes it: what they saved, else what was sent before. */
export type AnswerDraft = OpenedRequest & {
  readonly drafts: readonly DraftPage[];
  readonly sent: readonly Sent[];
  readonly pages: readonly { readonly page: Page; readonly answers: Answers; readonly needed: readonly Problem[] }[];
  readonly today: ReturnType<typeof londonDay>;
};

/** What a page is called among the drafts of the person who writes it. */
export const draftName = (agency: string, page: Page): string => `return~${agency}~${page.id}`;

/** Reads the draft for those who answer. What was sent is somebody's text, so reading it is logged. */
export async function readAnswer(world: World, press: Press, told: { reference: string; agency: string }): Promise<AnswerDraft> {
  const [drafts, opened] = await Promise.all([world.drafts.pages(press.who, told.reference), openAnswer(world, press, told)]);
  const what = `return of ${told.agency}, to correct it`;
  const isSent = opened.request.sent > 0;
  const sent = isSent ? await shownWhole(world, press, opened, what, (kept) => sentBy(kept, told.reference, told.agency)) : [];
  return answerDraft(opened, drafts, sent, press.now);
}

export function answerDraft(opened: OpenedRequest, drafts: readonly DraftPage[], sent: readonly Sent[], now: Date): AnswerDraft {
  const today = londonDay(now);
  const pages = RETURN.map((page) => {
    const answers = answersOf(page, opened.agency, drafts, sent);
    return { page, answers, needed: neededOn(page, answers, today) };
  });
  return { ...opened, drafts, sent, pages, today };
}

/** The draft's page as it is stored, if it ever was. */
export const storedPage = ({ drafts, agency }: Pick<AnswerDraft, 'drafts' | 'agency'>, page: Page): DraftPage | undefined =>
  drafts.find((one) => one.page === draftName(agency, page));

/** The draft after one more page was saved, without reading it again. */
export const withSaved = (draft: AnswerDraft, saved: DraftPage, now: Date): AnswerDraft =>
  answerDraft(draft, [...draft.drafts.filter(({ page }) => page !== saved.page), saved], draft.sent, now);

/** A number that grows with every save, so that a press on an older check can be told. */
export const savesOf = (draft: AnswerDraft): number => RETURN.reduce((sum, page) => sum + (storedPage(draft, page)?.revision ?? 0), 0);

/** Empties the pages that were sent, as they then were; what was changed since stays. Other agencies' drafts are left alone. */
export async function emptyDraft(world: World, press: Press, draft: AnswerDraft): Promise<void> {
  const stored = RETURN.flatMap((page) => storedPage(draft, page) ?? []);
  const savedAt = press.now.toISOString();
  await Promise.all(stored.map((page) => world.drafts.save(press.who, { ...page, revision: page.revision + 1, savedAt, answers: {} })));
}

/**
 * Gives what somebody has written of an agency's answer to whoever has it now, page by page: there first, and only then away. What
 * that one has written themselves stays, and so does what it would replace.
 */
export async function passAnswer(world: World, reference: string, agency: string, from: PersonId, to: PersonId): Promise<void> {
  const [pages, present] = await Promise.all([world.drafts.pages(from, reference), world.drafts.pages(to, reference)]);
  const names = RETURN.map((page) => draftName(agency, page));
  const written = ({ answers }: DraftPage): boolean => Object.keys(answers).length > 0;
  const taken = new Map(present.map((page) => [page.page, page]));
  const passing = pages.filter(({ page }) => {
    const theirs = taken.get(page);
    return names.includes(page) && !(theirs && written(theirs));
  });
  const saved = await Promise.all(
    passing.map((page) => world.drafts.save(to, { ...page, revision: (taken.get(page.page)?.revision ?? 0) + 1 })),
  );
  const passed = passing.filter((_, index) => saved[index] === 'saved');
  if (passed.length > 0) await world.drafts.forget(from, passed);
}

function answersOf(page: Page, agency: string, drafts: readonly DraftPage[], sent: readonly Sent[]): Answers {
  const saved = storedPage({ drafts, agency }, page)?.answers ?? {};
  if (Object.keys(saved).length > 0) return saved;
  const fields = page.fields.map(({ id }) => id);
  const before = sent.filter(({ field }) => fields.includes(field));
  return Object.fromEntries(
    before.flatMap(({ field, answer, notKnown, kept }): [string, Answer][] => {
      const beside = kept.length > 0 ? { kept } : {};
      if (answer) return [[field, { said: answer, ...beside }]];
      return notKnown ? [[field, { notKnown, ...beside }]] : [];
    }),
  );
}
