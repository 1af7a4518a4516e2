import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';

// `npm run package -- dev`: makes appPackage/build/appPackage.dev.zip with the values of env/.env.dev (and .env.dev.user).

const HERE = __dirname;
const FIXED = new Date('2026-01-01T12:00:00Z');

export type Values = Readonly<Record<string, string>>;

/** Something about the package is missing or wrong; each problem is one sentence. */
export class PackageError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('The app package can’t be made.');
    this.problems = problems;
  }
}

const Wanted = z.looseObject({
  TEAMS_APP_ID: z.guid('must be a new GUID of this app, such as one made by “uuidgen”'),
  BOT_ID: z.guid('must be the id of the bot’s registration'),
  DEVELOPER_NAME: z.string().min(1).max(32, 'takes 32 characters'),
  DEVELOPER_WEBSITE: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }),
  PRIVACY_URL: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }),
  TERMS_URL: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }),
  APP_NAME_SUFFIX: z.string().max(14, 'takes 14 characters, because Teams shows 30 of a name').default(''),
});

/** The manifest with its variables filled in. Throws a `PackageError` that names everything that is wrong. */
export function manifestWith(values: Values): string {
  const { data, error } = Wanted.safeParse(values);
  if (error) throw new PackageError(error.issues.map(({ path, message, code }) => `${path.join()} ${said(code, message)}.`));
  return readFileSync(join(HERE, 'manifest.json'), 'utf8').replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = data[name];
    if (typeof value !== 'string') throw new PackageError([`The manifest names ${name}, which is not set.`]);
    return JSON.stringify(value).slice(1, -1);
  });
}

const said = (code: string, message: string): string => (code === 'invalid_type' || code === 'too_small' ? 'is missing' : message);

/** The app package as Teams takes it: the manifest and both icons. The same values make the same bytes. */
export const packageWith = (values: Values): Uint8Array =>
  zipSync(
    {
      'manifest.json': new TextEncoder().encode(manifestWith(values)),
      'color.png': readFileSync(join(HERE, 'color.png')),
      'outline.png': readFileSync(join(HERE, 'outline.png')),
    },
    { mtime: FIXED },
  );

/** The values of an environment's files, the person's own after the shared ones, as the toolkit reads them. */
export function valuesOf(environment: string, readFile: (name: string) => string | undefined): Values {
  const texts = [`.env.${environment}`, `.env.${environment}.user`].map(readFile);
  if (texts[0] === undefined) throw new PackageError([`There is no env/.env.${environment}. Copy env/.env.example and fill it in.`]);
  const lines = texts.flatMap((text) => (text ?? '').split(/\r?\n/));
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return name && value ? [[name, value.replace(/^(["'])(.*)\1$/, '$2')]] : [];
    }),
  );
}

function pack(environment: string): string {
  const values = valuesOf(environment, (name) => {
    try {
      return readFileSync(join(HERE, '..', 'env', name), 'utf8');
    } catch {
      return undefined;
    }
  });
  const zip = packageWith(values);
  const file = join(HERE, 'build', `appPackage.${environment}.zip`);
  mkdirSync(join(HERE, 'build'), { recursive: true });
  writeFileSync(file, zip);
  return `appPackage/build/appPackage.${environment}.zip is ready. Upload it in the Teams admin centre, under Manage apps.`;
}

if (require.main === module)
  try {
    console.log(pack(process.argv[2] ?? 'dev'));
  } catch (error) {
    const problems = error instanceof PackageError ? error.problems : ['Something went wrong while writing the file.'];
    console.error(['The app package can’t be made:', ...problems.map((one) => `- ${one}`)].join('\n'));
    process.exitCode = 1;
  }
