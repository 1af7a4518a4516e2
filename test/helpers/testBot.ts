import type { Settings } from '../../src/config';
import type { Person } from '../../src/domain/people/people';
import { openLog } from '../../src/log';
import { assemble, randomIds, type MovableClock, type Running } from '../../src/main';
import type { Clock, Ids } from '../../src/ports';
import type { Tables } from '../../src/tables';
import type { Limits } from '../../src/teams/pace';
import { DEMO_TENANT, demoConfig, demoPeople } from './demoConfig';
import { memoryTables } from './memory';

type Options = {
  readonly tables?: Tables;
  /** Default: the machine's. */
  readonly clock?: Clock;
  readonly settings?: Settings;
  /** With whole ids, `tenant~id`. Default: the demo's cast. They are added when the tables do not have them yet. */
  readonly people?: readonly Person[];
  readonly tenant?: string;
  readonly ids?: Ids;
  /** The clock that the room's page may move; it is then the bot's. */
  readonly movable?: MovableClock;
  /** Default: none, because tests press faster than people. */
  readonly limits?: Limits;
};

const NO_LIMITS: Limits = { writes: [], reads: [], all: [] };

export type TestBot = Running & {
  readonly tables: Tables;
  readonly clock: Clock;
  /** What the bot has logged, a line each. */
  readonly logged: readonly string[];
};

/** The real bot behind its real server on a free port, over tables in memory unless others are given. It ticks only when told to. */
export async function startTestBot(options: Options = {}): Promise<TestBot> {
  const {
    tables = memoryTables(),
    movable,
    clock = movable?.now ?? (() => new Date()),
    ids = randomIds,
    tenant = DEMO_TENANT,
    settings,
    limits = NO_LIMITS,
  } = options;
  const people = options.people ?? demoPeople(tenant);
  for (const person of people) if (!(await tables.people.find(person.id))) await tables.people.save(person);
  const logged: string[] = [];
  const log = openLog({ write: (line) => void logged.push(line) });
  const config = demoConfig({ tenants: [tenant], people, ...(settings && { settings }) });
  return { ...(await assemble(config, tables, clock, ids, log, { limits, movable })), tables, clock, logged };
}
