import type { Answers } from '../forms/answers';
import type { Page } from '../forms/field';
import type { Route } from '../review/referral';
import { pageCalled, pagesFor } from './pages';

type Saved = ReadonlyMap<string, Answers>;

/**
 * The pages of another route as they become when somebody goes over to it: what was answered to the same question stays. Pages that
 * nothing changes on are left out.
 */
export function carried(from: Route, to: Route, saved: Saved): { readonly page: Page; readonly answers: Answers }[] {
  const said: Answers = Object.assign({}, ...pagesFor(from).map(({ id }) => saved.get(id) ?? {}));
  return pagesFor(to).flatMap((page) => {
    const same = Object.fromEntries(Object.entries(said).filter(([key]) => asks(page, key)));
    return Object.keys(same).length > 0 ? [{ page, answers: { ...saved.get(page.id), ...same } }] : [];
  });
}

/** Answers that are kept while the referral is written, though its route does not ask for them: how many, and on which pages. */
export function keptAside(route: Route, saved: Saved): { readonly count: number; readonly pages: readonly string[] } {
  const asked = (key: string): boolean => pagesFor(route).some((page) => asks(page, key));
  const aside = [...saved].flatMap(([id, answers]) => {
    const page = pageCalled(id);
    const count = Object.keys(answers).filter((key) => !asked(key)).length;
    return page && !pagesFor(route).includes(page) && count > 0 ? [{ title: page.title, count }] : [];
  });
  return { count: aside.reduce((sum, { count }) => sum + count, 0), pages: aside.map(({ title }) => title) };
}

/** Whether an answer is one of a page's own, or of what it lists. */
const asks = ({ fields, repeats }: Page, key: string): boolean =>
  fields.some(({ id }) => id === key) || (repeats !== undefined && key.startsWith(`${repeats.id}~`));
