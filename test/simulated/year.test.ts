import { readFileSync } from 'node:fs';
import { createBot } from '../../src/bot';
import { Settings } from '../../src/config';
import { rulesOf, SHIPPED_CHOICES } from '../../src/domain/dates/counting';
import { sendingTime } from '../../src/domain/reminders/reminders';
import { timeline } from '../../src/domain/dates/timeline';
import type { ReviewEvent } from '../../src/domain/review/events';
import { evolve } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';
import { endOfDay, londonDay, londonTime } from '../../src/domain/time/days';
import { addWorkingDays, isWorkingDay } from '../../src/domain/time/workingDays';
import { change } from '../../src/journeys/change';
import { keptApart } from '../../src/journeys/kept';
import { requestRow } from '../../src/journeys/information/rows';
import type { Chat, Content, Drawn, Ports, Posted } from '../../src/ports';
import { wordDocuments } from '../../src/report';
import { memoryTables } from '../helpers/memory';
import { answerOf } from '../helpers/notifyClock';
import { lookedAt } from '../room/unfinished';
import { absences, DEPUTIES, EVERYBODY, FIRST_DAY } from './cast';
import { chanceFrom } from './chance';
import { fellDue, mustBeSent } from './expected';
import { mortal, type Life } from './mortal';
import { story, type Step } from './story';

const SEED = Number(process.env['SEED'] ?? 20_261_123);
const REVIEWS = 200;
const RULES = rulesOf(SHIPPED_CHOICES);
const { calendar } = RULES;
const MINUTE = 60_000;

type Item = { readonly reference: string; readonly milestone: string; readonly isRepeat: boolean };
type Sent = { readonly to: string; readonly at: Date; readonly items: readonly Item[] };

/** A year of a partnership: what happens to its reviews, and two processes over the same tables that die at any call. */
async function simulate() {
  const chance = chanceFrom(SEED);
  const steps = Array.from({ length: REVIEWS }, (_, number) => story(chance, calendar, number))
    .flat()
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const tables = memoryTables();
  await employs(tables, chance);
  const state = { now: steps[0]!.at, kills: 0, unknown: 0 };
  const sent: Sent[] = [];
  const ports: Ports = {
    ...tables,
    chat: chatOf(chance, state, sent),
    documents: wordDocuments,
    clock: () => new Date(state.now),
    ids: { reference: () => 'PR-NEVER00', fault: () => 'F-SIM' },
    log: { info: () => undefined, error: () => undefined },
  };
  const settings = Settings.parse(JSON.parse(readFileSync('env/demo.partnership.json', 'utf8')));
  const starts = () => {
    const life: Life = {
      dead: false,
      dies: () => {
        if (!chance.onceIn(2500)) return 'not now';
        state.kills++;
        return chance.onceIn(2) ? 'before' : 'after';
      },
    };
    const mine = mortal(ports, life);
    return { life, mine, bot: createBot(mine, settings) };
  };
  const processes = [starts(), starts()];
  const ticks: Date[] = [];

  const alive = async (): Promise<void> => {
    for (const [index, { life }] of processes.entries())
      if (life.dead) {
        processes[index] = starts();
        // Most starts go by the index that is there, so that a row it lacks is not made good unseen.
        if (chance.onceIn(8)) await survives(processes[index].bot.rebuildIndex());
      }
  };
  const tick = async (): Promise<void> => {
    await alive();
    // Now both at once, now one alone.
    const now = chance.onceIn(3) ? processes : [processes[chance.upTo(1)]!];
    const done = await Promise.all(now.map(({ bot }) => survives(bot.tick())));
    if (done.some(Boolean)) ticks.push(new Date(state.now));
  };
  const happens = async (step: Step): Promise<void> => {
    for (let tries = 0; tries < 5; tries++) {
      await alive();
      const { mine } = processes[tries % 2]!;
      const journal = tries === 0 ? [] : await tables.reviews.journal(step.reference);
      const world = { ...mine, rules: () => Promise.resolve(RULES), kept: keptApart(mine.reviews, mine.identities) };
      const decide = (review: Parameters<Step['events']>[0]) => {
        const events = step.events(review);
        const isDone = events.some((event) => journal.some(({ at, type }) => at === event.at && type === event.type));
        return isDone ? { events: [] } : { events, content: events.flatMap(rowsWith) };
      };
      if (await survives(change(world, step.reference, mine.reviews.read(step.reference), decide))) return;
    }
    throw new Error('A step did not happen.');
  };

  const end = new Date('2027-01-29T17:00:00Z');
  for (let outageUntil = state.now; ;) {
    const [row] = await tables.owedIndex.due(end);
    const wake = row ? Math.max(Date.parse(row.at), state.now.getTime() + MINUTE, outageUntil.getTime()) : Infinity;
    const next = Math.min(wake, steps[0]?.at.getTime() ?? Infinity);
    if (next > end.getTime()) break;
    state.now = new Date(Math.max(next, state.now.getTime()));
    if (state.now >= outageUntil && chance.onceIn(300)) outageUntil = new Date(state.now.getTime() + chance.upTo(20) * 60 * MINUTE);
    while (steps[0] && steps[0].at <= state.now) await happens(steps.shift()!);
    if (state.now >= outageUntil) await tick();
  }
  return { tables, sent, ticks, ...state };
}

