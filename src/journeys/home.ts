import { z } from 'zod';
import { action, NO_AREA, type Area } from './action';
import { drawHelp, drawWelcome } from './cards/welcome';

const help = action('home/help', z.object({}), async (world, _told, press) => {
  const { person } = await press.me;
  return { card: drawHelp(world.settings, person) };
});

const welcome = action('home/welcome', z.object({}), async (world, _told, press) => {
  const { person } = await press.me;
  return { card: drawWelcome(world.settings, person) };
});

/** Help, and the welcome that everybody gets once. */
export const home = {
  ...NO_AREA,
  actions: [help, welcome],
  commands: [
    { words: /^(help|\?)$/i, verb: 'home/help' },
    { words: /^(hello|hi|hey|welcome|good (morning|afternoon|evening))$/i, verb: 'home/welcome' },
  ],
} satisfies Area;
