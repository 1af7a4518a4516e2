import type { Locator, Page } from 'playwright-core';
import { PLAYERS, type Part, type Player } from '../helpers/wholeWay';
import type { Room } from '../room/types';

export type Players = {
  readonly as: (part: Part) => Player;
  /** The page shows something else now, so that whoever plays next comes to their pane again. */
  leave(): void;
};

/** The demo's people, one at a time in the room's page; `chatId` is that of the meeting's chat, once there is one. */
export function playersOn(page: Page, room: Pick<Room, 'url' | 'settled'>, chatId: () => string): Players {
  let present = '';
  const as = (part: Part): Player => {
    const id = PLAYERS[part];
    const pane = page.locator(`section[data-person="${id}"]`);
    const dialog = pane.locator('[role=dialog]');
    const comes = async (): Promise<void> => {
      if (present === id) return;
      await page.goto(`${room.url}/?as=${id}`);
      await pane.getByPlaceholder(/^Type a message/).waitFor();
      present = id;
    };
    const opensChat = async (own: boolean): Promise<void> => {
      await comes();
      const chats = pane.locator('[data-chat]');
      if (!own) return pane.locator(`[data-chat="${chatId()}"]`).click();
      if ((await chats.count()) > 1) await pane.locator(`[data-chat]:not([data-chat="${chatId()}"])`).first().click();
    };
    const says = async (text: string): Promise<void> => {
      await pane.getByPlaceholder(/^Type a message/).fill(text);
      await pane.getByPlaceholder(/^Type a message/).press('Enter');
      await room.settled();
      await page.waitForTimeout(250);
    };
    const press = async (title: string): Promise<void> => {
      const within = (await dialog.count()) > 0 ? dialog : pane;
      await within.getByRole('button', { name: title, exact: true }).last().click();
      await room.settled();
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
        await room.settled();
        if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
        await pane.getByRole('button', { name: 'Allow' }).last().click();
        await room.settled();
      },
    };
  };
  return { as, leave: () => void (present = '') };
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
