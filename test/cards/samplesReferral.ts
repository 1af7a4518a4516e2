import { SERIOUS_INCIDENT, type Page } from '../../src/domain/pages';
import { asRead } from '../../src/domain/referral';
import { NUMBERS, REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf, samplesOfPage, samplesOfReported, STEPS } from './samplePages';
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
  numbers,
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
  saved: `2 of ${STEPS} steps done. Saved today at 10:15.`,
  steps: steps(['✓', 'sent'], ['✓', 'complete'], ['…', '3 answers still needed']),
  forward: 'Go on: what happened',
  mayDiscard: false,
};

type Answered = readonly { readonly question: string; readonly answer: string }[];
const inShort = (page: Page, typed?: Record<string, string>): Answered =>
  page.fields.flatMap((field) => {
    const answer = answersOf(page, typed)[field.id];
    if (!answer) return [];
    const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
    const oneLine = text.replace(/\s+/g, ' ');
    return [{ question: field.label, answer: oneLine.length > 70 ? `${oneLine.slice(0, 70)}…` : oneLine }];
  });
const checked = (page: Page, answers = inShort(page), missing = '', empty = '2 optional questions left empty.') => ({
  reference,
  page: page.id,
  title: page.title,
  missing,
  empty,
  answers,
});
const neededOf = (page: Page): string => page.fields.flatMap(({ need, label }) => (need === 'optional' ? [] : [label])).join(' · ');
const check = {
  reference,
  place: `${reference} · page ${STEPS} of ${STEPS}`,
  notice: '',
  seen: 11,
  ready: true,
  stillNeeded: '',
  pages: SERIOUS_INCIDENT.map((page) => checked(page)),
};
const half = SERIOUS_INCIDENT.map((page, index) => (index < 2 ? checked(page) : checked(page, [], neededOf(page))));

const read = (page: Page, typed?: Record<string, string>) =>
  page.fields.flatMap((field) => {
    const answer = answersOf(page, typed)[field.id];
    if (!answer) return [];
    const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
    return [{ question: field.label, answer: text.split('\n'), apart: field.identity }];
  });
const [START, CHILD, HAPPENED, ABOUT] = SERIOUS_INCIDENT;
if (!START || !CHILD || !HAPPENED || !ABOUT) throw new Error('A referral has four pages.');
const gateItems = [
  { question: 'Is any child at risk of harm now?', answer: ['Yes, already reported'], apart: false },
  { question: 'Who took your report? Name or team', answer: ['Front Door, duty social worker'], apart: false },
];
const section = (page: Page, part: number) => ({
  reference,
  title: page.title,
  place: `${reference} · part ${part + 1} of ${SERIOUS_INCIDENT.length}`,
  items: read(page),
  next: part + 1,
  before: part - 1,
  nextTitle: SERIOUS_INCIDENT[part + 1] ? `Next: ${SERIOUS_INCIDENT[part + 1]?.title.toLowerCase()}` : '',
  mayPass: false,
  passAs: 'Pass it to the partnership office',
});

const ofPage: WhoseWords = {
  ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'forward', 'forwardVerb', 'back'),
  ...OF_FIELDS,
};
const ofReceipt: WhoseWords = {
  ...all('ours', 'reference'),
  ...all('the partnership’s', 'sentTo', 'contact', 'readBy', 'notReached', 'notTold', 'support'),
  ...OF_NUMBERS,
};

