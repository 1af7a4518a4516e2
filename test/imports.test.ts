import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** What the files of one part of `src` may import. `types` are parts of which only types are taken, `values` the exceptions by name. */
type Rule = {
  readonly parts: readonly string[];
  readonly types?: readonly string[];
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly packages: readonly string[] | 'any but the bot framework';
};

/** Reads and changes nothing in the world. */
const HARMLESS = ['zod', 'node:util'];

const adapter = (...packages: string[]): Rule => ({
  parts: ['ports', 'log'],
  types: ['domain', 'config'],
  // Lists and schemas that say what a stored or received value may be; rules about reviews are not among them.
  values: {
    domain: [
      'ROLES',
      'day',
      'readDay',
      'THE_BOT',
      'Review',
      'ReviewEvent',
      'PersonChange',
      'PersonFacts',
      'NOTHING_KNOWN',
      'THE_SETTINGS',
      'Choices',
      'Agency',
    ],
  },
  packages: [...HARMLESS, 'node:crypto', 'node:timers/promises', ...packages],
});

/** The import directions, one rule for every part of `src`; a file's own part always goes without saying. */
const RULES: Readonly<Record<string, Rule>> = {
  domain: { parts: [], packages: ['zod'] },
  ports: { parts: [], types: ['domain'], packages: [] },
  config: { parts: ['domain'], packages: ['zod', 'node:fs', 'node:path'] },
  log: { parts: ['ports'], packages: ['pino'] },
  journeys: { parts: ['domain', 'ports'], types: ['config'], packages: HARMLESS },
  'journeys/cards/card': {
    parts: ['domain', 'ports', 'journeys'],
    packages: [...HARMLESS, 'node:fs', 'node:path'],
  },
  'journeys/cards/templating': { parts: [], packages: ['adaptivecards-templating'] },
  // Writes a text from what it is given, and reads nothing.
  'journeys/meeting/calendarFile': { parts: ['domain'], packages: ['ical.js'] },
  // A turn waits a little for its own posts, and before it decides again.
  'journeys/change': {
    parts: ['domain', 'ports', 'journeys'],
    types: ['config'],
    packages: [...HARMLESS, 'node:crypto', 'node:timers/promises'],
  },
  'journeys/posts/settle': { parts: ['domain', 'ports', 'journeys'], types: ['config'], packages: [...HARMLESS, 'node:timers/promises'] },
  // What was said is sealed by hashes, and a board that was just drawn waits before it is drawn again.
  'journeys/discussion/sealed': { parts: [], packages: ['node:crypto'] },
  'journeys/discussion/redraw': { parts: ['domain', 'ports', 'journeys'], types: ['config'], packages: ['node:timers/promises'] },
  bot: { parts: ['journeys', 'domain', 'ports'], types: ['config'], packages: [] },
  tables: adapter('@azure/data-tables', '@azure/identity'),
  teams: adapter('botbuilder', '@microsoft/teams-ai/lib/Application', '@microsoft/teams-ai/lib/TurnState'),
  graph: adapter('@azure/identity'),
  report: adapter('docx'),
  web: adapter('restify'),
  telemetry: adapter('@opentelemetry/api', '@azure/monitor-opentelemetry'),
  backup: { parts: ['config', 'tables'], packages: ['node:fs', 'node:fs/promises', 'node:stream', 'node:stream/promises'] },
  main: {
    parts: ['bot', 'config', 'domain', 'graph', 'journeys', 'log', 'ports', 'report', 'tables', 'teams', 'telemetry', 'web'],
    packages: 'any but the bot framework',
  },
};
const ONLY_FROM_CONFIG_IN_JOURNEYS = ['Settings'];

/**
 * The rooms of a part, the ground floor first: a room imports only from the floors below its own, types included. A room is a folder,
 * or a file that stands in none. What is recorded of a review stands below who sees it, that below what is decided, that below what is owed.
 */
