import type { Answers } from '../forms/answers';
import { dayInWords } from '../time/days';

/** Takes what identifies the child or family out of somebody's text. */
export type Hide = (text: string) => string;

/**
 * Hides every identity that is kept apart, wherever people wrote it all the same: the child's name, whole or in parts, becomes the
 * name that the review uses, and anything else “[kept apart]”. Prefers to hide a word too many.
 */
export function hiding(identity: Answers, initials: string): Hide {
  const hidden = Object.entries(identity).flatMap(([field, answer]) => {
    if (!('said' in answer)) return [];
    const instead = isTheChild(field) ? initials || 'the child' : isName(field) ? 'another child' : '[kept apart]';
    return formsOf(field, answer.said).map(({ form, how }) => ({ pattern: wholeWords(form, how), form, instead }));
  });
  // Longest first, so that a whole name goes before its parts.
  hidden.sort((one, other) => other.form.length - one.form.length);
  return (text) => hidden.reduce((left, { pattern, instead }) => left.replace(pattern, () => instead), text);
}

/** The name of the child as the referral, or the notification before it, has it. */
const isTheChild = (field: string): boolean => field === 'childName' || field === 'notified~childName';

/** The name of the child, or of a further child on the list. */
const isName = (field: string): boolean => field.split('~').at(-1) === 'childName';

type Form = { readonly form: string; readonly how: 'any case' | 'as written' };

/** Shorter texts than this would be found in other words' places. */
const SHORTEST = 3;
/** What people write before a name, and what is a word of its own. */
const NO_NAMES = /^(baby|child|girl|boy|unborn|twin|the|and|not|known)$/i;

function formsOf(field: string, said: string): Form[] {
  const whole: Form = { form: said.trim(), how: 'any case' };
  const parts = isName(field) ? said.split(/[^\p{L}\p{M}'’-]+/u).filter((word) => /^\p{Lu}/u.test(word) && !NO_NAMES.test(word)) : [];
  const forms = [whole, ...datesOf(said), ...parts.map((form): Form => ({ form, how: 'as written' }))];
  return forms.filter(({ form }) => form.length >= SHORTEST && !NO_NAMES.test(form));
}

/** Other ways to write the same date. */
function datesOf(said: string): Form[] {
  const day = dayInWords(said);
  if (!day) return [];
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${Number(date)}/${Number(month)}/${year}`;
  return [said.slice(said.indexOf(' ') + 1), day, `${date}/${month}/${year}`, short].map((form) => ({ form, how: 'any case' }));
}

function wholeWords(form: string, how: Form['how']): RegExp {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, how === 'any case' ? 'giu' : 'gu');
}
