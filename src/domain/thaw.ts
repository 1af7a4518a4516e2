import type { Answer, Answers } from './answers';
import type { AnswerName } from './comments';
import type { Page } from './pages';
import type { FrozenItem, FrozenPage } from './referral';
import { lastOf } from './repeats';
import { dayInWords } from './words';

/** What was typed into a page, from the page as it was frozen and what was kept apart: the other way round from `freeze`. */
export function thaw(page: Page, frozen: FrozenPage, identity: Answers): Answers {
  const answers = Object.fromEntries(
    frozen.items.flatMap((item) => {
      const answer = item.apart ? typed(isDate(page, item.field), identity[item.field]) : answered(item);
      return answer ? [[item.field, answer] as const] : [];
    }),
  );
  return page.repeats && frozen.last > 0 ? { ...answers, [lastOf(page.repeats)]: { said: String(frozen.last) } } : answers;
}

function answered({ answer, value, notKnown, kept }: FrozenItem): Answer | undefined {
  const beside = kept.length > 0 ? { kept } : {};
  if (answer) return { said: value || answer, ...beside };
  return notKnown ? { notKnown, ...beside } : undefined;
}

/** An identity as the form took it; a date is kept as people read it. */
const typed = (isDate: boolean, kept: Answer | undefined): Answer | undefined =>
  isDate && kept && 'said' in kept ? { ...kept, said: dayInWords(kept.said) || kept.said } : kept;

/** Whether a question of the page, or of what it lists, asks for a date. */
function isDate({ fields, repeats }: Page, field: string): boolean {
  const asked =
    fields.find(({ id }) => id === field) ??
    repeats?.fields.find(({ id }) => field.startsWith(`${repeats.id}~`) && field.endsWith(`~${id}`));
  return asked?.kind === 'date';
}

/** The answers that identified somebody before and are another now, or gone, by the names under which they are asked. */
export function corrected(page: FrozenPage, before: Answers, after: Answers): AnswerName[] {
  const theirs = page.items.map(({ field }) => field).filter((field) => before[field]);
  return theirs.filter((field) => textOf(before[field]) !== textOf(after[field])).map((field) => `${page.page}.${field}`);
}

const textOf = (answer: Answer | undefined): string => JSON.stringify([answer && 'said' in answer, answer && Object.values(answer)]);

/** What lies among the identities beside the answers of these pages, such as the name that the family chose and the office recorded. */
export function notFrom(pages: Iterable<FrozenPage>, identity: Answers): Answers {
  const theirs = new Set([...pages].flatMap(({ items }) => items.filter(({ apart }) => apart).map(({ field }) => field)));
  return Object.fromEntries(Object.entries(identity).filter(([field]) => !theirs.has(field)));
}
