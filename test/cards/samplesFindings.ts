import { actionPage, LEARNING_PAGE, recommendationPage, STAGE_PAGES } from '../../src/domain/findings/pages';
import type { Problem, Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { itemsOf } from '../../src/journeys/findings/read';
import { drawFields } from '../../src/journeys/forms/fields';
import { RECORDED_ROWS } from '../helpers/stages/findings';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf } from './samplePages';
import { full } from './texts';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const RECOMMENDATION_PAGE = recommendationPage('rapid review');
const OF_LEARNING = recommendationPage('local learning review');
const OF_A_GOOD_OUTCOME = recommendationPage('good outcome review');
const CALLED = new Map([
  [OF_LEARNING, 'recommendation of a learning review'],
  [OF_A_GOOD_OUTCOME, 'recommendation of a good outcome'],
]);
const PEOPLE = Array.from({ length: 24 }, (_, index) => ({
  value: `00000000-0000-0000-0000-000000000000~00000000-0000-0000-0000-0000000000${10 + index}`,
  label: `Somebody Whose-Name Is-Long ${index}, Northshire Integrated Care Board`,
}));
const ACTION_PAGE = actionPage(PEOPLE);

/** What the tests record under a key. */
const written = (key: string): Typed => {
  const row = RECORDED_ROWS.find((one) => one.key === key);
  const { answers } = row?.json as { answers: Record<string, { said: string }> };
  return Object.fromEntries(Object.entries(answers).map(([field, { said }]) => [field, said]));
};

type Differs = {
  readonly item: string;
  readonly title: string;
  readonly typed?: Typed;
  readonly saved?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
  readonly words?: readonly string[];
  readonly more?: string;
  readonly notice?: string;
  readonly found?: string;
  readonly revision?: number;
};

function form(
  page: Page,
  { item, title, typed, saved = {}, problems, conflict = false, words = [], more = '', notice = '', found = '', revision = 1 }: Differs,
) {
  const fields = drawFields({ page, revision, saved: answersOf(page, saved), typed, problems, conflict });
  return {
    title,
    place: `${reference} · ${revision === 0 ? 'not recorded yet' : 'recorded once'}`,
    purpose: page.purpose,
    notice,
    reference,
    item,
    revision,
    conflict,
    found,
    words,
    more,
    fields: page.fields.map(({ id }) => fields[id]),
  };
}

const SHOWN = ['The child: She laughs when somebody sneezes', 'The child’s own words: “Bus gone” · The nursery worker'];
const AS_MUCH_AS_IS_SHOWN = [...Array.from({ length: 7 }, () => `${full(160)}…`), full(70)];
const [, child] = STAGE_PAGES;
const aChild = { item: 'stage~1', title: 'Meet the child' };

const forms = {
  typical: form(child!, { ...aChild, saved: written('finding~1'), words: SHOWN, more: '3 more are on the board.' }),
  empty: form(child!, { ...aChild, revision: 0 }),
  'a number in it': form(child!, {
    ...aChild,
    typed: { penPicture: 'She sings. Her aunt is on 07700 900123.' },
    found:
      'This may be somebody’s telephone number: “She sings. Her aunt is on 07700 900123.” Instead it would say: [telephone number removed]',
  }),
  'another window': form(child!, {
    ...aChild,
    words: SHOWN,
    typed: { ...written('finding~1'), ownWords: '“Bus gone.”' },
    saved: written('finding~1'),
    conflict: true,
    notice:
      'This was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Record to keep yours.',
  }),
  'a learning point': form(LEARNING_PAGE, { item: 'learning~1', title: 'Learning point 1', saved: written('learning~1') }),
  'an action, not complete': form(ACTION_PAGE, {
    ...{ item: 'action~2', title: 'Action 2', revision: 0, typed: { dueOn: '2026-01-29' } },
    problems: [{ field: 'dueOn', kind: 'wrong', sentence: '“By when?”: this date has passed. Please check the day, month and year.' }],
    notice: 'Not recorded yet: please look at the words in red. What you typed is still here.',
  }),
  'the recommendation': form(RECOMMENDATION_PAGE, {
    item: 'recommendation',
    title: 'What the meeting recommends',
    saved: written('recommendation~1'),
  }),
  ...Object.fromEntries(
    [...STAGE_PAGES, LEARNING_PAGE, ACTION_PAGE, RECOMMENDATION_PAGE, OF_LEARNING, OF_A_GOOD_OUTCOME].map((page) => [
      `full, ${CALLED.get(page) ?? page.id}`,
      form(page, {
        ...{ item: 'recommendation', title: page.title, typed: allFull(page), saved: allFull(page, 'ჰ'), conflict: true },
        ...{ words: AS_MUCH_AS_IS_SHOWN, more: '12 more are on the board.', notice: 'Not recorded yet: please look at the words in red.' },
      }),
    ]),
  ),
};

