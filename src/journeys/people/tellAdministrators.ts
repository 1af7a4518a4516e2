import type { PersonId } from '../../domain/people/people';
import { FOR_ADMINISTRATORS } from '../../domain/people/rows';
import type { RowOf } from '../../domain/forms/row';
import { PARTNERSHIP } from '../../domain/reminders/wakes';
import type { Drawn, StoredClaim } from '../../ports';
import type { World } from '../action';
import { withNotice } from '../cards/card';
import { unshown } from '../kept';
import { deliver, isOver } from '../posts/deliver';

/** After this long the tick goes on with what a turn did not get told. */
const TURN_MS = 60_000;

/** Gives each administrator a card, once; `about` is what it is about. What can't be told now is kept, and told by a later tick. */
export async function tellAdministrators(world: World, about: string, { name, preview, json }: Drawn, except: PersonId): Promise<void> {
  const row = FOR_ADMINISTRATORS.write({ about }, {}, { except, card: { name, preview, json, holdsCase: false } });
  const soon = new Date(world.clock().getTime() + TURN_MS).toISOString();
  await Promise.all([world.reviews.add(PARTNERSHIP, row), world.owedIndex.add({ at: soon, reference: PARTNERSHIP })]);
  await tellEach(world, about, FOR_ADMINISTRATORS.read(row), await world.reviews.claims(PARTNERSHIP));
}

/** Goes on with what administrators were not told yet. True: they know all of it. */
export async function settleAdministrators(world: World, reference: string, claims: readonly StoredClaim[]): Promise<boolean> {
  if (reference !== PARTNERSHIP) return true;
  const rows = await unshown(world).all(PARTNERSHIP, FOR_ADMINISTRATORS, {});
  const told = await Promise.all(rows.map((row) => tellEach(world, row.key.slice(BEGINS.length), row, claims)));
  return told.every(Boolean);
}

const BEGINS = FOR_ADMINISTRATORS.begin({});

type Word = Pick<RowOf<typeof FOR_ADMINISTRATORS>, 'key' | 'json'>;

async function tellEach(world: World, about: string, { key: row, json }: Word, claims: readonly StoredClaim[]): Promise<boolean> {
  const ledger = new Map(claims.map((claim) => [claim.key, claim]));
  const administrators = await world.people.withRole('administrator');
  const outcomes = await Promise.all(
    administrators
      .filter(({ person }) => person.id !== json.except)
      .map((to) => {
        const key = `${about}~${to.person.id}`;
        return deliver(world, { reference: PARTNERSHIP, key, claimed: ledger.get(key), to }, (repeat) =>
          repeat ? withNotice(json.card, repeat) : json.card,
        );
      }),
  );
  if (!outcomes.every(isOver)) return false;
  await world.reviews.erase(PARTNERSHIP, row);
  return true;
}
