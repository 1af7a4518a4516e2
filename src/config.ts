import { z } from 'zod';
import { ROLES, type Person, type PersonId } from './domain/people/people';
import { compare, day, londonDay, readDay } from './domain/time/days';

const orMissing = (message: string) => (issue: { readonly input?: unknown }) => (issue.input === undefined ? 'is missing' : message);
// Left to itself where a field is not known, because then the field is what has to be named.
const orMissingPart = (message: string) => (issue: { readonly code?: string; readonly input?: unknown }) =>
  issue.code === 'unrecognized_keys' ? undefined : orMissing(message)(issue);

const words = (most: number) =>
  z
    .string({ error: orMissing('must be words') })
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must not be longer than ${most} characters`);

const telephone = z
  .string({ error: orMissing('must be a telephone number, in quotation marks') })
  .trim()
  .refine((number) => /^\+?[\d ()-]+$/.test(number) && /^\d{3,15}$/.test(number.replace(/\D/g, '')), 'must look like a telephone number');

const line = z.strictObject(
  {
    telephone,
    /** When it is answered, in words: "Monday to Friday, 8.30am to 5pm". */
    hours: words(100),
    /** The day on which somebody last rang it to see that it is right. */
    lastChecked: z
      .string({ error: orMissing('must be a date such as 2026-03-31') })
      .refine((date) => day.safeParse(date).success, { error: 'must be a real date such as 2026-03-31', abort: true })
      .transform(readDay)
      .refine((date) => compare(date, londonDay(new Date())) <= 0, 'must not be in the future'),
  },
  { error: orMissingPart('must be a telephone number with its hours and the date it was last checked') },
);

/** The partnership's own part of the settings: what people read. Unknown fields are refused, because they are nearly always a slip. */
export const Settings = z.strictObject(
  {
    partnership: words(100),
    office: z.strictObject(
      { name: words(100), telephone, email: z.email({ error: orMissing('must be an email address') }).max(200, 'is too long') },
      { error: orMissingPart('must be the name, telephone and email of the partnership office') },
    ),
    /** Whom to phone when a child may be at risk of harm now. */
    duty: z.strictObject(
      { service: words(100), day: line, night: line },
      { error: orMissingPart('must be the service to phone, by day and by night') },
    ),
    /** One sentence: where somebody who found this hard can turn. */
    support: words(400),
    /** Who is the controller, how long it is kept, where to read more. */
    privacyNotice: words(800),
    agencies: z.array(words(100), { error: orMissing('must be a list of names') }).min(1, 'must name at least one agency'),
  },
  { error: orMissingPart('must be one object with the fields of the example') },
);
export type Settings = z.infer<typeof Settings>;

/** A file of people and the roles they hold, in the form of `env/demo.cast.json`. */
export const People = z.array(
  z.strictObject(
    {
      id: words(200),
      name: words(100),
      agency: z
        .string({ error: orMissing('must be a name, or empty') })
        .trim()
        .max(100, 'must not be longer than 100 characters'),
      roles: z.array(z.enum(ROLES, { error: `must be one of: ${ROLES.join(', ')}` }), { error: orMissing('must be a list of roles') }),
    },
    { error: orMissingPart('must be a person with id, name, agency and roles') },
  ),
  { error: orMissingPart('must be a list of people') },
);

export type Identity = {
  readonly id: string;
  readonly type: 'SingleTenant' | 'UserAssignedMsi';
  readonly tenant: string;
  readonly password: string;
};

export type TablesConfig = { readonly connectionString: string } | { readonly url: string; readonly clientId: string };

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Who the bot is for Teams; undefined in the demo alone. */
  readonly identity: Identity | undefined;
  /** Never from the environment: nobody has to prove who they are, and so the bot listens to this machine alone. */
  readonly demo: boolean;
  /** The host tenant first, then its partners. */
  readonly tenants: readonly string[];
  readonly tables: TablesConfig;
  /** Where the bot tries to write first; empty: nowhere, until somebody has written to it. */
  readonly serviceUrl: string;
  readonly settings: Settings;
  /** Where figures about turns go; empty: nowhere. */
  readonly telemetry: string;
  /** People who are added at start when they are not known yet. */
  readonly people: readonly Person[];
  /** Who becomes administrator at start while nobody is; empty: nobody. */
  readonly firstAdministrator: PersonId | '';
};

/** The settings can't be used; `problems` has one sentence for each thing that is wrong. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('The settings can’t be used.');
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => string;

/** Reads the environment and the files that it names. Throws a `ConfigError` with everything that is wrong with them. */
export function readConfig(env: Environment, readFile: ReadFile): Config {
  const given = withoutBlanks(env);
  const variables = checked(Variables, given, (name, message) => `${name} ${message}.`);
  const settings = inFile(Settings, 'PARTNERSHIP_FILE', 'partnership file', given, readFile);
  const people = given['PEOPLE_FILE'] ? inFile(People, 'PEOPLE_FILE', 'people file', given, readFile) : { value: [], problems: [] };
  const problems = [...variables.problems, ...together(given), ...settings.problems, ...people.problems];
  if (!variables.value || !settings.value || !people.value) throw new ConfigError(problems);
  const config = configOf(variables.value, settings.value, people.value);
  const all = [...problems, ...wrongPeople(config)];
  if (all.length > 0) throw new ConfigError(all);
  return config;
}

/** Where the tables are, for the one who backs them up or restores them and needs nothing else. Throws a `ConfigError`. */
export function readTables(env: Environment): TablesConfig {
  const given = withoutBlanks(env);
  const { value, problems } = checked(TablesVariables, given, (name, message) => `${name} ${message}.`);
  const all = [...problems, ...wrongTables(given)];
  if (!value || all.length > 0) throw new ConfigError(all);
  return tablesOf(value);
}

const configOf = (read: z.infer<typeof Variables>, settings: Settings, people: readonly Person[]): Config => ({
  port: read.PORT,
  host: read.HOST,
  identity: { id: read.BOT_ID, type: read.BOT_TYPE, tenant: read.TENANT_ID, password: read.BOT_PASSWORD },
  demo: false,
  tenants: [read.TENANT_ID, ...read.PARTNER_TENANTS],
  tables: tablesOf(read),
  serviceUrl: read.SERVICE_URL,
  settings,
  telemetry: read.APPLICATIONINSIGHTS_CONNECTION_STRING,
  people: people.map(inTenant(read.TENANT_ID)),
  firstAdministrator: read.FIRST_ADMINISTRATOR && `${read.TENANT_ID}~${read.FIRST_ADMINISTRATOR}`,
});

const tablesOf = (read: z.infer<typeof TablesVariables>): TablesConfig =>
  read.TABLES_URL ? { url: read.TABLES_URL, clientId: read.TABLES_CLIENT_ID } : { connectionString: read.TABLES_CONNECTION_STRING };

const withoutBlanks = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));

type Checked<T> = { readonly value?: T | undefined; readonly problems: readonly string[] };

function checked<T>(schema: z.ZodType<T>, value: unknown, sentence: (field: string, message: string) => string): Checked<T> {
  const { data, error } = schema.safeParse(value);
  if (!error) return { value: data, problems: [] };
  return { problems: error.issues.flatMap((issue) => fieldsOf(issue).map((field) => sentence(field, messageOf(issue)))) };
}

const fieldsOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [issue.path.join('.')];

const messageOf = (issue: z.core.$ZodIssue): string => (issue.code === 'unrecognized_keys' ? 'is not a field that I know' : issue.message);

function inFile<T>(schema: z.ZodType<T>, variable: string, file: string, given: Environment, readFile: ReadFile): Checked<T> {
  const path = given[variable];
  if (!path) return { problems: [`${variable} is missing: it says where the ${file} is.`] };
  let text: string;
  try {
    text = readFile(path);
  } catch {
    return { problems: [`${variable} names a file that can’t be read.`] };
  }
  try {
    return checked(schema, JSON.parse(text), (field, message) => `In the ${file}, ${field || 'the whole'} ${message}.`);
  } catch {
    return { problems: [`The ${file} is not JSON.`] };
  }
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = z
  .string({ error: 'is missing' })
  .regex(GUID, 'must be an id such as 00000000-0000-0000-0000-000000000000')
  .transform((id) => id.toLowerCase());
const https = z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' });

const TablesVariables = z.object({
  TABLES_CONNECTION_STRING: z
    .string()
    .regex(/UseDevelopmentStorage=true|AccountName=|TableEndpoint=/i, 'must be a connection string of a storage account')
    .default(''),
  TABLES_URL: https.optional(),
  TABLES_CLIENT_ID: guid.default(''),
});

const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a whole number from 1 to 65535')
    .default(3978),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a host name')
    .default('0.0.0.0'),
  BOT_ID: guid,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMsi'], {
    error: orMissing('must be SingleTenant or UserAssignedMsi, written exactly so'),
  }),
  BOT_PASSWORD: z.string().default(''),
  TENANT_ID: guid,
  PARTNER_TENANTS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    )
    .pipe(
      z.array(
        z
          .string()
          .regex(GUID, 'must be the id of a tenant')
          .transform((id) => id.toLowerCase()),
      ),
    )
    .default([]),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/InstrumentationKey=/i, 'must be the connection string of Application Insights')
    .default(''),
  ...TablesVariables.shape,
  FIRST_ADMINISTRATOR: guid.default(''),
  SERVICE_URL: https.default('https://smba.trafficmanager.net/teams/'),
});

/** What is wrong with the variables taken together. */
function together(given: Environment): string[] {
  const { BOT_TYPE, BOT_PASSWORD } = given;
  const all: (string | false)[] = [
    BOT_TYPE === 'SingleTenant' && !BOT_PASSWORD && 'BOT_PASSWORD is missing: a bot of type SingleTenant signs in with it.',
    BOT_TYPE === 'UserAssignedMsi' && !!BOT_PASSWORD && 'BOT_PASSWORD must not be set: a bot of type UserAssignedMsi has no password.',
  ];
  return [...all.filter((one) => one !== false), ...wrongTables(given)];
}

/** What is written to tables of another machine by plain http can be read by anybody on the way. */
function isOpenOnTheWay(connectionString = ''): boolean {
  const named = (part: string): readonly [string, string] => {
    const [name = '', ...value] = part.split('=');
    return [name.trim().toLowerCase(), value.join('=').trim()];
  };
  const said = new Map(connectionString.split(';').map(named));
  const endpoint = said.get('tableendpoint');
  if (endpoint) return /^http:/i.test(endpoint) && !ON_THIS_MACHINE.test(endpoint);
  return said.get('defaultendpointsprotocol')?.toLowerCase() === 'http';
}

const ON_THIS_MACHINE = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|$)/i;

function wrongTables({ TABLES_CONNECTION_STRING, TABLES_URL, TABLES_CLIENT_ID }: Environment): string[] {
  const all: (string | false)[] = [
    !TABLES_CONNECTION_STRING && !TABLES_URL && 'TABLES_URL or TABLES_CONNECTION_STRING is missing: one of them says where the tables are.',
    !!TABLES_CONNECTION_STRING && !!TABLES_URL && 'TABLES_URL and TABLES_CONNECTION_STRING must not both be set.',
    !!TABLES_CLIENT_ID && !TABLES_URL && 'TABLES_CLIENT_ID must not be set without TABLES_URL.',
    isOpenOnTheWay(TABLES_CONNECTION_STRING) && 'TABLES_CONNECTION_STRING must say https, except for tables on this machine.',
  ];
  return all.filter((one) => one !== false);
}

/** What is wrong with the people file in the light of the rest. Nobody is named: the sentences may end up in a log. */
function wrongPeople({ people, tenants, settings }: Config): string[] {
  const ids = people.map(({ id }) => id);
  const agencies = ['', settings.office.name, ...settings.agencies];
  return people.flatMap(({ id, agency }, at) => {
    const [tenant = '', own = ''] = id.split('~');
    const all: (string | false)[] = [
      !GUID.test(own) && 'id must be an Entra object id, with the tenant’s id and ~ before it where that is a partner’s',
      !tenants.includes(tenant) && 'id is of a tenant that is neither TENANT_ID nor one of PARTNER_TENANTS',
      ids.indexOf(id) !== at && 'id is there twice',
      !agencies.includes(agency) && 'agency is neither one of the agencies nor the partnership office',
    ];
    return all.flatMap((one) => (one === false ? [] : [`In the people file, ${at}.${one}.`]));
  });
}

/** A person of the file as the bot knows them: their id with the tenant they belong to. */
export const inTenant =
  (tenant: string) =>
  (person: Person): Person => ({ ...person, id: (person.id.includes('~') ? person.id : `${tenant}~${person.id}`).toLowerCase() });
