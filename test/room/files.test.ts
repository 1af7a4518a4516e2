import { openBrowser } from '../browser/openBrowser';
import { aRoom, closeRooms } from './aRoom';
import { inside, words, type Json } from './json';
import { ANA } from './scriptedBot';

afterEach(closeRooms);

const CONTENT = Buffer.from('BEGIN:VCALENDAR\r\n');
const consent = (name: string): Json => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: {
        description: 'For your calendar.',
        sizeInBytes: 17,
        acceptContext: { file: name, is: 'yes' },
        declineContext: { file: name, is: 'no' },
      },
    },
  ],
});
const info = (name: string, contentUrl: unknown): Json => ({
  type: 'message',
  attachments: [
    { contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl, name, content: { uniqueId: '1', fileType: 'ics' } },
  ],
});

async function offered(options: Parameters<typeof aRoom>[0] = {}) {
  const { bot, room, ana } = await aRoom(options);
  await ana.installs();
  const chat = encodeURIComponent(room.received()[0]?.chat ?? '');
  const posts = (activity: Json) => bot.call('POST', `/${chat}/activities`, activity);
  await posts(consent('one.ics'));
  await posts(consent('two.ics'));
  const answers = () => bot.got.filter((activity) => activity['name'] === 'fileConsent/invoke');
  const valueOf = (activity: Json): Json => inside(activity, 'value') ?? {};
  const upload = (activity: Json): Json => inside(valueOf(activity), 'uploadInfo') ?? {};
  const put = (info: Json, content: Buffer, range = `bytes 0-${content.length - 1}/${content.length}`) =>
    fetch(words(info, 'uploadUrl'), { method: 'PUT', headers: { 'content-range': range }, body: Uint8Array.from(content) });
  return { bot, room, ana, posts, answers, valueOf, upload, put };
}

describe('a file that the bot offers', () => {
  it('is allowed: the bot hears so, with what the offer carried and a place for the file', async () => {
    const { room, ana, answers, valueOf, upload } = await offered();
    expect(ana.offers()).toEqual(['one.ics', 'two.ics']);
    await ana.takesFile('one.ics');
    const [answer] = answers() as [Json];
    expect(answer).toMatchObject({ type: 'invoke', from: { aadObjectId: ANA.id }, replyToId: expect.stringMatching(/^\d+$/) });
    expect(valueOf(answer)).toMatchObject({ type: 'fileUpload', action: 'accept', context: { file: 'one.ics', is: 'yes' } });
    expect(upload(answer)).toMatchObject({ name: 'one.ics', fileType: 'ics', uploadUrl: expect.stringContaining(`${room.url}/uploads/`) });
  });

  it('is declined: the bot hears so, and there is no place', async () => {
    const { ana, answers, valueOf } = await offered();
    await ana.declinesFile();
    const [answer] = answers() as [Json];
    expect(valueOf(answer)).toEqual({ type: 'fileUpload', action: 'decline', context: { file: 'two.ics', is: 'no' } });
  });

  it('arrives twice when presses are redelivered, with the same place', async () => {
    const { ana, answers, upload } = await offered({ redeliver: 'first answer' });
    await ana.takesFile();
    const [first, second] = answers() as [Json, Json];
    expect(upload(second)).toEqual(upload(first));
    expect(second['id']).not.toBe(first['id']);
  });

  it('can’t be answered any more when the bot has taken it back, and others are none of this person’s business', async () => {
    const { bot, room, ana } = await offered();
    const [chat = '', ids = []] = [room.received()[0]?.chat, room.sent().flatMap(({ kind, body }) => (kind === 'post' ? [body] : []))];
    expect(ids).toHaveLength(2);
    const [, offer] = ana.offers();
    await expect(ana.takesFile('three.ics')).rejects.toThrow('is offered no such file. Offered: “one.ics”, “two.ics”.');
    const shown = await fetch(`${room.url}/room/people/${ANA.id}`).then((answer) => answer.json());
    const messages = JSON.parse(JSON.stringify(shown)).chats[0].messages as { id: string }[];
    await bot.call('DELETE', `/${encodeURIComponent(chat)}/activities/${messages[1]?.id}`);
    expect(ana.offers()).not.toContain(offer);
  });
});

describe('a place for a file', () => {
  it('takes one upload, whole, and then shows it to its person when the bot says that it is there', async () => {
    const { ana, answers, upload, put, posts } = await offered();
    await ana.takesFile();
    const place = upload((answers() as [Json])[0]);
    expect((await put(place, CONTENT, 'bytes 0-3/17')).status).toBe(400);
    expect((await put(place, CONTENT)).status).toBe(201);
    expect((await put(place, CONTENT)).status).toBe(404);
    expect(ana.files()).toEqual([]);
    await posts(info('two.ics', place['contentUrl']));
    expect(ana.files()).toEqual([{ name: 'two.ics', content: CONTENT }]);
    const download = await fetch(words(place, 'contentUrl'));
    expect(download.headers.get('content-disposition')).toContain('two.ics');
    expect(Buffer.from(await download.arrayBuffer())).toEqual(CONTENT);
  });

  it('is nowhere else', async () => {
    const { room, put } = await offered();
    expect((await put({ uploadUrl: `${room.url}/uploads/1` }, CONTENT)).status).toBe(404);
    expect((await fetch(`${room.url}/files/1/one.ics`)).status).toBe(404);
    expect((await fetch(`${room.url}/uploads/1`)).status).toBe(405);
  });
});

it('is allowed, declined and opened on the page', async () => {
  const { room, ana, answers, valueOf, upload, put, posts } = await offered();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${room.url}/?as=${ANA.id}`);
    const answer = async (name: string, title: string) => {
      const button = page.getByRole('group', { name: `File offered: ${name}` }).getByRole('button', { name: title });
      await Promise.all([page.waitForResponse((response) => response.url().endsWith('/answersFile')), button.click()]);
    };
    await answer('one.ics', 'Decline');
    await answer('two.ics', 'Allow');
    expect(answers().map((answer) => valueOf(answer)['action'])).toEqual(['decline', 'accept']);
    const place = upload((answers() as [Json, Json])[1]);
    await put(place, CONTENT);
    await posts(info('two.ics', place['contentUrl']));
    const link = page.getByRole('link', { name: 'two.ics' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('two.ics');
    expect(ana.files()).toHaveLength(1);
  } finally {
    await browser.close();
  }
});
