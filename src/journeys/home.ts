import { z } from 'zod';
import { action } from './action';
import { drawHelp, drawWelcome } from './cards/welcome';

export const help = action('home/help', z.object({}), async (world, _told, press) => {
  const { person } = await press.me;
  return { card: drawHelp(world.settings, person) };
});

export const welcome = action('home/welcome', z.object({}), async (world, _told, press) => {
  const { person } = await press.me;
  return { card: drawWelcome(world.settings, person) };
});
