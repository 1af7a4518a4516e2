import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTenant, People, Settings, type Config } from '../../src/config';
import type { Person } from '../../src/domain/people/people';

/** The tenant in which the demo's people are. */
export const DEMO_TENANT = 'northshire';

const file = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, '..', '..', 'env', name), 'utf8'));

/** The fictional partnership's settings. */
export const demoSettings = (): Settings => Settings.parse(file('demo.partnership.json'));

/** Everybody in the demo, with the short ids of the file; somebody without a role is a stranger to the bot. */
export const demoCast = (): readonly Person[] => People.parse(file('demo.cast.json'));

/** The cast as the bot knows them. */
export const demoPeople = (tenant: string = DEMO_TENANT): readonly Person[] =>
  demoCast()
    .filter(({ roles }) => roles.length > 0)
    .map(inTenant(tenant));

/** A config in which nobody has to prove who they are. Built by code alone: no environment can ask for it. */
export const demoConfig = (more: Partial<Config> = {}): Config => ({
  port: 0,
  host: '127.0.0.1',
  identity: undefined,
  demo: true,
  tenants: [DEMO_TENANT],
  tables: { connectionString: '' },
  serviceUrl: '',
  telemetry: '',
  settings: demoSettings(),
  people: demoPeople(),
  firstAdministrator: '',
  ...more,
});
