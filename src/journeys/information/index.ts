import { NO_AREA, type Area } from '../area';

export const information: Area = NO_AREA;
