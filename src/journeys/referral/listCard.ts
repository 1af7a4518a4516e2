import { z } from 'zod';
import type { Answers, Problem } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { asRead } from '../../domain/forms/frozen';
import { isFull, itemsOf, type Item } from '../../domain/forms/repeats';

const wayTo = z.enum(['next', 'check']);

/** The list on a page that asks something several times. */
export const shownList = z.object({
  items: z.array(
    z.object({
      title: z.string(),
      text: z.string(),
      problem: z.string(),
      reference: z.string(),
      page: z.string(),
      revision: z.number(),
      to: wayTo,
      item: z.number(),
    }),
  ),
  /** What is said where there is nothing yet, or no more room. */
  says: z.string(),
  problem: z.string(),
  add: z.string(),
});

type ListDrawing = {
  readonly page: Page;
  readonly reference: string;
  readonly revision: number;
  readonly to: 'next' | 'check';
  readonly saved: Answers;
  readonly problems?: readonly Problem[] | undefined;
};

export function drawList({ page, saved, problems = [], reference, revision, to }: ListDrawing): z.input<typeof shownList> {
  const { repeats } = page;
  const items = itemsOf(page, saved);
  const full = isFull(page, saved);
  const problemOf = (item: Item): string => problems.find(({ field }) => item.fields.some(({ id }) => id === field))?.sentence ?? '';
  return {
    items: items.map((item) => ({
      ...{ title: item.title, text: inOneLine(item, saved), problem: problemOf(item) },
      ...{ reference, page: page.id, revision, to, item: item.number },
    })),
    says: full
      ? `This list is full: it takes ${items.length}. Put the rest into words elsewhere.`
      : items.length === 0
        ? 'Nothing is listed yet.'
        : '',
    problem: problems.find(({ field }) => field === repeats?.id)?.sentence ?? '',
    add: full ? '' : (repeats?.add ?? ''),
  };
}

/** How much of an item the list shows; Change shows all of it. */
const SHORT = 110;

/** An item in one line: its answers, and what of it is not known. */
export function inOneLine({ fields }: Item, answers: Answers, most = SHORT): string {
  const said = fields.flatMap((field) => {
    const answer = answers[field.id];
    if (!answer) return [];
    return 'said' in answer ? asRead(field, answer.said) : `${field.label.replace(/\?$/, '')}: not known`;
  });
  const line = said.join(' · ').replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most)}…` : line || 'Nothing said yet.';
}
