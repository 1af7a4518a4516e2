import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_TENANT, demoCast } from '../helpers/demoConfig';

/** Microsoft's Agents Playground, at the version that this was tried with. Evaluation licence: fetched when asked for, never a dependency. */
export const PLAYGROUND = '@microsoft/m365agentsplayground@0.2.28';

export type Playground = {
  readonly url: string;
  /** The one personal chat there is. */
  readonly chat: string;
  /** What the bot has posted or changed there so far, oldest first. */
  posted(): readonly Posted[];
  close(): Promise<void>;
};
export type Posted = { readonly messageId: string; readonly activity: Readonly<Record<string, unknown>> };

const CHAT = 'personal-chat';
const LONGEST_START_MS = 180_000;

/** Starts the Playground on the bot, with its records in a folder of their own. `who` are six of the cast, the first is the one who types. */
export async function openPlayground(botUrl: string, who: readonly string[]): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  mkdirSync(join(folder, 'devTools'), { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(settings(who)));
  const given = ['--yes', PLAYGROUND, 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', '56150', '--er', '--dt'];
  const child = spawn('npx', given, {
    cwd: folder,
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const close = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // "localhost", because that is where it listens, whichever way the machine spells it.
    const url = `http://localhost:${await portOf(child)}`;
    await answering(url, child);
    return { url, chat: CHAT, posted: () => postedIn(join(folder, 'devTools')), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function settings(who: readonly string[]) {
  const cast = demoCast();
  const users = who.map((id) => {
    const { name } = cast.find((one) => one.id === id) ?? { name: id };
    const [givenName = '', surname = ''] = name.split(' ');
    const email = `${id}@northshire.example`;
    return { id, name, aadObjectId: id, givenName, surname, email, userPrincipleName: email };
  });
  const [currentUser, ...others] = users;
  return {
    version: '0.1.1',
    tenantId: DEMO_TENANT,
    bot: { id: 'practice-reviews', name: 'Practice reviews' },
    currentUser,
    users: others,
    personalChat: { id: CHAT },
    groupChat: { id: 'group-chat', name: 'A group' },
    team: { id: 'team', aadGroupId: 'team-group', name: 'A team', channels: [{ id: 'channel', name: 'A channel' }] },
  };
}

/** The port it says it listens on: another one when ours is taken. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('The Playground did not start. Is the npm registry within reach?')), LONGEST_START_MS);
    const heard = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, port] = /Listening on (\d+)/.exec(said) ?? [];
      if (!port) return;
      clearTimeout(late);
      resolve(port);
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`The Playground ended before it listened.\n${said}`));
    });
  });
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error('The Playground ended while it started: it did not take its settings.');
    const answer = await fetch(`${url}/_internal/v1/testConfig`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('The Playground listens, but does not answer.');
}

// It runs through npx, so that the whole group has to end.
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

type Recorded = {
  readonly direction: string;
  readonly messageId?: string;
  readonly request: { readonly method?: string; readonly url?: string; readonly body?: Record<string, unknown> };
};

/** Reads its records: what the bot sent to its connector, in the order in which it arrived. */
function postedIn(folder: string): Posted[] {
  const files = readdirSync(folder).filter((name) => name.startsWith('events_recording'));
  const records = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^---$/m));
  return records.flatMap((text) => {
    if (!text.trim()) return [];
    const { direction, messageId = '', request } = JSON.parse(text) as Recorded;
    const isOurs = direction.startsWith('User Application') && (request.url ?? '').includes(`/conversations/${CHAT}/activities`);
    return isOurs && request.body ? [{ messageId, activity: request.body }] : [];
  });
}
