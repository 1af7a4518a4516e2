import type { Browser, Page } from 'playwright-core';
import { demoCast } from '../helpers/demoConfig';
import { movableClock } from '../helpers/movableClock';
import { openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { assessment } from '../helpers/stages/triage';
import { PLAYERS } from '../helpers/wholeWay';
import { openBrowser, paneOf, shoot } from './openBrowser';

jest.setTimeout(240_000);

let stage: Stage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const movable = movableClock();
  movable.move(new Date('2026-11-23T10:15:00Z'));
  stage = await openStage({ cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })), movable });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/London' });
  page.setDefaultTimeout(20_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

it('goes on from the referral: the chair decides, the clock starts, the demo’s clock is moved on, and the reminder arrives', async () => {
  const reference = await refers(stage.person('referrer-amara'));
  await readsAll(stage.person('lead-bethan'));
  await stage.person('lead-bethan').presses('Pass it to the partnership office');
  await opens(PLAYERS.coordinator, reference);
  await stage.person(PLAYERS.coordinator).presses('Call the threshold discussion');
  await stage.person(PLAYERS.chair).presses('Assess the criteria');
  await stage.person(PLAYERS.chair).presses('Recommend this to the partners', assessment('A rapid review'));
  for (const partner of [PLAYERS.la, PLAYERS.health, PLAYERS.police]) {
    await stage.person(partner).presses('Read and decide');
    await stage.person(partner).presses('I agree');
    await stage.person(partner).presses('Record this answer');
  }
  await opens(PLAYERS.notifier, reference);
  await stage.person(PLAYERS.notifier).presses('Record the notification', {});
  await stage.person(PLAYERS.notifier).presses('Record', {
    'On which day was it sent?': '2026-11-23',
    'At what time?': '09:05',
    'The Panel’s reference (optional)': 'SIN-4711',
  });

  const chair = paneOf(page, PLAYERS.chair);
  await page.goto(`${stage.room.url}/?as=${PLAYERS.chair}`);
  await chair.pane.getByPlaceholder(/^Type a message/).waitFor();
  await page.getByTitle('Move the demo’s clock').click();
  await page.getByLabel('Or to (this computer’s time)').fill('2026-11-27T09:01');
  await page.getByRole('button', { name: 'Move the clock there' }).click();
  await page.getByText('It is now Fri').waitFor();
  await page.keyboard.press('Escape');

  await chair.reads('One thing needs you');
  await chair.reads(
    `A look at how ${reference} stands is due by the end of Mon 30 Nov: day 5 of 15, counted from the notification sent Mon 23 Nov.`,
  );
  await shoot(page, 'reminder-arrives');
  await chair.presses('I have looked at it');
  await chair.reads('There is nothing left for you to do.');
  await shoot(page, 'reminder-answered');
});

async function opens(who: string, reference: string): Promise<void> {
  stage.person(who).closesDialog();
  await stage.person(who).says(`open ${reference}`);
}
