import { saidTo, type Answers, type Problem } from './answers';
import type { Page } from './field';

/** Whether a child has died, asked as such: how people speak of the child goes by it, whatever kind of incident it is. */
export const DIED_CHOICES = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['not-known', 'It is not known'],
] as const;

/** A date of death beside the answer that the child has not died. */
export const deniedDeaths = (page: Page, answers: Answers): Problem[] =>
  page.fields.flatMap(({ id }) => {
    const isDenied = /(^|~)died$/.test(id) && saidTo(answers, id) === 'no' && saidTo(answers, `${id}On`) !== '';
    return isDenied ? [{ field: id, kind: 'wrong' as const, sentence: DENIED }] : [];
  });

const DENIED = 'Here it says that the child has not died, and there is a date of death. Please change one of them.';
