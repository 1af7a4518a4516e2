import { GATE, SERIOUS_INCIDENT, WHY_LIMIT, type Page } from '../../src/domain/pages';
import type { Answers } from '../../src/domain/answers';
import { fill, whyInput, type Problem, type Typed } from '../../src/domain/wizard';
import { drawFields } from '../../src/journeys/referral/pageCard';
import { REFERENCE } from './sample';
import { full, WRITTEN } from './texts';

export const TODAY = '2026-11-23';
export const REVISION = 4;
export const STEPS = SERIOUS_INCIDENT.length + 1;

type Shown = Readonly<Record<string, unknown>>;

/** A page of the referral in every state that a person meets it in. */
export const samplesOfPage = (page: Page): Record<string, Shown> => ({
  empty: shown(page, { revision: 0 }),
  typical: shown(page, { saved: answersOf(page) }),
  'from the check': shown(page, { saved: answersOf(page), to: 'check', forward: 'Back to the check', back: '' }),
  'answers missing': stillNeeded(page),
  'a wrong date': wrong(page),
  'our fault': shown(page, {
    typed: WRITTEN[page.id] ?? {},
    notice:
      'Something went wrong on our side (reference F-3K9). What you typed is still here; please press again in a minute. If it goes on, tell the partnership office the reference.',
  }),
  'another window': shown(page, anotherWindow(page, WRITTEN[page.id] ?? {})),
  'not known': shown(page, { typed: allNotKnown(page, () => 'The family moved here in October; we have asked their old team.') }),
  full: shown(page, { typed: allFull(page) }),
  'full, another window': shown(page, { ...anotherWindow(page, allFull(page)), saved: answersOf(page, allFull(page, 'ჰ')) }),
});

/** The one question of the danger gate’s form that is answered on the card before it. */
export const ANSWERED_BEFORE = 'danger';

/** Who took a report: the form of the danger gate. */
export const samplesOfReported = (): Record<string, Shown> => {
  const draw = (typed: Typed, problems: readonly Problem[] = [], notice = '') => ({
    reference: REFERENCE,
    notice,
    fields: drawFields({ page: GATE, saved: {}, revision: 0, typed, problems }),
  });
  const half = { takenBy: 'Front Door, duty social worker' };
  return {
    typical: draw({}),
    'answers missing': draw(
      half,
      problemsOf(GATE, half, { danger: { said: 'reported' } }),
      'Two short answers, please, so that nobody has to ask you again.',
    ),
    full: draw(allFull(GATE)),
  };
};

/** Everything typed that a page has room for, reasons and all. */
export const allFull = (page: Page, first = ''): Typed =>
  Object.fromEntries(
    page.fields.flatMap(({ id, kind, limit, choices, need }): [string, string][] => {
      const said = kind === 'date' ? '2026-11-21' : kind === 'choice' ? (choices[0]?.value ?? '') : full(limit);
      const why: [string, string] = [whyInput(id), (first + full(WHY_LIMIT)).slice(0, WHY_LIMIT)];
      return [
        [id, kind === 'date' || kind === 'choice' ? said : (first + said).slice(0, limit)],
        ...(need === 'required, or why not known' ? [why] : []),
      ];
    }),
  );

export const answersOf = (page: Page, typed: Typed = WRITTEN[page.id] ?? {}): Answers => fill(page, {}, typed, TODAY).answers;

const problemsOf = (page: Page, typed: Typed, saved: Answers = {}): readonly Problem[] => fill(page, saved, typed, TODAY).problems;

type Differs = Shown & {
  readonly revision?: number;
  readonly saved?: Answers;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
};

function shown(page: Page, { revision = REVISION, saved = {}, typed, problems, conflict = false, ...differs }: Differs): Shown {
  const place = SERIOUS_INCIDENT.indexOf(page) + 1;
  const isStart = page.id === 'start';
  return {
    title: page.title,
    place: `${REFERENCE} · page ${place} of ${STEPS}`,
    purpose: page.purpose,
    notice: '',
    reference: REFERENCE,
    page: page.id,
    revision,
    to: 'next',
    forward: isStart ? 'Send the short start now' : place === SERIOUS_INCIDENT.length ? 'Check your answers' : 'Next',
    forwardVerb: isStart ? 'referral/alert' : 'referral/next',
    back: isStart ? '' : 'Back',
    mayLeave: false,
    conflict,
    fields: drawFields({ page, revision, saved, typed, problems, conflict }),
    ...differs,
  };
}

function stillNeeded(page: Page): Shown {
  const problems = problemsOf(page, {});
  const isStart = page.id === 'start';
  const notice = isStart
    ? 'Not sent yet: a few answers are still needed. What you typed is saved.'
    : `Saved. ${problems.length} questions on this page still need an answer. Answer now, or leave it for later.`;
  return shown(page, { problems, notice, mayLeave: !isStart });
}

function wrong(page: Page): Shown {
  const date = page.fields.find(({ kind, past }) => kind === 'date' && past)?.id ?? page.fields[0]?.id ?? '';
  const typed = { ...WRITTEN[page.id], [date]: '2031-11-21' };
  return shown(page, {
    typed,
    problems: problemsOf(page, typed),
    notice: 'Please look at the words in red. The rest of this page is saved.',
  });
}

const anotherWindow = (page: Page, typed: Typed): Differs => ({
  typed,
  conflict: true,
  saved: answersOf(page, { ...WRITTEN[page.id], ...OTHERWISE[page.id] }),
  notice:
    'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Go on to keep yours.',
});

const OTHERWISE: Readonly<Record<string, Typed>> = {
  start: { inOneSentence: 'K.B. was taken ill at home and is in hospital.', safeNow: 'unsure' },
  child: { firstLanguage: 'English and Twi' },
  happened: { keyDates: '', abuse: 'known' },
  about: { whoMatters: 'Her brother and her grandmother.', ownWords: '', 'ownWords-why': 'She does not speak yet.' },
};

const allNotKnown = (page: Page, why: () => string): Typed =>
  Object.fromEntries(page.fields.flatMap(({ id, need }) => (need === 'required, or why not known' ? [[whyInput(id), why()]] : [])));
