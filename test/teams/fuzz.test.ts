import { createBot } from '../../src/bot';
import type { Person, Role } from '../../src/domain/people/people';
import { fold } from '../../src/domain/review/evolve';
import { randomIds } from '../../src/main';
import { wordDocuments } from '../../src/report';
import { openTeams } from '../../src/teams/adapter';
import { demoSettings } from '../helpers/demoConfig';
import { memoryTables } from '../helpers/memory';
import { everyAction } from '../roles/pressed';
import { IDENTITY, REFERENCE, ROWS, STATES } from '../roles/states';
import { fakeConnector, keptLog, type Connector } from './wire';

jest.setTimeout(180_000);

const TENANT = 'northshire';
const MANY = 10_000;
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** The same numbers for the same seed (mulberry32). */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = numbersFrom(seed);
const below = (most: number): number => Math.floor(random() * most);
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]!;
const sometimes = (chance: number): boolean => random() < chance;

const THEIRS = 'PR-0THERS0';
/** What stands in one review and in nobody else’s. */
const MARK = { [REFERENCE]: 'marked-alpha', [THEIRS]: 'marked-omega' } as const;

const someone = (id: string, agency: string, ...roles: Role[]): Person => ({ id: `${TENANT}~${id}`, name: id, agency, roles });
const AMARA = someone('amara', 'Northshire Police', 'referrer');
const DANA = someone('dana', 'Northshire Police', 'agency lead');
const EVE = someone('eve', 'Northshire Schools', 'referrer', 'participant', 'information author', 'executive partner');
const KEZIA = someone('kezia', 'Northshire partnership office', 'administrator');

/** Who presses, from where, and the words of which reviews may be answered to them. */
const SENDERS = [
  { id: 'amara', tenant: TENANT, reads: [MARK[REFERENCE]] },
  { id: 'dana', tenant: TENANT, reads: [MARK[REFERENCE]] },
  { id: 'eve', tenant: TENANT, reads: [MARK[THEIRS]] },
  { id: 'kezia', tenant: TENANT, reads: [] },
  { id: 'nobody', tenant: TENANT, reads: [] },
  { id: 'amara', tenant: 'another-tenant', reads: [] },
  { id: '', tenant: TENANT, reads: [] },
] as const;
type Sender = (typeof SENDERS)[number];

type Json = Record<string, unknown>;
const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: [deep(levels - 1)] });
const HOSTILE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, 0.1, '', ' ', '0', '-1', 'NaN', '1e9', [], {}, [[]], [null], { toString: 1 }],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    '../../etc',
    '${reference}',
    '{{x}}',
    '<script>',
    "' or 1 eq 1",
    '\u0000',
    '\ud800',
  ],
  ...[
    REFERENCE,
    THEIRS,
    'PR-ZZZZZZZ',
    REFERENCE.toLowerCase(),
    `${TENANT}~amara`,
    `${TENANT}~eve`,
    'invited~x@example.org',
    'x'.repeat(40_000),
  ],
  ...[{ ['__proto__x']: 1 }, deep(30), { reference: THEIRS }, 999_999, '2026-02-31', '0000-00-00', 'yes', ',', 'a,b,c'],
];
const FORGED = { revision: 99, seen: 99, round: 9, visit: 9, stage: 8, number: 9, part: 7 };
const USUAL = [...everyAction({ reference: REFERENCE }), ...everyAction({ reference: THEIRS })];
// What shows words of a review is pressed more often than the rest.
const SHOWING = USUAL.filter(({ verb }) => ['referral/open', 'referral/read', 'referral/check', 'referral/save'].includes(verb));
const PRESSES = [
  ...USUAL,
  ...Array<typeof SHOWING>(30).fill(SHOWING).flat(),
  ...everyAction({ ...FORGED, reference: REFERENCE, agency: 'Northshire Police' }),
];
const WORDS = [
  'refer',
  'my reviews',
  `open ${REFERENCE}`,
  `open ${THEIRS}`,
  'people',
  'away',
  'help',
  `link ${REFERENCE}`,
  '',
  '\u202e',
  'x'.repeat(9_000),
  'open PR-1',
];
const INPUTS = ['childName_r0', 'inOneSentence_r0', 'roles_r1', 'search_r0', 'agencies_r0', 'words_r0', 'deputy_r1', 'from_r1'];

