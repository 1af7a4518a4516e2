import { pagesFor } from '../../src/domain/referral/pages';
import type { Route } from '../../src/domain/review/referral';
import { CHOOSES, typedOn } from '../helpers/referring';
import { buttonsOf } from '../room/cards';
import type { Step } from './compare';
import type { Player } from './someone';

/** Presses the first of these buttons that the card has. */
const presses =
  (titles: readonly string[], typed: Record<string, string> = {}): Step[1] =>
  async (player) => {
    const there = titlesOn(player);
    const title = titles.find((one) => there.includes(one));
    if (!title) throw new Error(`None of “${titles.join('”, “')}” is on the card. It has: ${there.join(' · ')}`);
    await player.presses(title, typed);
  };
const titlesOn = (player: Player): string[] => buttonsOf(player.card().json).map(({ title }) => title);

/** From the word to the open form. */
const begun = (route: Route): Step[] => [
  [`refer ${route}`, (player) => player.says('refer')],
  ['no danger known', presses(['Not that I know of'])],
  [`choose ${route}`, presses([CHOOSES[route]])],
  ['answer in the chat', presses(['Answer in the chat instead'])],
];

const readsCheck: Step = [
  'the rest of the check',
  async (player) => {
    while (titlesOn(player).includes('More answers')) await player.presses('More answers');
  },
];

/** Referrals begun, sent and looked for again, without windows: the Playground has none. */
export const REFERRAL: readonly Step[] = [
  ['help', (player) => player.says('help')],
  ['refer', (player) => player.says('new referral')],
  ['a child is in danger', presses(['Yes, not reported yet'])],
  ...begun('serious incident'),
  ['send the short start', presses(['Send the short start now'], typedOn('start'))],
  ...begun('learning'),
  ...pagesFor('learning').map(({ id, title }): Step => [`answer: ${title}`, presses(['Next', 'Check your answers'], typedOn(id))]),
  readsCheck,
  ['send the referral', presses(['Send the referral'])],
  ['my reviews', (player) => player.says('my reviews')],
];
