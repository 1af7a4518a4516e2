import { rulesOf, SHIPPED_CHOICES, type Rules } from '../domain/dates/counting';
import type { KeptChoices } from '../ports';

/**
 * How the partnership counts, read at most once in a turn or on a tick, and beside its first read. A turn that is under way while
 * the partnership chooses anew ends with what it began with; the sweep that follows a change begins after such turns have ended.
 */
export function readOnce(choices: KeptChoices): () => Promise<Rules> {
  let reading: Promise<Rules> | undefined;
  return () => {
    reading ??= read(choices);
    // Whoever needs it awaits it too; without this nobody may have, and a fault would be left unhandled.
    reading.catch(() => undefined);
    return reading;
  };
}

async function read(choices: KeptChoices): Promise<Rules> {
  const present = await choices.present();
  return present ? rulesOf(present.chosen.choices, present.chosen.version) : AS_SHIPPED;
}

const AS_SHIPPED = rulesOf(SHIPPED_CHOICES);
