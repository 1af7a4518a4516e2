import { z } from 'zod';
import type { FrozenPage } from '../../domain/forms/frozen';
import type { Content } from '../../ports';

export const aFrozenPage = z.object({
  page: z.string(),
  title: z.string(),
  items: z.array(
    z.object({
      field: z.string(),
      question: z.string(),
      answer: z.string(),
      value: z.string(),
      notKnown: z.string(),
      apart: z.boolean(),
      kept: z.array(z.object({ what: z.string(), text: z.string(), why: z.string() })),
    }),
  ),
  last: z.int(),
  revision: z.int(),
  savedAt: z.string(),
});

export const pageRow = (frozen: FrozenPage): Content => ({
  key: `referral~${frozen.page}`,
  columns: { page: frozen.page, answered: frozen.items.filter(({ answer, notKnown, apart }) => answer || notKnown || apart).length },
  json: frozen,
});

/** The pages of a referral as they were sent, by page. */
export const frozenIn = (rows: readonly Content[]): ReadonlyMap<string, FrozenPage> =>
  new Map(rows.map(({ json }) => aFrozenPage.parse(json)).map((page) => [page.page, page]));
