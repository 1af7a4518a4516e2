import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { odata, type TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
  type Request as BotRequest,
  type TaskModuleRequest,
  type TaskModuleResponse,
  type TurnContext,
} from 'botbuilder';
import { createServer, plugins } from 'restify';
import type { Write } from '../../src/tables/table';
import type { Call, Calls } from './calls';
import { tells } from './tells';
import { clientOf, type Script } from './seed';
import { BARE, WRITTEN_DOWN, type Kind, type Slot } from './slots';

// What the same frameworks do with nothing of ours: no rules, no cards drawn, no checks. It makes the calls to the tables that were
// written down, or reads one row and writes one, and gives back the answer that was written down.
const [, , connectionString = '', scriptFile = '', does = 'same calls'] = process.argv;

type Data = { readonly verb: string; readonly reference: string };

class Bare extends TeamsActivityHandler {
  readonly #carryOut: (data: Data) => Promise<unknown>;

  constructor(carryOut: (data: Data) => Promise<unknown>) {
    super();
    this.#carryOut = carryOut;
  }

  override async handleTeamsTaskModuleSubmit(_context: TurnContext, request: TaskModuleRequest): Promise<TaskModuleResponse> {
    return (await this.#carryOut(request.data as Data)) as TaskModuleResponse;
  }
}

async function run(): Promise<void> {
  const script = JSON.parse(await text(createReadStream(scriptFile))) as Script;
  const tables = new Map<string, TableClient>();
  const table = (name: string): TableClient => {
    const client = tables.get(name) ?? clientOf(connectionString, name);
    tables.set(name, client);
    return client;
  };
  const bySlot = new Map(
    BARE.flatMap((slot) => {
      const of = { slot, calls: callsOf(script, slot) };
      return [[slot.reference, of] as const, [slot.review, of] as const];
    }),
  );
  let presses = 0;

  const bot = new Bare(async ({ verb, reference }) => {
    const kind: Kind = verb === 'referral/next' ? 'referral' : 'review';
    const { slot, calls } = bySlot.get(reference)!;
    presses += 1;
    if (does === 'one row') await oneRow(table('People'), slot.referrer);
    else await sameCalls(table, calls[kind], presses);
    return JSON.parse(script[kind].answer) as unknown;
  });
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const server = createServer({ handleUncaughtExceptions: false });
  Object.assign(server.log, { level: 'silent' });
  server.use(plugins.bodyParser());
  server.post('/api/messages', async (req, res) => {
    // The two packages describe the same request in types that differ.
    await adapter.process(req as unknown as BotRequest, res, (context) => bot.run(context));
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ ready: `http://127.0.0.1:${server.address().port}` }));
}

/** The calls that were written down on one slot, as they would be on another. */
function callsOf(script: Script, slot: Slot): Readonly<Record<Kind, Calls>> {
  const moved = (calls: Calls): Calls => {
    const names = ['reference', 'review', 'referrer'] as const;
    return JSON.parse(names.reduce((json, name) => json.replaceAll(WRITTEN_DOWN[name], slot[name]), JSON.stringify(calls))) as Calls;
  };
  return { referral: moved(script.referral.calls), review: moved(script.review.calls) };
}

async function oneRow(people: TableClient, who: string): Promise<void> {
  const row = await people.getEntity<{ facts: string }>('northshire', who);
  await people.updateEntity({ partitionKey: 'northshire', rowKey: who, facts: row.facts }, 'Merge', { etag: row.etag });
}

type Etags = Map<string, string>;

async function sameCalls(table: (name: string) => TableClient, calls: Calls, nth: number): Promise<void> {
  const etags: Etags = new Map();
  for (const group of calls) await Promise.all(group.map((call) => make(table(call.table), call, etags, nth)));
}

async function make(client: TableClient, call: Call, etags: Etags, nth: number): Promise<void> {
  switch (call.what) {
    case 'read': {
      const { partition, key } = call.keys;
      const row = await client.getEntity(partition, key).catch((error: unknown) => {
        if ((error as { readonly statusCode?: number }).statusCode !== 404) throw error;
        return undefined;
      });
      if (row?.etag) etags.set(`${partition}/${key}`, row.etag);
      return;
    }
    case 'rows': {
      const keys = call.range ? odata` and RowKey ge ${call.range.from} and RowKey lt ${call.range.before}` : '';
      return listed(client, odata`PartitionKey eq ${call.partition}` + keys);
    }
    case 'everywhere':
      return listed(
        client,
        Object.entries(call.having)
          .map(([column, value]) => column + odata` eq ${value}`)
          .join(' and '),
      );
    case 'write':
      await write(client, anew(call.write, etags, nth));
      return;
    case 'together':
      await client.submitTransaction(call.writes.map((one) => action(anew(one, etags, nth))));
  }
}

async function listed(client: TableClient, filter: string): Promise<void> {
  const found: object[] = [];
  for await (const row of client.listEntities({ queryOptions: { filter } })) found.push(row);
}

/** What is inserted is new each time, and what is replaced is replaced as this press has read it. */
function anew(given: Write, etags: Etags, nth: number): Write {
  const { row } = given;
  if (given.how === 'insert') return { ...given, row: { ...given.row, key: `${row.key}~${process.pid}~${nth}` } };
  if (given.how === 'replace' || given.how === 'changeColumns') return { ...given, etag: etags.get(`${row.partition}/${row.key}`) ?? '*' };
  return given;
}

const entity = (given: Write): TableEntity => ({
  partitionKey: given.row.partition,
  rowKey: given.row.key,
  ...('columns' in given.row ? given.row.columns : {}),
});

function write(client: TableClient, given: Write): Promise<unknown> {
  switch (given.how) {
    case 'insert':
      return client.createEntity(entity(given));
    case 'put':
    case 'putColumns':
      return client.upsertEntity(entity(given), given.how === 'put' ? 'Replace' : 'Merge');
    case 'replace':
    case 'changeColumns':
      return client.updateEntity(entity(given), given.how === 'replace' ? 'Replace' : 'Merge', { etag: given.etag });
    case 'remove':
      return client.deleteEntity(given.row.partition, given.row.key, { etag: '*' });
  }
}

function action(given: Write): TransactionAction {
  switch (given.how) {
    case 'insert':
      return ['create', entity(given)];
    case 'put':
    case 'putColumns':
      return ['upsert', entity(given), given.how === 'put' ? 'Replace' : 'Merge'];
    case 'replace':
    case 'changeColumns':
      return ['update', entity(given), given.how === 'replace' ? 'Replace' : 'Merge', { etag: given.etag }];
    case 'remove':
      return ['delete', { partitionKey: given.row.partition, rowKey: given.row.key }];
  }
}

tells();
void run();
