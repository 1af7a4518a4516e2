import { saidTo, type Answers, type Problem, type Typed } from '../../src/domain/forms/answers';
import { NONE, WHY_LIMIT, type Field, type Page } from '../../src/domain/forms/field';
import { fill, missing, whyInput } from '../../src/domain/forms/fill';
import { GATE, pagesBeside, SERIOUS_INCIDENT } from '../../src/domain/referral/pages';
import { drawFields, hasLongTexts } from '../../src/journeys/forms/fields';
import { drawList } from '../../src/journeys/referral/listCard';
import { REFERENCE } from './sample';
import { listOn } from './samplesLists';
import { full, WRITTEN } from './texts';

export const TODAY = '2026-11-23';
export const REVISION = 4;
export const STEPS = SERIOUS_INCIDENT.length + 1;

/** What the first and the last page say of who will read it. */
export const WHO_READS = {
  readBy:
    'Who will read this: you, your agency’s lead, the partnership office and the local authority’s notifier; once it is referred, the chair and, without what identifies the child, the scrutineer. What others need for their part, such as the partners who decide, they get later.',
  privacyNotice:
    'The three safeguarding partners of Northshire are joint controllers of what is written here, and keep it for ten years after a review closes. You can read more on the partnership’s website, or ask the partnership office.',
};
export const READS_ELSEWHERE = { readBy: '', privacyNotice: '' };

type Shown = Readonly<Record<string, unknown>>;

/** A page of the referral in every state that a person meets it in. */
export const samplesOfPage = (page: Page): Record<string, Shown> => ({
  empty: shown(page, { revision: 0 }),
  typical: shown(page, { saved: { ...answersOf(page), ...listOn(page, 'typical') } }),
  'from the check': shown(page, { saved: answersOf(page), to: 'check', forward: 'Back to the check', back: '' }),
  'answers missing': stillNeeded(page),
  'a wrong date': wrong(page),
  'our fault': shown(page, {
    typed: WRITTEN[page.id] ?? {},
    notice:
      'Something went wrong on our side (reference F-3K9). What you typed is still here; please press again in a minute. If it goes on, tell the partnership office the reference.',
  }),
  'another window': shown(page, anotherWindow(page, WRITTEN[page.id] ?? {})),
  'answers that did not come back': didNotComeBack(page),
  'not known': shown(page, { typed: allNotKnown(page, () => 'The family moved here in October; we have asked their old team.') }),
  full: shown(page, { typed: allFull(page) }),
  ...(page.repeats
    ? {
        'a list with something missing': shown(page, {
          saved: listOn(page, 'missing'),
          problems: missing(page, listOn(page, 'missing')),
          notice: 'Saved. 2 questions on this page still need an answer. Answer now, or leave it for later.',
          mayLeave: true,
        }),
        'a full list': shown(page, { typed: allFull(page), saved: listOn(page, 'full') }),
      }
    : {}),
  'full, another window': shown(page, { ...anotherWindow(page, allFull(page)), saved: answersOf(page, allFull(page, 'ჰ')) }),
});

/** Of all that was saved, a client sends the last answer only. */
function didNotComeBack(page: Page): Shown {
  const saved = answersOf(page, allFull(page));
  const last = page.fields.findLast(({ id }) => saved[id])?.id ?? '';
  const typed = { [last]: saidTo(saved, last) };
  return shown(page, { saved, typed, problems: problemsOf(page, typed, saved) });
}

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
    page.fields.flatMap((field): [string, string][] => {
      const { id, limit, need } = field;
      const said = mostSaid(field);
      const why: [string, string] = [whyInput(id), (first + full(WHY_LIMIT)).slice(0, WHY_LIMIT)];
      return [[id, limit === 0 ? said : (first + said).slice(0, limit)], ...(need === 'required, or why not known' ? [why] : [])];
    }),
  );

