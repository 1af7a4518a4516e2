import { actions, commanded } from '../../src/journeys';
import { forDialog } from '../../src/teams/dialog';
import { allSamples, draw } from './samples';
import { actionsOf, carriedBy, isJson, type Json } from './walk';

const samples = allSamples().filter(({ isHostile }) => !isHostile);
const buttons = samples.flatMap((sample) => actionsOf(draw(sample).json).map((button) => ({ card: sample.card, button })));
const typeOf = ({ button }: { readonly button: Json }): unknown => button['type'];

/** What Teams sends for a plain submit: the action's data, and nothing that only newer buttons have. */
const submitted = (button: Json): Json => {
  const submit = button['type'] === 'Action.Execute' ? button['fallback'] : button;
  return isJson(submit) && submit['type'] === 'Action.Submit' && isJson(submit['data']) ? submit['data'] : {};
};

/** What is reached by a window alone on the card that offers it, and why. */
const WINDOWS_ALONE = {
  'discussion/add': 'In a meeting’s chat an answer to a submit would be everybody’s; the office enters for who has no window.',
  'discussion/unsafe': 'The same; the telephone numbers are on the welcome card, too.',
  'discussion/safety': 'A notice and the review’s card offer it in the chat.',
  'referral/check': 'The last page, which opens in the chat, leads to it.',
};

describe('telephones on which the newer buttons do nothing', () => {
  it('have for every button that the bot answers a plain submit that carries the same', () => {
    const executes = buttons.filter((one) => typeOf(one) === 'Action.Execute');
    expect(executes.length).toBeGreaterThan(200);
    for (const { card, button } of executes) expect([card, submitted(button)]).toEqual([card, carriedBy(button)]);
  });

  it('reach every action there is by a submit or by written words', () => {
    const verbs = new Set(buttons.filter((one) => typeOf(one) !== 'Action.OpenUrl').map(({ button }) => submitted(button)['verb']));
    const written = [
      'refer',
      'my reviews',
      'help',
      'hello',
      'people',
      'away',
      'open PR-7KQ4M2X',
      'link PR-7KQ4M2X',
      'new referrals',
      'enter a referral',
    ];
    const typed = new Set(written.map((words) => commanded(words)?.verb));
    expect(actions.map(({ verb }) => verb).filter((verb) => !verbs.has(verb) && !typed.has(verb))).toEqual([]);
  });

  it('can do in the chat whatever opens in a window', () => {
    const isWindow = (button: Json): boolean => isJson(submitted(button)['msteams']) && button['type'] === 'Action.Submit';
    const windows = buttons.filter(({ button }) => isWindow(button));
    expect(windows.length).toBeGreaterThan(20);
    const inChat = new Set(buttons.filter(({ button }) => !isWindow(button)).map(({ button }) => submitted(button)['verb']));
    const only = [...new Set(windows.map(({ button }) => String(submitted(button)['verb'])))].filter((verb) => !inChat.has(verb));
    expect(only.filter((verb) => !(verb in WINDOWS_ALONE))).toEqual([]);
  });

  it('have no newer button in a window, where there are none', () => {
    for (const sample of samples) {
      const inWindow = actionsOf(forDialog(draw(sample).json, '1763892900000'));
      expect([sample.card, inWindow.filter(({ type }) => type === 'Action.Execute')]).toEqual([sample.card, []]);
    }
  });
});
