import { openLog } from '../../src/log';
import { assemble, randomIds } from '../../src/main';
import { openTables } from '../../src/tables';
import { demoConfig } from '../helpers/demoConfig';
import { tells } from './tells';

// The bot as it is, in a process of its own. It logs as it always does; what it writes goes nowhere.
const [, , connectionString = ''] = process.argv;

async function run(): Promise<void> {
  const tables = await openTables({ connectionString });
  const log = openLog({ write: () => undefined });
  const { url } = await assemble(demoConfig(), tables, () => new Date(), randomIds, log);
  process.send?.({ ready: url });
}

tells();
void run();