const FLOORS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  domain: [
    ['time', 'fact', 'refusal'],
    ['forms'],
    ['people', 'coaching', 'reviewTypes'],
    ['review'],
    ['sight'],
    ['dates'],
    ['referral', 'decision', 'conflicts', 'information', 'meeting', 'discussion', 'reminders'],
    ['findings', 'desk'],
    ['report', 'owed'],
  ],
  journeys: [
    ['cards', 'rules', 'offers', 'kept'],
    ['action'],
    ['change', 'home'],
    ['posts'],
    ['opening', 'files'],
    ['decided'],
    ['forms'],
    ['referral', 'people', 'conflicts'],
    ['reviews', 'information'],
    ['sent', 'dates'],
    ['desk', 'counting', 'reminders', 'meeting'],
    ['discussion', 'decision', 'tick'],
    ['findings', 'origin'],
    ['index'],
  ],
};

const BOT_FRAMEWORK = /^(botbuilder|botframework|@microsoft\/(teams|agents))/;

/** Every sentence that says what `source`, as the file `path` inside `src`, imports or does against the import directions. */
function breaches(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2023, true);
  const rule = RULES[path.replace(/\.ts$/, '')] ?? RULES[partOf(path)];
  if (!rule) return [`${path}: no rule says what this part may import`];
  const wrong = importsOf(file).flatMap((one) => wrongImport(path, rule, one));
  const impure = partOf(path) === 'domain' ? [...nodesOf(file)].flatMap(impurity) : [];
  return [...wrong, ...impure].map((what) => `${path}: ${what}`);
}

const partOf = (path: string): string => path.split('/')[0]!.replace(/\.(ts|json)$/, '');

/** Every sentence that says which of the files that `path` imports stand on its own floor or above. */
function climbs(path: string, imported: readonly string[]): string[] {
  if (!(partOf(path) in FLOORS)) return [];
  if (floorOf(path) < 0) return [`${path}: no floor says where this room stands`];
  return imported
    .filter((to) => partOf(to) === partOf(path) && roomOf(to) !== roomOf(path) && floorOf(to) >= floorOf(path))
    .map((to) => `${path}: imports ${to}, which does not stand below it`);
}

const floorOf = (path: string): number => FLOORS[partOf(path)]?.findIndex((rooms) => rooms.includes(roomOf(path))) ?? -1;
const roomOf = (path: string): string => (path.split('/')[1] ?? '').replace(/\.ts$/, '');

/** Files that import each other in a circle, by type or value, the first one once more at the end; none when there is no circle. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const from = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    const circle = (imports.get(path) ?? []).map((to) => from(to, [...way, path])).find((found) => found.length > 0);
    done.add(path);
    return circle ?? [];
  };
  return [...imports.keys()].map((path) => from(path, [])).find((found) => found.length > 0) ?? [];
}

/** `atStart`: it is loaded together with the file that names it, and not when that needs it. */
type Import = { readonly from: string; readonly typeOnly: boolean; readonly atStart?: boolean; readonly names: readonly string[] };

function wrongImport(path: string, rule: Rule, { from, typeOnly, names }: Import): string[] {
  if (!from.startsWith('.')) return mayUsePackage(rule, from) ? [] : [`imports the package ${from}`];
  const target = posix.normalize(posix.join(posix.dirname(path), from));
  const part = partOf(target);
  if (target.startsWith('..')) return [`imports ${from}, outside src`];
  if (part === 'config' && partOf(path) === 'journeys' && names.some((name) => !ONLY_FROM_CONFIG_IN_JOURNEYS.includes(name)))
    return [`imports more of config than ${ONLY_FROM_CONFIG_IN_JOURNEYS.join()}`];
  if (part === partOf(path) || rule.parts.includes(part)) return [];
  if (rule.types?.includes(part))
    return typeOnly || areAllowedValues(rule, part, names) ? [] : [`imports values, not only types, from ${part}`];
  return [`imports ${part}`];
}

const mayUsePackage = (rule: Rule, from: string): boolean =>
  rule.packages === 'any but the bot framework' ? !BOT_FRAMEWORK.test(from) : rule.packages.includes(from);

