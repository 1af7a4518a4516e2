import type { FrozenItem } from '../../domain/forms/frozen';
import type { Agency } from '../../domain/people/agencies';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { World } from '../action';
import type { Kept } from '../kept';

/** The agencies that a referral names: those on the partnership's list, by their ids, and the others in words. */
export type Named = { readonly agencies: readonly string[]; readonly others: string };

export const NOBODY_NAMED: Named = { agencies: [], others: '' };

/** What the referrer said of agencies that know the child or the family: on the list, or in words where the route asks for words. */
export async function namedIn({ agencies }: Pick<World, 'agencies'>, kept: Kept, reference: string): Promise<Named> {
  const rows = await kept.all(reference, REFERRAL_PAGE, {});
  return namedAmong(
    agencies.inUse(),
    rows.flatMap(({ json }) => json.items),
  );
}

export function namedAmong(partners: readonly Agency[], items: readonly Pick<FrozenItem, 'field' | 'answer'>[]): Named {
  const answers = (field: RegExp): string[] => items.flatMap((item) => (field.test(item.field) && item.answer ? [item.answer] : []));
  const listed = answers(/^agency~\d+~name$/);
  const words = answers(/^agencies$/).join('\n');
  return {
    agencies: partners.flatMap(({ id, name, was }) => {
      const isNamed = [name, ...was].some((one) => listed.includes(one) || words.toLowerCase().includes(one.toLowerCase()));
      return isNamed ? [id] : [];
    }),
    others: answers(/^(agency~\d+~other|agencyOther)$/).join(' · '),
  };
}
