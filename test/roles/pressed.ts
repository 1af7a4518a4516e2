import { actions } from '../../src/journeys';
import { allSamples, draw } from '../cards/samples';
import { actionsOf, carriedBy, type Json } from '../cards/walk';

/** What the buttons of an action carry, as the cards' samples show it; nothing for what is only typed. */
const carried = new Map<string, Json>();
for (const sample of allSamples().filter(({ isHostile }) => !isHostile))
  for (const button of actionsOf(draw(sample).json)) {
    const { verb, msteams: _msteams, ...data } = carriedBy(button);
    if (typeof verb === 'string' && !carried.has(verb)) carried.set(verb, data);
  }

export type Pressing = { readonly verb: string; readonly data: Json; readonly inMeeting: boolean };

/** Every registered action with what its button carries; `context` replaces what the samples say about a review and its people. */
export const everyAction = (context: Json): Pressing[] =>
  actions.map(({ verb, inMeeting }) => {
    const data = Object.entries(carried.get(verb) ?? { reference: '' }).map(([name, value]) => [
      name,
      name in context ? context[name] : value,
    ]);
    return { verb, inMeeting, data: Object.fromEntries(data) as Json };
  });