/** What stands beside a request is read when its agency is told of it. */
const rowsWith = (event: ReviewEvent): Content[] =>
  event.type === 'agencyAsked' ? [requestRow(event.agency, { why: 'They knew the child.', from: FIRST_DAY, to: FIRST_DAY })] : [];

const survives = async (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    () => false,
  );

async function employs(tables: ReturnType<typeof memoryTables>, chance: ReturnType<typeof chanceFrom>): Promise<void> {
  for (const person of EVERYBODY) {
    const { id, name, agency, roles } = person;
    const now = { name, agency, roles, deputy: DEPUTIES[id] ?? '', away: absences(chance, FIRST_DAY) };
    await tables.people.change({ id, at: '2026-01-02T09:00:00.000Z', by: 'settings', now }, 0);
  }
}

/** A chat that is asked to wait, does not know, or takes the message. */
function chatOf(chance: ReturnType<typeof chanceFrom>, state: { now: Date; unknown: number }, sent: Sent[]): Chat {
  const post = (to: string, address: string, card: Drawn): Posted => {
    lookedAt(card);
    if (chance.onceIn(25)) return { outcome: 'try again', reason: 'too many messages', afterMs: 1000 * chance.upTo(90) };
    const isLost = chance.onceIn(150);
    const isTold = !isLost && !chance.onceIn(150);
    if (!isLost && card.name === 'reminders/due') sent.push({ to, at: new Date(state.now), items: itemsOn(card) });
    if (!isTold) state.unknown++;
    return isTold ? { outcome: 'sent', message: 'm', address } : { outcome: 'unknown', reason: 'no answer' };
  };
  return {
    post: async (to, address, card) => Promise.resolve(post(to, address, card)),
    postIn: async (address) => Promise.resolve({ outcome: 'sent', message: 'm', address }),
    update: async (address, message) => Promise.resolve({ outcome: 'sent', message, address }),
    whoIs: async () => undefined,
    members: async () => Promise.resolve([]),
    offerFile: async (_to, address) => Promise.resolve({ outcome: 'sent', message: 'm', address }),
  };
}

/** What a digest reminds of, read from the card as it was drawn. */
function itemsOn(card: Drawn): Item[] {
  const containers = (card.json['body'] as { type: string; items?: unknown }[]).filter(({ type }) => type === 'Container');
  return containers.map((container) => {
    const text = JSON.stringify(container);
    const [, reference = ''] = /"reference":"(PR-\w+)"/.exec(text) ?? [];
    const [, milestone = ''] = /"milestone":"(\w+)"/.exec(text) ?? [];
    return { reference, milestone, isRepeat: text.includes('You may have had this message before') };
  });
}

type Year = Awaited<ReturnType<typeof simulate>>;
let year: Year;
const journals = new Map<string, readonly ReviewEvent[]>();
beforeAll(async () => {
  process.stdout.write(`The simulated year has the seed ${SEED}. SEED=${SEED} plays it again.\n`);
  year = await simulate();
  for await (const reference of year.tables.reviews.references()) journals.set(reference, await year.tables.reviews.journal(reference));
}, 400_000);

it('has happened: reviews, deaths, messages of which nobody knows whether they arrived, and many reminders', () => {
  expect(journals.size).toBe(REVIEWS);
  expect(year.kills).toBeGreaterThan(20);
  expect(year.unknown).toBeGreaterThan(5);
  expect(year.sent.length).toBeGreaterThan(1000);
});

it('loses no reminder', async () => {
  const lost: string[] = [];
  const inHours = year.ticks.filter((tick) => Date.parse(sendingTime(calendar, tick)) === tick.getTime());
  let checked = 0;
  for (const [reference, journal] of journals) {
    const claims = await year.tables.reviews.claims(reference);
    const isSettled = (key: string) =>
      claims.some((claim) => claim.key.startsWith(`${key}~`) && (claim.state === 'sent' || claim.reason === 'unknown twice'));
    // Where the office does an absent chair’s part, it is told of the same date once and not twice.
    const isTold = (key: string) => ['outer', 'coordinator', 'late'].some((rung) => isSettled(key.replace('-outer', `-${rung}`)));
    for (const { reminder } of mustBeSent(fellDue(journal, RULES, year.now), inHours)) {
      checked++;
      if (!isTold(reminder.key)) lost.push(`${reference} ${reminder.key} at ${reminder.at}`);
    }
  }
  expect(checked).toBeGreaterThan(2000);
  expect(lost).toEqual([]);
});

