import { inWords, readDay } from '../time/days';
import { implausible } from '../time/plausible';
import { dayWritten, timeWritten } from '../time/written';
import { chosen, NONE, spanOf, type Field } from './field';

/** What was typed into a field, as it is kept; or what is wrong with it. A text is kept as it was typed, letter for letter. */
export function readTyped(field: Field, typed: string, today: string): { readonly said: string; readonly fault: string } {
  if (!typed.trim()) return { said: '', fault: '' };
  if (field.limit && typed.length > field.limit)
    return wrong(`“${field.label}” takes ${count(field.limit)} characters; this has ${count(typed.length)}. Please shorten it.`);
  switch (field.kind) {
    case 'choice':
      return field.choices.some(({ value }) => value === typed)
        ? right(typed)
        : wrong(`“${field.label}”: please choose one of the answers in the list.`);
    case 'several':
      return { said: typed, fault: severalFault(field, chosen(typed)) };
    case 'date':
      return readDate(field, typed, today);
    case 'time':
      return timeWritten(typed) ? right(timeWritten(typed)) : wrong('Please give the time as hours and minutes, for example 14:05.');
    case 'text':
    case 'long':
      return right(typed);
  }
}

/** What a form shows of what was typed or is saved: what it can show, which of a date is only a day. */
export function asShown({ kind }: Field, words: string): string {
  if (kind !== 'date' || !words) return words;
  const read = dayWritten(words);
  if (read.is === 'no day') return words;
  return read.is === 'a day' ? read.day : read.perhaps;
}

function readDate(field: Field, typed: string, today: string) {
  const read = dayWritten(typed);
  if (read.is === 'no day') return wrong(`“${field.label}”: ${itWas(typed)}please give a real date, for example 2026-03-31.`);
  if (read.is === 'doubtful')
    return wrong(`“${field.label}”: ${DOUBT[read.because]} Is it ${inWords(read.perhaps)}? Then go on; if not, please change it.`);
  const fault = implausible(read.day, spanOf(field), readDay(today));
  return fault ? wrong(`“${field.label}”: ${fault}`) : right(read.day);
}

const DOUBT = {
  'month first': 'the day stands first here, and there is no such month.',
  weekday: 'the weekday does not go with this date.',
} as const;

/** A date input cannot show what is none, so that the sentence does; nothing but figures is repeated. */
const itWas = (typed: string): string => (/^[\d\s/.:-]{1,20}$/.test(typed) ? `${typed.trim()} is none; ` : '');

function severalFault(field: Field, values: readonly string[]): string {
  if (values.some((value) => !field.choices.some((one) => one.value === value)))
    return `“${field.label}”: please choose among the answers in the list.`;
  const none = field.choices.find(({ value }) => value === NONE)?.label ?? '';
  return values.includes(NONE) && values.length > 1 ? `“${none}” cannot stand beside other answers. Please choose again.` : '';
}

const right = (said: string) => ({ said, fault: '' });
const wrong = (fault: string) => ({ said: '', fault });
const count = (n: number): string => n.toLocaleString('en-GB');
