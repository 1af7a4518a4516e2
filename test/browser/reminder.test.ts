import type { Browser, Page } from 'playwright-core';
import { demoCast } from '../helpers/demoConfig';
import { movableClock } from '../helpers/movableClock';
import { openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { assessment } from '../helpers/stages/triage';
import { PLAYERS } from '../helpers/wholeWay';
import { openBrowser, shoot } from './openBrowser';
import { playersOn } from './players';

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

it('goes on from the referral in Chromium: the chair decides, the clock starts, the demo’s clock is moved, and the reminder is answered', async () => {
  const reference = await refers(stage.person('referrer-amara'));
  await readsAll(stage.person('lead-bethan'));
  await stage.person('lead-bethan').presses('Pass it to the partnership office');
  await stage.person(PLAYERS.coordinator).says(`open ${reference}`);
  await stage.person(PLAYERS.coordinator).presses('Call the threshold discussion');
  const { as } = playersOn(page, stage.room, () => '');

  await as('chair').presses('Assess the criteria');
  await shoot(page, 'reminder-1-criteria');
  await as('chair').presses('Recommend this to the partners', assessment('A rapid review'));
  for (const partner of ['la', 'health', 'police'] as const) {
    await as(partner).presses('Read and decide');
    await as(partner).presses('I agree');
    await as(partner).presses('Record this answer');
  }
  await shoot(page, 'reminder-2-decided');
  await as('notifier').says(`open ${reference}`);
  await as('notifier').presses('Record the notification');
  await as('notifier').presses('Record', {
    'On which day was it sent?': '2026-11-23',
    'At what time?': '09:05',
    'The Panel’s reference (optional)': 'SIN-4711',
    'On which day did the local authority become aware? (optional)': '2026-11-21',
  });

  await as('chair').closesDialog();
  await as('chair').says(`open ${reference}`);
  await as('chair').presses('Timeline');
  await as('chair').reads('Sent today at 09:05: day 1 of 5, counted from the local authority becoming aware Sat 21 Nov.');
  await as('chair').reads('Day 0 of 15, counted from the notification sent Mon 23 Nov. Due by the end of Mon 14 Dec.');
  await shoot(page, 'reminder-3-both-clocks');
  await page.getByTitle('Why this date? Report sent to the Panel').last().click();
  await as('chair').reads('Mon 14 December 2026: working day 15.');
  await as('chair').presses('As text for a letter');
  await as('chair').reads(
    'Report sent to the Panel. Mon 14 December 2026 is working day 15, counted from the notification sent on Mon 23 November 2026',
  );
  await shoot(page, 'reminder-4-why-this-date');

  await as('chair').closesDialog();
  await page.getByTitle('Move the demo’s clock').click();
  await page.getByLabel('Or to (this computer’s time)').fill('2026-11-27T09:01');
  await page.getByRole('button', { name: 'Move the clock there' }).click();
  await page.getByText('It is now Fri').waitFor();
  await page.keyboard.press('Escape');

  await as('chair').reads(
    `A look at how ${reference} stands is due by the end of Mon 30 Nov: day 5 of 15, counted from the notification sent Mon 23 Nov.`,
  );
  await shoot(page, 'reminder-5-arrives');
  await as('chair').presses('Why this date?');
  await as('chair').reads('Mon 30 November 2026: working day 5.');
  await as('chair').presses('Close and see the reminder');
  await as('chair').presses('I have looked at it');
  await as('chair').reads('There is nothing left for you to do.');
  await shoot(page, 'reminder-6-answered');
  const stored = await stage.tables.reviews.read(reference);
  expect(stored?.review.clock.done['progress']).toMatchObject({ on: '2026-11-27' });
});
