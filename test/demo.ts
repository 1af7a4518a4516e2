import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../src/log';
import { start, type Running } from '../src/main';
import { startAzurite } from './helpers/azurite';
import { DEMO_TENANT, demoCast, demoConfig } from './helpers/demoConfig';
import { COMMANDS } from './helpers/messageExtension';
import { movableClock } from './helpers/movableClock';

/** What is open, in the order in which it was opened. */
const open: { close(): unknown }[] = [];

/** The bot with its tables on this machine and nothing else, for any Bot Framework client. */
async function botAlone(): Promise<void> {
  const { url } = await openBot(process.env['DATA_DIR'] ?? temporaryFolder(), '');
  console.log(`listening on ${url}`);
}

/** The bot, and the room in which the cast can talk to it. What they do is still there after a restart. */
async function botInTheRoom(): Promise<void> {
  const roomPort = port('ROOM_PORT', 3979);
  const bot = await openBot(process.env['DATA_DIR'] ?? join(__dirname, '..', '.demo', 'tables'), `http://127.0.0.1:${roomPort}/`);
  // Loaded only here, because the bot alone must do without it.
  const { openRoom } = await import('./room/room.js');
  const cast = demoCast().map((person) => ({ ...person, roles: [...person.roles] }));
  const room = await openRoom({ botUrl: `${bot.url}/api/messages`, cast, tenant: DEMO_TENANT, port: roomPort, commands: COMMANDS });
  open.push(room);
  // The room forgets its chats when it closes, so that everybody installs the bot anew; whom it has just greeted it does not greet again.
  for (const { id } of cast.filter(({ roles }) => roles.length > 0)) await room.person(id).installs();
  // A review has a meeting chat of its own, so that there is one for each of three reviews.
  for (const name of ['Meeting A', 'Meeting B', 'Meeting C'])
    await room.meeting(
      name,
      cast.filter(isInMeetings).map(({ id }) => id),
    );
  // A chat among people, in which the bot is not: a referral can be begun there too, and nobody else sees it.
  const talk = room.talk('Health visitors', ['referrer-amara', 'lead-bethan']);
  await room.person('lead-bethan').says('Could you ring me about this afternoon?', talk.id);
  console.log(
    [
      '',
      'The practice review bot is ready, with the people of Northshire, a partnership that does not exist.',
      'Open this address. You are Amara, a health visitor; beside her are the lead of her agency and the partnership’s coordinator:',
      '',
      `  ${room.url}/?as=referrer-amara,lead-bethan,coordinator-priya`,
      '',
      'Type “help” to see what the bot can do, or “refer” to begin. Everything stays on this machine. To stop, press Ctrl+C.',
      '',
    ].join('\n'),
  );
}

const MEET = ['coordinator', 'chair', 'facilitator', 'scribe', 'participant'];
const isInMeetings = ({ roles }: { readonly roles: readonly string[] }): boolean => roles.some((role) => MEET.includes(role));

async function openBot(folder: string, serviceUrl: string): Promise<Running> {
  const azurite = await startAzurite(folder);
  open.push(azurite);
  const log = openLog({ write: (line) => void (line.includes('"level":"error"') && process.stderr.write(line)) });
  const tables = { connectionString: azurite.connectionString };
  const bot = await start(demoConfig({ port: port('PORT', 3978), tables, serviceUrl }), log, movableClock());
  open.push(bot);
  return bot;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'practice-review-bot-'));
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}

function port(name: string, usual: number): number {
  const given = process.env[name] ?? String(usual);
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw new Error(`${name} must be a number from 0 to 65535.`);
}

async function closeAll(): Promise<void> {
  for (const one of open.reverse()) await one.close();
}

function stop(): void {
  process.once('SIGINT', () => process.exit(1));
  closeAll().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function inWords(error: unknown): string {
  const { code, port: taken, message } = error as { code?: string; port?: number; message?: string };
  if (code !== 'EADDRINUSE') return `The demo can’t start: ${message ?? 'something went wrong.'}`;
  return `Port ${taken} is in use by another program, perhaps by a demo that still runs. Close it, or choose another port with PORT (the bot) or ROOM_PORT (the room).`;
}

process.once('SIGINT', stop);
process.once('SIGTERM', stop);
(process.argv.includes('--bot-only') ? botAlone() : botInTheRoom()).catch(async (error: unknown) => {
  console.error(inWords(error));
  await closeAll().catch(() => undefined);
  process.exit(1);
});