it('sends none twice, except one that may not have arrived, once more and saying so', async () => {
  const posted = new Map<string, { first: number; repeats: number }>();
  for (const { reference, milestone, isRepeat } of year.sent.flatMap(({ items }) => items)) {
    const key = `${reference} ${milestone}`;
    const { first, repeats } = posted.get(key) ?? { first: 0, repeats: 0 };
    posted.set(key, isRepeat ? { first, repeats: repeats + 1 } : { first: first + 1, repeats });
  }
  let repeats = 0;
  for (const [key, counts] of posted) {
    const [reference = '', milestone = ''] = key.split(' ');
    const claims = (await year.tables.reviews.claims(reference)).filter((claim) => claim.key.startsWith(`remind-${milestone}-`));
    expect(counts.first).toBeLessThanOrEqual(claims.filter(({ state }) => state !== 'waiting').length);
    expect(counts.repeats).toBeLessThanOrEqual(claims.filter(({ attempts }) => attempts > 1).length);
    repeats += counts.repeats;
  }
  expect(repeats).toBeGreaterThan(0);
  // A digest holds several reminders, and each of them is repeated when nobody knows whether it arrived.
  expect(repeats).toBeLessThan((year.kills + year.unknown) * 12);
});

it('writes to nobody on a day off or outside working hours', () => {
  const outside = year.sent.filter(({ at }) => {
    const time = londonTime(at);
    return !isWorkingDay(calendar, londonDay(at)) || time < '08:30' || time > '17:30';
  });
  expect(outside).toEqual([]);
});

it('sends one person one digest at a time', () => {
  const soon = year.sent.filter(({ to, at, items }, index) =>
    year.sent
      .slice(0, index)
      .some((other) => other.to === to && other.at.getTime() === at.getTime() && !items.some(({ isRepeat }) => isRepeat)),
  );
  expect(soon.length).toBeLessThanOrEqual(year.kills);
});

it('reminds of both outer dates before they pass', () => {
  let checked = 0;
  const missed: string[] = [];
  for (const [reference, journal] of journals) {
    for (const [milestone, of, from] of [
      ['notify', 5, 3],
      ['panel', 15, 13],
    ] as const) {
      const due = outerDate(journal, milestone, of, from);
      if (!due) continue;
      checked++;
      const told = year.sent.some(
        ({ at, items }) =>
          at >= due.from && at < due.until && items.some((one) => one.reference === reference && one.milestone === milestone),
      );
      if (!told) missed.push(`${reference} ${milestone}`);
    }
  }
  expect(checked).toBeGreaterThan(100);
  expect(missed).toEqual([]);
});

it('is never without days to notify that run, or an answer, in any serious incident', () => {
  const unseen: string[] = [];
  let moments = 0;
  for (const [reference, journal] of journals) {
    let review: Review | undefined;
    for (const event of journal) {
      review = evolve(review, event);
      moments++;
      const runs = review && timeline(review, RULES, new Date(event.at)).clocks[0].state === 'running';
      if (review && runs !== (answerOf(review) === '')) unseen.push(`${reference} after ${event.type}`);
    }
    // Also of those of which nothing more was heard, until the end of the year.
    if (review && answerOf(review) === '' && timeline(review, RULES, year.now).clocks[0].state !== 'running') unseen.push(reference);
  }
  expect(moments).toBeGreaterThan(1000);
  expect(unseen).toEqual([]);
});

/** When an outer date was, worked out by hand from the days that were recorded; undefined where it was met or not known in time. */
function outerDate(journal: readonly ReviewEvent[], milestone: 'notify' | 'panel', of: number, from: number) {
  const notified = journal.find(({ type }) => type === 'notificationRecorded');
  const aware = journal.filter((event) => event.type === 'laAwareRecorded').at(-1);
  const zero =
    milestone === 'notify' ? aware?.on : notified?.type === 'notificationRecorded' ? londonDay(new Date(notified.sentAt)) : undefined;
  const decided = journal.find(({ type }) => type === 'routeDecided');
  if (!zero || (decided?.type === 'routeDecided' && decided.outcome !== 'rapid review')) return undefined;
  if (milestone === 'panel' && !decided) return undefined;
  const [last, first] = [addWorkingDays(calendar, zero, of), addWorkingDays(calendar, zero, from)];
  if (!('day' in last) || !('day' in first)) return undefined;
  const [begins, until] = [new Date(`${first.day}T00:00:00Z`), endOfDay(last.day)];
  const ended = milestone === 'notify' ? notified : journal.find((event) => 'milestone' in event && event.milestone === 'panel');
  const known = milestone === 'notify' ? aware?.at : decided?.at;
  const isMet = Date.parse(ended?.at ?? '9999-12-31') < Date.parse(`${last.day}T00:00:00Z`);
  return isMet || !known || Date.parse(known) >= begins.getTime() ? undefined : { from: begins, until };
}
