import type { PersonId } from '../domain/people/people';
import type { Incoming } from './activity';

/** Whose activities are taken: the host tenant first, then its partners. In the demo nobody is asked to prove who they are. */
export type Admission = { readonly tenants: readonly string[]; readonly demo: boolean };

/** The tenant an activity comes from, or undefined when it is not one of ours, and then nothing is done with it. */
export function tenantOf(activity: Incoming, { tenants, demo }: Admission): string | undefined {
  const said = [activity.channelData.tenant.id, activity.conversation.tenantId].filter((tenant) => tenant !== '').map(plainId);
  const known = tenants.map(plainId);
  if (said.some((tenant) => !known.includes(tenant))) return undefined;
  return said[0] ?? (demo ? known[0] : undefined);
}

/** Who did it, from the verified activity alone; undefined for somebody without an Entra identity, such as a guest of one meeting. */
export function personOf({ from, recipient }: Incoming, tenant: string, admission: Admission): PersonId | undefined {
  if (from.id === recipient.id) return undefined;
  return personWith(tenant, from.aadObjectId || (admission.demo ? from.id : ''), admission);
}

/** The person with that Entra object id; undefined when it is none. */
export function personWith(tenant: string, objectId: string, { demo }: Admission): PersonId | undefined {
  const own = plainId(objectId);
  return (demo ? SAFE : GUID).test(own) ? `${tenant}~${own}` : undefined;
}

/** The Entra object id within a person's id. */
export const entraId = (person: PersonId): string => person.slice(person.indexOf('~') + 1);

/** True for an address on this machine, the only kind the demo talks to. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SAFE = /^[^~\p{C}]{1,200}$/u;

// Some tools write these ids in capitals; they are the same ids.
const plainId = (id: string): string => (GUID.test(id) ? id.toLowerCase() : id);
