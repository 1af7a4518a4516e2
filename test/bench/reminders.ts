import diagnostics from 'node:diagnostics_channel';
import { performance } from 'node:perf_hooks';
import { createBot } from '../../src/bot';
import type { ReviewEvent } from '../../src/domain/review/events';
import { fold } from '../../src/domain/review/evolve';
import { readDay } from '../../src/domain/time/days';
import { atMost } from '../../src/journeys/cards/atMost';
import { requestRow } from '../../src/journeys/information/rows';
import type { Ports } from '../../src/ports';
import { openTables } from '../../src/tables';
import { aBot } from '../helpers/aBot';
import { startAzurite } from '../helpers/azurite';
import { demoSettings } from '../helpers/demoConfig';
import { openStage } from '../helpers/onStage';
import type { CastMember } from '../room/types';

// What a tick costs as the number of open reviews grows, and a morning at which a thousand reminders fall due. Measured, never asserted.

const DUE = 10;
const NOTIFIER = { id: 'tenant~lan', name: 'Lan', agency: 'Council', roles: ['LA notifier'] } as const;
const MORNING = new Date('2026-11-26T09:00:10Z');
const AT_ONCE = 32;

const referenceOf = (n: number): string => `PR-${String(n).padStart(7, '0')}`;
const begun = (reference: string): ReviewEvent => ({
  ...{ type: 'alerted', at: '2026-11-23T10:00:00.000Z', by: 'tenant~amara', reference },
  ...{ route: 'serious incident', agency: 'Health', lead: '' },
});
const aware: ReviewEvent = { type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: 'tenant~amara', on: readDay('2026-11-23') };

export type TickCost = {
  readonly open: number;
  readonly due: number;
  readonly requests: number;
  readonly ms: number;
  readonly reads: number;
};

/** A tick with ten reviews due, while more and more others are open. `reads`: the tick's time, counted in reads of one review in the same run. */
export async function tickCosts(sizes: readonly number[]): Promise<readonly TickCost[]> {
  const azurite = await startAzurite();
  const tables = await openTables({ connectionString: azurite.connectionString });
  await tables.people.save(NOTIFIER);
  const { ports: template } = await aBot([]);
  const ports: Ports = { ...template, ...tables, clock: () => MORNING };
  const bot = createBot(ports, demoSettings());
  const costs: TickCost[] = [];
  let open = 0;
  for (const size of sizes) {
    await atMost(
      AT_ONCE,
      Array.from({ length: size - DUE * (costs.length + 1) - open }, (_, n) => open + n),
      async (n) => {
        const events = [begun(referenceOf(n))];
        await tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
        await tables.owedIndex.add({ at: '2027-03-01T09:00:00.000Z', reference: referenceOf(n) });
      },
    );
    open = size - DUE * (costs.length + 1);
    for (let n = 0; n < DUE; n++) await fallsDue(tables, `PR-DUE${costs.length}${String(n).padStart(3, '0')}`);
    costs.push({ open: size, due: DUE, ...(await measured(bot, () => tables.reviews.read(referenceOf(1)))) });
  }
  await azurite.close();
  return costs;
}

async function fallsDue(tables: Pick<Ports, 'reviews' | 'owedIndex'>, reference: string): Promise<void> {
  const events = [begun(reference), aware];
  await tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  await tables.owedIndex.add({ at: '2026-11-26T09:00:00.000Z', reference });
}

async function measured(
  bot: { tick(): Promise<void> },
  read: () => Promise<unknown>,
): Promise<Pick<TickCost, 'requests' | 'ms' | 'reads'>> {
  let requests = 0;
  const counts = (): void => void (requests += 1);
  diagnostics.subscribe('http.client.request.start', counts);
  const began = performance.now();
  await bot.tick();
  const ms = performance.now() - began;
  diagnostics.unsubscribe('http.client.request.start', counts);
  const started = performance.now();
  for (let n = 0; n < 50; n++) await read();
  const aRead = (performance.now() - started) / 50;
  return { requests, ms: Math.round(ms), reads: Math.round(ms / aRead) };
}

const PEOPLE = 300;
const REVIEWS = 100;
const AUTHORS_EACH = 10;
const TENANT = 'tenant-of-tests';

export type Morning = {
  readonly reminders: number;
  readonly people: number;
  readonly digests: number;
  readonly lost: number;
  readonly doubled: number;
  readonly ms: number;
};

/** A thousand answers of agencies fall due for a reminder at 09:00, to three hundred people, through the room with Teams' limits. */
export async function morning(): Promise<Morning> {
  const cast: CastMember[] = Array.from({ length: PEOPLE }, (_, n) => ({
    ...{ id: `author-${n}`, name: `Author ${n}`, agency: `Agency ${n}` },
    roles: ['information author'],
  }));
  const stage = await openStage({ cast, limits: true });
  const wanted = new Set<string>();
  for (let n = 0; n < REVIEWS; n++) {
    const reference = referenceOf(n);
    const authors = Array.from({ length: AUTHORS_EACH }, (_, each) => (n * AUTHORS_EACH + each) % PEOPLE);
    authors.forEach((author) => wanted.add(`author-${author} ${reference}`));
    const events = askedOf(reference, authors);
    const said = { why: 'What did you know?', from: readDay('2026-01-01'), to: readDay('2026-11-21') };
    const content = authors.map((author) => requestRow(`Agency ${author}`, said));
    await stage.tables.reviews.commit({ review: fold(events)!, events, content }, undefined);
  }
  stage.clock.now = new Date('2026-11-24T10:00:00Z');
  await stage.bot.bot.rebuildIndex();
  await stage.bot.bot.tick();
  const before = new Map(cast.map(({ id }) => [id, stage.person(id).cards().length]));
  const began = performance.now();
  stage.clock.now = new Date('2026-11-27T09:00:10Z');
  for (let minutes = 0; minutes < 20; minutes++) {
    await stage.bot.bot.tick();
    if ((await stage.tables.owedIndex.due(stage.clock.now)).length === 0 && minutes > 0) break;
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000);
  }
  const ms = Math.round(performance.now() - began);
  const got = cast.flatMap(({ id }) => {
    const cards = stage
      .person(id)
      .cards()
      .slice(before.get(id) ?? 0);
    return cards.map((card) => ({ id, text: card.text() })).filter(({ text }) => text.includes('information for'));
  });
  const named = got.flatMap(({ id, text }) => [...new Set(text.match(/PR-\d{7}/g) ?? [])].map((reference) => `${id} ${reference}`));
  await stage.close();
  return {
    reminders: wanted.size,
    people: PEOPLE,
    digests: got.length,
    lost: [...wanted].filter((one) => !named.includes(one)).length,
    doubled: named.length - new Set(named).size,
    ms,
  };
}

function askedOf(reference: string, authors: readonly number[]): ReviewEvent[] {
  const at = '2026-11-23T12:00:00.000Z';
  const by = `${TENANT}~office`;
  return [
    { ...begun(reference), by },
    { type: 'notificationRecorded', at, by, sentAt: at, panelReference: 'N-1' },
    { type: 'routeRecommended', at, by, outcome: 'rapid review', partners: [], round: 1 },
    { type: 'routeDecided', at, by, outcome: 'rapid review' },
    ...authors.map((author): ReviewEvent => ({
      type: 'agencyAsked',
      at,
      by,
      agency: `Agency ${author}`,
      author: `${TENANT}~author-${author}`,
    })),
  ] as ReviewEvent[];
}
