import { openLog } from '../../src/log';
import { start } from '../../src/main';
import { demoConfig } from './demoConfig';
import { movableClock } from './movableClock';

// The bot as a process of its own over storage that outlives it, so that a test can kill it at any moment.
const [, , port = '0', connectionString = '', serviceUrl = ''] = process.argv;
start(
  demoConfig({ port: Number(port), tables: { connectionString }, serviceUrl }),
  openLog({ write: () => undefined }),
  movableClock(),
).then(
  () => process.stdout.write('ready\n'),
  () => process.exit(1),
);
