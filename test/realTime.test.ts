import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

// How long something takes says how busy the machine is. A test that needs time moves a clock of its own; these read this machine's, and
// none of them says how long anything may take.

/** Files that read this machine's clock, how often, and what for. */
const READ_THE_CLOCK: Readonly<Record<string, readonly [number, string]>> = {
  'helpers/movableClock.ts': [2, 'The demo’s clock goes on from this machine’s.'],
  'room/activities.ts': [1, 'Teams numbers its activities by the time.'],
  'room/chats.ts': [1, 'Teams numbers its messages by the time.'],
  'room/connector.ts': [1, 'Teams numbers its messages by the time.'],
  'room/limits.ts': [1, 'The room counts requests by this machine’s clock unless it is given one.'],
  'room/refresh.test.ts': [1, 'It moves the clock on from now.'],
  'room/refreshes.ts': [2, 'A client asks again after a minute.'],
  'tables/identity.test.ts': [1, 'A token says when it ends.'],
  'teams/fuzz.test.ts': [1, 'A seed of its own for every run.'],
  'teams/identity.test.ts': [3, 'Tokens say when they begin and end.'],
  'teams/outgoingToken.test.ts': [1, 'It moves the clock on from now.'],
  'web/start.test.ts': [1, 'It moves the clock on from now.'],
};

/** The bench measures, prints and asserts nothing. */
const MEASURES = 'bench/';

/** No test ends sooner than every test does, so that a busy machine ends none. */
const SHORTEST_LIMIT_MS = 120_000;

const CLOCKS = ['Date.now', 'performance.now', 'process.hrtime', 'process.hrtime.bigint', 'process.uptime', 'process.cpuUsage'];

type Found = { readonly reads: number; readonly limits: readonly number[]; readonly spans: readonly string[] };

/** What a test's text does with time: how often it reads this machine's clock, which limits it sets, and what it reads off as a span. */
function timesIn(text: string): Found {
  const found = { reads: 0, limits: [] as number[], spans: [] as string[] };
  const file = ts.createSourceFile('a.test.ts', text, ts.ScriptTarget.Latest, true);
  const nameOf = (node: ts.Node): string => node.getText(file).replace(/^(globalThis|global|window)\./, '');
  const isRead = (node: ts.Node): boolean => ts.isCallExpression(node) && CLOCKS.includes(nameOf(node.expression));
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = nameOf(node.expression);
      if (CLOCKS.includes(name)) found.reads += 1;
      found.limits.push(...limitsIn(node, name));
    }
    if (ts.isBinaryExpression(node) && SPANS.includes(node.operatorToken.kind) && [node.left, node.right].some(isRead))
      found.spans.push(node.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const SPANS: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
];

/** The limit that `it`, `test`, a hook or `jest.setTimeout` is given, where it is one. */
function limitsIn({ arguments: given }: ts.CallExpression, name: string): number[] {
  const last = given.at(-1);
  if (!last || !ts.isNumericLiteral(last)) return [];
  const isLimit = name === 'jest.setTimeout' || (/^(it|test|beforeEach|beforeAll|afterEach|afterAll)\b/.test(name) && given.length > 1);
  return isLimit ? [Number(last.text.replaceAll('_', ''))] : [];
}

const FILES = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => relative('.', name).split(sep).join('/'))
  .filter((name) => /\.ts$/.test(name) && !name.startsWith(MEASURES) && !name.startsWith('room/page/'));
const of = (name: string): Found => timesIn(readFileSync(join(__dirname, name), 'utf8'));

it('reads this machine’s clock only where the register says, and what for', () => {
  const reads = Object.fromEntries(FILES.map((name): [string, number] => [name, of(name).reads]).filter(([, count]) => count > 0));
  expect(reads).toEqual(Object.fromEntries(Object.entries(READ_THE_CLOCK).map(([name, [count]]) => [name, count])));
});

it('says of nothing how long it may take', () => {
  const spans = FILES.filter((name) => /\.test\.ts$/.test(name)).flatMap((name) => of(name).spans.map((span) => `${name}: ${span}`));
  expect(spans).toEqual([]);
});

it('gives no test less time than every test has', () => {
  const short = FILES.flatMap((name) => of(name).limits.map((limit) => [name, limit] as const)).filter(([, ms]) => ms < SHORTEST_LIMIT_MS);
  expect(short).toEqual([]);
});

describe('what is found', () => {
  it.each([
    ['const began = Date.now();', 1],
    ['expect(performance.now() - began).toBeLessThan(5);', 1],
    ['const now = globalThis.performance.now();', 1],
    ['const began = process.hrtime.bigint();', 1],
    ['const at = () => Date.now;', 0],
    ['jest.spyOn(Date, "now").mockReturnValue(5);', 0],
    ['// Date.now()\nconst said = "Date.now()";', 0],
  ])('in %s', (text, reads) => expect(timesIn(text).reads).toBe(reads));

  it.each([
    ['expect(Date.now() - began).toBeLessThan(1_500);', ['Date.now() - began']],
    ['while (Date.now() < until) again();', ['Date.now() < until']],
    ['const later = Date.now() + 5;', []],
  ])('as a span in %s', (text, spans) => expect(timesIn(text).spans).toEqual(spans));

  it.each([
    ['it("does", async () => {}, 60_000);', [60_000]],
    ['jest.setTimeout(5_000);', [5_000]],
    ['beforeAll(() => begin(), 90_000);', [90_000]],
    ['it("does", async () => {});', []],
  ])('as a limit in %s', (text, limits) => expect(timesIn(text).limits).toEqual(limits));
});
