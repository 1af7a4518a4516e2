import { TableClient } from '@azure/data-tables';
import type { ReviewEvent } from '../../src/domain/review/events';
import { fold } from '../../src/domain/review/evolve';
import { openLog } from '../../src/log';
import { assemble, randomIds } from '../../src/main';
import { azureTable, makeTable, REPEATS } from '../../src/tables/azure';
import { TABLES, tablesOver } from '../../src/tables/storage';
import { alerted, referralPassed, referralSent } from '../helpers/aReview';
import { demoConfig } from '../helpers/demoConfig';
import { fakeConnector } from '../teams/wire';
import { writtenDown, type Calls } from './calls';
import { formIn } from './formIn';
import {
  COORDINATOR,
  EVERY_SLOT,
  EVERYBODY,
  idOf,
  KINDS,
  LEAD,
  opens,
  PAGE_ID,
  press,
  pressed,
  WRITTEN_DOWN,
  YESTERDAY,
  type Kind,
  type Slot,
} from './slots';

/** What a press of each kind calls and answers, once it is in its stride. */
export type Script = Readonly<Record<Kind, { readonly calls: Calls; readonly answer: string }>>;

/** Fills the tables with every slot's people, draft and review, all posts made, and writes down what one press of each kind calls. */
export async function seeded(connectionString: string): Promise<Script> {
  const clients = TABLES.map((name) => ({ name, client: clientOf(connectionString, name) }));
  await Promise.all(clients.map(({ client }) => makeTable(client)));
  const down = writtenDown();
  const tables = tablesOver((name) => down.over(azureTable(name, clients.find((one) => one.name === name)!.client)));
  const teams = await fakeConnector();
  const bot = await assemble(
    demoConfig({ serviceUrl: teams.url }),
    tables,
    () => new Date(),
    randomIds,
    openLog({ write: () => undefined }),
  );

  for (const person of EVERYBODY) await tables.people.save(person);
  for (const one of EVERY_SLOT) await begins(tables, one);
  await bot.bot.rebuildIndex();
  await bot.bot.tick();

  const script: Partial<Record<Kind, Script[Kind]>> = {};
  for (const one of EVERY_SLOT) for (const kind of KINDS) await posts(bot.url, press(kind, one, 1, teams.url));
  for (const kind of KINDS) {
    sameAsDrawn(kind, await posts(bot.url, opens(kind, WRITTEN_DOWN, teams.url)));
    down.since();
    const answer = await posts(bot.url, press(kind, WRITTEN_DOWN, 2, teams.url));
    script[kind] = { calls: down.since(), answer };
  }
  await bot.close();
  await teams.close();
  return script as Script;
}

/** What the measured press sends is what somebody sends who fills in the form that the bot draws: its button's data and its inputs. */
function sameAsDrawn(kind: Kind, answer: string): void {
  const sent = pressed(kind, WRITTEN_DOWN, 2);
  const drawn = formIn(answer, String(sent['verb']));
  const carried = Object.entries(drawn.data).every(([name, value]) => String(sent[name]) === String(value));
  const missing = drawn.inputs.filter((input) => !(input in sent));
  if (!carried || missing.length > 0 || Object.keys(sent).length !== Object.keys(drawn.data).length + drawn.inputs.length)
    throw new Error(`A ${kind} press would not send what the bot's own form sends.`);
}

/** A referral whose short start was sent, and a review whose referral has arrived. The page was saved once and the process recorded once, so that every press from here on changes what is stored. */
async function begins(tables: ReturnType<typeof tablesOver>, { reference, review: called, referrer }: Slot): Promise<void> {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const page = { reference, revision: 1, savedAt: at };
  await tables.drafts.save(idOf(referrer), { ...page, page: 'gate', answers: { danger: { said: 'none known' } } });
  await tables.drafts.save(idOf(referrer), { ...page, page: PAGE_ID, answers: {} });
  const written = { by: idOf(referrer), lead: LEAD.id, agency: LEAD.agency, at };
  await keeps(tables, [alerted({ ...written, reference })]);
  await keeps(tables, [
    alerted({ ...written, reference: called }),
    { ...referralSent(), by: idOf(referrer), at },
    { ...referralPassed(), by: LEAD.id, at },
    {
      ...{ type: 'processRecorded', at, by: COORDINATOR },
      ...{ process: 'police', state: 'not known', checkedOn: YESTERDAY, revision: 1 },
    },
  ]);
}

async function keeps(tables: ReturnType<typeof tablesOver>, events: readonly ReviewEvent[]): Promise<void> {
  const review = fold(events);
  if (!review) throw new Error('No event begins a review.');
  await tables.reviews.commit({ review, events, content: [] }, undefined);
}

export const clientOf = (connectionString: string, name: string): TableClient =>
  TableClient.fromConnectionString(connectionString, name, { retryOptions: REPEATS, allowInsecureConnection: true });

export async function posts(url: string, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.text();
}