const row = {
  reference,
  title: 'Meet the child',
  state: 'Recorded today at 10:15 by Hannah Whitfield.',
  item: 'stage~1',
  verb: 'findings/open',
  button: 'Change: meet the child',
};
const rowOf = (title: string, more: Partial<typeof row> = {}) => ({
  ...row,
  title,
  state: 'Not recorded yet.',
  button: `Record: ${title.toLowerCase()}`,
  ...more,
});
const list = {
  reference,
  notice: '',
  rows: [
    row,
    rowOf('What happened', { item: 'stage~2' }),
    rowOf('A learning point', { item: 'learning~1', state: '', button: 'Add: a learning point' }),
    rowOf('What the meeting recommends', { item: 'recommendation' }),
    rowOf('Parallel processes', {
      item: '',
      verb: 'triage/processes',
      state: '2 open, 8 not recorded.',
      button: 'Open: parallel processes',
    }),
    rowOf('The three partners', {
      item: '',
      verb: 'findings/partners',
      state: '2 of 3 partners have answered.',
      button: 'Open: the partners’ answers',
    }),
    rowOf('The report', { item: '', verb: 'findings/report', state: 'Not made yet.', button: 'Open: the report' }),
  ],
};
const FULL_ROWS = [
  ...STAGE_PAGES.map(({ title, stage }) => ({ ...row, title, item: `stage~${stage}`, button: `Change: ${title.toLowerCase()}` })),
  ...Array.from({ length: 10 }, (_, index) => ({
    ...row,
    title: `Learning point ${index + 1}`,
    item: `learning~${index + 1}`,
    button: `Change: learning point ${index + 1}`,
  })),
  ...Array.from({ length: 10 }, (_, index) => ({
    ...row,
    title: `Action ${index + 1}`,
    item: `action~${index + 1}`,
    button: `Change: action ${index + 1}`,
  })),
  ...list.rows.slice(3),
];

const REASON: Page = {
  ...LEARNING_PAGE,
  id: 'sign-off',
  fields: [{ ...LEARNING_PAGE.fields[0]!, id: 'reason', label: 'Why? Needed where you dissent', limit: 400, need: 'optional' }],
};
const partner = 'tenant~farid';
const buttons = (forWhom = '') =>
  (['Agree', 'Dissent'] as const).map((says) => ({ reference, round: 1, partner, agrees: says === 'Agree' ? 'yes' : 'no', says, forWhom }));
