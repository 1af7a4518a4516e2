import type { Step } from './compare';

const presses =
  (title: string, typed: Record<string, string> = {}): Step[1] =>
  (player) =>
    player.presses(title, typed);

/** A referral, begun, sent and looked for again, without windows: the Playground has none. */
export const REFERRAL: readonly Step[] = [
  ['help', (player) => player.says('help')],
  ['refer', (player) => player.says('refer')],
  ['a child is in danger', presses('Yes, not reported yet')],
  ['refer again', (player) => player.says('new referral')],
  ['no danger known', presses('Not that I know of')],
  ['answer in the chat', presses('Answer in the chat instead')],
];