/** Some values of an object replaced by what they are not, some left out, some added. */
function broken(of: Json, chance: number): Json {
  const kept = Object.entries(of).filter(() => !sometimes(chance / 2));
  const changed = kept.map(([name, value]): [string, unknown] => [name, sometimes(chance) ? oneOf(HOSTILE) : value]);
  const more = sometimes(chance) ? [[oneOf([...INPUTS, 'verb', 'reference', 'msteams', '__proto__']), oneOf(HOSTILE)] as const] : [];
  return Object.fromEntries([...changed, ...more]);
}

function value(): Json {
  const { verb, data } = oneOf(PRESSES);
  const carried = { ...broken({ ...data }, 0.15), verb: sometimes(0.1) ? oneOf(HOSTILE) : verb };
  return sometimes(0.5) ? carried : { ...carried, [oneOf(INPUTS)]: sometimes(0.5) ? 'some words' : oneOf(HOSTILE) };
}

const invoke = (name: string, carried: unknown): Json => ({ type: 'invoke', name, value: carried });
const KINDS: readonly (() => Json)[] = [
  () => {
    const { verb, ...data } = value();
    return invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: oneOf(['manual', 'automatic', 7]) });
  },
  () => invoke('task/fetch', { data: value() }),
  () => invoke('task/submit', { data: value() }),
  () => invoke(oneOf(['composeExtension/fetchTask', 'composeExtension/submitAction']), { commandId: 'referral/begin', data: value() }),
  () => invoke('fileConsent/invoke', { action: oneOf(['accept', 'decline', 1]), context: value(), uploadInfo: oneOf(HOSTILE) }),
  () => invoke(oneOf(['signin/verifyState', 'adaptiveCard/action', 'x']), oneOf(HOSTILE)),
  () => ({ type: 'message', text: '', value: value() }),
  () => ({ type: 'message', text: oneOf(WORDS) }),
  () => ({
    type: oneOf(['event', 'typing', 'conversationUpdate', 'installationUpdate', 'messageReaction', 'x']),
    name: oneOf(HOSTILE),
    action: 'add',
    value: value(),
  }),
];
// Most presses are answered in the request itself; messages cost a call of the connector.
const WEIGHTS = [...Array<number>(12).fill(0), ...Array<number>(8).fill(1), ...Array<number>(8).fill(2), 3, 3, 4, 4, 5, 5, 6, 6, 7, 8];

