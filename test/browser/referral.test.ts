import type { Browser, Page } from 'playwright-core';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { demoCast, DEMO_TENANT } from '../helpers/demoConfig';
import { startTestBot, type TestBot } from '../helpers/testBot';
import { openRoom } from '../room/room';
import type { Room } from '../room/types';
import { openBrowser, paneOf, shoot } from './openBrowser';

jest.setTimeout(120_000);

let azurite: Awaited<ReturnType<typeof startAzurite>>;
let bot: TestBot;
let room: Room;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  azurite = await startAzurite();
  bot = await startTestBot({ tables: await openTables({ connectionString: azurite.connectionString }) });
  room = await openRoom({
    botUrl: `${bot.url}/api/messages`,
    cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })),
    tenant: DEMO_TENANT,
  });
  for (const id of ['referrer-amara', 'lead-bethan', 'coordinator-priya']) await room.person(id).installs();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(8_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
  await bot?.close();
  await azurite?.close();
});

it('goes from “refer” to “sent” and the lead’s pass, in two panes, with everything in the tables', async () => {
  await page.goto(`${room.url}/?as=referrer-amara,lead-bethan`);
  const amara = paneOf(page, 'referrer-amara');
  const bethan = paneOf(page, 'lead-bethan');

  await amara.says('refer');
  await amara.reads('Is any child at risk of harm now?');
  await shoot(page, '1-gate');
  await amara.presses('Not that I know of');
  await amara.presses('Start: the short start');
  await amara.types('Who is the child? Full name', 'Kezia Brightwater');
  await amara.types('Initials, or another name, to use everywhere else', 'K.B.');
  await amara.types('What happened, in one sentence?', 'K.B. was found unresponsive at home and is in intensive care.');
  await amara.types('When did it happen?', '2026-03-02');
  await amara.chooses('Has the local authority been told?', 'Yes');
  await amara.types('If yes: when, and by whom?', 'On Saturday evening, by the paediatrician');
  await amara.chooses('Are the children safe now?', 'Yes');
  await shoot(page, '2-short-start');
  await amara.presses('Send the short start now');
  await amara.reads('Sent to Bethan Pryce (agency lead) and the partnership office.');
  await bethan.reads('A serious incident: the short start');
  await shoot(page, '3-sent-at-once');

  await amara.presses('Go on: the child');
  await amara.types('Date of birth, or the date the baby is expected', '2024-02-29');
  await amara.chooses('Ethnicity', 'Mixed or multiple ethnic groups');
  await amara.presses('Next');
  await amara.types('When did your agency become aware?', '2026-03-02');
  await amara.types('When did the local authority become aware?', '2026-03-02');
  await amara.chooses('What kind of incident is it?', 'Life-threatening or serious injury');
  await amara.types('What happened?', 'K.B. was taken to hospital by ambulance. The paediatrician saw a bruise that nobody could explain.');
  await amara.chooses('Is abuse or neglect known or suspected?', 'Suspected');
  await amara.presses('Next');
  await amara.types('Who are they?', 'K.B. loves the washing machine, bananas, and her brother’s drum. She hides when a door slams.');
  await amara.types('Their own words', '“Again, again!”, to her brother, every time he stops drumming.');
  await shoot(page, '4-about-the-child');
  await amara.presses('Check your answers');
  await amara.reads('Check and send');
  await shoot(page, '5-check');
  await amara.presses('Send the referral');
  await amara.reads('The referral is sent');

  await bethan.reads('A referral to check and pass on');
  await bethan.presses('Read the referral');
  await bethan.presses('Next: the child');
  await bethan.presses('Next: what happened');
  await bethan.presses('Next: about the child');
  await bethan.reads('K.B. loves the washing machine');
  await shoot(page, '6-lead-reads');
  await bethan.presses('Pass it to the partnership office');
  await bethan.reads('Referred: with the partnership office.');
  await shoot(page, '7-passed');
  await page.getByRole('button', { name: 'Dark' }).click();
  await shoot(page, '8-dark');

  const text = await bethan.pane.innerText();
  const [reference = ''] = /PR-[0-9A-Z]{7}/.exec(text) ?? [];
  expect((await bot.tables.reviews.read(reference))?.review.state).toBe('referred');
  expect(await bot.tables.identities.read(reference)).toMatchObject({ childName: { said: 'Kezia Brightwater' } });
});
