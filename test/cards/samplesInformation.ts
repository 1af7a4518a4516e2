import type { Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { ASK, NOT_US, RETURN } from '../../src/domain/information/returnForm';
import { drawFields } from '../../src/journeys/forms/fields';
import { paged } from '../../src/journeys/information/part';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull } from './samplePages';
import { ofAnswerPage, samplesOfAnswer, UNREAD, WRITTEN_BY_POLICE } from './samplesAnswer';
import { full } from './texts';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const agency = 'Northshire Police';
const [EYES, LEARNING] = RETURN;
if (!EYES || !LEARNING) throw new Error('The answer has two pages.');

const coached = {
  place: `${reference} · ${agency} · page 1 of 3`,
  says: 'There seems to be somebody’s telephone number in your words.',
  places: [
    { question: 'What was the child’s life like, through your agency’s eyes?', words: ['…who can be reached on 07700 900123, went with…'] },
  ],
  more: '',
  instead: 'Instead it would say: [telephone number removed]',
  whyId: 'why_r3',
  why: '',
  whyLimit: 150,
  problem: '',
  replace: 'Replace it and go on',
  carryOn: 'Keep it and go on',
  ...{ reference, agency, page: 'eyes', revision: 3, to: 'next', way: 'information/next' },
};

const request = {
  reference,
  agency,
  repeat: '',
  due: `What ${agency} knows is due by the end of Wed 2 December: day 7 of 15, counted from the notification sent Mon 23 Nov.`,
  entering: '',
  why: 'It is asked for a rapid review, so that agencies learn together. Who it is about, and why they are asked, open in a window of their own. Opening is logged to protect the child.',
  period: 'Please look at what happened from Sat 1 November 2025 to Sat 21 November 2026.',
  state: 'Asked today at 10:15; not answered yet.',
  answer: 'Answer',
  mayAcknowledge: true,
  mayDecline: true,
  mayRead: false,
};

const asking = {
  named: '',
  others: '',
  title: ASK.title,
  place: reference,
  purpose: ASK.purpose,
  notice: '',
  reference,
  asked: '',
  choices: ['Northshire Council', agency, 'Harbour Families'].map((name) => ({ agency: name, value: encodeURIComponent(name) })),
  unlisted: '',
  byName: '',
  chosen: '',
  problem: '',
  fields: drawFields({
    page: ASK,
    revision: 0,
    saved: {},
    typed: { why: 'They knew K.B. or her family.', from: '2025-11-01', to: '2026-11-21' },
  }),
};

const notUs = (typed: Typed, notice = '') => ({
  title: NOT_US.title,
  place: `${reference} · ${agency}`,
  purpose: NOT_US.purpose,
  notice,
  reference,
  agency,
  fields: drawFields({ page: NOT_US, revision: 0, saved: {}, typed }),
});

const answersShown = (of: Page, typed: Typed = WRITTEN_BY_POLICE[of.id] ?? {}) =>
  of.fields.flatMap(({ id, label }) => (typed[id] ? [{ question: label, answer: typed[id].slice(0, 70) }] : []));
const checkedPage = (of: Page, typed?: Typed, needed = '') => ({
  reference,
  agency,
  page: of.id,
  title: of.title,
  needed,
  answers: answersShown(of, typed),
});
const check = {
  reference,
  agency,
  place: `${reference} · ${agency} · page 3 of 3`,
  notice: '',
  seen: 4,
  number: 1,
  ready: true,
  stillNeeded: '',
  pages: RETURN.map((one) => checkedPage(one)),
  dates: [
    { when: 'Tue 3 March 2026 (concern):', event: 'called to the home at night' },
    { when: 'Mon 14 September 2026 (strength):', event: 'K.B. waved at the officer' },
  ],
};

const board = {
  reference,
  summary: '2 of 3 have answered.',
  due: 'Answers are due by the end of Wed 2 December: day 7 of 15, counted from the notification sent Mon 23 Nov.',
  rows: [
    {
      reference,
      agency: 'Harbour Families',
      name: 'Harbour Families',
      late: '',
      state: 'Asked today at 10:15; not answered yet. Nobody there can answer in Teams, so the partnership office enters what they say.',
    },
    {
      reference,
      agency,
      name: agency,
      late: '',
      state: 'Sent today at 10:15, by Pat Morris. It can be corrected until the pack is issued.',
    },
    {
      reference,
      agency: 'Northshire Schools',
      name: 'Northshire Schools',
      late: '',
      state: 'Holds nothing: said today at 10:15, by Dominic Shaw.',
    },
  ],
  more: 0,
  mayAsk: true,
  mayIssue: true,
  mayRead: false,
};
const late = 'Late: it was due by the end of Wed 2 December: day 7 of 15, counted from the notification sent Mon 23 Nov.';

