import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config';

const ROOT = join(__dirname, '..', '..');
const file = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const BICEP = file('infra', 'azure.bicep');

const GUID = '11111111-2222-3333-4444-555555555555';
/** What each setting of the web app has when it runs; those of the platform itself are not the bot's. */
const AS_DEPLOYED: Readonly<Record<string, string>> = {
  BOT_ID: GUID,
  BOT_TYPE: 'UserAssignedMsi',
  TENANT_ID: GUID,
  PARTNER_TENANTS: '',
  TABLES_URL: 'https://northshire.table.core.windows.net',
  TABLES_CLIENT_ID: GUID,
  PARTNERSHIP_FILE: 'env/demo.partnership.json',
  PEOPLE_FILE: '',
  FIRST_ADMINISTRATOR: GUID,
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=1',
};
const PLATFORM = ['OTEL_SERVICE_NAME', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE', 'BOT_PASSWORD'];
const settings = [...BICEP.matchAll(/\{ name: '([A-Z_]+)', value: /g)].map(([, name]) => name!);

describe('the web app that is deployed', () => {
  it('has every setting without which the bot refuses to start', () => {
    const given = Object.fromEntries(settings.filter((name) => !PLATFORM.includes(name)).map((name) => [name, AS_DEPLOYED[name]]));
    expect(Object.values(given)).not.toContain(undefined);
    expect(readConfig(given, (path) => file(path))).toMatchObject({ identity: { type: 'UserAssignedMsi' }, tables: { clientId: GUID } });
  });
  it('keeps no key to the tables, and is never a single instance that sleeps', () => {
    expect(BICEP).toContain('allowSharedKeyAccess: false');
    expect(BICEP).toMatch(/@minValue\(2\)\n.*\nparam instances int = 2/);
    expect(BICEP).toContain('alwaysOn: true');
    expect(BICEP).toContain("linuxFxVersion: 'NODE|24-lts'");
  });
  it('is given each parameter by a name that the template has', () => {
    const { parameters } = JSON.parse(file('infra', 'azure.parameters.json')) as { parameters: Record<string, unknown> };
    for (const name of Object.keys(parameters)) expect(BICEP).toMatch(new RegExp(`^param ${name} `, 'm'));
  });
  it('takes its values from the environment’s file, where each is named', () => {
    const named = [
      ...`${file('infra', 'azure.parameters.json')}${file('m365agents.yml')}${file('appPackage', 'manifest.json')}`.matchAll(
        /\$\{\{(\w+)\}\}/g,
      ),
    ];
    const values = file('env', '.env.dev');
    for (const [, name] of named) expect([name, new RegExp(`^${name}=`, 'm').test(values)]).toEqual([name, true]);
  });
});
