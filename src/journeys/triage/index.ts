import { NO_AREA, type Area } from '../area';

export const triage: Area = NO_AREA;