function mostSaid({ kind, limit, choices }: Field): string {
  if (kind === 'date') return '2026-11-21';
  if (kind === 'time') return '02:30:00 p.m.';
  if (kind === 'choice') return choices[0]?.value ?? '';
  if (kind === 'several') return choices.flatMap(({ value }) => (value === NONE ? [] : [value])).join(',');
  return full(limit);
}

export const answersOf = (page: Page, typed: Typed = WRITTEN[page.id] ?? {}): Answers => fill(page, {}, typed, TODAY).answers;

const problemsOf = (page: Page, typed: Typed, saved: Answers = {}): readonly Problem[] => fill(page, saved, typed, TODAY).problems;

type Differs = Shown & {
  readonly revision?: number;
  readonly saved?: Answers;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
  readonly to?: 'next' | 'check';
};

function shown(
  page: Page,
  { revision = REVISION, saved = {}, typed, problems, conflict = false, to = 'next', ...differs }: Differs,
): Shown {
  const beside = pagesBeside(page);
  const place = beside.indexOf(page) + 1;
  const isStart = page.id === 'start';
  return {
    title: page.title,
    place: `${REFERENCE} · page ${place} of ${beside.length + 1}`,
    purpose: page.purpose,
    notice: '',
    reference: REFERENCE,
    page: page.id,
    revision,
    to,
    forward: isStart ? 'Send the short start now' : place === beside.length ? 'Check your answers' : 'Next',
    forwardVerb: isStart ? 'referral/alert' : 'referral/next',
    back: place === 1 ? '' : 'Back',
    mayLeave: false,
    conflict,
    easy: hasLongTexts(page),
    fields: drawFields({ page, revision, saved, typed, problems, conflict }),
    ...(place === 1 ? WHO_READS : READS_ELSEWHERE),
    ...(page.repeats ? { list: drawList({ page, reference: REFERENCE, revision, to, saved, problems }) } : {}),
    ...differs,
  };
}

function stillNeeded(page: Page): Shown {
  const problems = problemsOf(page, {});
  if (problems.length === 0) return shown(page, { notice: TO_DO });
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
  saved: { ...answersOf(page, { ...WRITTEN[page.id], ...OTHERWISE[page.id] }), ...listOn(page, 'typical') },
  notice:
    'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Go on to keep yours.',
});

const TO_DO = 'Saved. Agree with the police and your agency lead who tells the family, and when.';

const OTHERWISE: Readonly<Record<string, Typed>> = {
  start: { inOneSentence: 'K.B. was taken ill at home and is in hospital.', safeNow: 'unsure' },
  children: { childrenUnnamed: '' },
  people: { familyTold: 'yes', disagreementAbout: '' },
  processes: { underWay: 'police', careStatus: 'unsure' },
  information: { secured: 'yes', whoKnows: '' },
  you: { callBack: '01632 960199' },
  child: { faith: 'Baptist' },
  circumstances: { firstLanguage: 'English and Twi' },
  family: { policeAgree: 'yes' },
  household: { men: '', 'men-why': 'Nobody has asked yet.' },
  happened: { laAwareOn: '2026-11-22' },
  harm: { abuse: 'known' },
  why: { criteria: 'together' },
  agencies: { agenciesNone: 'We are asking.' },
  safety: { othersSafety: 'We are asking.' },
  case: { facts: 'J.L. was missing for two nights.' },
  learn: { workedWell: '' },
  prepared: { leadSpoken: 'yes' },
  before: { initials: 'M.' },
  together: { enabling: 'Time.' },
  outcome: { childView: '', 'childView-why': 'We ask her on Tuesday.' },
  sharing: { consent: 'yes' },
  about: { whoMatters: 'Her brother and her grandmother.', ownWords: '', 'ownWords-why': 'She does not speak yet.' },
};

const allNotKnown = (page: Page, why: () => string): Typed =>
  Object.fromEntries(page.fields.flatMap(({ id, need }) => (need === 'required, or why not known' ? [[whyInput(id), why()]] : [])));
