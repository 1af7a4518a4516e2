import type { FrozenItem } from '../../domain/referral';
import type { World } from '../action';
import { aFrozenPage } from '../referral/frozen';

/** The agencies that a referral names: those that the settings know, and the others in words. */
export type Named = { readonly agencies: readonly string[]; readonly others: string };

export const NOBODY_NAMED: Named = { agencies: [], others: '' };

/** What the referrer said of agencies that know the child or the family: on the list, or in words where the route asks for words. */
export async function namedIn({ reviews, settings }: World, reference: string): Promise<Named> {
  const rows = await reviews.content(reference, 'referral~');
  return namedAmong(
    settings.agencies,
    rows.flatMap(({ json }) => aFrozenPage.parse(json).items),
  );
}

export function namedAmong(partners: readonly string[], items: readonly Pick<FrozenItem, 'field' | 'answer'>[]): Named {
  const answers = (field: RegExp): string[] => items.flatMap((item) => (field.test(item.field) && item.answer ? [item.answer] : []));
  const listed = answers(/^agency~\d+~name$/);
  const words = answers(/^agencies$/).join('\n');
  return {
    agencies: partners.filter((partner) => listed.includes(partner) || words.toLowerCase().includes(partner.toLowerCase())),
    others: answers(/^(agency~\d+~other|agencyOther)$/).join(' · '),
  };
}
