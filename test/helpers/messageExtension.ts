import type { Command } from '../room/extension';

/** The commands that the app's manifest gives people in any chat. A command's id is the verb that it presses. */
export const COMMANDS: readonly Command[] = [{ id: 'referral/begin', title: 'Start a referral', contexts: ['compose', 'message'] }];
