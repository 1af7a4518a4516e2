import type { Page } from '../../src/domain/forms/field';
import { ALL_PAGES, LEARNING, ROUTE_GUIDES, SERIOUS_INCIDENT } from '../../src/domain/referral/pages';
import { onTheList, inShort as short } from '../../src/journeys/referral/check';
import { NUMBERS, REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf, READS_ELSEWHERE, samplesOfPage, samplesOfReported, STEPS, WHO_READS } from './samplePages';
import { listOn } from './samplesLists';
import { all, OF_FIELDS, OF_NUMBERS, type WhoseWords } from './whose';

const reference = REFERENCE;
const numbers = NUMBERS;

const receipt = {
  reference,
  sentTo: 'Bethan Pryce (agency lead) and the partnership office',
  contact: 'Priya Nair will contact you by Wed 25 November. You will be told the decision and why, whatever it is.',
  readBy:
    'It can be read by you, the agency lead of Northshire Community Health, the partnership office and the local authority’s notifier; once it is referred, by the chair.',
  notReached: '',
  notTold: 'This has not told children’s services or the police. If a child’s situation changes, phone Northshire Children’s Front Door.',
  support: 'you can talk to your named or designated professional, or ring Northshire Staff Support on 01632 960133 at any time.',
  tells: [],
  numbers,
};
const TELLS = [{ title: 'What to tell whoever referred it', verb: 'passing/tell', reference }];
const enteredForOne = {
  ...receipt,
  contact:
    'You entered this for Sam Doe, health visitor. I cannot write to them: please tell them that it has been sent, and later the decision. The words for it are ready.',
  tells: TELLS,
};
const leadNotReached = {
  ...receipt,
  sentTo: 'the partnership office',
  notReached: 'I could not write to Bethan Pryce (agency lead) in Teams, so the partnership office does the lead’s part.',
};
const nobodyReached = {
  ...receipt,
  sentTo: '',
  contact: '',
  notReached: 'I could not write to the partnership office in Teams. Please phone Northshire partnership office: 01632 960100.',
};

const steps = (...states: [string, string][]) =>
  [...SERIOUS_INCIDENT.map(({ title }) => title), 'Check and send'].map((title, index) => ({
    mark: states[index]?.[0] ?? '–',
    step: `${index + 1}. ${title}`,
    state: states[index]?.[1] ?? (index === SERIOUS_INCIDENT.length ? 'comes last' : 'not begun'),
  }));
const progress = {
  reference,
  heading: 'Your referral: the short start is sent',
  kind: 'Kind of referral: a serious incident.',
  saved: `2 of ${STEPS} steps done. Saved today at 10:15.`,
  steps: steps(['✓', 'sent'], ['✓', 'complete'], ['…', '3 answers still needed']),
  forward: 'Go on: other processes',
  mayDiscard: false,
  notes: ['Entered for Sam Doe, health visitor, Northshire Community Health.'],
  way: 'Not through my agency lead',
  wayVerb: 'straight/why',
  mayWithdraw: true,
};

const change = ({ id }: Page) => ({ reference, page: id });
type Answered = readonly {
  readonly reference: string;
  readonly page: string;
  readonly question: string;
  readonly answer: string;
  readonly comment: string;
}[];
const inShort = (page: Page, typed?: Record<string, string>): Answered => [
  ...onTheList(page, listOn(page, typed ? 'full' : 'typical')).map((one) => ({ ...change(page), ...one, comment: '' })),
  ...page.fields.flatMap((field) => {
    const answer = answersOf(page, typed)[field.id];
    return answer ? [{ ...change(page), question: field.label, answer: short(field, answer), comment: '' }] : [];
  }),
];
const checked = (page: Page, answers = inShort(page), missing = '', empty = '2 optional questions left empty.') => ({
  ...change(page),
  title: page.title,
  missing,
  empty,
  fill: missing ? 'Answer' : empty ? 'Add' : '',
  answers,
});
const neededOf = (page: Page): string => page.fields.flatMap(({ need, label }) => (need === 'optional' ? [] : [label])).join(' · ');
/** The pages as they are checked, some together. */
const PARTS = [
  ['start', 'people'],
  ['processes', 'information', 'you'],
  ['child', 'circumstances'],
  ['children', 'family'],
  ['household', 'happened', 'harm'],
  ['why', 'about'],
  ['agencies', 'safety'],
].map((ids) => SERIOUS_INCIDENT.filter(({ id }) => ids.includes(id)));
const checkOf = (part: number, shown: (page: Page) => ReturnType<typeof checked> = (page) => checked(page)) => ({
  reference,
  place: `${reference} · page ${STEPS} of ${STEPS} · part ${part + 1} of ${PARTS.length}`,
  notice: '',
  seen: 11,
  ready: true,
  stillNeeded: '',
  toDo: [],
  aside: '',
  rounds: 0,
  goes: 'It goes to the agency lead, who reads it and passes it to the partnership office. The questions and your answers are kept as they are now.',
  send: 'Send the referral',
  maySendStraight: part + 1 === PARTS.length,
  pages: (PARTS[part] ?? []).map(shown),
  next: part + 1 < PARTS.length ? part + 1 : -1,
  before: part - 1,
  isLast: part + 1 === PARTS.length,
  ...(part + 1 === PARTS.length ? WHO_READS : READS_ELSEWHERE),
});
const half = (page: Page) => checked(page, [], neededOf(page));
const fullest = (page: Page) => checked(page, inShort(page, allFull(page)), '', '');
const aside =
  '6 answers are kept and not asked for in this kind of referral (learning): from “The short start”, “People to speak to”. Change the kind back to use them; sending deletes them.';

