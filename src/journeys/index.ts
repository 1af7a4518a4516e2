import { plain } from '../domain/time/written';
import type { Action, Area, Notices } from './action';
import { conflicts } from './conflicts';
import { counting } from './counting';
import { dates } from './dates';
import { decision } from './decision';
import { desk } from './desk';
import { discussion } from './discussion';
import { findings } from './findings';
import { home } from './home';
import { information } from './information';
import { meeting } from './meeting';
import { origin } from './origin';
import { people } from './people';
import { referral } from './referral';
import { reminders } from './reminders';
import { reviews } from './reviews';
import { sent } from './sent';

/** Areas that are registered, and the notices of what is owed because of them. */
type Register<Told extends object> = {
  readonly areas: readonly Area[];
  readonly notices: Told;
  and<More extends Partial<Notices>>(area: Area & { readonly notices: More }): Register<Told & More>;
};

const register = <Told extends object>(all: readonly Area[], told: Told): Register<Told> => ({
  areas: all,
  notices: told,
  and: (area) => register([...all, area], { ...told, ...area.notices }),
});

/** The areas of the work, in the order of a review's life; a review's card offers what they offer, the latest first. */
const registered = register([], {})
  .and(home)
  .and(reviews)
  .and(conflicts)
  .and(referral)
  .and(sent)
  .and(origin)
  .and(dates)
  .and(desk)
  .and(decision)
  .and(information)
  .and(meeting)
  .and(discussion)
  .and(findings)
  .and(reminders)
  .and(people)
  .and(counting);

export const { areas } = registered;

/** The notice of everything that can be owed: a kind of post without one does not compile. */
export const notices: Notices = registered.notices;

/** Every action there is. A button whose verb is not here is out of date. */
export const actions: readonly Action[] = areas.flatMap((area) => area.actions);

/** What answers a file that was offered, once its person took or declined it. */
export const files: readonly Action[] = areas.flatMap((area) => area.files ?? []);

/** The action that some written words ask for, with what they carry. */
export function commanded(text: string): { verb: string; data: Record<string, unknown> } | undefined {
  const words = wordsOf(text);
  for (const { words: known, verb } of areas.flatMap((area) => area.commands ?? [])) {
    const found = known.exec(words);
    if (found) return { verb, data: { reference: found.groups?.['reference']?.toUpperCase() } };
  }
  return undefined;
}

/** Words as they are looked for: telephones put other dashes, spaces and quotation marks, and people end a sentence as they like. */
function wordsOf(text: string): string {
  const all = plain(text);
  const bare = all.replace(/^[\s"'“”‘’„«»‹›`*([]+|[\s"'“”‘’„«»‹›`*)\].,;:!?…]+$/g, '').replace(/^please /i, '');
  return bare || all;
}
