import { NO_AREA, type Area } from '../area';

export const findings: Area = NO_AREA;
