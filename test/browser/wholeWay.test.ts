import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { demoCast } from '../helpers/demoConfig';
import { openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { PLAYERS, playWholeWay, type Part } from '../helpers/wholeWay';
import type { MeetingChat } from '../room/types';
import { openBrowser, SCREENSHOTS, shoot } from './openBrowser';
import { playersOn, type Players } from './players';

jest.setTimeout(240_000);

let azurite: Awaited<ReturnType<typeof startAzurite>>;
let stage: Stage;
let chat: MeetingChat;
let browser: Browser;
let page: Page;
let players: Players;

beforeAll(async () => {
  azurite = await startAzurite();
  const tables = Object.assign(await openTables({ connectionString: azurite.connectionString }), { fail: () => undefined });
  stage = await openStage({ cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })), tables });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(8_000);
  players = playersOn(page, stage.room, () => chat.id);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
  await azurite?.close();
});

it('plays a review from the decision to the open report in Chromium, each part by the person whose part it is', async () => {
  const reference = await refers(stage.person('referrer-amara'));
  const bethan = stage.person('lead-bethan');
  await readsAll(bethan);
  await bethan.presses('Pass it to the partnership office');

  const inMeeting: Part[] = ['coordinator', 'chair', 'facilitator', 'scribe', 'mei', 'callum', 'rachel'];
  await playWholeWay({
    reference,
    as: players.as,
    meets: async () =>
      void (chat = await stage.room.meeting(
        'The meeting',
        inMeeting.map((part) => PLAYERS[part]),
      )),
    looks: (name) => (name === 'discussion' ? looksAtMeeting() : shoot(page, `way-${name}`)),
  });
  await page.locator('a.file').last().waitFor();
  await shoot(page, 'way-report-taken');

  const [file] = stage.person(PLAYERS.coordinator).files();
  const report = new Uint8Array(file!.content);
  writeFileSync(join(SCREENSHOTS, 'report.docx'), report);
  const text = new TextDecoder().decode(unzipSync(report)['word/document.xml']);
  expect(text).toContain('K.B. laughs when somebody sneezes, and sings to fish.');
  expect(text).not.toContain('Brightwater');
});

/** Three people in the meeting's chat, side by side. */
async function looksAtMeeting(): Promise<void> {
  await page.setViewportSize({ width: 1700, height: 950 });
  await page.goto(`${stage.room.url}/?as=${[PLAYERS.facilitator, PLAYERS.mei].join(',')}`);
  await page.locator(`section[data-person="${PLAYERS.mei}"] [data-chat="${chat.id}"]`).click();
  await page.waitForTimeout(600);
  await shoot(page, 'way-discussion');
  await page.setViewportSize({ width: 1280, height: 900 });
  players.leave();
}
