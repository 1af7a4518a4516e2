import { NO_AREA, type Area } from '../action';
import { open, save } from './change';
import { show } from './show';

/** How the partnership counts its days: shown, changed with a reason, and followed by every open review. It shows nothing of any case. */
export const counting: Area = { ...NO_AREA, actions: [show, open, save] };
