import { z } from 'zod';
import type { Settings } from '../../config';
import { inWords, readDay } from '../../domain/time/days';

/** Telephone numbers as cards show them, the one for immediate danger first. */
export const numbers = z.array(z.object({ who: z.string(), telephone: z.string(), note: z.string() }));

export function shownNumbers({ duty }: Settings): z.infer<typeof numbers> {
  return [
    { who: 'Immediate danger', telephone: '999', note: '' },
    { who: duty.service, telephone: duty.day.telephone, note: noted(duty.day) },
    { who: `${duty.service}, evenings and weekends`, telephone: duty.night.telephone, note: noted(duty.night) },
  ];
}

/** The same numbers in one sentence. */
export const numbersInWords = ({ duty: { service, day, night } }: Settings): string =>
  `Immediate danger: 999. ${service}: ${day.telephone}; evenings and weekends ${night.telephone}`;

const noted = ({ hours, lastChecked }: Settings['duty']['day']): string =>
  `${hours}. Number last checked ${inWords(readDay(lastChecked))}.`;
