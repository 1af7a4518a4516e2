import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, People, readConfig, Settings } from '../src/config';
import { ROLES } from '../src/domain/people/people';

const GUID = (digit: number): string =>
  `${String(digit).repeat(8)}-${String(digit).repeat(4)}-${String(digit).repeat(4)}-${String(digit).repeat(4)}-${String(digit).repeat(12)}`;
const ENV = {
  BOT_ID: GUID(1),
  BOT_TYPE: 'UserAssignedMsi',
  TENANT_ID: GUID(2),
  PARTNER_TENANTS: `${GUID(3)}, ${GUID(4)}`,
  TABLES_URL: 'https://northshire.table.core.windows.net',
  TABLES_CLIENT_ID: GUID(5),
  PARTNERSHIP_FILE: 'partnership.json',
};
const env = (name: string) => readFileSync(join(__dirname, '..', 'env', name), 'utf8');
type File = Record<string, unknown> & { office: Record<string, unknown>; duty: Record<string, Record<string, unknown>> };
const PARTNERSHIP = JSON.parse(env('demo.partnership.json')) as File;
const PERSON = { id: GUID(6), name: 'Amara Okafor', agency: 'Northshire Police', roles: ['referrer'] };

const reading = (more: Record<string, string | undefined> = {}, files: Record<string, unknown> = {}) =>
  readConfig({ ...ENV, ...more }, (path) => {
    const file = { 'partnership.json': PARTNERSHIP, ...files }[path];
    if (file === undefined) throw new Error('ENOENT: no such file, with a secret in its path');
    return typeof file === 'string' ? file : JSON.stringify(file);
  });
function problems(more: Record<string, string | undefined> = {}, files: Record<string, unknown> = {}): readonly string[] {
  try {
    reading(more, files);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const partnership = (change: (file: File) => void) => {
  const file = structuredClone(PARTNERSHIP);
  change(file);
  return problems({}, { 'partnership.json': file });
};
const people = (...file: unknown[]) => problems({ PEOPLE_FILE: 'people.json' }, { 'people.json': file });

describe('the settings', () => {
  it('are read from the environment and the partnership file', () => {
    expect(reading()).toEqual({
      port: 3978,
      host: '0.0.0.0',
      identity: { id: GUID(1), type: 'UserAssignedMsi', tenant: GUID(2), password: '' },
      demo: false,
      telemetry: '',
      tenants: [GUID(2), GUID(3), GUID(4)],
      tables: { url: ENV.TABLES_URL, clientId: GUID(5) },
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
      settings: PARTNERSHIP,
      people: [],
      firstAdministrator: '',
    });
  });
  it('may name everything else too', () => {
    const more = {
      PORT: '8080',
      HOST: '127.0.0.1',
      BOT_TYPE: 'SingleTenant',
      BOT_PASSWORD: 'x',
      TENANT_ID: GUID(2).toUpperCase(),
      PARTNER_TENANTS: '',
      TABLES_URL: '',
      TABLES_CLIENT_ID: '  ',
      TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true',
      SERVICE_URL: 'https://smba.trafficmanager.net/uk/',
      PEOPLE_FILE: 'people.json',
      FIRST_ADMINISTRATOR: GUID(8).toUpperCase().replace(/8/g, 'A'),
    };
    const partner = { ...PERSON, id: `${GUID(2)}~${GUID(7)}`, agency: '' };
    expect(reading(more, { 'people.json': [PERSON, partner] })).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      identity: { type: 'SingleTenant', password: 'x', tenant: GUID(2) },
      tenants: [GUID(2)],
      tables: { connectionString: 'UseDevelopmentStorage=true' },
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      firstAdministrator: `${GUID(2)}~${GUID(8).replace(/8/g, 'a')}`,
      people: [
        { ...PERSON, id: `${GUID(2)}~${GUID(6)}` },
        { ...partner, id: `${GUID(2)}~${GUID(7)}` },
      ],
    });
  });
  it('can’t ask for the demo', () => {
    expect(reading({ DEMO: 'true', demo: 'true' }).demo).toBe(false);
    expect(problems({ BOT_ID: undefined, DEMO: 'true', demo: 'true' })).toEqual(['BOT_ID is missing.']);
  });
});

