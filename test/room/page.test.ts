import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../browser/openBrowser';
import { aRoom, closeRooms } from './aRoom';
import { isJson, type Json } from './json';
import { aCard, ANA, answersCard, answersDialog, answersToast, BEN, CAT, text } from './scriptedBot';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const NAME = { type: 'Input.Text', id: 'name', label: 'Your name' };
const CHOICE = {
  type: 'Input.ChoiceSet',
  id: 'known',
  label: 'Known?',
  style: 'expanded',
  choices: [
    { title: 'Yes', value: 'yes' },
    { title: 'No', value: 'no' },
  ],
};
const execute = (title: string) => ({ type: 'Action.Execute', title, verb: title.toLowerCase() });
const OPEN = { type: 'Action.Submit', title: 'Open', data: { msteams: { type: 'task/fetch' } } };
const FORM = aCard([{ ...text('About you'), style: 'heading' }, NAME], [{ type: 'Action.Submit', title: 'Send', data: { verb: 'send' } }]);

const namesIn = (node: unknown, path = ''): string[] =>
  isJson(node) ? Object.entries(node).flatMap(([name, value]) => [`${path}/${name}`, ...namesIn(value, `${path}/${name}`)]) : [];

// Page functions are given as text, because the DOM is no part of this project's types.
const isFocusInDialog = (page: Page): Promise<boolean> => page.evaluate("document.activeElement.closest('[role=dialog]') !== null");
const axe = (page: Page): Promise<string[]> =>
  page.evaluate(
    `axe.run(document).then(({ violations }) => violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.target + ' ' + node.failureSummary)))`,
  );

