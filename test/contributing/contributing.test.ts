import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyWith, type Copy, type Ran } from './copy';
import { after, ROOT, stepsOf, type Changed, type Kind, type Step } from './examples';

const kinds: readonly Kind[] = ['page', 'stage', 'milestone', 'reviewType', 'area'];
const every: readonly Step[] = kinds.flatMap(stepsOf);
jest.setTimeout(900_000);

describe('what CONTRIBUTING.md shows', () => {
  const touched = (kind: Kind): string[] => after(stepsOf(kind)).map(({ path, isNew }) => `${isNew ? 'new ' : ''}${path}`);

  it('adds a page by one entry', () => expect(touched('page')).toEqual(['src/domain/referral/pages/seriousIncident.ts']));

  it('adds a stage by one file and its place', () =>
    expect(touched('stage')).toEqual(['new src/domain/discussion/stages/family.ts', 'src/domain/discussion/stages/index.ts']));

  it('adds a milestone by its day, one entry and one subject', () =>
    expect(touched('milestone')).toEqual([
      'src/domain/reviewTypes/rapidReview.ts',
      'src/domain/dates/milestones/fromAgencies.ts',
      'src/journeys/reminders/subjects.ts',
    ]));

  it('adds a review type by one file and one line', () => {
    expect(touched('reviewType')).toEqual(['new src/domain/reviewTypes/thematicReview.ts', 'src/domain/reviewTypes/index.ts']);
  });

  it('adds an area by one folder and one line, with its card, its samples and its floor', () => {
    expect(touched('area')).toEqual([
      'new src/journeys/glossary/index.ts',
      'src/journeys/index.ts',
      'new cards/glossary/words.json',
      'new test/cards/samplesGlossary.ts',
      'test/cards/samples.ts',
      'test/imports.test.ts',
    ]);
  });

  it('names only files that are there, or that an example adds', () => {
    const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
    const named = [...page.matchAll(/[`(]((?:src|cards|test|docs)\/[\w/.-]+)[`)]/g)].map(([, path = '']) => path);
    const added = after(every).map(({ path }) => path);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(join(ROOT, path)) && !added.includes(path))).toEqual([]);
  });
});

const run = promisify(execFile);

/** What the compiler says of the tree with each of these states of its files. It works in a process of its own, because it takes much room. */
async function compiled(...states: readonly (readonly Changed[])[]): Promise<unknown> {
  const child = run(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(__dirname, 'compile.ts')], { cwd: ROOT });
  child.child.stdin?.end(JSON.stringify(states));
  return JSON.parse((await child).stdout);
}

it('compiles, and without the subject of a milestone the compiler asks for exactly that', async () => {
  const withoutSubject = every.filter(({ path }) => path !== 'src/journeys/reminders/subjects.ts');
  expect(await compiled(after(withoutSubject), after(every))).toEqual([
    [expect.stringMatching(/^src\/journeys\/reminders\/subjects\.ts: .*'family' is missing/)],
    [],
  ]);
});

describe('a copy with one more of each', () => {
  let copy: Copy | undefined;
  let ran: Ran;
  beforeAll(async () => {
    copy = copyWith(after(every));
    ran = await copy.tests(
      'test/contributing/.*added',
      'test/cards/(register|templates|pages).test',
      'test/domain/(dates|discussion|findings|referral|report|reviewTypes)/',
      'test/journeys/(register|reminders/milestoneKinds).test',
      'test/imports.test',
    );
  });
  afterAll(() => copy?.removes());

  it.each(kinds)('has what follows from a further %s', (kind) => {
    const of = ran.get(`test/contributing/${kind}.added.ts`);
    expect(of?.failures).toBe('');
    expect(of?.passed).toBeGreaterThan(0);
  });

  it('keeps its registers complete, with no other file touched', () => {
    expect([...ran.values()].map(({ failures }) => failures).filter(Boolean)).toEqual([]);
    expect(ran.size).toBeGreaterThan(20);
  });

  it('walks a whole discussion through the further stage', async () => {
    const [walked] = (await copy!.tests('test/conversations/discussion.test', '-t', 'never goes from begin to end')).values();
    expect(walked?.failures).toBe('');
    expect(walked?.passed).toBeGreaterThan(0);
  });
});
