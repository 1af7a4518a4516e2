import type { Browser, Page } from 'playwright-core';
import { asRead } from '../../src/domain/forms/frozen';
import { pageCalled, pagesFor } from '../../src/domain/referral/pages';
import type { Route } from '../../src/domain/review/referral';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { DEMO_TENANT, demoCast } from '../helpers/demoConfig';
import { AFTER_THE_START, CHOOSES, GO_ON, SAID } from '../helpers/referring';
import { startTestBot, type TestBot } from '../helpers/testBot';
import { openRoom } from '../room/room';
import type { Room } from '../room/types';
import { openBrowser, paneOf, shoot, type Pane } from './openBrowser';

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

/** Fills one page as a person does, question by question. */
async function fills(who: Pane, id: string): Promise<void> {
  const fields = pageCalled(id)?.fields ?? [];
  for (const [asked, said] of Object.entries(SAID[id] ?? {})) {
    const field = fields.find((one) => one.id === asked);
    if (!field) throw new Error(`The page “${id}” has no question “${asked}”.`);
    if (field.kind === 'choice') await who.chooses(field.label, asRead(field, said));
    else if (field.kind === 'several') for (const label of asRead(field, said).split('\n')) await who.ticks(label);
    else await who.types(field.label, said);
  }
}

/** Fills these pages, the first of which is open, and goes on to the check. */
async function fillsAll(who: Pane, pages: readonly { readonly id: string }[], picture = ''): Promise<void> {
  for (const [index, { id }] of pages.entries()) {
    await fills(who, id);
    if (picture) await shoot(page, `${picture}-${index + 1}-${id}`);
    await who.presses(index + 1 < pages.length ? 'Next' : 'Check your answers');
  }
  await who.reads('Check and send');
}

/** From the first part of the check to the last, on which the referral can be sent. */
async function readsCheck(who: Pane): Promise<void> {
  for (let part = 2; (await who.pane.getByRole('button', { name: 'Send the referral' }).count()) === 0; part++) {
    await who.presses('More answers');
    await who.reads(`part ${part} of`);
  }
}

async function begins(who: Pane, route: Route, picture: string): Promise<void> {
  for (const id of ['referrer-amara', 'lead-bethan']) room.person(id).closesDialog();
  await who.says('refer');
  await who.reads('Is any child at risk of harm now?');
  await shoot(page, `${picture}-gate`);
  await who.presses('Not that I know of');
  await who.reads('What kind of referral is it?');
  await shoot(page, `${picture}-route`);
  await who.presses(CHOOSES[route]);
  await who.presses(`Start: ${pagesFor(route)[0]?.title.toLowerCase()}`);
}

/** The lead reads every part and passes the referral on; returns its reference. */
async function passes(lead: Pane, parts: readonly { readonly title: string }[]): Promise<string> {
  await lead.reads('A referral to check and pass on');
  await lead.presses('Read the referral');
  for (const { title } of parts.slice(1)) await lead.presses(`Next: ${title.toLowerCase()}`);
  await lead.presses('Pass it to the partnership office');
  await lead.reads('Referred: with the partnership office.');
  // The newest of the referrals in the lead's chat is the last one.
  return (await lead.pane.innerText()).match(/PR-[0-9A-Z]{7}/g)?.at(-1) ?? '';
}

it('goes from “refer” to “sent” and the lead’s pass, in two panes, with everything in the tables', async () => {
  await page.goto(`${room.url}/?as=referrer-amara,lead-bethan`);
  const amara = paneOf(page, 'referrer-amara');
  const bethan = paneOf(page, 'lead-bethan');

  await begins(amara, 'serious incident', '1');
  await fills(amara, 'start');
  await shoot(page, '2-short-start');
  await amara.presses('Send the short start now');
  await amara.reads('Sent to Bethan Pryce (agency lead) and the partnership office.');
  await bethan.reads('A serious incident: the short start');
  await shoot(page, '3-sent-at-once');

  await amara.presses(GO_ON);
  await fillsAll(amara, AFTER_THE_START, '4');
  await shoot(page, '5-check');
  await readsCheck(amara);
  await shoot(page, '5-check-last');
  await amara.presses('Send the referral');
  await amara.reads('The referral is sent');

  const reference = await passes(bethan, pagesFor('serious incident'));
  await shoot(page, '7-passed');
  await page.getByRole('button', { name: 'Dark' }).click();
  await shoot(page, '8-dark');

  expect((await bot.tables.reviews.read(reference))?.review.state).toBe('referred');
  expect(await bot.tables.identities.read(reference)).toMatchObject({ childName: { said: 'Kezia Brightwater' } });
});

it.each(['learning', 'good outcome'] as const)('sends a referral of %s whole, and its lead passes it on', async (route) => {
  await page.goto(`${room.url}/?as=referrer-amara,lead-bethan`);
  const amara = paneOf(page, 'referrer-amara');
  const bethan = paneOf(page, 'lead-bethan');
  await begins(amara, route, route);
  await fillsAll(amara, pagesFor(route), route);
  await shoot(page, `${route}-check`);
  await amara.presses('Send the referral');
  await amara.reads('The referral is sent');
  await shoot(page, `${route}-sent`);

  const reference = await passes(bethan, pagesFor(route));
  await shoot(page, `${route}-passed`);
  expect((await bot.tables.reviews.read(reference))?.review).toMatchObject({ route, state: 'referred', alertedAt: '' });
});
