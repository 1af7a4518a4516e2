import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { manifestWith, PackageError, packageWith, valuesOf } from '../../appPackage/pack';
import { actions, commanded } from '../../src/journeys';

const ROOT = join(__dirname, '..', '..');
const CHECK = join(ROOT, '..', 'shared', 'contracts', 'check.mjs');
const VALUES = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  DEVELOPER_NAME: 'Northshire “SCP”',
  DEVELOPER_WEBSITE: 'https://northshire-scp.example',
  PRIVACY_URL: 'https://northshire-scp.example/privacy',
  TERMS_URL: 'https://northshire-scp.example/terms',
  APP_NAME_SUFFIX: ' dev',
};

type Manifest = {
  readonly name: { readonly short: string };
  readonly developer: { readonly name: string };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly webApplicationInfo: { readonly id: string };
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly supportsFiles: boolean;
    readonly commandLists: readonly { readonly scopes: readonly string[]; readonly commands: readonly { readonly title: string }[] }[];
  }[];
  readonly composeExtensions: readonly {
    readonly botId: string;
    readonly commands: readonly { readonly id: string; readonly context: readonly string[] }[];
  }[];
  readonly authorization: { readonly permissions: { readonly resourceSpecific: readonly { readonly name: string }[] } };
};
const manifest = (): Manifest => JSON.parse(manifestWith(VALUES)) as Manifest;
const problems = (values: Record<string, string>): readonly string[] => {
  try {
    manifestWith(values);
  } catch (error) {
    if (error instanceof PackageError) return error.problems;
    throw error;
  }
  return [];
};

describe('the app’s manifest', () => {
  it('validates against the published schema', async () => {
    if (!existsSync(CHECK)) return console.log('skipped: no contracts');
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    writeFileSync(join(folder, 'manifest.json'), manifestWith(VALUES));
    const said = await new Promise((resolve) =>
      execFile(process.execPath, [CHECK, 'manifest', join(folder, 'manifest.json')], { cwd: ROOT }, (_fault, out) => resolve(out.trim())),
    );
    rmSync(folder, { recursive: true });
    expect(said).toBe('1 passed, 0 failed');
  });
  it('names the bot in every place, and leaves no variable over', () => {
    const { bots, composeExtensions, webApplicationInfo, name, developer } = manifest();
    expect([bots[0]!.botId, composeExtensions[0]!.botId, webApplicationInfo.id]).toEqual([VALUES.BOT_ID, VALUES.BOT_ID, VALUES.BOT_ID]);
    expect(name.short).toBe('Practice reviews dev');
    expect(developer.name).toBe('Northshire “SCP”');
    expect(manifestWith(VALUES)).not.toContain('${{');
  });
  it('works in a person’s own chat, in teams, in group chats and so in meetings, with files', () => {
    expect(manifest().bots[0]).toMatchObject({ scopes: ['personal', 'team', 'groupChat'], supportsFiles: true });
  });
  it('offers only words that the bot understands', () => {
    const titles = manifest().bots[0]!.commandLists.flatMap(({ commands }) => commands.map(({ title }) => title));
    expect(titles).toContain('refer');
    for (const title of titles) expect([title, commanded(title)?.verb]).not.toEqual([title, undefined]);
  });
  it('names each command of the message extension by the action that it presses', () => {
    const ids = manifest().composeExtensions[0]!.commands.map(({ id }) => id);
    expect(ids).toEqual(['referral/begin']);
    for (const id of ids) expect(actions.map(({ verb }) => verb)).toContain(id);
  });
  it('begins a referral from a message and from where one is written', () => {
    expect(manifest().composeExtensions[0]!.commands[0]!.context).toEqual(['compose', 'commandBox', 'message']);
  });
  it('asks for the meeting’s beginning and end, and for no chat, roster or message', () => {
    expect(manifest().authorization.permissions.resourceSpecific).toEqual([{ name: 'OnlineMeeting.ReadBasic.Chat', type: 'Application' }]);
  });
  it('says in one go what is missing or wrong', () => {
    const { TEAMS_APP_ID: _, ...others } = VALUES;
    expect(problems({ ...others, BOT_ID: 'my-bot', PRIVACY_URL: 'http://northshire-scp.example' })).toEqual([
      'TEAMS_APP_ID is missing.',
      'BOT_ID must be the id of the bot’s registration.',
      'PRIVACY_URL must be an address that begins with https://.',
    ]);
  });
});

describe('the app’s package', () => {
  it('holds the manifest and both icons, and is the same bytes each time', () => {
    const files = unzipSync(packageWith(VALUES));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(Buffer.from(files['manifest.json']!).toString()).toBe(manifestWith(VALUES));
    expect(Buffer.from(packageWith(VALUES))).toEqual(Buffer.from(packageWith(VALUES)));
  });
  it('has icons of the sizes that Teams takes, the outline with a transparent ground', () => {
    const { icons } = manifest();
    expect(header(icons.color)).toMatchObject({ width: 192, height: 192 });
    expect(header(icons.outline)).toEqual({ width: 32, height: 32, hasAlpha: true });
  });
  it('reads its values as the toolkit does: shared ones first, then the person’s own', () => {
    const files: Record<string, string> = {
      '.env.dev': '# a comment\nBOT_ID=shared\nAPP_NAME_SUFFIX=" dev"\nEMPTY=\n',
      '.env.dev.user': 'BOT_ID=own\r\n',
    };
    expect(valuesOf('dev', (name) => files[name])).toEqual({ BOT_ID: 'own', APP_NAME_SUFFIX: ' dev' });
    expect(() => valuesOf('prod', () => undefined)).toThrow(PackageError);
  });
});

/** What a PNG says of itself in its first chunk. */
function header(file: string): { width: number; height: number; hasAlpha: boolean } {
  const png = readFileSync(join(ROOT, 'appPackage', file));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), hasAlpha: png.readUInt8(25) === 6 };
}
