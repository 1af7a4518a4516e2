import { NO_AREA, type Area } from '../action';
import { open, save } from './change';
import { show } from './show';

/** How the partnership counts its days: shown, changed with a reason, and followed by every open review. It shows nothing of any case. */
export const counting = {
  ...NO_AREA,
  actions: [show, open, save],
  commands: [{ words: /^(working days|holidays|days|deadlines)$/i, verb: 'counting/show' }],
} satisfies Area;
