import { openBrowser } from '../browser/openBrowser';
import { aRoom, closeRooms } from './aRoom';
import { inside, words, type Json } from './json';
import { aCard, ANA, BEN, CAT, text } from './scriptedBot';

afterEach(closeRooms);

const members = (body: Json): string[] => (body['members'] as Json[]).map((member) => words(member, 'name'));

describe('the chat of a meeting', () => {
  it('is a group chat whose activities say which meeting it is', async () => {
    const { bot, room, ana, ben } = await aRoom();
    const meeting = await room.meeting('PR-7KQ4M2X', [ANA.id, BEN.id]);
    expect(meeting.id).toMatch(/^19:meeting_.+@thread\.v2$/);
    await ana.says('@link', 'PR-7KQ4M2X');
    for (const activity of bot.got) {
      expect(activity).toMatchObject({ conversation: { conversationType: 'groupChat', isGroup: true, id: meeting.id } });
      const id = words(inside(inside(activity, 'channelData') ?? {}, 'meeting') ?? {}, 'id');
      expect(Buffer.from(id, 'base64').toString()).toBe(`0#${meeting.id}#0`);
    }
    expect(bot.got.map((activity) => activity['type']).sort()).toEqual(['conversationUpdate', 'installationUpdate', 'message']);
    await bot.posts(meeting.id, aCard([text('Hello')]));
    expect(ben.cards(meeting.id)).toHaveLength(1);
  });

  it('tells the bot that the meeting began and ended, under names that begin with capitals', async () => {
    const { bot, room } = await aRoom();
    const meeting = await room.meeting('PR-7KQ4M2X', [ANA.id, BEN.id]);
    await meeting.starts();
    expect(bot.got.at(-1)).toMatchObject({
      type: 'event',
      name: 'application/vnd.microsoft.meetingStart',
      from: { aadObjectId: ANA.id },
      value: { MeetingType: 'Scheduled', Title: 'PR-7KQ4M2X', Id: expect.any(String), StartTime: expect.any(String) },
    });
    await meeting.ends();
    expect(bot.got.at(-1)).toMatchObject({ name: 'application/vnd.microsoft.meetingEnd', value: { EndTime: expect.any(String) } });
  });

  it('has the people in it who were added and not removed', async () => {
    const { bot, room, cat } = await aRoom();
    const meeting = await room.meeting('PR-7KQ4M2X', [ANA.id, BEN.id]);
    const roster = async () => members((await bot.call('GET', `/${encodeURIComponent(meeting.id)}/pagedmembers`)).body);
    await meeting.adds(CAT.id);
    expect(bot.got.at(-1)).toMatchObject({ type: 'conversationUpdate', membersAdded: [{ aadObjectId: CAT.id }] });
    expect(await roster()).toEqual([ANA.name, BEN.name, CAT.name]);
    expect(cat.cards('PR-7KQ4M2X')).toEqual([]);
    await meeting.removes(CAT.id);
    expect(bot.got.at(-1)).toMatchObject({ type: 'conversationUpdate', membersRemoved: [{ aadObjectId: CAT.id }] });
    expect(await roster()).toEqual([ANA.name, BEN.name]);
    expect(() => cat.cards('PR-7KQ4M2X')).toThrow('is in no chat');
  });
});

it('starts and ends on the page, by whoever has its chat open', async () => {
  const { bot, room } = await aRoom();
  await room.meeting('PR-7KQ4M2X', [ANA.id, BEN.id]);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${room.url}/?as=${BEN.id}`);
    await page.getByRole('button', { name: 'PR-7KQ4M2X' }).click();
    for (const title of ['Start the meeting', 'End the meeting']) {
      await page.getByRole('button', { name: 'More for this person' }).click();
      const button = page.getByRole('button', { name: title });
      await Promise.all([page.waitForResponse((response) => response.url().endsWith('sMeeting')), button.click()]);
    }
    expect(bot.got.flatMap((activity) => activity['name'] ?? [])).toEqual([
      'application/vnd.microsoft.meetingStart',
      'application/vnd.microsoft.meetingEnd',
    ]);
  } finally {
    await browser.close();
  }
});