describe('the page', () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('409') && faults.push(message.text()));
  });
  afterEach(async () => {
    await page.close();
    await closeRooms();
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());

  const open = async (query = `?as=${ANA.id},${BEN.id}`, options: Parameters<typeof aRoom>[0] = {}) => {
    const opened = await aRoom(options);
    await opened.ana.installs();
    await opened.ben.installs();
    const [anaChat, benChat] = [ANA.id, BEN.id].map((id) => opened.room.received().find((each) => each.from === id)!.chat) as [
      string,
      string,
    ];
    const goes = async () => {
      await page.goto(opened.room.url + query);
      await page.waitForSelector('body[data-ready]');
    };
    return { ...opened, anaChat, benChat, goes, anaPane: pane(ANA.id), benPane: pane(BEN.id) };
  };
  const pane = (id: string): Locator => page.locator(`section[data-person="${id}"]`);
  const button = (within: Locator | Page, name: string | RegExp): Locator =>
    within.getByRole('button', { name, exact: typeof name === 'string' });

  it('calls a command beside the compose box and on a message', async () => {
    const { bot, room, ben, goes, anaPane } = await open(`?as=${ANA.id}`, {
      commands: [{ id: 'begin', title: 'Begin', contexts: ['compose', 'message'] }],
    });
    room.talk('Lunch', [ANA.id, BEN.id]);
    await ben.says('Look at this', 'Lunch');
    bot.answers(() => answersDialog('Refer', FORM));
    await goes();
    await button(anaPane, /Lunch/).click();
    await button(anaPane, 'Actions and apps').click();
    await button(anaPane, 'Begin').click();
    await anaPane.getByRole('dialog').waitFor();
    await anaPane.getByLabel('Your name').fill('Ana');
    await button(anaPane, 'Send').click();
    await room.settled();
    expect(bot.got.at(-1)).toMatchObject({ value: { commandContext: 'compose', data: { verb: 'send', name: 'Ana' } } });
    await button(anaPane, 'Close dialog').click();

    await button(anaPane, 'More options').click();
    await button(anaPane, 'Begin').click();
    await anaPane.getByRole('dialog').waitFor();
    expect(bot.got.at(-1)).toMatchObject({ value: { commandContext: 'message', messagePayload: { body: { content: 'Look at this' } } } });
  });

  it('shows a pane for each person in the address, and changes a hat with one press', async () => {
    const { bot, anaChat, goes, anaPane } = await open();
    await bot.posts(anaChat, aCard([text('For **Ana**')]));
    await goes();
    await anaPane.locator('[data-message]').getByText('For Ana').waitFor();
    expect(await page.locator('section[data-person]').count()).toBe(2);
    expect(await anaPane.locator('[data-message]').count()).toBe(1);
    await button(anaPane, /^Cat Ng/).click();
    await pane(CAT.id).getByText('Cat Ng has not installed Practice reviews yet.').waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe(`${CAT.id},${BEN.id}`);
    await button(page, 'Add a pane').click();
    await pane(ANA.id).locator('[data-message]').getByText('For Ana').waitFor();
    await button(page, 'One pane fewer').click();
    expect(await page.locator('section[data-person]').count()).toBe(2);
  });

  it('installs, blocks, unblocks and reloads', async () => {
    const { bot, room, goes } = await open(`?as=${CAT.id}`);
    await goes();
    const cat = pane(CAT.id);
    await button(cat, 'Install the bot').first().click();
    await cat.getByText('No messages yet').waitFor();
    expect(bot.got.at(-1)).toMatchObject({ type: 'conversationUpdate', from: { aadObjectId: CAT.id } });
    const chat = room.received().at(-1)!.chat;
    await bot.posts(chat, aCard([text('Base')], [execute('Mine')]));
    bot.answers(() => answersCard(aCard([text('My own view')])));
    await button(cat, 'Mine').click();
    await cat.locator('[data-message]').getByText('My own view').waitFor();
    await button(cat, 'More for this person').click();
    await button(cat, 'Reload').click();
    await cat.locator('[data-message]').getByText('Base').waitFor();
    await button(cat, 'More for this person').click();
    await button(cat, 'Block the bot').click();
    await cat.getByText('You have blocked this bot.').waitFor();
    expect(await cat.getByLabel('Type a message').isDisabled()).toBe(true);
    await button(cat, 'Unblock').click();
    await cat.locator('textarea:enabled').waitFor();
  });

  it('is a Teams that starts afresh when the browser reloads it', async () => {
    const { bot, anaChat, goes, anaPane } = await open();
    await bot.posts(anaChat, aCard([text('Base')], [execute('Mine')]));
    bot.answers(() => answersCard(aCard([text('My own view')])));
    await goes();
    await button(anaPane, 'Mine').click();
    await anaPane.locator('[data-message]').getByText('My own view').waitFor();
    await page.reload();
    await anaPane.locator('[data-message]').getByText('Base').waitFor();
  });

  it('says what is typed when Enter is pressed', async () => {
    const { bot, goes, anaPane } = await open();
    await goes();
    await anaPane.getByLabel('Type a message').fill('help');
    await anaPane.getByLabel('Type a message').press('Enter');
    await anaPane.locator('[data-message]').getByText('help').waitFor();
    expect(bot.got.at(-1)).toMatchObject({ type: 'message', text: 'help' });
  });

  it('sends what the official renderer sends, shows that it is busy and does not press twice', async () => {
    const { bot, anaChat, goes, anaPane } = await open();
    await bot.posts(anaChat, aCard([NAME, CHOICE], [execute('Send'), execute('Other')]));
    const before = bot.got.length;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    bot.answers(async () => {
      await gate;
      return answersToast('Thank you.');
    });
    await goes();
    await anaPane.getByLabel('Your name').fill('Ana');
    await anaPane.getByLabel('Yes').check();
    await button(anaPane, 'Send').click();
    await anaPane.locator('button[aria-busy=true]').waitFor();
    await button(anaPane, 'Send').click();
    await button(anaPane, 'Other').click();
    release();
    await anaPane.getByText('Thank you.').waitFor();
    expect(await anaPane.locator('[aria-busy]').count()).toBe(0);
    expect(bot.got.slice(before)).toMatchObject([
      { name: 'adaptiveCard/action', value: { action: { verb: 'send', data: { name: 'Ana', known: 'yes' } } } },
    ]);
  });

  it('shows the card’s own faults and sends nothing while a needed field is empty', async () => {
    const { bot, anaChat, goes, anaPane } = await open();
    await bot.posts(anaChat, aCard([{ ...NAME, isRequired: true, errorMessage: 'Give your name.' }], [execute('Send')]));
    const before = bot.got.length;
    await goes();
    await button(anaPane, 'Send').click();
    await anaPane.getByText('Give your name.').waitFor();
    expect(bot.got).toHaveLength(before);
  });

  it('keeps what is typed through other people’s messages, a failed press, another hat and another theme', async () => {
    const { bot, anaChat, benChat, goes, anaPane, benPane } = await open();
    for (const chat of [anaChat, benChat]) await bot.posts(chat, aCard([NAME, CHOICE], [execute('Send')]));
    bot.answers(() => ({ status: 500 }));
    await goes();
    await anaPane.getByLabel('Your name').fill('Ana');
    await anaPane.getByLabel('Yes').check();
    await benPane.getByLabel('No', { exact: true }).check();
    await bot.posts(anaChat, aCard([text('Another card')]));
    await anaPane.locator('[data-message]').getByText('Another card').waitFor();
    await button(anaPane, 'Send').click();
    await anaPane.getByText('Something went wrong. Please try again.').waitFor();
    await button(page, 'Dark').click();
    await button(anaPane, /^Cat Ng/).click();
    await button(pane(CAT.id), /^Ana Lindqvist/).click();
    expect(await anaPane.getByLabel('Your name').inputValue()).toBe('Ana');
    expect(await anaPane.getByLabel('Yes').isChecked()).toBe(true);
    expect(await benPane.getByLabel('No', { exact: true }).isChecked()).toBe(true);
  });

  it('opens a dialog inside the pane that holds the focus, keeps what is typed and closes with Esc', async () => {
    const { bot, ana, anaChat, goes, anaPane, benPane } = await open(`?as=${ANA.id},${BEN.id}&theme=dark`);
    await bot.posts(anaChat, aCard([text('Base')], [OPEN]));
    const answers = [
      answersDialog('Refer', FORM),
      { status: 500 },
      answersDialog('Refer: two', aCard([text('Page two')], [])),
      answersDialog('Refer', FORM),
    ];
    bot.answers((activity) => (activity['type'] === 'invoke' ? answers.shift() : undefined));
    await goes();
    await button(anaPane, 'Open').click();
    const dialog = anaPane.getByRole('dialog', { name: 'Refer' });
    await dialog.waitFor();
    expect(bot.got.at(-1)).toMatchObject({ value: { context: { theme: 'dark' } } });
    expect(await isFocusInDialog(page)).toBe(true);
    for (let n = 0; n < 8; n += 1) await page.keyboard.press('Tab');
    expect(await isFocusInDialog(page)).toBe(true);
    await dialog.getByLabel('Your name').fill('Ana');
    await button(dialog, 'Send').click();
    await anaPane.getByText('Something went wrong. Please try again.').waitFor();
    await button(anaPane, /^Cat Ng/).click();
    await button(pane(CAT.id), /^Ana Lindqvist/).click();
    expect(await dialog.getByLabel('Your name').inputValue()).toBe('Ana');
    expect(await benPane.getByRole('dialog').count()).toBe(0);
    await button(dialog, 'Send').click();
    await anaPane.getByRole('dialog', { name: 'Refer: two' }).waitFor();
    expect(ana.dialog()?.title).toBe('Refer: two');
    await page.keyboard.press('Escape');
    await anaPane.getByRole('dialog').waitFor({ state: 'detached' });
    expect(ana.dialog()).toBeUndefined();
  });

  it('shows what arrives elsewhere as a phone does, marks it unread and lists it', async () => {
    const { bot, room, anaChat, goes, anaPane, benPane, benChat } = await open();
    const panel = await room.group('Panel', [ANA.id, BEN.id, CAT.id]);
    await goes();
    await bot.posts(panel.id, aCard([text('Case words')]), { summary: 'The panel has news' });
    await anaPane.locator('button.banner', { hasText: 'The panel has news' }).waitFor();
    await anaPane.locator('.chat.unread', { hasText: 'Panel' }).waitFor();
    await button(anaPane, /^Cat Ng.*unread$/).waitFor();
    await anaPane.locator('button.banner').click();
    await anaPane.locator('[data-message]').getByText('Case words').waitFor();
    await anaPane.locator('.chat.unread').waitFor({ state: 'detached' });

    await bot.posts(benChat, aCard([text('For Ben')]), { summary: 'Ben has news' });
    await benPane.locator('button.banner', { hasText: 'Ben has news' }).waitFor();
    await button(benPane, 'As a phone would show it').click();
    const phone = benPane.getByRole('group', { name: 'As a phone would show it' });
    expect(await phone.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Ben has news'),
      expect.stringContaining('The panel has news'),
    ]);
    expect(await phone.innerText()).not.toContain('Case words');
    expect(anaChat).not.toBe(benChat);
  });

  it('delivers again from the drawer', async () => {
    const { bot, goes } = await open();
    await goes();
    await button(page, 'Deliveries').click();
    const newest = page.locator('[data-delivery]').first();
    const before = bot.got.length;
    await button(newest, 'Deliver again (same id)').click();
    await page.getByText('Delivered again with the same id.').waitFor();
    expect(bot.got).toHaveLength(before + 1);
    expect(bot.got.at(-1)!['id']).toBe(bot.got.at(-2)!['id']);
    await button(page.locator('[data-delivery]').first(), 'Deliver again (new id)').click();
    await page.getByText('Delivered again with a new id.').waitFor();
    expect(bot.got.at(-1)!['id']).not.toBe(bot.got.at(-2)!['id']);
  });

  it('finds people in a people picker, and asks for a card’s own view by hand', async () => {
    const { bot, anaChat, goes, anaPane } = await open();
    const picker = {
      type: 'Input.ChoiceSet',
      id: 'lead',
      label: 'Lead',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    };
    await bot.posts(
      anaChat,
      aCard([picker], [execute('Send')], { refresh: { action: { type: 'Action.Execute', verb: 'view' }, userIds: [] } }),
    );
    bot.answers(() => answersToast('ok'));
    await goes();
    await anaPane.getByLabel('Lead', { exact: true }).fill('Ben Okafor');
    await button(anaPane, 'Send').click();
    await anaPane.getByText('ok', { exact: true }).waitFor();
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { verb: 'send', data: { lead: BEN.id } } } });
    await button(anaPane, 'Refresh card').click();
    await page.waitForTimeout(100);
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { verb: 'view' }, trigger: 'manual' } });
  });

  it.each(['light', 'dark'])('draws cards with a %s configuration that has all that Teams’ own has', async (theme) => {
    const file = join(__dirname, `../../../shared/contracts/teams-hostconfig-${theme}.json`);
    if (!existsSync(file)) return console.log('skipped: no contracts');
    const { goes } = await open();
    await goes();
    const ours: Json = await page.evaluate(`import('/page/hostConfig.js').then(({ hostConfig, colours }) => hostConfig(colours.${theme}))`);
    const theirs = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
    // “warp” is how the published file spells “wrap”.
    expect(namesIn(theirs).filter((name) => !name.endsWith('/warp') && !namesIn(ours).includes(name))).toEqual([]);
    for (const name of ['spacing', 'imageSizes', 'actions']) expect(ours[name]).toEqual(theirs[name]);
  });

  it.each(['light', 'dark', 'contrast'])('has nothing that axe finds wrong in the %s theme', async (theme) => {
    const { bot, room, anaChat, benChat, goes, anaPane, benPane } = await open(`?as=${ANA.id},${BEN.id}&theme=${theme}`);
    await room.group('Panel', [ANA.id, BEN.id]);
    const boxes = ['default', 'emphasis', 'good', 'warning', 'attention', 'accent'].map((style) => ({
      type: 'Container',
      style,
      items: ['Default', 'Good', 'Warning', 'Attention', 'Accent'].flatMap((color) => [
        { ...text(`${color} on ${style}`), color },
        { ...text(`Subtle ${color} on ${style}`), color, isSubtle: true },
      ]),
    }));
    const facts = { type: 'FactSet', facts: [{ title: 'Stage', value: 'Triage' }] };
    await bot.posts(
      anaChat,
      aCard(
        [{ ...text('A heading'), style: 'heading' }, facts, NAME, CHOICE, { type: 'Input.Date', id: 'd', label: 'Day' }],
        [{ ...execute('Send'), style: 'positive' }, { ...execute('Stop'), style: 'destructive' }, OPEN],
      ),
    );
    await bot.posts(benChat, aCard(boxes, [OPEN]));
    bot.answers((activity) => (activity['name'] === 'task/fetch' ? answersDialog('Refer', FORM) : { status: 500 }));
    await goes();
    await button(anaPane, 'Send').click();
    await anaPane.getByText('Something went wrong. Please try again.').waitFor();
    await page.evaluate(AXE);
    expect(await axe(page)).toEqual([]);
    await button(anaPane, 'Open').click();
    await anaPane.getByRole('dialog').waitFor();
    await button(benPane, 'As a phone would show it').click();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Deliveries').click();
    await page.locator('[data-delivery]').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
