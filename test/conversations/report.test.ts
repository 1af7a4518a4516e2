import { unzipSync } from 'fflate';
import type { Reply } from '../../src/ports';
import { DELIVERIES, openStage, type Stage } from '../helpers/onStage';
import { FINDINGS_CAST, HELD, IDENTITY, met, REFERENCE, whole } from '../helpers/stages/findings';

let stage: Stage;
afterEach(() => stage.close());
const person = (id: string) => stage.person(id);
const text = (id: string): string => person(id).card().text();
const rows = (prefix: string) => stage.tables.reviews.content(REFERENCE, prefix);
const journal = async (type: string) => (await stage.tables.reviews.journal(REFERENCE)).filter((event) => event.type === type);

const PEN_PICTURE = 'Who is the child? (optional)';
const CHILD = { [PEN_PICTURE]: 'K.B. laughs when somebody sneezes.', 'Their own words (optional)': '“Bus gone”' };

async function opensList(id: string): Promise<void> {
  await person(id).says(`open ${REFERENCE}`);
  await person(id).presses('Record what the meeting found');
}

/** What was offered to somebody, as the consent card carries it. */
function offered(to: string): { name: string; context: Record<string, string>; size: number }[] {
  return stage.room.sent().flatMap(({ to: who, body, kind }) => {
    const { attachments = [] } = body as { attachments?: { contentType: string; name: string; content: Record<string, unknown> }[] };
    const files = attachments.filter(({ contentType }) => contentType.endsWith('file.consent'));
    if (kind !== 'post' || who !== to) return [];
    return files.map(({ name, content }) => ({
      name,
      context: content['acceptContext'] as Record<string, string>,
      size: Number(content['sizeInBytes']),
    }));
  });
}

const answersOffer = (id: string, context: Record<string, string>, taken = true): Promise<Reply> =>
  stage.bot.bot.receive({ who: whole(id), chat: 'personal', chatId: id, address: '', did: { kind: 'file', taken, context } });

const words = (file: Uint8Array): string => new TextDecoder().decode(unzipSync(file)['word/document.xml']);