const areAllowedValues = (rule: Rule, part: string, names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => rule.values?.[part]?.includes(name));

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** Every way in which a file can name another: import, export from, `import = require`, `import()`, `require()` and `import('…').Type`. */
const importsOf = (file: ts.SourceFile): Import[] => [...nodesOf(file)].flatMap((node) => importOf(node) ?? []);

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return { from: text(node.moduleSpecifier), atStart: true, ...namesOf(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return { from: text(node.moduleSpecifier), atStart: true, ...namesOf(node) };
  if (ts.isExternalModuleReference(node)) return { from: text(node.expression), typeOnly: false, atStart: true, names: ['*'] };
  if (ts.isImportTypeNode(node))
    return { from: node.argument.getText().slice(1, -1), typeOnly: true, names: [node.qualifier?.getText() ?? '*'] };
  if (ts.isCallExpression(node) && /^(import|require|require\.resolve)$/.test(node.expression.getText()))
    return { from: node.arguments[0] ? text(node.arguments[0]) : '', typeOnly: false, names: ['*'] };
  return undefined;
}

const text = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : `computed: ${node.getText()}`);

/** The names taken as values, or all of them when only types are taken. */
function namesOf(clause: ts.ImportClause | ts.ExportDeclaration | undefined): Pick<Import, 'typeOnly' | 'names'> {
  if (!clause) return { typeOnly: false, names: ['*'] };
  const bindings = ts.isExportDeclaration(clause) ? clause.exportClause : clause.namedBindings;
  const listed = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) ? [...bindings.elements] : [];
  const whole = (bindings && listed.length === 0) || (ts.isImportClause(clause) && clause.name) || !bindings;
  const named = (all: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]) => all.map((one) => (one.propertyName ?? one.name).text);
  const values = listed.filter((one) => !one.isTypeOnly);
  const typeOnly = clause.isTypeOnly || (!whole && values.length === 0);
  return { typeOnly, names: [...named(typeOnly ? listed : values), ...(whole ? ['*'] : [])] };
}

