import { saidTo, type Answers, type Problem } from '../forms/answers';
import { NOT_YET, type Field, type Page } from '../forms/field';
import { missing } from '../forms/fill';
import { impossibleAmong, outOfOrder } from './dateOrder';

export type Place = { readonly page: Page; readonly number: number; readonly missing: readonly Problem[]; readonly begun: boolean };

/** Every page with what it still needs. Where somebody is in the form is worked out from the answers, never stored. */
export function places(pages: readonly Page[], saved: ReadonlyMap<string, Answers>): Place[] {
  const wrong = outOfOrder(allAnswers(pages, saved));
  return pages.map((page, index) => ({
    page,
    number: index + 1,
    missing: [...missing(page, saved.get(page.id) ?? {}), ...impossibleAmong(page, wrong)],
    begun: saved.has(page.id),
  }));
}

/** The answers of these pages together; a question stands on one page only. */
export const allAnswers = (pages: readonly Page[], saved: ReadonlyMap<string, Answers>): Answers =>
  Object.assign({}, ...pages.map(({ id }) => saved.get(id) ?? {}));

/** The questions that were answered with “not yet”, in order: nothing waits for them here, and somebody has still to do them. */
export const notYet = (pages: readonly Page[], saved: ReadonlyMap<string, Answers>): { readonly page: Page; readonly field: Field }[] =>
  pages.flatMap((page) =>
    page.fields.flatMap((field) => (saidTo(saved.get(page.id) ?? {}, field.id) === NOT_YET ? [{ page, field }] : [])),
  );

/** The first page that still needs something, or undefined when the referral can be checked and sent. */
export const nextPlace = (all: readonly Place[]): Place | undefined => all.find((place) => place.missing.length > 0 || !place.begun);