describe.each(DELIVERIES)('a report, each press redelivered: %s', (redeliver) => {
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: FINDINGS_CAST });
  });

  it('points once at what may identify somebody in what is recorded, and never stands in the way', async () => {
    await met(stage);
    await opensList('owen');
    await person('owen').presses('Record: meet the child');
    await person('owen').presses('Record', { ...CHILD, [PEN_PICTURE]: 'Kezia laughs. Ring her nan on 07700 900123.' });
    expect(text('owen')).toContain('This may be a child’s name: “Kezia laughs.');
    await person('owen').presses('Replace it and record');
    expect(text('owen')).toContain('Recorded.');
    const [row] = await stage.tables.reviews.content(REFERENCE, 'finding~1');
    expect(JSON.stringify(row?.json)).toContain('K.B. laughs. Ring her nan on [telephone number removed].');
    await person('owen').presses('Change: meet the child');
    await person('owen').presses('Record', { [PEN_PICTURE]: 'Kezia laughs.' });
    await person('owen').presses('Record as it is');
    expect(text('owen')).toContain('Recorded.');
    await person('owen').presses('Change: meet the child');
    await person('owen').presses('Record', { 'What do we not know about them? (optional)': 'Her favourite song.' });
    expect(text('owen')).toContain('Recorded.');
  });

  it('is made from what is recorded, offered as a file, taken, and the same each time', async () => {
    await met(stage);
    await opensList('owen');
    await person('owen').presses('Record: meet the child');
    await person('owen').presses('Record', {
      ...CHILD,
      [PEN_PICTURE]: 'Kezia Brightwater, born 29/02/2024, of Larkspur Nursery. Kezia laughs.',
    });
    await person('owen').presses('Record as it is');
    await person('owen').presses('Open: the report');
    expect(text('owen')).toContain('A file leaves our reach');
    expect(text('owen')).toContain('What worked well');
    await person('owen').presses('Make version 1 and offer me the file');
    expect(text('owen')).toContain('I have offered you the file in your own chat with me.');
    expect(await journal('reportMade')).toEqual([expect.objectContaining({ number: 1 })]);
    const [one, ...more] = offered('owen');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ name: `${REFERENCE}-report.docx`, context: { reference: REFERENCE, number: '1' } });

    const { file } = await answersOffer('owen', one!.context);
    expect(file?.name).toBe(`${REFERENCE}-report.docx`);
    expect(file?.content.byteLength).toBe(one!.size);
    expect(words(file!.content)).toContain('laughs');
    for (const answer of Object.values(IDENTITY)) expect(words(file!.content)).not.toContain('said' in answer ? answer.said : '');
    expect(JSON.stringify(await rows('report~1~'))).not.toMatch(/Kezia|Brightwater|Larkspur|29\/02\/2024/);
    expect(words(file!.content)).not.toMatch(/Kezia|Brightwater|Larkspur|29\/02\/2024|29 February/);
    expect(await answersOffer('owen', one!.context)).toEqual({});

    person('owen').closesDialog();
    await person('owen').says(`open ${REFERENCE}`);
    await person('owen').presses('The report');
    await person('owen').presses('Offer me version 1 as a file');
    const again = await answersOffer('owen', offered('owen').at(-1)!.context);
    expect(Buffer.compare(again.file!.content, file!.content)).toBe(0);
    expect(await journal('reportMade')).toHaveLength(1);
    const seen = (await stage.tables.seen.of(REFERENCE)).map(({ what }) => what);
    expect(seen).toEqual(expect.arrayContaining(['report, version 1, offered as a file', 'report, version 1, taken as a file']));
  });

  it('is a new version once something has happened, and the older one stays what it was', async () => {
    await met(stage);
    const fran = person('fran');
    const asks = async (title: string): Promise<void> => {
      await fran.says(`open ${REFERENCE}`);
      await fran.presses('The report');
      await fran.presses(title);
      fran.closesDialog();
    };
    await asks('Make version 1 and offer me the file');
    await opensList('hannah');
    await person('hannah').presses('Record: meet the child');
    await person('hannah').presses('Record', CHILD);
    await asks('Make version 2 and offer me the file');
    const [first, second] = offered('fran');
    expect(words((await answersOffer('fran', second!.context)).file!.content)).toContain('sneezes');
    expect((await rows('report~1~')).map(({ json }) => JSON.stringify(json)).join()).not.toContain('sneezes');
    expect(await answersOffer('fran', first!.context)).toEqual({});
    expect((await rows('report~2~')).find(({ columns }) => columns['section'] === 'child')?.columns).toMatchObject({
      number: 2,
      isRecorded: true,
    });
  });
});

describe('the file of a report', () => {
  beforeEach(async () => {
    stage = await openStage({ cast: FINDINGS_CAST });
    await met(stage, HELD);
    await person('fran').says(`open ${REFERENCE}`);
    await person('fran').presses('The report');
    await person('fran').presses('Make version 1 and offer me the file');
  });

  it('is not given to somebody else, or once the role is gone', async () => {
    const [one] = offered('fran');
    for (const id of ['mei', 'sara', 'hannah', 'farid']) expect((await answersOffer(id, one!.context)).file).toBeUndefined();
    await stage.tables.people.save({ id: whole('fran'), name: 'Fran Adeyemi', agency: '', roles: ['participant'] });
    const refused = await answersOffer('fran', one!.context);
    expect(refused.file).toBeUndefined();
    expect(refused.says).toContain('There is nothing here that you can open.');
  });

  it('is not given when it was declined, and a number that is made up gives nothing', async () => {
    const [one] = offered('fran');
    expect(await answersOffer('fran', one!.context, false)).toEqual({});
    expect(await answersOffer('fran', { ...one!.context, number: '7' })).toEqual({});
    expect((await answersOffer('fran', { ...one!.context, number: 'x' })).file).toBeUndefined();
  });
});
