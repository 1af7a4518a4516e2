import type { FrozenPage } from '../../domain/forms/frozen';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Content } from '../../ports';

/** The row of one page of a referral as it is sent. */
export const pageRow = (frozen: FrozenPage): Content =>
  REFERRAL_PAGE.write(
    { page: frozen.page },
    { page: frozen.page, answered: frozen.items.filter(({ answer, notKnown, apart }) => answer || notKnown || apart).length },
    frozen,
  );

/** The pages of a referral as they were sent, by page. */
export const frozenIn = (rows: readonly { readonly json: FrozenPage }[]): ReadonlyMap<string, FrozenPage> =>
  new Map(rows.map(({ json }) => [json.page, json]));