const part = {
  reference,
  agency,
  number: 1,
  title: 'What one agency sent',
  place: `${reference} · ${agency} · part 3 of 5`,
  items: [...EYES.fields, ...LEARNING.fields].flatMap(({ id, label }) => {
    const said = WRITTEN_BY_POLICE['eyes']?.[id] ?? WRITTEN_BY_POLICE['learning']?.[id];
    return said ? [{ question: label, answer: said.split('\n') }] : [];
  }),
  next: 3,
  before: 1,
  nextTitle: 'Next: Northshire Schools',
  verb: 'information/pack',
  closeVerb: 'reviews/open',
};
const fullest = paged({
  title: part.title,
  about: agency,
  items: Array.from({ length: 30 }, (_, index) => ({
    question: `Tue 3 March 2026 · ${agency} · concern`,
    answer: [full(index % 3 === 0 ? 1500 : 3)],
  })),
});

export const informationSamples: AreaSamples = {
  'information/ask': {
    whose: {
      ...all(
        'ours',
        'title',
        'purpose',
        'notice',
        'named',
        'place',
        'reference',
        'chosen',
        'problem',
        'unlisted',
        'choices.*.agency',
        'choices.*.value',
      ),
      ...all('the partnership’s', 'asked'),
      ...all('of the case', 'others', 'byName'),
      ...OF_FIELDS,
    },
    shown: {
      typical: asking,
      'named in the referral': {
        ...asking,
        named: 'The agencies that the referral names are chosen already.',
        others: 'Harbour Families',
      },
      'something needed': {
        ...asking,
        notice: 'Not sent yet: please look at the words in red.',
        problem: 'Please choose at least one agency.',
      },
      'more than fit': {
        ...asking,
        unlisted: '380 more agencies do not fit here. Write the names of those that you want to ask below, one on a line.',
        byName: 'Tees Valley Rivers Trust',
      },
      'all asked': { ...asking, asked: 'Northshire Council · Northshire Police · Harbour Families', choices: [] },
      full: {
        ...asking,
        choices: Array.from({ length: 40 }, (_, index) => ({ agency: `Agency number ${index} of Northshire`, value: `Agency%20${index}` })),
        chosen: Array.from({ length: 40 }, (_, index) => `Agency%20${index}`).join(','),
        fields: drawFields({ page: ASK, revision: 0, saved: {}, typed: allFull(ASK) }),
      },
    },
  },
  'information/request': {
    whose: {
      ...all('ours', 'reference', 'agency', 'repeat', 'why', 'period', 'answer'),
      ...all('the partnership’s', 'due', 'entering', 'state'),
    },
    shown: {
      typical: request,
      repeat: { ...request, repeat: 'You may have had this message before: we could not tell whether it arrived.' },
      'entered by the office': {
        ...request,
        entering: `What you enter here is recorded as entered by you for ${agency}. Nobody there can answer in Teams, so the partnership office enters what they say.`,
      },
      sent: {
        ...request,
        state: 'Sent again, corrected, today at 10:15, by Pat Morris. It can be corrected until the pack is issued.',
        answer: 'Correct the answer',
        mayAcknowledge: false,
        mayDecline: false,
        mayRead: true,
      },
      'in the pack': {
        ...request,
        state: 'Sent today at 10:15, by Pat Morris. It is in pack 1.',
        answer: '',
        mayAcknowledge: false,
        mayDecline: false,
        mayRead: true,
      },
    },
  },
  'information/nothing': {
    whose: { ...all('ours', 'reference', 'agency'), ...all('the partnership’s', 'name') },
    shown: { typical: { reference, agency, name: agency } },
  },
  'information/notUs': {
    whose: { ...all('ours', 'title', 'purpose', 'notice', 'reference', 'agency'), ...all('the partnership’s', 'place'), ...OF_FIELDS },
    shown: {
      empty: notUs({}),
      typical: notUs({ tryInstead: 'British Transport Police' }),
      full: notUs(allFull(NOT_US), 'Please look at the words in red.'),
    },
  },
  'information/eyes': { whose: ofAnswerPage, shown: samplesOfAnswer(EYES) },
  'information/learning': { whose: ofAnswerPage, shown: samplesOfAnswer(LEARNING) },
  'information/coach': {
    whose: {
      ...all('ours', 'whyId', 'problem', 'more', 'replace', 'carryOn', 'reference', 'page', 'agency'),
      ...all('the partnership’s', 'place'),
      ...all('of the case', 'says', 'places.*.question', 'places.*.words.*', 'instead', 'why'),
    },
    shown: {
      typical: coached,
      'no reason yet': { ...coached, problem: 'Please say in a few words why it must stay, or replace it.' },
      full: {
        ...coached,
        places: [1, 2, 3, 4, 5, 6].map(() => ({ question: 'What could be better, and why?', words: [`…${full(80)}…`] })),
        more: 'And 12 more on this page.',
        why: full(150),
        problem: 'Please say in a few words why it must stay, or replace it.',
      },
    },
  },
  'information/check': {
    whose: {
      ...all('ours', 'reference', 'agency', 'notice', 'stillNeeded', 'dates.*.when'),
      ...all(
        'ours',
        'pages.*.reference',
        'pages.*.agency',
        'pages.*.page',
        'pages.*.title',
        'pages.*.needed',
        'pages.*.answers.*.question',
      ),
      ...all('the partnership’s', 'place'),
      ...all('of the case', 'pages.*.answers.*.answer', 'dates.*.event'),
    },
    shown: {
      typical: check,
      'something needed': {
        ...check,
        ready: false,
        stillNeeded: 'Something is still needed before this can be sent. It is marked below.',
        pages: [checkedPage(EYES, {}, UNREAD), checkedPage(LEARNING)],
        dates: [],
      },
      'changed elsewhere': {
        ...check,
        notice: 'Something was changed in another window since this check was drawn. Please look once more, then send.',
      },
      full: {
        ...check,
        pages: RETURN.map((one) => checkedPage(one, allFull(one), `${UNREAD} ${UNREAD}`)),
        dates: Array.from({ length: 10 }, () => ({ when: 'Mon 14 September 2026 (strength):', event: `${full(160)}…` })),
      },
    },
  },
  'information/board': {
    whose: {
      ...all('ours', 'reference', 'summary', 'due', 'rows.*.reference', 'rows.*.agency', 'rows.*.late'),
      ...all('the partnership’s', 'rows.*.name'),
      ...all('the partnership’s', 'rows.*.state'),
    },
    shown: {
      typical: board,
      'nobody asked': { ...board, summary: 'No agency has been asked yet.', due: '', rows: [], mayIssue: false },
      late: { ...board, rows: board.rows.map((row, index) => (index === 0 ? { ...row, late } : row)) },
      'for the chair': { ...board, mayAsk: false, mayIssue: false, mayRead: true },
      full: {
        ...board,
        rows: Array.from({ length: 12 }, (_, index) => ({
          ...board.rows[0],
          late,
          agency: `Northshire Children and Young People’s Health Partnership ${index}`,
          name: `Northshire Children and Young People’s Health Partnership ${index}`,
        })),
        more: 12,
        mayRead: true,
      },
    },
  },
  'information/issue': {
    whose: { ...all('ours', 'reference', 'groups.*.what'), ...all('the partnership’s', 'groups.*.agencies') },
    shown: {
      typical: {
        reference,
        number: 1,
        groups: [
          { what: 'In the pack', agencies: agency },
          { what: 'Hold nothing', agencies: 'Northshire Schools' },
          { what: 'Said: not us', agencies: 'none' },
          { what: 'Missing, and named in it', agencies: 'Harbour Families' },
        ],
      },
    },
  },
  'information/part': {
    whose: {
      ...all('ours', 'reference', 'agency', 'title', 'verb', 'closeVerb'),
      ...all('the partnership’s', 'place', 'nextTitle', 'items.*.question'),
      ...all('of the case', 'items.*.answer.*'),
    },
    shown: {
      typical: part,
      'to match records': {
        ...part,
        number: 0,
        title: 'Only to find the records',
        place: `${reference} · ${agency}`,
        items: [{ question: 'Full name', answer: ['Child K. B.'] }],
        ...{ next: -1, before: -1, nextTitle: '', verb: 'information/matching', closeVerb: 'information/request' },
      },
      'one agency’s return': { ...part, number: 0, verb: 'information/read', closeVerb: 'information/request' },
      full: { ...part, items: (fullest[0] ?? part).items },
      'a thousand lines': {
        ...part,
        items: (
          paged({
            title: part.title,
            about: agency,
            items: [{ question: 'What went well?', answer: Array.from({ length: 1000 }, () => '她') }],
          })[0] ?? part
        ).items,
      },
    },
  },
};
