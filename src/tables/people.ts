import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ROLES, type Person, type PersonId } from '../domain/people';
import type { KnownPerson, People } from '../ports';
import { keyPart } from './keys';
import { fitting, json, jsonOf, reading, row, wellFormed } from './row';
import { instantOrNone } from './shapes';
import type { Keys, StoredRow, Table } from './table';

/** One row for each person; each writer changes its own columns only, so that nobody's change undoes another's. */
export const peopleIn = (table: Table): People => ({
  async find(id) {
    const found = await table.read(keysOf(id));
    return found && knownPerson(table.name, found);
  },

  /** Reads the whole table: a partnership has some hundreds of people. */
  async withRole(role, agency) {
    const having = agency === undefined ? {} : { agency: wellFormed(agency) };
    const found: KnownPerson[] = [];
    for await (const stored of table.everywhere(having)) found.push(knownPerson(table.name, stored));
    return found.filter(({ person }) => person.roles.includes(role)).sort(byName);
  },

  async save(given) {
    const { id, name, agency, roles } = fitting(table.name, 'person', Named, given);
    await table.write({ how: 'putColumns', row: row(keysOf(id), { id, name, agency, roles: jsonOf(roles) }) });
  },

  async keepAddress(id, address) {
    await table.write({ how: 'changeColumns', row: row(keysOf(id), { address }), etag: '*' });
  },

  async welcome(id, since, at) {
    const op = randomUUID();
    for (;;) {
      const stored = await table.read(keysOf(id));
      if (!stored) return false;
      // Ours already: the answer to our write was lost, and the client has repeated it.
      if (stored.columns['welcomeOp'] === op) return true;
      if (wasWelcomed(knownPerson(table.name, stored), since)) return false;
      const welcomed = row(keysOf(id), { welcomedAt: at.toISOString(), welcomeOp: op });
      if ((await table.write({ how: 'changeColumns', row: welcomed, etag: stored.etag })) !== undefined) return true;
    }
  },
});

const Roles = z.array(z.enum(ROLES));
const Named: z.ZodType<Person> = z.object({ id: z.string(), name: z.string(), agency: z.string(), roles: Roles });

const Columns = z.object({
  id: z.string(),
  name: z.string(),
  agency: z.string(),
  roles: json(Roles),
  address: z.string().default(''),
  welcomedAt: instantOrNone.default(''),
});

/** The partition of ids that name no tenant; `keyPart` never makes it. */
const NO_TENANT = '=-';

function keysOf(id: PersonId): Keys {
  const between = id.indexOf('~');
  if (between < 0) return { partition: NO_TENANT, key: keyPart(id) };
  return { partition: keyPart(id.slice(0, between)), key: keyPart(id.slice(between + 1)) };
}

function knownPerson(table: string, { columns }: StoredRow): KnownPerson {
  const { address, welcomedAt, ...person } = reading(table, 'person', Columns, columns);
  return { person, address, welcomedAt };
}

const wasWelcomed = ({ welcomedAt }: KnownPerson, since: Date): boolean => welcomedAt !== '' && new Date(welcomedAt) >= since;

const names = new Intl.Collator('en-GB');
const byName = ({ person: one }: KnownPerson, { person: other }: KnownPerson): number =>
  names.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