const recommended = itemsOf(RECOMMENDATION_PAGE, answersOf(RECOMMENDATION_PAGE, written('recommendation~1')));
const partners = {
  reference,
  state: 'The meeting recommends an LCSPR. 2 of 3 partners have answered; at least two must agree.',
  items: recommended,
  partners: [
    { name: 'Farid Rahman, Northshire Council', answer: 'No answer yet.', reason: '', buttons: buttons() },
    {
      name: 'Grace Chukwu, Northshire Integrated Care Board',
      answer: 'Agrees, today at 10:15, entered by Priya Nair.',
      reason: '',
      buttons: [],
    },
    {
      name: 'Stephen Marsh, Northshire Police',
      answer: 'Dissents, today at 10:10.',
      reason: 'The investigation should end first.',
      buttons: [],
    },
  ],
  mayAnswer: true,
  fields: Object.values(drawFields({ page: REASON, revision: 1, saved: {} })),
  list: false,
};

const report = {
  reference,
  notice: '',
  state: 'Version 1 was made today at 10:15. Something has happened since, so asking for the file makes version 2.',
  empty: ['What worked well', 'Actions'],
  forward: 'Make version 2 and offer me the file',
  offers: 1,
};

export const findingsSamples: AreaSamples = {
  'findings/form': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'item', 'more'),
      ...all('of the case', 'words.*', 'found'),
    },
    shown: forms,
  },
  'findings/list': {
    whose: {
      ...all('ours', 'reference', 'notice', 'rows.*.reference', 'rows.*.title', 'rows.*.item', 'rows.*.verb', 'rows.*.button'),
      ...all('the partnership’s', 'rows.*.state'),
    },
    shown: {
      typical: list,
      recorded: { ...list, notice: 'Recorded.' },
      'to read only': {
        ...list,
        rows: [
          { ...row, verb: 'findings/read', button: 'Read: meet the child' },
          { ...rowOf('What happened'), verb: 'findings/read', button: '' },
        ],
      },
      full: { ...list, rows: FULL_ROWS },
    },
  },
  'findings/reading': {
    whose: { ...all('ours', 'reference', 'title', 'items.*.question'), ...all('of the case', 'items.*.answer.*') },
    shown: {
      typical: { reference, title: 'Meet the child', items: itemsOf(child!, answersOf(child!, written('finding~1'))) },
      empty: { reference, title: 'Meet the child', items: [] },
      full: {
        reference,
        title: 'What the meeting recommends',
        items: itemsOf(RECOMMENDATION_PAGE, answersOf(RECOMMENDATION_PAGE, allFull(RECOMMENDATION_PAGE))),
      },
    },
  },
  'findings/partners': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'reference', 'state', 'items.*.question', 'partners.*.buttons.*.reference', 'partners.*.buttons.*.partner'),
      ...all('the partnership’s', 'partners.*.name', 'partners.*.answer', 'partners.*.buttons.*.forWhom'),
      ...all('of the case', 'items.*.answer.*', 'partners.*.reason'),
    },
    shown: {
      typical: partners,
      'for the coordinator': {
        ...partners,
        partners: partners.partners.map((one) => ({ ...one, buttons: buttons(`, for ${one.name}`) })),
        list: true,
      },
      decided: {
        ...partners,
        state: 'The meeting recommends an LCSPR. The partners have decided: an LCSPR will be held.',
        mayAnswer: false,
        partners: partners.partners.map((one) => ({ ...one, buttons: [] })),
        list: true,
      },
      full: {
        ...partners,
        items: itemsOf(RECOMMENDATION_PAGE, answersOf(RECOMMENDATION_PAGE, allFull(RECOMMENDATION_PAGE))),
        partners: partners.partners.map((one) => ({ ...one, reason: full(400), buttons: buttons(`, for ${one.name}`) })),
        fields: Object.values(drawFields({ page: REASON, revision: 1, saved: {}, typed: { reason: full(400) } })),
      },
    },
  },
  'findings/report': {
    whose: all('ours', 'reference', 'notice', 'state', 'empty.*', 'forward'),
    shown: {
      typical: report,
      offered: {
        ...report,
        notice: 'I have offered you the file in your own chat with me.',
        state: 'Version 2 was made today at 10:15.',
        forward: 'Offer me version 2 as a file',
        empty: [],
      },
    },
  },
};
