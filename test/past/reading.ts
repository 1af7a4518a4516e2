import { isDeepStrictEqual } from 'node:util';
import type { Content } from '../../src/domain/forms/row';
import type { fold } from '../../src/domain/review/evolve';
import { readPlace } from '../../src/teams/address';
import { everyKind } from '../helpers/rows';
import type { Restored } from './replay';

type Row = {
  readonly table: string;
  readonly partition: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, string | number>>;
};

/** What of an export the present readers do not read, or read otherwise than it was written: a sentence each. */
export async function unread(tables: Restored, lines: readonly string[], folds: typeof fold): Promise<string[]> {
  const rows = lines.slice(1, -1).map((line) => JSON.parse(line) as Row);
  const of = (table: string): Row[] => rows.filter((row) => row.table === table);
  const problems: string[] = [];
  const check = async (what: string, read: () => Promise<string | undefined>): Promise<void> => {
    const problem = await read().catch((error: unknown) => String(error));
    if (problem) problems.push(`${what}: ${problem}`);
  };
  const counted = (found: number, stored: number) => (found === stored ? undefined : `${found} of ${stored} rows were read`);

  for (const [reference, stored] of grouped(of('Reviews'), ({ partition }) => partition))
    await check(`review ${reference}`, () => unreadReview(tables, reference, stored, folds));
  for (const [reference, stored] of grouped(of('Identities'), text('reference')))
    await check(`identity of ${reference}`, async () => counted((await tables.identities.read(reference)) ? 1 : 0, stored.length));
  for (const [person, stored] of grouped(of('Drafts'), text('person')))
    await check(`drafts of ${person}`, async () => counted((await tables.drafts.pages(person)).length, stored.length));
  for (const [reference, stored] of grouped(of('Seen'), text('reference')))
    await check(`seen of ${reference}`, async () => counted((await tables.seen.of(reference)).length, stored.length));
  for (const [list, stored] of grouped(of('Involved'), text('list')))
    await check(`list ${list}`, async () => counted((await tables.involved.in(list)).length, stored.length));
  await check('what is owed', async () => counted((await tables.owedIndex.due(new Date('2999-01-01'))).length, of('Owed').length));
  await check('people', () => unreadPeople(tables, of('People')));
  await check('choices', () => unreadChoices(tables, of('Choices')));
  return problems;
}

const text =
  (column: string) =>
  ({ columns }: Row): string =>
    String(columns[column]);

function grouped(rows: readonly Row[], by: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
  return found;
}

/** Document, journal, claims and content; the partition of what is still being written holds claims alone. */
async function unreadReview(
  { reviews }: Restored,
  reference: string,
  rows: readonly Row[],
  folds: typeof fold,
): Promise<string | undefined> {
  const stored = await reviews.read(reference);
  const journal = await reviews.journal(reference);
  const isWritten = rows.some(({ key }) => key === 'review');
  if (isWritten !== (stored !== undefined)) return 'the document was not read';
  if (!isDeepStrictEqual(folds(journal), stored?.review)) return 'the folded journal is not the document';
  const [claims, content] = [await reviews.claims(reference), await reviews.content(reference, '')];
  const number = (begin: string): number => rows.filter(({ key }) => key.startsWith(begin)).length;
  if (journal.length !== rows.filter(({ key }) => /^event~\d+~0$/.test(key)).length) return 'an event was not read';
  if (claims.length !== number('claim~')) return 'a claim was not read';
  const expected = rows.length - number('claim~') - number('event~') - (isWritten ? 1 : 0);
  if (content.length !== expected) return `${content.length} of ${expected} content rows were read`;
  return content.flatMap((one) => notOfOneKind(one) ?? [])[0];
}

/** Rows that the recorded stages put there by themselves, without the columns that the bot gives them. */
const WITHOUT_COLUMNS = ['referral~{page}', 'meeting~chat'];

/** Why a content row is not read by exactly one kind of row; undefined where it is. */
function notOfOneKind(content: Content): string | undefined {
  const [kind, ...others] = everyKind().filter(({ names }) => names(content.key));
  if (!kind || others.length > 0) return `${kind ? others.length + 1 : 0} kinds of rows read ${content.key}`;
  try {
    const read = kind.read(content);
    return WITHOUT_COLUMNS.includes(kind.form) || read.columns ? undefined : `${content.key} has no columns`;
  } catch (error) {
    return `${content.key} is not read: ${String(error)}`;
  }
}

async function unreadPeople({ people }: Restored, rows: readonly Row[]): Promise<string | undefined> {
  const all = await people.all();
  if (all.length !== rows.filter(({ columns }) => columns['kind'] === 'person').length) return 'a person was not read';
  const journals = await Promise.all(all.map(({ person }) => people.journal(person.id)));
  const changes = rows.filter(({ columns }) => columns['kind'] === 'change').length;
  if (journals.flat().length !== changes) return `${journals.flat().length} of ${changes} changes were read`;
  const lost = all.filter(({ address }) => address.startsWith('{') && readPlace(address) === undefined);
  return lost.length > 0 ? `${lost.length} addresses were not read` : undefined;
}

async function unreadChoices({ choices, keptAgencies }: Restored, rows: readonly Row[]): Promise<string | undefined> {
  const versions = rows.filter(({ partition, key }) => partition === 'choices' && key.startsWith('version~'));
  for (const { columns } of versions)
    if (!(await choices.version(Number(columns['version'])))) return `version ${columns['version']} was not read`;
  if (versions.length > 0 && !(await choices.present())) return 'the present choices were not read';
  const hasAgencies = rows.some(({ partition }) => partition === 'agencies');
  return hasAgencies === ((await keptAgencies.present()) !== undefined) ? undefined : 'the agencies were not read';
}