const OF_LIST: WhoseWords = {
  ...all('ours', 'list.items.*.title', 'list.items.*.problem', 'list.items.*.reference', 'list.items.*.page'),
  ...all('ours', 'list.says', 'list.problem', 'list.add'),
  ...all('of the case', 'list.items.*.text'),
};
const ofPage = (page: Page): WhoseWords => ({
  ...(page.repeats ? OF_LIST : {}),
  ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'forward', 'forwardVerb', 'back', 'readBy'),
  ...all('the partnership’s', 'privacyNotice'),
  ...OF_FIELDS,
});
const ofReceipt: WhoseWords = {
  ...all('ours', 'reference', 'tells.*.title', 'tells.*.verb', 'tells.*.reference'),
  ...all('the partnership’s', 'sentTo', 'contact', 'readBy', 'notReached', 'notTold', 'support'),
  ...OF_NUMBERS,
};

const routes = ROUTE_GUIDES.map((guide, index) => ({ ...guide, criteria: [...guide.criteria], id: `when${index}`, reference }));

export const referralSamples: AreaSamples = {
  'referral/gate': {
    whose: { ...all('ours', 'reference'), ...all('the partnership’s', 'service') },
    shown: { typical: { reference, service: 'Northshire Children’s Front Door' } },
  },
  'referral/phoneNow': { whose: { ...all('ours', 'reference'), ...OF_NUMBERS }, shown: { typical: { reference, numbers } } },
  'referral/reported': { whose: { ...all('ours', 'reference', 'notice'), ...OF_FIELDS }, shown: samplesOfReported() },
  'referral/discard': { whose: all('ours', 'reference'), shown: { typical: { reference } } },
  'referral/discarded': { whose: {}, shown: { typical: {} } },
  'referral/route': {
    whose: {
      ...all('ours', 'reference', 'now', 'routes.*.id', 'routes.*.reference', 'routes.*.route', 'routes.*.title', 'routes.*.choose'),
      ...all('ours', 'routes.*.summary', 'routes.*.criteria.*', 'readBy'),
      ...all('the partnership’s', 'privacyNotice'),
    },
    shown: {
      typical: { reference, now: '', routes, ...WHO_READS },
      'to change it': {
        reference,
        now: 'Now it is learning. You can change that until something is sent; no answer is lost.',
        routes,
        ...WHO_READS,
      },
    },
  },
  'referral/progress': {
    whose: {
      ...all('ours', 'reference', 'heading', 'kind', 'saved', 'forward', 'steps.*.mark', 'steps.*.step', 'steps.*.state', 'way', 'wayVerb'),
      ...all('the partnership’s', 'notes.*'),
    },
    shown: {
      typical: progress,
      begun: {
        ...progress,
        heading: 'Your referral: nothing has been sent yet',
        saved: `0 of ${STEPS} steps done. Saved today at 10:02.`,
        steps: steps(),
        forward: 'Start: the short start',
        mayDiscard: true,
      },
      'short start ready': {
        ...progress,
        heading: 'Your referral: nothing has been sent yet',
        saved: `0 of ${STEPS} steps done. Saved Fri 20 Nov at 16:48.`,
        steps: steps(['…', 'ready to send']),
        forward: 'Start: the short start',
        mayDiscard: true,
      },
      'came back with comments': {
        ...progress,
        heading: 'Your referral came back with comments',
        steps: steps(['✓', 'sent'], ...SERIOUS_INCIDENT.slice(1).map((): [string, string] => ['✓', 'complete']), ['–', 'ready']),
        forward: 'Check and send',
        notes: ['2 answers have comments; each stands beside its answer.'],
      },
      straight: {
        ...progress,
        notes: ['It goes straight to the partnership office, not through the agency lead.'],
        way: 'Through my agency lead after all',
        wayVerb: 'straight/undo',
        mayWithdraw: false,
      },
      complete: {
        ...progress,
        saved: `${STEPS - 1} of ${STEPS} steps done. Saved today at 12:31.`,
        steps: steps(['✓', 'sent'], ...SERIOUS_INCIDENT.slice(1).map((): [string, string] => ['✓', 'complete']), ['–', 'ready']),
        forward: 'Check and send',
      },
    },
  },
  ...Object.fromEntries(ALL_PAGES.map((page) => [`referral/${page.id}`, { whose: ofPage(page), shown: samplesOfPage(page) }])),
  'referral/check': {
    whose: {
      ...all('ours', 'reference', 'place', 'notice', 'stillNeeded', 'toDo.*', 'aside', 'readBy', 'goes', 'send'),
      ...all('ours', 'pages.*.reference', 'pages.*.page', 'pages.*.title', 'pages.*.missing', 'pages.*.empty', 'pages.*.fill'),
      ...all('ours', 'pages.*.answers.*.reference', 'pages.*.answers.*.page', 'pages.*.answers.*.question'),
      ...all('the partnership’s', 'privacyNotice'),
      ...all('of the case', 'pages.*.answers.*.answer', 'pages.*.answers.*.comment'),
    },
    shown: {
      typical: checkOf(0),
      'last part': checkOf(5),
      'answers missing': {
        ...checkOf(3, half),
        ready: false,
        stillNeeded: '8 answers are still needed before this can be sent. They are marked.',
      },
      'not yet sent': {
        ...checkOf(0, half),
        ready: false,
        stillNeeded: 'The short start has not been sent yet. Please send it first: people can act on it today.',
      },
      'something to do': {
        ...checkOf(0),
        toDo: [
          'Agree with the police and your agency lead who tells the family, and when.',
          'Use the partnership’s escalation policy now. Do not wait for the review.',
        ],
      },
      'with comments': {
        ...checkOf(5, (page) =>
          checked(
            page,
            inShort(page).map((one, index) => ({
              ...one,
              comment: index === 0 ? 'Bethan Pryce (agency lead): Who heard this, and when?' : '',
            })),
          ),
        ),
        rounds: 1,
        goes: 'It goes back to whoever commented; they see what you changed. The questions and your answers are kept as they are now.',
        send: 'Send it again',
      },
      'changed elsewhere': {
        ...checkOf(0),
        notice: 'Something was changed in another window since this check was drawn. Please look once more, then send.',
      },
      learning: {
        ...checkOf(5),
        place: `${reference} · page 4 of 4`,
        pages: LEARNING.map((page) => checked(page, inShort(page), '', '')),
        before: -1,
        aside,
      },
      ...Object.fromEntries(PARTS.map((_, part) => [`full, part ${part + 1}`, { ...checkOf(part, fullest), seen: 4321 }])),
    },
  },
  'referral/alerted': {
    whose: { ...ofReceipt, ...all('ours', 'urgent', 'forward') },
    shown: {
      typical: { ...receipt, urgent: '', forward: 'Go on: people to speak to' },
      'not safe': {
        ...receipt,
        urgent: 'You said that the children may not be safe. Sending this form does not make them safe: please phone now.',
        forward: 'Go on: people to speak to',
      },
      'lead not reached': {
        ...leadNotReached,
        urgent: 'The local authority may not know yet. Please phone them today; the numbers are below.',
        forward: 'Go on: people to speak to',
      },
      'nobody reached': { ...nobodyReached, urgent: '', forward: 'Check and send' },
      'entered for somebody': { ...enteredForOne, urgent: '', forward: 'Go on: people to speak to' },
    },
  },
  'referral/sent': {
    whose: ofReceipt,
    shown: { typical: receipt, 'entered for somebody': enteredForOne, 'lead not reached': leadNotReached, 'nobody reached': nobodyReached },
  },
};
