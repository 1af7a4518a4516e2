import { NO_AREA, type Area } from '../area';

export const clock: Area = NO_AREA;
