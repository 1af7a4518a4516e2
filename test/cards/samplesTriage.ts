import { criteriaFor } from '../../src/domain/decision/criteria';
import { CRITERIA } from '../../src/domain/reviewTypes/criteria';
import { answerPage, assessPage } from '../../src/domain/decision/forms';
import type { Problem, Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { fill } from '../../src/domain/forms/fill';
import type { Route } from '../../src/domain/review/referral';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf, TODAY } from './samplePages';
import { full } from './texts';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const ASSESS = assessPage('serious incident');

const WRITTEN: Typed = {
  ...Object.fromEntries(
    [...CRITERIA, ...criteriaFor('learning'), ...criteriaFor('good outcome')].flatMap(({ id, about }, index) => [
      [id, index % 6 === 5 ? 'unknown' : 'yes'],
      [`${id}Reason`, `The referral shows it, and says so about ${about}.`],
    ]),
  ),
  outcome: 'rapid review',
  why: 'Two agencies each saw half of what K.B. lived with, and neither knew of the other.',
};

type Differs = {
  readonly typed?: Typed;
  readonly saved?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
  readonly notice?: string;
  readonly seen?: number;
  readonly revision?: number;
  readonly route?: Route;
};

function assess({
  typed,
  saved = {},
  problems,
  conflict = false,
  notice = '',
  seen = 0,
  revision = 2,
  route = 'serious incident',
}: Differs) {
  const page = assessPage(route);
  return {
    title: page.title,
    place: `${reference} · ${seen === 0 ? 'the first recommendation' : `recommendation ${seen + 1}; the one before is filled in`}`,
    purpose: page.purpose,
    notice,
    reference,
    route,
    seen,
    revision,
    conflict,
    fields: fieldsOf(page, { revision, saved: answersOf(page, saved), typed, problems, conflict }),
  };
}

function fieldsOf(page: Page, drawing: Omit<Parameters<typeof drawFields>[0], 'page'>) {
  const fields = drawFields({ page, ...drawing });
  return page.fields.flatMap(({ id }) => fields[id] ?? []);
}

const problemsOf = (page: Page, typed: Typed): readonly Problem[] => fill(page, {}, typed, TODAY).problems;

const HALF: Typed = { abuse: 'yes', outcome: 'no further action' };
const assessing = {
  typical: assess({ saved: WRITTEN }),
  empty: assess({ revision: 0 }),
  'learning, below the threshold': assess({ saved: { ...WRITTEN, outcome: 'local learning review' }, route: 'learning' }),
  'a good outcome': assess({ saved: { ...WRITTEN, outcome: 'good outcome review' }, route: 'good outcome' }),
  'answers missing': assess({
    typed: HALF,
    problems: problemsOf(ASSESS, HALF),
    notice: 'Nothing has been sent to the partners yet. What you wrote is saved; 13 questions still need an answer.',
  }),
  'a partner is missing': assess({
    saved: WRITTEN,
    notice:
      'Three partners decide: the local authority, health and the police. Set up here: Farid Rahman (Northshire Council), Stephen Marsh (Northshire Police). Please ask the partnership office to add who is missing. What you wrote is saved.',
  }),
  anew: assess({ saved: WRITTEN, seen: 1, revision: 0 }),
  'another window': assess({
    typed: WRITTEN,
    saved: { ...WRITTEN, why: 'The police investigation should end first.' },
    conflict: true,
    notice:
      'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Go on to keep yours.',
  }),
  full: assess({ typed: allFull(ASSESS) }),
  'full, another window': assess({ typed: allFull(ASSESS), saved: allFull(ASSESS, 'ჰ'), conflict: true, notice: 'This page was changed.' }),
};

