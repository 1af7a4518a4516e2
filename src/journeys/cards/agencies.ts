import type { Settings } from '../../config';
import { agencyCalled, firstAgencies, inUse, type Agency } from '../../domain/people/agencies';
import type { KeptAgencies, KnownPerson } from '../../ports';

/** The agencies as they are now. Read once in a turn or on a tick, beside its first read: who somebody is, is known only after it. */
export type Agencies = {
  /** Reads them, once however often it is asked for. */
  ready(): Promise<void>;
  all(): readonly Agency[];
  /** Those that can be chosen. */
  inUse(): readonly Agency[];
  /** The name that an agency has now. What is no agency on the list, such as the partnership office, is called what it is. */
  nameOf(id: string): string;
};

export function agenciesOnce(kept: KeptAgencies, { agencies }: Settings): Agencies {
  // A form that is drawn again while storage is down offers what the settings name.
  let all: readonly Agency[] = firstAgencies(agencies);
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    all = (await kept.present())?.agencies ?? all;
  };
  return {
    ready: () => (reading ??= read()),
    all: () => all,
    inUse: () => inUse(all),
    nameOf: (id) => agencyCalled(all, id)?.name ?? id,
  };
}

type Naming = { readonly agencies: Pick<Agencies, 'nameOf'> };

/** “Mei Chan, Northshire Community Health”. */
export const nameAndAgency = ({ agencies }: Naming, { person }: Pick<KnownPerson, 'person'>): string =>
  [person.name, agencies.nameOf(person.agency)].filter(Boolean).join(', ');

/** “Mei Chan (Northshire Community Health)”. */
export function nameWithAgency({ agencies }: Naming, { person }: Pick<KnownPerson, 'person'>): string {
  const agency = agencies.nameOf(person.agency);
  return agency ? `${person.name} (${agency})` : person.name;
}