describe('what is wrong with the environment', () => {
  it('is, when nothing is set, everything that has to be', () => {
    const nothing = Object.fromEntries(Object.keys(ENV).map((name) => [name, undefined]));
    expect(problems(nothing)).toEqual([
      'BOT_ID is missing.',
      'BOT_TYPE is missing.',
      'TENANT_ID is missing.',
      'TABLES_URL or TABLES_CONNECTION_STRING is missing: one of them says where the tables are.',
      'PARTNERSHIP_FILE is missing: it says where the partnership file is.',
    ]);
    expect(problems({ ...nothing, BOT_TYPE: 'SingleTenant' })).toContain(
      'BOT_PASSWORD is missing: a bot of type SingleTenant signs in with it.',
    );
  });
  it('is said all at once, with what is wrong in the files', () => {
    const file = { ...PARTNERSHIP, support: '' };
    expect(problems({ BOT_ID: '', BOT_TYPE: 'MultiTenant', TENANT_ID: undefined, PORT: '0' }, { 'partnership.json': file })).toEqual([
      'PORT must be a whole number from 1 to 65535.',
      'BOT_ID is missing.',
      'BOT_TYPE must be SingleTenant or UserAssignedMsi, written exactly so.',
      'TENANT_ID is missing.',
      'In the partnership file, support must not be empty.',
    ]);
  });
  it.each<[Record<string, string | undefined>, string]>([
    [{ PORT: 'x' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ HOST: 'a b' }, 'HOST must be an address or a host name.'],
    [{ BOT_ID: 'mine' }, 'BOT_ID must be an id such as 00000000-0000-0000-0000-000000000000.'],
    [{ BOT_TYPE: undefined }, 'BOT_TYPE is missing.'],
    [{ BOT_TYPE: 'userassignedmsi' }, 'BOT_TYPE must be SingleTenant or UserAssignedMsi, written exactly so.'],
    [{ BOT_TYPE: 'SingleTenant' }, 'BOT_PASSWORD is missing: a bot of type SingleTenant signs in with it.'],
    [{ BOT_PASSWORD: 'x' }, 'BOT_PASSWORD must not be set: a bot of type UserAssignedMsi has no password.'],
    [{ TENANT_ID: 'northshire' }, 'TENANT_ID must be an id such as 00000000-0000-0000-0000-000000000000.'],
    [{ PARTNER_TENANTS: `${GUID(3)},police` }, 'PARTNER_TENANTS.1 must be the id of a tenant.'],
    [
      { TABLES_URL: undefined, TABLES_CLIENT_ID: undefined },
      'TABLES_URL or TABLES_CONNECTION_STRING is missing: one of them says where the tables are.',
    ],
    [{ TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' }, 'TABLES_URL and TABLES_CONNECTION_STRING must not both be set.'],
    [
      { TABLES_URL: undefined, TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' },
      'TABLES_CLIENT_ID must not be set without TABLES_URL.',
    ],
    [{ TABLES_URL: 'http://tables' }, 'TABLES_URL must be an address that begins with https://.'],
    [
      { TABLES_URL: undefined, TABLES_CLIENT_ID: undefined, TABLES_CONNECTION_STRING: 'x' },
      'TABLES_CONNECTION_STRING must be a connection string of a storage account.',
    ],
    [
      {
        TABLES_URL: undefined,
        TABLES_CLIENT_ID: undefined,
        TABLES_CONNECTION_STRING: 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net',
      },
      'TABLES_CONNECTION_STRING must say https, except for tables on this machine.',
    ],
    [
      {
        TABLES_URL: undefined,
        TABLES_CLIENT_ID: undefined,
        TABLES_CONNECTION_STRING: 'AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1.example.org:10002/a',
      },
      'TABLES_CONNECTION_STRING must say https, except for tables on this machine.',
    ],
    [{ TABLES_CLIENT_ID: 'me' }, 'TABLES_CLIENT_ID must be an id such as 00000000-0000-0000-0000-000000000000.'],
    [
      { FIRST_ADMINISTRATOR: 'kezia@northshire.example' },
      'FIRST_ADMINISTRATOR must be an id such as 00000000-0000-0000-0000-000000000000.',
    ],
    [
      { APPLICATIONINSIGHTS_CONNECTION_STRING: 'figures' },
      'APPLICATIONINSIGHTS_CONNECTION_STRING must be the connection string of Application Insights.',
    ],
    [{ SERVICE_URL: 'smba' }, 'SERVICE_URL must be an address that begins with https://.'],
    [{ PARTNERSHIP_FILE: '' }, 'PARTNERSHIP_FILE is missing: it says where the partnership file is.'],
    [{ PARTNERSHIP_FILE: 'elsewhere.json' }, 'PARTNERSHIP_FILE names a file that can’t be read.'],
    [{ PEOPLE_FILE: 'elsewhere.json' }, 'PEOPLE_FILE names a file that can’t be read.'],
  ])('is, for %j, one sentence', (more, sentence) => expect(problems(more)).toEqual([sentence]));
});

describe('what is wrong with the partnership file', () => {
  it.each(['day', 'night'])('is a %s number that is missing, or has no date or a wrong one', (time) => {
    const field = `duty.${time}`;
    expect(partnership(({ duty }) => Object.assign(duty, { [time]: undefined }))).toEqual([
      `In the partnership file, ${field} is missing.`,
    ]);
    expect(partnership(({ duty }) => delete duty[time]!['telephone'])).toEqual([`In the partnership file, ${field}.telephone is missing.`]);
    expect(partnership(({ duty }) => delete duty[time]!['lastChecked'])).toEqual([
      `In the partnership file, ${field}.lastChecked is missing.`,
    ]);
    expect(partnership(({ duty }) => (duty[time]!['lastChecked'] = '2026-02-30'))).toEqual([
      `In the partnership file, ${field}.lastChecked must be a real date such as 2026-03-31.`,
    ]);
    expect(partnership(({ duty }) => (duty[time]!['lastChecked'] = '2999-01-01'))).toEqual([
      `In the partnership file, ${field}.lastChecked must not be in the future.`,
    ]);
  });
  it.each(['none', '01632 960xxx', '12', '+', '1'.repeat(16), ''])('is %j, which is no telephone number', (number) => {
    expect(partnership(({ duty }) => (duty['day']!['telephone'] = number))).toEqual([
      'In the partnership file, duty.day.telephone must look like a telephone number.',
    ]);
  });
  it.each(['101', '+44 1632 960111', '(01632) 960-111'])('is not %j', (number) => {
    expect(partnership(({ duty }) => (duty['day']!['telephone'] = number))).toEqual([]);
  });
  it('is a field that is not known, wherever it stands', () => {
    const sentences = partnership((file) => {
      file['suport'] = 'x';
      file.duty['day']!['phone'] = 'x';
    });
    expect(sentences).toEqual([
      'In the partnership file, duty.day.phone is not a field that I know.',
      'In the partnership file, suport is not a field that I know.',
    ]);
  });
  it.each<[string, unknown, string]>([
    ['partnership', undefined, 'partnership is missing'],
    ['partnership', 7, 'partnership must be words'],
    ['office', 'x', 'office must be the name, telephone and email of the partnership office'],
    ['duty', undefined, 'duty is missing'],
    ['privacyNotice', ' ', 'privacyNotice must not be empty'],
    ['support', 'x'.repeat(401), 'support must not be longer than 400 characters'],
    ['agencies', [], 'agencies must name at least one agency'],
    ['agencies', ['Police', ''], 'agencies.1 must not be empty'],
    ['agencies', 'Police', 'agencies must be a list of names'],
  ])('is %s when it is %j', (field, value, sentence) => {
    expect(partnership((file) => (file[field] = value))).toEqual([`In the partnership file, ${sentence}.`]);
  });
  it('is an email address that is none', () => {
    expect(partnership(({ office }) => (office['email'] = 'office'))).toEqual([
      'In the partnership file, office.email must be an email address.',
    ]);
  });
  it.each(['{', '', 'partnership: x'])('is that it is not JSON: %j', (text) => {
    expect(problems({}, { 'partnership.json': text })).toEqual(['The partnership file is not JSON.']);
  });
  it.each(['[]', 'null', '"x"'])('is that it holds something else: %s', (text) => {
    expect(problems({}, { 'partnership.json': text })).toEqual([
      'In the partnership file, the whole must be one object with the fields of the example.',
    ]);
  });
});

describe('what is wrong with the people file', () => {
  it.each<[string, unknown[], string]>([
    ['no id', [{ ...PERSON, id: undefined }], '0.id is missing'],
    [
      'a short id',
      [{ ...PERSON, id: 'amara' }],
      '0.id must be an Entra object id, with the tenant’s id and ~ before it where that is a partner’s',
    ],
    [
      'a strange tenant',
      [{ ...PERSON, id: `${GUID(9)}~${GUID(6)}` }],
      '0.id is of a tenant that is neither TENANT_ID nor one of PARTNER_TENANTS',
    ],
    ['somebody twice', [PERSON, { ...PERSON, id: `${GUID(2)}~${GUID(6)}` }], '1.id is there twice'],
    ['an unknown role', [{ ...PERSON, roles: ['boss'] }], `0.roles.0 must be one of: ${ROLES.join(', ')}`],
    ['an unknown agency', [{ ...PERSON, agency: 'Circus' }], '0.agency is neither one of the agencies nor the partnership office'],
    ['an unknown field', [{ ...PERSON, phone: '1' }], '0.phone is not a field that I know'],
    ['nobody', ['x'], '0 must be a person with id, name, agency and roles'],
  ])('is %s', (_, file, sentence) => expect(people(...file)).toEqual([`In the people file, ${sentence}.`]));

  it.each<[string, unknown, string]>([
    ['no list', { id: 'x' }, 'In the people file, the whole must be a list of people.'],
    ['no JSON', '[', 'The people file is not JSON.'],
  ])('is that it is %s', (_, file, sentence) => {
    expect(problems({ PEOPLE_FILE: 'people.json' }, { 'people.json': file })).toEqual([sentence]);
  });

  it('is never said with anybody’s name', () => {
    const wrong = people({ ...PERSON, id: 'x', agency: 'Circus', roles: [7] });
    expect(wrong.join()).not.toContain('Amara');
  });
});

describe('the files of the demo', () => {
  it('are whole', () => {
    const settings = Settings.parse(PARTNERSHIP);
    const cast = People.parse(JSON.parse(env('demo.cast.json')));
    expect(new Set(cast.map(({ id }) => id)).size).toBe(cast.length);
    const known = [...settings.agencies, settings.office.name];
    expect(cast.filter(({ agency, roles }) => !known.includes(agency) && roles.length > 0)).toEqual([]);
    expect(cast.filter(({ roles }) => roles.length === 0)).toMatchObject([{ agency: '' }]);
  });
  it('have everybody in them whom a review needs', () => {
    const cast = People.parse(JSON.parse(env('demo.cast.json')));
    const agencies = (role: (typeof ROLES)[number]) => cast.filter(({ roles }) => roles.includes(role)).map(({ agency }) => agency);
    expect(agencies('executive partner')).toHaveLength(3);
    for (const role of ['coordinator', 'chair', 'LA notifier', 'facilitator', 'scribe', 'administrator'] as const)
      expect(agencies(role)).toHaveLength(1);
    expect(agencies('referrer').length).toBeGreaterThan(1);
    expect(agencies('agency lead')).toEqual(expect.arrayContaining(agencies('referrer')));
  });
  it('use only numbers that are set aside for drama', () => {
    const numbers = env('demo.partnership.json').match(/0\d{4} \d{6}/g) ?? [];
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers.filter((number) => !number.startsWith('01632 960'))).toEqual([]);
  });
});