const partner = '00000000-0000-0000-0000-000000000000~00000000-0000-0000-0000-000000000001';
const partnerCalled = (name: string, said: string, words: string[] = [], mayRecord = false) => ({
  who: name,
  said,
  words,
  mayRecord,
  agreesTitle: `${name} agrees`,
  dissentsTitle: `${name} does not agree`,
  reference,
  round: 1,
  partner,
});
const paper = {
  reference,
  place: `${reference} · recommendation 1`,
  notice: '',
  recommended: 'Malcolm Reid recommends a rapid review, today at 10:15.',
  state: 'One of the three partners has answered. It is decided when all three have, and at least two agree.',
  criteria: CRITERIA.map(({ title, source, id }) => ({ title, source, answer: 'Yes', reason: [WRITTEN[`${id}Reason`] ?? ''] })),
  why: [WRITTEN['why'] ?? ''],
  advice: [],
  answers: [
    partnerCalled('Farid Rahman (Northshire Council)', 'has answered'),
    partnerCalled('Grace Chukwu (Northshire Integrated Care Board)', 'has not answered yet'),
    partnerCalled('Stephen Marsh (Northshire Police)', 'has not answered yet'),
  ],
  mayDecide: true,
  mayRecommend: false,
  tellsReferral: false,
  round: 1,
  partner,
};
const longName = (index: number): string => `${'Somebody Whose-Name Is-Long '.repeat(2)}${index} (Northshire Integrated Care Board)`;

const papers = {
  typical: paper,
  'for the coordinator': {
    ...paper,
    answers: [
      partnerCalled('Farid Rahman (Northshire Council)', 'agrees', ['We knew of the debts.']),
      partnerCalled('Grace Chukwu (Northshire Integrated Care Board)', 'does not agree, entered by Priya Nair for Grace Chukwu', [
        'By telephone: too early.',
      ]),
      partnerCalled('Stephen Marsh (Northshire Police)', 'has not answered yet', [], true),
    ],
    mayDecide: false,
  },
  'of learning': {
    ...paper,
    recommended: 'Malcolm Reid recommends a local learning review, today at 10:15.',
    criteria: criteriaFor('learning').map(({ title, source, about }) => ({
      title,
      source,
      answer: 'Yes',
      reason: [`The referral shows it, and says so about ${about}.`],
    })),
    why: ['Each agency thought that another had rung J.L.’s mother.'],
    tellsReferral: true,
  },
  'not followed': {
    ...paper,
    notice: 'There is a newer recommendation. This is the present one.',
    state: 'Not followed: one of the three partners agreed. The chair recommends anew.',
    advice: ['The early help team stays with the family.'],
    mayDecide: false,
    mayRecommend: true,
  },
  full: {
    ...paper,
    criteria: paper.criteria.map((one) => ({ ...one, answer: 'Not enough known', reason: [full(300)] })),
    why: [full(700)],
    advice: [full(500)],
    answers: [1, 2, 3].map((index) => partnerCalled(longName(index), 'does not agree, entered by Priya Nair for them', [full(400)], true)),
    mayDecide: false,
  },
  'full, for a partner': {
    ...paper,
    criteria: paper.criteria.map((one) => ({ ...one, answer: 'Not enough known', reason: [full(300)] })),
    why: [full(700)],
    advice: [full(500)],
    answers: [1, 2, 3].map((index) => partnerCalled(longName(index), 'does not agree', [full(400)])),
    tellsReferral: true,
  },
};

const referred = {
  reference,
  place: `${reference} · the decision paper, part 3 of 5`,
  heading: 'What agencies did together',
  missing: '',
  answers: [
    { question: 'What did they do together?', answer: ['School, early help and her aunt met every week at her kitchen table.'] },
    { question: 'What made that possible?', answer: ['The same two people came each time.'] },
  ],
  next: 3,
  nextTitle: 'what is better for the child',
  before: 1,
};

