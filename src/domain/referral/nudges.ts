import { saidTo, type Answers } from '../forms/answers';
import { NOT_YET, type Page } from '../forms/field';
import type { PersonId } from '../people/people';
import { instantInLondon, londonDay, nextDay, readDay, type Day, type Instant } from '../time/days';
import { tellingDay, type Calendar } from '../time/workingDays';
import { GATE, pageCalled } from './pages';

/** One friendly word to somebody about what they are still writing. The same word has the same name for good. */
export type Nudge = { readonly name: string; readonly about: About; readonly at: Instant };
export type About = 'notYet' | 'laNotTold';

/** A page of a referral as it was saved. */
export type SavedPage = { readonly page: string; readonly answers: Answers; readonly savedAt: Instant };

const NUDGED_AFTER = [1, 3] as const;
const AT = '09:00';

/**
 * What a page owes its author once it is saved: “not yet” is asked about on the first and the third working day after it; that the
 * local authority was not told, on the next morning, whatever day that is.
 */
export function nudgesAfter({ page, answers, savedAt }: SavedPage, calendar: Calendar): Nudge[] {
  const saved = londonDay(new Date(savedAt));
  const asked = pageCalled(page);
  if (!asked) return [];
  const isLater = saysNotYet(asked, answers);
  return [...(isLater ? afterNotYet(saved, calendar) : []), ...(isUntold(answers) ? [nudge('laNotTold', 1, saved, nextDay(saved))] : [])];
}

/**
 * What is still owed of all the pages of one referral: the last that was saved with a “not yet” counts, and only what its route asks.
 * Whoever said at the gate that it is reported is not asked to phone.
 */
export function nudgesOwed(pages: readonly Page[], saved: readonly SavedPage[], calendar: Calendar): Nudge[] {
  const latest = saved
    .filter(({ page, answers }) => pages.some((one) => one.id === page && saysNotYet(one, answers)))
    .map(({ savedAt }) => savedAt)
    .sort()
    .at(-1);
  const isReported = saved.some(({ page, answers }) => page === GATE.id && saidTo(answers, 'danger') === 'reported');
  const start = saved.find(({ page, answers }) => pages.some(({ id }) => id === page) && isUntold(answers));
  return [
    ...(latest ? afterNotYet(londonDay(new Date(latest)), calendar) : []),
    ...(start && !isReported ? nudgesAfter(start, calendar).filter(({ about }) => about === 'laNotTold') : []),
  ];
}

const saysNotYet = ({ fields }: Page, answers: Answers): boolean => fields.some(({ id }) => saidTo(answers, id) === NOT_YET);

const isUntold = (answers: Answers): boolean => ['no', 'unsure'].includes(saidTo(answers, 'laTold'));

const afterNotYet = (saved: Day, calendar: Calendar): Nudge[] =>
  NUDGED_AFTER.map((days) => nudge('notYet', days, saved, tellingDay(calendar, saved, days)));

const nudge = (about: About, days: number, saved: Day, on: Day): Nudge => ({
  name: `${about}-${days}-${saved}`,
  about,
  at: instantInLondon(on, AT).toISOString(),
});

/** How the ledger calls a nudge to somebody. */
export const nudgeKey = (name: Nudge['name'], who: PersonId): string => `${name}~${who}`;

export type NudgeOf = Pick<Nudge, 'name' | 'about'> & { readonly savedOn: Day; readonly who: PersonId };

/** The nudge that is called so; undefined: something else is. Of what is still being written the ledger alone knows what is owed. */
export function nudgeOf(key: string): NudgeOf | undefined {
  const [, name = '', about, savedOn = '', who = ''] = /^((notYet|laNotTold)-\d+-([\d-]+))~(.+)$/s.exec(key) ?? [];
  return about === 'notYet' || about === 'laNotTold' ? { name, about, savedOn: readDay(savedOn), who } : undefined;
}
