import { saidTo, type Answers } from '../forms/answers';
import { choice, date, long, required, text, time, type Page } from '../forms/field';
import type { FrozenItem } from '../forms/frozen';
import { outcomeInWords, OUTCOMES, type Outcome } from '../review/decision';
import { ROUTES, type Route } from '../review/referral';
import { criteriaFor } from './criteria';

/** The field that takes the reason for what is said to a criterion. */
export const reasonOf = (criterion: string): string => `${criterion}Reason`;

const TO_CRITERION = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['unknown', 'Not enough known'],
] as const;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the chair answers: each criterion with its reason, then what is recommended, and what the referrer is told. */
const drawnFor = (route: Route): Page => ({
  id: 'assess',
  title: 'Assess the criteria and recommend',
  purpose:
    'Each criterion on its own line, with your reason. The three partners read this paper and decide. Please use the initials, not names.',
  fields: [
    ...criteriaFor(route).flatMap(({ id, title, source, about }) => [
      choice(id, title, TO_CRITERION, { ...required, hint: source }),
      long(reasonOf(id), `Your reason: ${about}`, 300, required),
    ]),
    choice(
      'outcome',
      'What do you recommend?',
      OUTCOMES.map((one) => [one, capital(outcomeInWords(one))] as const),
      required,
    ),
    long('why', 'Why, in plain words?', 700, { ...required, hint: 'The referrer reads this once the partners have decided.' }),
    long('advice', 'If no further action: what happens with the concern now?', 500, {
      neededWhen: { field: 'outcome', is: 'no further action' },
      hint: 'Advice to the referrer, who reads this too. You can give advice with the other outcomes as well.',
    }),
  ],
});
const PAGES = new Map(ROUTES.map((route) => [route, drawnFor(route)]));

/** What the chair answers: the criteria of the route. */
export const assessPage = (route: Route): Page => PAGES.get(route) ?? drawnFor(route);

/** What one partner writes beside their answer. Agreeing needs no words; dissent does. `inPlace`: somebody else decided, whom the bot does not know. */
export const answerPage = (agrees: boolean, inPlace = false): Page => ({
  id: 'answer',
  title: 'The answer of a partner',
  purpose: agrees
    ? 'You can add a word on why. It is read by the coordinator, the chair and the three partners, and by nobody else.'
    : 'Please say why. It is read by the coordinator, the chair and the three partners, and by nobody else.',
  fields: [
    ...(inPlace ? [text('decidedBy', 'Who decided in their place? Name and role', 120, required)] : []),
    long('words', agrees ? 'Anything to add?' : 'Why not?', 400, agrees ? {} : required),
  ],
});

/** What was answered, from the page as it was frozen, so that a new recommendation can begin with the one before it. */
export const answersIn = (page: Page, frozen: { readonly items: readonly Pick<FrozenItem, 'field' | 'answer'>[] }): Answers =>
  Object.fromEntries(
    page.fields.flatMap(({ id, choices }) => {
      const answer = frozen.items.find(({ field }) => field === id)?.answer ?? '';
      const said = choices.length > 0 ? choices.find(({ label }) => label === answer)?.value : answer;
      return said ? [[id, { said }] as const] : [];
    }),
  );

/** The outcome that is recommended in the answers, where one is. */
export const outcomeIn = (answers: Answers): Outcome | undefined => {
  const outcome = saidTo(answers, 'outcome');
  return OUTCOMES.find((one) => one === outcome);
};

/** The threshold discussion, where a day is set for it. All of it can stay empty: the chair is asked at once in any case. */
export const CALL: Page = {
  id: 'call',
  title: 'Call the threshold discussion',
  purpose: 'The chair is asked to assess the criteria at once. If the three partners also meet or telephone, say when.',
  fields: [
    date('meetsOn', 'On which day?', { past: false }),
    time('meetsAt', 'At what time?', { hint: 'For example: 14:30.' }),
    text('where', 'How do they meet?', 200, { hint: 'For example: by telephone; Owen calls them.' }),
    text('who', 'Who else is asked to join?', 200, { hint: 'Roles or names of people at work, nobody from the case.' }),
  ],
};