const answer = (agrees: boolean, more: object = {}, typed: Typed = {}, problems: readonly Problem[] = []) => ({
  title: 'Your answer',
  place: `${reference} · recommendation 1`,
  who: agrees ? 'You agree: a rapid review.' : 'You do not agree: a rapid review.',
  purpose: answerPage(agrees).purpose,
  notice: '',
  reference,
  round: 1,
  partner,
  agrees: agrees ? 'yes' : 'no',
  seen: 0,
  fields: fieldsOf(answerPage(agrees), { revision: 0, saved: {}, typed, problems }),
  ...more,
});

const outcome = {
  reference,
  decided: 'The partners decided on a rapid review, because:',
  why: ['Two agencies each saw half of what K.B. lived with.', '', 'Neither knew of the other.'],
  comfort: '',
  advice: [],
  disagree: '',
};

export const triageSamples: AreaSamples = {
  'triage/assess': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'purpose', 'reference'),
      ...all('the partnership’s', 'notice'),
    },
    shown: assessing,
  },
  'triage/paper': {
    whose: {
      ...all('ours', 'reference', 'place', 'notice', 'state', 'partner', 'criteria.*.title', 'criteria.*.source', 'criteria.*.answer'),
      ...all('ours', 'answers.*.reference', 'answers.*.partner'),
      ...all('the partnership’s', 'recommended', 'answers.*.who', 'answers.*.said', 'answers.*.agreesTitle', 'answers.*.dissentsTitle'),
      ...all('of the case', 'criteria.*.reason.*', 'why.*', 'advice.*', 'answers.*.words.*'),
    },
    shown: papers,
  },
  'triage/referred': {
    whose: {
      ...all('ours', 'reference', 'place', 'heading', 'missing', 'nextTitle', 'answers.*.question'),
      ...all('of the case', 'answers.*.answer.*'),
    },
    shown: {
      typical: referred,
      'nothing said': {
        ...referred,
        heading: 'The child',
        missing: 'The referral does not say who the child is as a person.',
        answers: [],
        before: -1,
      },
      'the last part': { ...referred, heading: 'Sharing it', next: -1, nextTitle: '' },
      full: {
        ...referred,
        answers: [
          { question: 'When did it happen?', answer: [full(40)] },
          { question: 'What happened?', answer: [full(2500)] },
        ],
      },
    },
  },
  'triage/answer': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'notice', 'reference', 'partner'),
      ...all('the partnership’s', 'who', 'purpose'),
    },
    shown: {
      typical: answer(true, {}, { words: 'We knew of the debts.' }),
      'words missing': answer(
        false,
        { notice: 'Not recorded yet: please look at the words in red.' },
        {},
        problemsOf(answerPage(false), {}),
      ),
      'for a partner': answer(false, {
        title: 'An answer for a partner',
        who: 'Grace Chukwu does not agree: a rapid review.',
        purpose: `${answerPage(false).purpose} It is kept as entered by Priya Nair for Grace Chukwu.`,
      }),
      'in the place of a partner': answer(true, {
        title: 'An answer for a partner',
        who: 'Whoever decides in the place of Grace Chukwu agrees: a rapid review.',
        fields: fieldsOf(answerPage(true, true), { revision: 0, saved: {}, typed: { decidedBy: 'Dr Lowe, medical director' } }),
      }),
      full: answer(false, {}, { words: full(400) }),
    },
  },
  'triage/outcome': {
    whose: {
      ...all('ours', 'reference', 'decided', 'comfort'),
      ...all('the partnership’s', 'disagree'),
      ...all('of the case', 'why.*', 'advice.*'),
    },
    shown: {
      typical: outcome,
      'no review': {
        ...outcome,
        decided: 'The partners decided not to hold a review, because:',
        comfort: 'That does not mean your concern was wrong.',
        advice: ['The early help team stays with the family.'],
        disagree: 'If you disagree, contact Northshire partnership office by Mon 7 December: 01632 960100, office@northshire-scp.example.',
      },
      full: { ...outcome, why: [full(700)], advice: [full(500)] },
    },
  },
};
