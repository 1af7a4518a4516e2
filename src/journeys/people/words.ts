import type { PersonChange } from '../../domain/people/personChange';
import { inWords } from '../../domain/time/days';

/** One entry of a person’s journal as an administrator reads it. */
export function changeInWords({ now }: PersonChange, nameOf: (id: string) => string, agencyName: (id: string) => string): string {
  const parts: (string | undefined)[] = [
    now.name === undefined ? undefined : `name ${now.name}`,
    now.agency === undefined ? undefined : `agency ${agencyName(now.agency) || 'none'}`,
    now.roles === undefined ? undefined : `roles ${now.roles.join(', ') || 'none'}`,
    now.email === undefined ? undefined : `e-mail ${now.email || 'none'}`,
    now.deputy === undefined ? undefined : `deputy ${now.deputy ? nameOf(now.deputy) : 'nobody'}`,
    now.away === undefined ? undefined : daysAway(now.away),
    now.leftOn ? `left on ${inWords(now.leftOn)}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

const daysAway = (away: NonNullable<PersonChange['now']['away']>): string =>
  away.length === 0 ? 'no days away' : `days away ${away.map(({ from, until }) => `${inWords(from)} to ${inWords(until)}`).join(', ')}`;