export const referralSamples: AreaSamples = {
  'referral/gate': {
    whose: { ...all('ours', 'reference'), ...all('the partnership’s', 'service') },
    shown: { typical: { reference, service: 'Northshire Children’s Front Door' } },
  },
  'referral/phoneNow': { whose: { ...all('ours', 'reference'), ...OF_NUMBERS }, shown: { typical: { reference, numbers } } },
  'referral/reported': { whose: { ...all('ours', 'reference', 'notice'), ...OF_FIELDS }, shown: samplesOfReported() },
  'referral/discard': { whose: all('ours', 'reference'), shown: { typical: { reference } } },
  'referral/discarded': { whose: {}, shown: { typical: {} } },
  'referral/progress': {
    whose: all('ours', 'reference', 'heading', 'saved', 'forward', 'steps.*.mark', 'steps.*.step', 'steps.*.state'),
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
      complete: {
        ...progress,
        saved: `4 of ${STEPS} steps done. Saved today at 12:31.`,
        steps: steps(['✓', 'sent'], ['✓', 'complete'], ['✓', 'complete'], ['✓', 'complete'], ['–', 'ready']),
        forward: 'Check and send',
      },
    },
  },
  ...Object.fromEntries(SERIOUS_INCIDENT.map((page) => [`referral/${page.id}`, { whose: ofPage, shown: samplesOfPage(page) }])),
  'referral/check': {
    whose: {
      ...all('ours', 'reference', 'place', 'notice', 'stillNeeded', 'pages.*.reference', 'pages.*.page', 'pages.*.title'),
      ...all('ours', 'pages.*.missing', 'pages.*.empty', 'pages.*.answers.*.question'),
      ...all('of the case', 'pages.*.answers.*.answer'),
    },
    shown: {
      typical: check,
      'answers missing': {
        ...check,
        ready: false,
        stillNeeded: '8 answers are still needed before this can be sent. They are marked below.',
        pages: half,
      },
      'not yet sent': {
        ...check,
        ready: false,
        stillNeeded: 'The short start has not been sent yet. Please send it first: people can act on it today.',
        pages: half,
      },
      'changed elsewhere': {
        ...check,
        notice: 'Something was changed in another window since this check was drawn. Please look once more, then send.',
      },
      full: { ...check, seen: 4321, pages: SERIOUS_INCIDENT.map((page) => checked(page, inShort(page, allFull(page)), '', '')) },
    },
  },
  'referral/alerted': {
    whose: { ...ofReceipt, ...all('ours', 'urgent', 'forward') },
    shown: {
      typical: { ...receipt, urgent: '', forward: 'Go on: the child' },
      'not safe': {
        ...receipt,
        urgent: 'You said that the children may not be safe. Sending this form does not make them safe: please phone now.',
        forward: 'Go on: the child',
      },
      'lead not reached': {
        ...leadNotReached,
        urgent: 'The local authority may not know yet. Please phone them today; the numbers are below.',
        forward: 'Go on: the child',
      },
      'nobody reached': { ...nobodyReached, urgent: '', forward: 'Check and send' },
    },
  },
  'referral/sent': { whose: ofReceipt, shown: { typical: receipt, 'lead not reached': leadNotReached, 'nobody reached': nobodyReached } },
  'referral/section': {
    whose: {
      ...all('ours', 'reference', 'title', 'place', 'nextTitle', 'items.*.question'),
      ...all('the partnership’s', 'passAs'),
      ...all('of the case', 'items.*.answer.*'),
    },
    shown: {
      typical: section(HAPPENED, 2),
      'first part': { ...section(START, 0), items: [...gateItems, ...read(START)] },
      'only the short start': { ...section(START, 0), place: `${reference} · part 1 of 1`, items: read(START), next: -1, nextTitle: '' },
      'last part, to pass on': { ...section(ABOUT, 3), next: -1, mayPass: true },
      'last part, to pass on for the agency': {
        ...section(ABOUT, 3),
        next: -1,
        mayPass: true,
        passAs: 'Pass it on for Northshire Community Health',
      },
      'kept apart': {
        ...section(CHILD, 1),
        items: read(CHILD).map((item) => (item.apart ? { ...item, answer: ['Kept apart: your role does not need it.'] } : item)),
      },
      full: { ...section(HAPPENED, 2), items: read(HAPPENED, { ...allFull(HAPPENED), keyDates: `${'ჰ'.repeat(89)}\n`.repeat(10) }) },
      'full, about the child': { ...section(ABOUT, 3), next: -1, mayPass: true, items: read(ABOUT, allFull(ABOUT)) },
    },
  },
};