const wellFormed = ({ id, tenant }: Sender, serviceUrl: string, did: Json, conversationType = 'personal') => ({
  id: 'activity-0',
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:${id}`, name: 'Somebody', ...(id && { aadObjectId: id }) },
  recipient: { id: '28:bot', name: 'Practice reviews' },
  conversation: { id: `a:${id}`, conversationType, tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  replyToId: 'pressed',
  ...did,
});

function activityFrom(sender: Sender, serviceUrl: string): Json {
  const { tenant } = sender;
  const chat = oneOf(['personal', 'personal', 'personal', 'groupChat']);
  const whole = { ...wellFormed(sender, serviceUrl, KINDS[oneOf(WEIGHTS)]!(), chat), id: `activity-${below(1e9)}` };
  if (sometimes(0.8)) return whole;
  const parts = broken(whole, 0.12);
  // Who somebody is comes from what Teams has verified: what is broken there may not make them somebody else.
  const kept = tenant === TENANT ? {} : { conversation: whole.conversation, channelData: whole.channelData };
  const from = sometimes(0.5) ? whole.from : broken(whole.from, 0.4);
  const conversation = sometimes(0.7) ? whole.conversation : broken(whole.conversation, 0.3);
  return { ...parts, serviceUrl, from, conversation, ...kept };
}

const { log, lines } = keptLog();
const tables = memoryTables();
let connector: Connector;
beforeAll(async () => {
  connector = await fakeConnector();
  process.stdout.write(`malformed activities: FUZZ_SEED=${seed}\n`);
});
afterAll(() => connector.close());

async function setUp(): Promise<void> {
  for (const person of [AMARA, DANA, EVE, KEZIA, someone('owen', 'Northshire partnership office', 'coordinator')])
    await tables.people.save(person);
  const partners = ['p1', 'p2', 'p3'].map((id) => `${TENANT}~${id}`) as [string, string, string];
  const names = { referrer: AMARA.id, lead: DANA.id, author: DANA.id, partners, invited: [DANA.id] };
  const ours = STATES['short start sent']!(names);
  const theirs = STATES['short start sent']!({ ...names, referrer: EVE.id, lead: '', invited: [] }).map((event) =>
    'agency' in event ? { ...event, reference: THEIRS, agency: EVE.agency } : event,
  );
  for (const [reference, events] of [
    [REFERENCE, ours],
    [THEIRS, theirs],
  ] as const) {
    const marked = ROWS.map((row) => ({ ...row, json: withMark(row.json, MARK[reference]) }));
    await tables.reviews.commit({ review: fold(events)!, events, content: marked }, undefined);
    await tables.identities.save(reference, { ...IDENTITY, childName: { said: MARK[reference] } });
    await tables.involved.add('office', reference);
  }
  const page = { page: 'start', revision: 1, savedAt: '2026-11-23T09:00:00.000Z' };
  await tables.drafts.save(AMARA.id, { ...page, reference: REFERENCE, answers: { inOneSentence: { said: MARK[REFERENCE] } } });
  await tables.drafts.save(EVE.id, { ...page, reference: THEIRS, answers: { inOneSentence: { said: MARK[THEIRS] } } });
}

/** Every answer in a frozen page is the mark. */
const withMark = (json: unknown, mark: string): unknown =>
  JSON.parse(JSON.stringify(json).replace(/"(said|answer)":"[^"]*"/g, `"$1":"${mark}"`)) as unknown;

it('bears ten thousand malformed activities: nothing fails, refused ones write nothing, nobody reads what is not theirs', async () => {
  await setUp();
  const setup = {
    identity: undefined,
    admission: { tenants: [TENANT], demo: true },
    serviceUrl: '',
    limits: { writes: [], reads: [], all: [] },
  };
  const teams = openTeams(setup, { fault: () => 'F-FUZZED' }, log);
  const clock = () => new Date('2026-11-23T10:15:00Z');
  const bot = createBot({ ...tables, clock, ids: randomIds, chat: teams.chat, documents: wordDocuments, log }, demoSettings());
  const receive = teams.answersFor(bot);
  const back = tables.remember();
  for (let n = 0; n < MANY; n += 1) {
    const sender = oneOf(SENDERS);
    const activity = activityFrom(sender, connector.url);
    const told = (): string => `FUZZ_SEED=${seed}, number ${n}: ${JSON.stringify(activity).slice(0, 2_000)}`;
    lines.length = 0;
    connector.reset();
    const before = tables.writes();
    const answer = await receive('', activity);
    const wrote = tables.writes() - before;
    const answered = JSON.stringify([answer.body, connector.calls.map(({ body }) => body)]);

    if (answer.status >= 500 || lines.some(({ sentence }) => FAULTS.includes(sentence)))
      throw new Error(`A fault of ours. ${JSON.stringify(lines)} ${told()}`);
    const refusal = answer.status >= 400 || lines.some(({ sentence }) => sentence === 'A turn was refused.');
    const isStranger = sender.reads.length === 0 && sender.id !== 'kezia';
    if (wrote > 0 && (answer.status >= 400 || isStranger)) throw new Error(`Written by somebody who may not. ${told()}`);
    if (wrote > 0 && refusal && wrote > ADDRESS) throw new Error(`Written by what was refused. ${told()}`);
    const foreign = Object.values(MARK).filter((mark) => !sender.reads.some((one) => one === mark) && answered.includes(mark));
    if (foreign.length > 0) throw new Error(`Answered with ${foreign.join()}. ${told()}`);
    if (wrote > 0) back();
  }

  // It would be no test if everything were refused at the door, nothing ever shown to anybody, or nothing ever written.
  for (const sender of SENDERS) {
    for (const reference of [REFERENCE, THEIRS] as const) {
      lines.length = 0;
      const reads = { verb: 'referral/read', reference };
      const answer = await receive('', wellFormed(sender, connector.url, invoke('task/fetch', { data: reads })));
      const mine = sender.reads.some((mark) => mark === MARK[reference]);
      expect([sender.id, sender.tenant, reference, JSON.stringify(answer.body ?? '').includes(MARK[reference])]).toEqual([
        ...[sender.id, sender.tenant, reference],
        mine,
      ]);
    }
  }
  const before = tables.writes();
  await receive('', wellFormed(SENDERS[0], connector.url, { type: 'message', text: 'refer' }));
  await receive('', wellFormed(SENDERS[0], connector.url, invoke('task/fetch', { data: { verb: 'referral/read', reference: REFERENCE } })));
  expect(tables.writes()).toBeGreaterThan(before);
});

/** A message id that is none cannot be written to, which is logged too, but no fault of ours. */
const FAULTS = ['A turn failed.', 'An answer could not be given.'];

/** Where somebody’s own chat is may be kept, whatever they then press. */
const ADDRESS = 1;
