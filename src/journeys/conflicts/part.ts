import type { Conflict } from '../../domain/review/conflicts';
import { ROLES } from '../../domain/people/people';

type Passed = Pick<Conflict, 'roles' | 'rest'>;

/**
 * Who does somebody’s part of a review, as a sentence begins: `stands` is the name of who stands in, empty for nobody. What does not pass to
 * them is the office’s; where it was not told apart once, it is said that they do what they may.
 */
export function partInWords(stands: string, { roles, rest }: Passed, part: string): string {
  if (stands === '') return `The partnership office does ${part}`;
  if (!rest) return `${stands} does as much of ${part} as they may in their own role, and the partnership office the rest`;
  if (rest.length === 0) return `${stands} does ${part}`;
  const passed = ROLES.filter((role) => roles.includes(role));
  return `${stands} does ${part} as ${new Intl.ListFormat('en-GB').format(passed)}, and the partnership office the rest`;
}
