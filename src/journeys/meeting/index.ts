import { NO_AREA, type Area } from '../area';

export const meeting: Area = NO_AREA;
