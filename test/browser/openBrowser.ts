import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium, without the services that a closed network refuses. */
export function openBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (!executablePath) throw new Error('The browser tests need Chromium. On Debian: apt-get install chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What a person does in their pane of the room. */
export type Pane = {
  readonly pane: Locator;
  says(text: string): Promise<void>;
  /** Presses a button of the open dialog, or else of the newest card that has it. */
  presses(title: string): Promise<void>;
  types(label: string, text: string): Promise<void>;
  chooses(label: string, choice: string): Promise<void>;
  /** Ticks one box of several. */
  ticks(choice: string): Promise<void>;
  reads(text: string): Promise<void>;
};

export function paneOf(page: Page, person: string): Pane {
  const pane = page.locator(`section[data-person="${person}"]`);
  const dialog = pane.locator('[role=dialog]');
  const open = async (): Promise<Locator> => ((await dialog.count()) > 0 ? dialog : pane);
  return {
    pane,
    says: async (text) => {
      await pane.getByPlaceholder('Type a message').fill(text);
      await pane.getByPlaceholder('Type a message').press('Enter');
    },
    presses: async (title) => {
      const button = (await open()).getByRole('button', { name: title, exact: true }).last();
      await button.click();
    },
    types: async (label, text) => {
      await (await open()).getByLabel(label).last().fill(text);
    },
    chooses: async (label, choice) => {
      const select = (await open()).getByRole('combobox', { name: label });
      if ((await select.count()) > 0) await select.last().selectOption({ label: choice });
      else
        await group(await open(), label)
          .getByRole('radio', { name: choice })
          .and(pane.locator(`[aria-label="${choice}"]`))
          .check();
    },
    ticks: async (choice) => {
      await (await open()).locator(`input[type=checkbox][aria-label="${choice}"]`).last().check();
    },
    reads: async (text) => {
      await pane.getByText(text).last().waitFor();
    },
  };
}

/** The choices below a question; the renderer names only the first of them after it. */
const group = (within: Locator, label: string): Locator =>
  within.locator('label', { hasText: label }).locator('xpath=following-sibling::*[1]').last();

/** Pictures that a browser test leaves behind for people to look at. */
export const SCREENSHOTS = join(__dirname, '..', '..', 'screenshots', 'room');
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
