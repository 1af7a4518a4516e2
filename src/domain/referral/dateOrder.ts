import { saidTo, type Answers, type Problem } from '../forms/answers';
import { deniedDeaths } from '../forms/died';
import type { Page } from '../forms/field';
import { addCalendarMonths, compare, day, inWords, type Day } from '../time/days';

/** Two dates of a referral that must, or that usually do, come in this order. `says` gets both in words, the earlier one first. */
type Rule = {
  readonly earlier: string;
  readonly later: string;
  readonly isBroken: (earlier: Day, later: Day) => boolean;
  readonly kind: 'impossible' | 'unusual';
  readonly says: (earlier: string, later: string) => string;
};

const isAfter = (earlier: Day, later: Day): boolean => compare(earlier, later) > 0;
const isOverAYear = (earlier: Day, later: Day): boolean => compare(addCalendarMonths(earlier, 12), later) < 0;

/**
 * Incident, the agency aware, the local authority aware, the notification sent: dates of their own, which cannot stand in every order.
 * The fifth, the referral received, is not asked: it is when the referral reached the partnership office.
 */
const RULES: readonly Rule[] = [
  impossible('incidentOn', 'agencyAwareOn', (incident, aware) => `Your agency cannot know on ${aware} what happened on ${incident}.`),
  impossible(
    'incidentOn',
    'laToldOn',
    (incident, told) => `The local authority cannot be told on ${told} of what happened on ${incident}.`,
  ),
  impossible('incidentOn', 'laAwareOn', (incident, aware) => `The local authority cannot know on ${aware} what happened on ${incident}.`),
  impossible('incidentOn', 'sinSentOn', (incident, sent) => `A notification cannot be sent on ${sent} of what happened on ${incident}.`),
  impossible(
    'laAwareOn',
    'sinSentOn',
    (aware, sent) => `The local authority cannot send a notification on ${sent} and become aware on ${aware}.`,
  ),
  unusual('agencyAwareOn', 'laAwareOn', isAfter, () => 'The local authority became aware before your agency did. That can be.'),
  unusual(
    'incidentOn',
    'agencyAwareOn',
    isOverAYear,
    (incident, aware) => `It happened on ${incident}, and your agency became aware on ${aware}: more than a year lies between.`,
  ),
  unusual('bornOn', 'incidentOn', isAfter, () => 'It happened before the date of birth. That is right for a baby who was not born yet.'),
  unusual('incidentOn', 'diedOn', isAfter, () => 'It happened after the date of death. That can be, if it is about something else.'),
  unusual(
    'bornOn',
    'diedOn',
    isAfter,
    () => 'The date of death is before the date of birth. That is right for a baby who died before the day it was expected.',
  ),
];

export type OutOfOrder = Pick<Rule, 'earlier' | 'later' | 'kind'> & { readonly sentence: string };

/** The dates that do not stand in their order, among the answers of all pages together. */
export function outOfOrder(answers: Answers): OutOfOrder[] {
  return RULES.flatMap(({ isBroken, says, ...rule }) => {
    const [earlier, later] = [dateIn(answers, rule.earlier), dateIn(answers, rule.later)];
    if (!earlier || !later || !isBroken(earlier, later)) return [];
    const check = rule.kind === 'impossible' ? 'Please check both dates.' : 'If it is not so, please check both dates.';
    return [{ ...rule, sentence: `${says(inWords(earlier), inWords(later))} ${check}` }];
  });
}

/** The impossible orders that a page takes part in, each beside the later of its dates that the page asks for; and a death that is none. */
export const impossibleOn = (page: Page, answers: Answers): Problem[] => [
  ...impossibleAmong(page, outOfOrder(answers)),
  ...deniedDeaths(page, answers),
];

/** The same where the dates were looked at already, since every page of a referral looks at the same ones. */
export const impossibleAmong = (page: Page, all: readonly OutOfOrder[]): Problem[] =>
  all.flatMap((one) => {
    const field = fieldOn(page, one);
    return one.kind === 'impossible' && field ? [{ field, kind: 'wrong', sentence: one.sentence }] : [];
  });

/** The unusual orders that a page takes part in, as sentences; they hold nobody up. */
export const unusualOn = (page: Page, answers: Answers): string[] =>
  outOfOrder(answers).flatMap((one) => (one.kind === 'unusual' && fieldOn(page, one) ? [one.sentence] : []));

const fieldOn = (page: Page, { earlier, later }: OutOfOrder): string | undefined =>
  [later, earlier].find((wanted) => page.fields.some(({ id }) => id === wanted));

// A date that is not there is the usual case, and saying in words why it is none is most of the work of parsing it.
function dateIn(answers: Answers, field: string): Day | undefined {
  const said = saidTo(answers, field);
  return said === '' ? undefined : day.safeParse(said).data;
}

function impossible(earlier: string, later: string, says: Rule['says']): Rule {
  return { earlier, later, isBroken: isAfter, kind: 'impossible', says };
}

function unusual(earlier: string, later: string, isBroken: Rule['isBroken'], says: Rule['says']): Rule {
  return { earlier, later, isBroken, kind: 'unusual', says };
}
