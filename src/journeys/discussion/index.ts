import { NO_AREA, type Area } from '../area';

export const discussion: Area = NO_AREA;
