import { inRows } from '../../src/journeys/reviews/review';
import { REFERENCE, type AreaSamples } from './sample';
import { all, type WhoseWords } from './whose';

const reference = REFERENCE;

const post = {
  reference,
  heading: 'A serious incident: the short start',
  repeat: '',
  what: 'Amara Okafor (Northshire Community Health) sent the short start today at 10:15. Bethan Pryce has it too.',
  next: 'Read it now: the local authority’s days to notify are running. Opening is logged to protect the child.',
  forward: 'Read the short start',
  verb: 'referral/read',
  opens: 'dialog',
};
const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';

const row = {
  heading: 'Waiting for me' as const,
  reference,
  state: 'Short start sent; the rest is a draft. Saved today at 10:15.',
  next: 'Next: page 11 of 17, what happened. First missing: “What happened?”',
  instead: '',
};
const otherRow = {
  heading: 'Mine' as const,
  reference: 'PR-2MX8R4T',
  state: 'Referred: with the partnership office.',
  next: 'Nothing needs you now.',
  instead: '',
};
const list = {
  said: '',
  standing: '',
  rows: [],
  filters: [],
  show: 'all' as const,
  closed: 'no' as const,
  after: -1,
  before: -1,
  closedFrom: -1,
};
const filters = [
  { title: 'Waiting for me', show: 'waiting' as const },
  { title: 'Mine', show: 'mine' as const },
  { title: 'My agency’s', show: 'agency' as const },
];

const review = {
  reference,
  state: 'With the agency lead.',
  next: 'Next for you: read it and pass it on.',
  facts: [
    { what: 'Referred by', said: 'Amara Okafor, Northshire Community Health' },
    { what: 'Agency lead', said: 'Bethan Pryce' },
    { what: 'Short start sent', said: 'today at 10:15' },
    { what: 'Referral sent', said: 'today at 12:40' },
  ],
  hasDialogs: true,
  rows: offered(['Read the referral', 'referral/read', 'dialog']),
};

/** The words of what a review's card offers. */
export const OFFERED = ['left', 'right'].flatMap((slot) => ['reference', 'title', 'verb'].map((word) => `rows.*.${slot}.*.${word}`));

type Offer = readonly [title: string, verb: string, opens: 'dialog' | 'chat'];

/** What a review's card offers, the next thing first. */
export function offered(...offers: readonly Offer[]) {
  return inRows(
    offers.map(([title, verb, opens], index) => ({ reference, title, verb, opens, style: index === 0 ? 'positive' : 'default' })),
  );
}

const ofNotice: WhoseWords = {
  ...all('ours', 'reference', 'heading', 'repeat', 'next', 'forward', 'verb'),
  ...all('the partnership’s', 'what'),
};

export const reviewsSamples: AreaSamples = {
  'reviews/mine': {
    whose: {
      ...all('ours', 'said', 'rows.*.reference', 'rows.*.state', 'rows.*.next', 'filters.*.title'),
      ...all('the partnership’s', 'standing', 'rows.*.instead'),
    },
    shown: {
      empty: { ...list, said: 'You have no referrals or reviews yet.' },
      typical: { ...list, rows: [row, otherRow], filters: filters.slice(0, 1) },
      'standing in': {
        ...list,
        standing: 'You stand in for Grace Chukwu (away until Fri 27 November).',
        rows: [{ ...row, next: 'Next for you: read the decision paper and decide.', instead: 'You stand in for Grace Chukwu.' }, otherRow],
      },
      'nothing waits': {
        ...{ ...list, said: 'Nothing waits for you now.', show: 'waiting' as const },
        filters: [{ title: 'All', show: 'all' as const }],
      },
      full: {
        ...list,
        said: 'Listed here: mine. 9 to 16 of 19. Closed, and not listed here: 3.',
        rows: Array.from({ length: 8 }, (_, index) => ({
          ...row,
          heading:
            (['Waiting for me', 'Mine', 'Where I stand in', 'My agency’s', 'The partnership’s', 'Closed'] as const)[index] ?? ('' as const),
          reference: `PR-7KQ4M${20 + index}`,
          instead: 'You stand in for Grace Chukwu.',
          state: 'Decided: a local child safeguarding practice review. It does not start before the notification to the Panel is recorded.',
        })),
        filters: [...filters, { title: 'All', show: 'all' as const }],
        ...{ after: 16, before: 0, closedFrom: 16 },
      },
    },
  },
  'reviews/review': {
    whose: {
      ...all('ours', 'reference', 'state', 'next', 'facts.*.what', ...OFFERED),
      ...all('the partnership’s', 'facts.*.said'),
    },
    shown: {
      typical: review,
      'still being written': {
        ...review,
        state: 'Short start sent; the referral is being written.',
        next: 'Next for you: write the rest of the referral.',
        facts: review.facts.slice(0, 3),
        rows: offered(['Go on with the referral', 'referral/open', 'dialog'], ['Read the referral', 'referral/read', 'dialog']),
      },
      'office acts for lead': {
        ...review,
        state: 'With the partnership office, for the agency.',
        facts: review.facts.map((fact) =>
          fact.what === 'Agency lead'
            ? { ...fact, said: 'Bethan Pryce (could not be reached in Teams; the partnership office does this part)' }
            : fact,
        ),
      },
      'passed on': {
        ...review,
        state: 'Referred: with the partnership office.',
        next: 'Nothing needs you now.',
        facts: [...review.facts, { what: 'Passed on', said: 'today at 14:05 by Priya Nair for Northshire Community Health' }],
      },
      'asked to withdraw': {
        ...review,
        next: 'Next for you: the referrer asks to withdraw; read why and answer.',
        rows: offered(
          ['Read why it should be withdrawn, and answer', 'withdrawal/read', 'dialog'],
          ['Read the referral', 'referral/read', 'dialog'],
        ),
      },
      'nothing to read': { ...review, hasDialogs: false, rows: [] },
    },
  },
  'reviews/needsYou': {
    whose: ofNotice,
    shown: {
      typical: post,
      repeat: { ...post, repeat: REPEAT },
      'act for an agency': {
        ...post,
        heading: 'An agency lead could not be reached',
        what: 'I could not write to Bethan Pryce (agency lead, Northshire Community Health) in Teams.',
        next: 'Please do the lead’s part of this referral, or telephone them. What you do is recorded as done for the agency.',
        forward: 'Open the review',
        verb: 'reviews/open',
        opens: 'chat',
      },
      'read and pass': {
        ...post,
        heading: 'A referral to check and pass on',
        what: 'Amara Okafor (Northshire Community Health) sent the whole referral today at 12:40.',
        next: 'Read it, then pass it to the partnership office. Passing it on is not a judgement: the partners decide. Opening is logged to protect the child.',
        forward: 'Read the referral',
      },
    },
  },
  'reviews/news': {
    whose: ofNotice,
    shown: {
      typical: {
        ...post,
        heading: 'Your referral has been passed on',
        what: 'Bethan Pryce passed it to the partnership office today at 14:05.',
        next: 'You do not need to do anything now. You will be told the decision and why, whatever it is.',
        forward: 'See where it is',
        verb: 'reviews/open',
        opens: 'chat',
      },
      'to read': { ...post, repeat: REPEAT },
    },
  },
};