/** What a pure library doesn't do: ask for the time, make something up at random, look at its surroundings, wait. */
function impurity(node: ts.Node): string[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return ['asks for the time with new Date()'];
  if (ts.isIdentifier(node) && node.text === 'Date' && usesAsValue(node) && !isTamedDate(node.parent))
    return [`asks for the time: ${node.parent.getText()}`];
  if (ts.isIdentifier(node) && node.text === 'Math' && usesAsValue(node) && /^Math$|\brandom\b|\[/.test(node.parent.getText()))
    return [`may be random: ${node.parent.getText()}`];
  if (ts.isPropertyAccessExpression(node) && AROUND_US.test(node.getText())) return [`looks around: ${node.getText()}`];
  if (ts.isIdentifier(node) && node.text === 'globalThis' && usesAsValue(node)) return ['looks around: globalThis'];
  if (ts.isCallExpression(node) && /\.format(ToParts)?$/.test(node.expression.getText()) && !node.arguments.length)
    return [`asks for the time: ${node.getText()}`];
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return ['waits'];
  return [];
}

const AROUND_US = /^(process\.(env|argv|cwd|hrtime|uptime)|performance\.now|crypto\.(randomUUID|getRandomValues))$/;

/** Neither a type nor merely a name that something is given. */
const usesAsValue = (node: ts.Identifier): boolean =>
  !ts.isTypeReferenceNode(node.parent) && !('name' in node.parent && node.parent.name === node);

function isTamedDate(parent: ts.Node): boolean {
  if (ts.isNewExpression(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return ['parse', 'UTC'].includes(parent.name.text);
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

const src = join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

describe('the import directions', () => {
  it('are looked at in every part of the source', () => {
    expect(files).toEqual(expect.arrayContaining(['ports.ts', 'domain/time/days.ts', 'domain/time/workingDays.ts']));
  });

  it('are kept by every file', () => {
    expect(files.flatMap((path) => breaches(path, readFileSync(join(src, path), 'utf8')))).toEqual([]);
  });
});

const parsed = new Map<string, Import[]>();

function importsIn(path: string): Import[] {
  const source = () => ts.createSourceFile(path, readFileSync(join(src, path), 'utf8'), ts.ScriptTarget.ES2023, true);
  const imports = parsed.get(path) ?? importsOf(source());
  parsed.set(path, imports);
  return imports;
}

function fileOf(path: string, from: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const to = posix.normalize(posix.join(posix.dirname(path), from)).replace(/\.js$/, '');
  return files.find((one) => one === `${to}.ts` || one === `${to}/index.ts`);
}

describe('what the bot loads before it listens', () => {
  const reached = new Set<string>();
  const follow = (path: string): string[] => {
    if (reached.has(path)) return [];
    reached.add(path);
    const loaded = importsIn(path).filter(({ atStart, typeOnly }) => atStart && !typeOnly);
    return loaded.flatMap(({ from }) => (from.startsWith('.') ? follow(fileOf(path, from) ?? 'main.ts') : [from]));
  };

  it('are the packages without which it can’t, and of teams-ai the router alone', () => {
    const packages = new Set(follow('main.ts').filter((name) => !name.startsWith('node:')));
    expect([...packages].sort()).toEqual([
      '@azure/data-tables',
      '@microsoft/teams-ai/lib/Application',
      'botbuilder',
      'pino',
      'restify',
      'zod',
    ]);
    expect(reached.size).toBeGreaterThan(300);
  });
});

describe('the floors', () => {
  const importedBy = (path: string): string[] => importsIn(path).flatMap(({ from }) => fileOf(path, from) ?? []);
  const importsAmong = (paths: readonly string[]): ReadonlyMap<string, readonly string[]> =>
    new Map(paths.map((path) => [path, importedBy(path).filter((to) => paths.includes(to))]));

  it('are kept by every room: none imports from its own floor or from above', () => {
    expect([...importsAmong(files)].flatMap(([path, imported]) => climbs(path, imported))).toEqual([]);
  });

  it('hold no circle of files', () => {
    expect(circleIn(importsAmong(files))).toEqual([]);
  });

  it('leave what is decided to the rooms above what is recorded', () => {
    const recorded = files.filter((path) => path.startsWith('domain/review/'));
    const decides = (path: string): boolean =>
      importsIn(path).some(({ from, names }) => from.endsWith('/refusal') || names.includes('has'));
    expect(recorded).toContain('domain/review/review.ts');
    expect(recorded.filter(decides)).toEqual([]);
  });

  it.each([
    [
      'domain/review/review.ts',
      'domain/sight/visible.ts',
      ['domain/review/review.ts: imports domain/sight/visible.ts, which does not stand below it'],
    ],
    [
      'domain/decision/owed.ts',
      'domain/meeting/booking.ts',
      ['domain/decision/owed.ts: imports domain/meeting/booking.ts, which does not stand below it'],
    ],
    ['domain/owed.ts', 'domain/decision/owed.ts', []],
    ['domain/review/review.ts', 'domain/review/comments.ts', []],
    ['domain/attic/review.ts', 'domain/time/days.ts', ['domain/attic/review.ts: no floor says where this room stands']],
  ])('say of %s, which imports %s: %j', (path, to, what) => expect(climbs(path, [to])).toEqual(what));

  it('name a circle by its files', () => {
    const imports = { a: ['b', 'c'], b: [], c: ['d'], d: ['c'] };
    expect(circleIn(new Map(Object.entries(imports)))).toEqual(['c', 'd', 'c']);
  });
});

describe('the checker of import directions', () => {
  it.each([
    ['domain/owed.ts', `import { z } from 'zod';\nimport list from './bankHolidays.json';\nimport { send } from './types/serious';`],
    ['domain/types/serious.ts', `import type { Review } from '../review';`],
    ['domain/days.ts', `export const f = (at: Date) => new Date(Date.parse('2026-01-01') + at.getTime() + Date.UTC(2026, 1, 1));`],
    [
      'domain/days.ts',
      `const london = new Intl.DateTimeFormat('en-GB'); export const f = (at: Date) => london.format(at) + Math.max(1, 2);`,
    ],
    ['domain/days.ts', `// Date.now() and new Date() are for others\nexport const says = 'new Date() Math.random() process.env';`],
    [
      'domain/referral.ts',
      `export const f = (a: { process: string; Date: string }) => a.process + a.Date; export const is = (x: unknown) => x instanceof Date;`,
    ],
    ['ports.ts', `import type { Review } from './domain/review';`],
    [
      'journeys/home.ts',
      `import { owed } from '../domain/owed';\nimport type { Ports } from '../ports';\nimport { card } from './card';\nimport { z } from 'zod';`,
    ],
    ['journeys/home.ts', `import type { Settings } from '../config';`],
    ['journeys/home.ts', `import { type Settings } from '../config';`],
    ['journeys/cards/card.ts', `import { readFileSync } from 'node:fs';\nimport { join } from 'node:path';`],
    [
      'journeys/cards/templating.ts',
      `import type { Template } from 'adaptivecards-templating';\nconst load = () => require('adaptivecards-templating');`,
    ],
    [
      'tables/reviews.ts',
      `import { TableClient } from '@azure/data-tables';\nimport type { Reviews } from '../ports';\nimport type { Config } from '../config';`,
    ],
    ['tables/people.ts', `import { ROLES, type Person } from '../domain/people';\nimport { rowKey } from './keys';`],
    [
      'teams/adapter.ts',
      `import { CloudAdapter } from 'botbuilder';\nimport { Application } from '@microsoft/teams-ai/lib/Application';\nimport { pinoLog } from '../log';`,
    ],
    ['web/server.ts', `import { createServer } from 'restify';`],
    [
      'bot.ts',
      `import { actions } from './journeys';\nimport { Refusal } from './domain/refusal';\nimport type { Settings } from './config';`,
    ],
    [
      'main.ts',
      `import { createBot } from './bot';\nimport { tables } from './tables';\nimport { teams } from './teams/adapter';\nimport { randomBytes } from 'node:crypto';`,
    ],
    ['log.ts', `import { pino } from 'pino';\nimport type { Log } from './ports';`],
  ])('lets %s be: %s', (path, source) => expect(breaches(path, source)).toEqual([]));

  it.each([
    ['domain/owed.ts', `import type { Clock } from '../ports';`, 'imports ports'],
    ['domain/owed.ts', `import { readFileSync } from 'node:fs';`, 'imports the package node:fs'],
    ['domain/owed.ts', `export { v4 } from 'uuid';`, 'imports the package uuid'],
    ['domain/owed.ts', `const fs = require('fs');`, 'imports the package fs'],
    ['domain/owed.ts', `import fs = require('fs');`, 'imports the package fs'],
    ['domain/owed.ts', `export const later = () => import('../tables/reviews');`, 'imports tables'],
    ['domain/owed.ts', `export const later = (name: string) => import(name);`, 'imports the package computed: name'],
    ['domain/owed.ts', `export type T = import('botbuilder').Activity;`, 'imports the package botbuilder'],
    ['domain/owed.ts', `import words from '../../cards/home.json';`, 'imports ../../cards/home.json, outside src'],
    ['domain/owed.ts', `export const now = () => new Date();`, 'asks for the time with new Date()'],
    ['domain/owed.ts', `export const now = () => new Date;`, 'asks for the time with new Date()'],
    ['domain/owed.ts', `export const now = () => Date.now();`, 'asks for the time: Date.now'],
    ['domain/owed.ts', `export const now = () => Date['now']();`, `asks for the time: Date['now']`],
    ['domain/owed.ts', `export const now = () => Date();`, 'asks for the time: Date()'],
    ['domain/owed.ts', `const { now } = Date;`, 'asks for the time: { now } = Date'],
    ['domain/owed.ts', `export const now = (london: Intl.DateTimeFormat) => london.format();`, 'asks for the time: london.format()'],
    ['domain/owed.ts', `export const dice = () => Math.random();`, 'may be random: Math.random'],
    ['domain/owed.ts', `export const dice = () => Math['random']();`, `may be random: Math['random']`],
    ['domain/owed.ts', `const { random } = Math;`, 'may be random: { random } = Math'],
    ['domain/owed.ts', `export const id = () => crypto.randomUUID();`, 'looks around: crypto.randomUUID'],
    ['domain/owed.ts', `export const zone = process.env.TZ;`, 'looks around: process.env'],
    ['domain/owed.ts', `export const zone = globalThis.process;`, 'looks around: globalThis'],
    ['domain/owed.ts', `export const f = async () => 1;`, 'waits'],
    ['ports.ts', `import { evolve } from './domain/review';`, 'imports values, not only types, from domain'],
    ['ports.ts', `import type { TurnContext } from 'botbuilder';`, 'imports the package botbuilder'],
    ['journeys/home.ts', `import { reviews } from '../tables/reviews';`, 'imports tables'],
    ['journeys/home.ts', `import type { Activity } from 'botbuilder';`, 'imports the package botbuilder'],
    ['journeys/home.ts', `import { Settings } from '../config';`, 'imports values, not only types, from config'],
    ['journeys/home.ts', `import type { Settings, Config } from '../config';`, 'imports more of config than Settings'],
    ['journeys/home.ts', `import type * as config from '../config';`, 'imports more of config than Settings'],
    ['journeys/home.ts', `import { Template } from 'adaptivecards-templating';`, 'imports the package adaptivecards-templating'],
    ['journeys/referral/card.ts', `import { readFileSync } from 'node:fs';`, 'imports the package node:fs'],
    ['journeys/home.ts', `import { createBot } from '../bot';`, 'imports bot'],
    ['tables/reviews.ts', `import { change } from '../journeys/change';`, 'imports journeys'],
    ['tables/reviews.ts', `import { post } from '../teams/chat';`, 'imports teams'],
    ['tables/reviews.ts', `import { evolve, type Review } from '../domain/review';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `import { ROLES, has } from '../domain/people';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `import '../domain/people';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `import * as people from '../domain/people';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `import people, { type Person } from '../domain/people';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `export * from '../domain/people';`, 'imports values, not only types, from domain'],
    ['tables/reviews.ts', `import { loadConfig } from '../config';`, 'imports values, not only types, from config'],
    ['tables/reviews.ts', `import { CloudAdapter } from 'botbuilder';`, 'imports the package botbuilder'],
    ['teams/adapter.ts', `import { Application } from '@microsoft/teams-ai';`, 'imports the package @microsoft/teams-ai'],
    ['web/server.ts', `import { TurnContext } from 'botbuilder-core';`, 'imports the package botbuilder-core'],
    ['web/server.ts', `import { TableClient } from '@azure/data-tables';`, 'imports the package @azure/data-tables'],
    ['teams/turn.ts', `import { actions } from '../journeys';`, 'imports journeys'],
    ['graph/meetings.ts', `import { tables } from '../tables';`, 'imports tables'],
    ['bot.ts', `import { reviews } from './tables/reviews';`, 'imports tables'],
    ['bot.ts', `import { readConfig } from './config';`, 'imports values, not only types, from config'],
    ['config.ts', `import { createBot } from './bot';`, 'imports bot'],
    ['main.ts', `import { CloudAdapter } from 'botbuilder';`, 'imports the package botbuilder'],
    [
      'main.ts',
      `import { Application } from '@microsoft/teams-ai/lib/Application';`,
      'imports the package @microsoft/teams-ai/lib/Application',
    ],
    ['bot.ts', `import { start } from './main';`, 'imports main'],
    ['helpers/words.ts', `export const a = 1;`, 'no rule says what this part may import'],
  ])('catches %s: %s', (path, source, what) => expect(breaches(path, source)).toContain(`${path}: ${what}`));
});
