import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { demoCast } from '../helpers/demoConfig';
import { openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { PLAYERS, playWholeWay, type Part, type Player } from '../helpers/wholeWay';
import type { MeetingChat } from '../room/types';
import { openBrowser, SCREENSHOTS, shoot } from './openBrowser';

jest.setTimeout(240_000);

let azurite: Awaited<ReturnType<typeof startAzurite>>;
let stage: Stage;
let chat: MeetingChat;
let browser: Browser;
let page: Page;
let present = '';

beforeAll(async () => {
  azurite = await startAzurite();
  const tables = Object.assign(await openTables({ connectionString: azurite.connectionString }), { fail: () => undefined });
  stage = await openStage({ cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })), tables });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(8_000);
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
    as: player,
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
  present = '';
}

function player(part: Part): Player {
  const id = PLAYERS[part];
  const pane = page.locator(`section[data-person="${id}"]`);
  const dialog = pane.locator('[role=dialog]');
  const comes = async (): Promise<void> => {
    if (present === id) return;
    await page.goto(`${stage.room.url}/?as=${id}`);
    await pane.getByPlaceholder(/^Type a message/).waitFor();
    present = id;
  };
  const opensChat = async (own: boolean): Promise<void> => {
    await comes();
    const chats = pane.locator('[data-chat]');
    if (!own) return pane.locator(`[data-chat="${chat.id}"]`).click();
    if ((await chats.count()) > 1) await pane.locator(`[data-chat]:not([data-chat="${chat.id}"])`).first().click();
  };
  const says = async (text: string): Promise<void> => {
    await pane.getByPlaceholder(/^Type a message/).fill(text);
    await pane.getByPlaceholder(/^Type a message/).press('Enter');
    await stage.room.settled();
    await page.waitForTimeout(250);
  };
  const press = async (title: string): Promise<void> => {
    const within = (await dialog.count()) > 0 ? dialog : pane;
    await within.getByRole('button', { name: title, exact: true }).last().click();
    await stage.room.settled();
    await page.waitForTimeout(250);
  };
  const fillsAndPresses = async (title: string, typed: Readonly<Record<string, string>> = {}): Promise<void> => {
    for (const [label, value] of Object.entries(typed)) await fills((await dialog.count()) > 0 ? dialog : pane, label, value);
    await press(title);
  };
  return {
    says: async (text) => {
      await opensChat(true);
      await says(text);
    },
    presses: async (title, typed) => {
      await comes();
      if ((await dialog.count()) === 0) await opensChat(true);
      await fillsAndPresses(title, typed);
    },
    reads: async (text) => {
      await comes();
      await pane.getByText(text).last().waitFor();
    },
    closesDialog: async () => {
      await comes();
      if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'Close' }).first().click();
    },
    pressesInMeeting: async (title, typed) => {
      await opensChat(false);
      await press(title);
      if (typed) await fillsAndPresses(title, typed);
      if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
    },
    saysInMeeting: async (text) => {
      await opensChat(false);
      await says(text);
    },
    takesFile: async () => {
      await dialog.getByRole('button', { name: /file/i }).last().click();
      await stage.room.settled();
      if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
      await pane.getByRole('button', { name: 'Allow' }).last().click();
      await stage.room.settled();
    },
  };
}

/** Fills in one question, whatever kind it is. */
async function fills(within: Locator, label: string, value: string): Promise<void> {
  const question = within.locator('label', { hasText: label }).filter({ has: within.page().locator(`text="${label}"`) });
  const answer = question.last().locator('xpath=following-sibling::*[1]');
  const words = answer.locator('textarea');
  if ((await words.count()) > 0) return words.last().fill(value);
  const radios = answer.locator(`input[type=radio][aria-label="${value}"], input[type=checkbox][aria-label="${value}"]`);
  if ((await radios.count()) > 0) return radios.last().check();
  const select = answer.locator('select');
  if ((await select.count()) > 0) return void (await select.last().selectOption({ label: value }));
  await answer.locator('input').last().fill(value);
}
