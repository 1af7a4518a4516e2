import type { Action } from './action';
import * as home from './home';
import * as form from './referral/form';
import * as gate from './referral/gate';
import * as read from './referral/read';
import * as send from './referral/send';
import * as mine from './reviews/mine';

/** Every action there is. A button whose verb is not here is out of date. */
export const actions: readonly Action[] = [
  home.help,
  home.welcome,
  gate.begin,
  gate.answered,
  gate.report,
  gate.askToDiscard,
  gate.discard,
  form.open,
  form.next,
  form.leave,
  form.back,
  form.save,
  send.sendStart,
  send.check,
  send.sendAll,
  read.read,
  read.pass,
  mine.mine,
  mine.open,
];

/** What people may write instead of pressing; matched whole, because “unhelpful” is not “help”. */
const COMMANDS: readonly { readonly words: RegExp; readonly verb: string }[] = [
  { words: /^(refer|referral|new referral|start|start a referral)$/i, verb: 'referral/begin' },
  { words: /^(my reviews?|reviews|my referrals?)$/i, verb: 'reviews/mine' },
  { words: /^(help|\?)$/i, verb: 'home/help' },
  { words: /^(hello|hi|hey|welcome|good (morning|afternoon|evening))$/i, verb: 'home/welcome' },
  { words: /^open (?<reference>pr-[0-9a-z]{7})$/i, verb: 'reviews/open' },
];

/** The action that some written words ask for, with what they carry. */
export function commanded(text: string): { verb: string; data: Record<string, unknown> } | undefined {
  const plain = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '');
  for (const { words, verb } of COMMANDS) {
    const found = words.exec(plain);
    if (found) return { verb, data: { reference: found.groups?.['reference']?.toUpperCase() } };
  }
  return undefined;
}
