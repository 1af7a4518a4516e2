import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { PersonId } from '../domain/people/people';
import { NOTHING_KNOWN, PersonChange, PersonFacts, THE_SETTINGS } from '../domain/people/personChange';
import type { KnownPerson, People } from '../ports';
import { AFTER_ALL, keyPart } from './keys';
import { fitting, json, jsonOf, reading, row, wellFormed } from './row';
import { instantOrNone } from './shapes';
import type { Keys, StoredRow, Table, Write } from './table';

/**
 * One row for each person, and beside it, in the same partition, the journal of what was changed about them. Each writer changes its
 * own columns only, so that nobody's change undoes another's.
 */
export const peopleIn = (table: Table): People => ({
  async find(id) {
    const found = await table.read(keysOf(id));
    return found && knownPerson(table.name, found);
  },

  withRole: async (role, agency) =>
    (await everybody(table, agency === undefined ? {} : { agency: wellFormed(agency) })).filter(({ person }) =>
      person.roles.includes(role),
    ),

  all: () => everybody(table, {}),

  async save({ id, name, agency, roles }) {
    const at = new Date().toISOString();
    await changed(table, { id, at, by: THE_SETTINGS, now: { name, agency, roles } });
  },

  change: (change, seen) => changed(table, change, seen),

  async journal(id) {
    const { partition, key } = keysOf(id);
    const rows = await table.rows(partition, { from: `${JOURNAL}${key}~`, before: `${JOURNAL}${key}~${AFTER_ALL}` });
    return rows.map(({ columns }) => reading(table.name, 'change', Entry, columns).json);
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

const Columns = z.object({
  id: z.string(),
  facts: json(PersonFacts),
  changes: z.int().positive(),
  namedBy: json(z.array(z.string())).default([]),
  address: z.string().default(''),
  welcomedAt: instantOrNone.default(''),
});
const Entry = z.object({ json: json(PersonChange) });

/** What tells a person's row from the rows of the journal, for queries; and what the keys of the journal begin with, as no person's does. */
const PERSON = 'person';
const JOURNAL = 'changed~';

/** Reads the whole table: a partnership has some hundreds of people. */
async function everybody(table: Table, having: Readonly<Record<string, string>>): Promise<KnownPerson[]> {
  const found: KnownPerson[] = [];
  for await (const stored of table.everywhere({ kind: PERSON, ...having })) found.push(knownPerson(table.name, stored));
  return found.sort(byName);
}

/** Tries until nobody else wrote the row meanwhile. `seen` undefined: whatever was changed since. */
async function changed(table: Table, given: PersonChange, seen?: number): Promise<'changed' | 'changed since'> {
  const change = fitting(table.name, 'person', PersonChange, { ...given, now: inUnicode(given.now) });
  const op = randomUUID();
  for (;;) {
    const stored = await table.read(keysOf(change.id));
    // Ours already: the answer to our write was lost, and the client has repeated it.
    if (stored?.columns['changeOp'] === op) return 'changed';
    const before = stored && knownPerson(table.name, stored);
    if (seen !== undefined && (before?.changes ?? 0) !== seen) return 'changed since';
    const facts = before ? factsOf(before) : NOTHING_KNOWN;
    const now = differences(facts, change.now);
    if (before && Object.keys(now).length === 0) return 'changed';
    if (now.deputy) await nameIn(table, now.deputy, change.id);
    const writes = writesOf({ ...change, now }, PersonFacts.parse({ ...facts, ...now }), (before?.changes ?? 0) + 1, op);
    if (await table.together(stored ? writes(stored.etag) : writes())) return 'changed';
  }
}

/** Notes with the deputy whose deputy they are: before the change itself, since a name too many is harmless and one too few is not. */
async function nameIn(table: Table, deputy: PersonId, whose: PersonId): Promise<void> {
  for (;;) {
    const stored = await table.read(keysOf(deputy));
    const namedBy = stored ? knownPerson(table.name, stored).namedBy : [whose];
    if (!stored || namedBy.includes(whose)) return;
    const named = row(keysOf(deputy), { namedBy: jsonOf([...namedBy, whose]) });
    if ((await table.write({ how: 'changeColumns', row: named, etag: stored.etag })) !== undefined) return;
  }
}

/** Person and journal, for one transaction. */
const writesOf =
  (change: PersonChange, facts: PersonFacts, changes: number, op: string) =>
  (etag?: string): Write[] => {
    const keys = keysOf(change.id);
    const person = row(keys, { kind: PERSON, id: change.id, agency: facts.agency, facts: jsonOf(facts), changes, changeOp: op });
    const entry = { partition: keys.partition, key: `${JOURNAL}${keys.key}~${String(changes).padStart(6, '0')}` };
    return [
      etag === undefined ? { how: 'insert', row: person } : { how: 'changeColumns', row: person, etag },
      { how: 'insert', row: row(entry, { kind: 'change', json: jsonOf(change) }) },
    ];
  };

/** What of `wanted` is different from what is kept. */
function differences(facts: PersonFacts, wanted: PersonChange['now']): PersonChange['now'] {
  const kept = new Map<string, unknown>(Object.entries(facts));
  return PersonFacts.partial().parse(
    Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(value, kept.get(name)))),
  );
}

const inUnicode = (now: PersonChange['now']): PersonChange['now'] =>
  Object.fromEntries(Object.entries(now).map(([name, value]) => [name, typeof value === 'string' ? wellFormed(value) : value]));

const factsOf = ({ person: { name, agency, roles }, email, deputy, away, leftOn }: KnownPerson): PersonFacts => ({
  name,
  agency,
  roles,
  email,
  deputy,
  away,
  leftOn,
});

/** The partition of ids that name no tenant; `keyPart` never makes it. */
const NO_TENANT = '=-';

function keysOf(id: PersonId): Keys {
  const between = id.indexOf('~');
  if (between < 0) return { partition: NO_TENANT, key: keyPart(id) };
  return { partition: keyPart(id.slice(0, between)), key: keyPart(id.slice(between + 1)) };
}

function knownPerson(table: string, { columns }: StoredRow): KnownPerson {
  const { id, facts, changes, namedBy, address, welcomedAt } = reading(table, 'person', Columns, columns);
  const { name, agency, roles, ...rest } = facts;
  return { person: { id, name, agency, roles }, ...rest, changes, namedBy, address, welcomedAt };
}

const wasWelcomed = ({ welcomedAt }: KnownPerson, since: Date): boolean => welcomedAt !== '' && new Date(welcomedAt) >= since;

const names = new Intl.Collator('en-GB');
const byName = ({ person: one }: KnownPerson, { person: other }: KnownPerson): number =>
  names.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
