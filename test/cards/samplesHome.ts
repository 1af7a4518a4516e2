import { ALL_PAGES } from '../../src/domain/referral/pages';
import { NUMBERS, REFERENCE, type AreaSamples } from './sample';
import { allFull, REVISION } from './samplePages';
import { all, OF_NUMBERS } from './whose';

const OFFICE = 'Northshire partnership office: 01632 960100, office@northshire-scp.example';
const PARTNERSHIP = 'Northshire Safeguarding Children Partnership';

/** What a coordinator is offered beside everybody’s own. */
export const BEGINS = [
  { title: 'Enter a referral for somebody', verb: 'entering/begin' },
  { title: 'Record a notification', verb: 'notified/begin' },
];
export const OF_BEGINS = all('ours', 'begins.*.title', 'begins.*.verb');

const tryAgain = (typed: Record<string, string>) => ({
  sentence:
    'Something went wrong on our side (reference F-3K9). What you typed is still here; please press again in a minute. If it goes on, tell the partnership office the reference.',
  verb: 'referral/open',
  carried: { reference: REFERENCE, page: 'about', to: 'next', ...typed, verb: 'referral/open' },
});

export const homeSamples: AreaSamples = {
  'home/welcome': {
    whose: { ...all('the partnership’s', 'partnership'), ...OF_BEGINS, ...OF_NUMBERS },
    shown: {
      typical: { partnership: PARTNERSHIP, begins: [], numbers: NUMBERS },
      'for the office': { partnership: PARTNERSHIP, begins: BEGINS, numbers: NUMBERS },
    },
  },
  'home/help': {
    whose: { ...all('ours', 'notice'), ...all('the partnership’s', 'office'), ...OF_BEGINS, ...OF_NUMBERS },
    shown: {
      typical: { notice: '', office: OFFICE, begins: BEGINS, numbers: NUMBERS },
      'not understood': {
        notice: 'I did not understand that. I only know a few words; these are the ones that work.',
        office: OFFICE,
        begins: [],
        numbers: NUMBERS,
      },
    },
  },
  'home/stranger': {
    whose: { ...all('the partnership’s', 'partnership', 'office', 'telephone', 'email'), ...OF_NUMBERS },
    shown: {
      typical: {
        partnership: PARTNERSHIP,
        office: 'Northshire partnership office',
        telephone: '01632 960100',
        email: 'office@northshire-scp.example',
        numbers: NUMBERS,
      },
    },
  },
  'home/inPrivate': { whose: {}, shown: { typical: {} } },
  'home/outOfDate': { whose: {}, shown: { typical: {} } },
  'home/tryAgain': {
    whose: { ...all('ours', 'sentence', 'verb'), ...all('of the case', 'carried') },
    shown: {
      typical: tryAgain({ facts_r4: 'K.B. was brought to hospital by ambulance at 20:10.' }),
      full: tryAgain(longestPage()),
    },
  },
};

/** All that fits into the page with the most room, by the ids of its inputs. */
function longestPage(): Record<string, string> {
  const typed = ALL_PAGES.map((page) => Object.entries(allFull(page)).map(([id, value]) => [`${id}_r${REVISION}`, value] as const));
  const length = (inputs: (typeof typed)[number]) => inputs.reduce((sum, [, value]) => sum + value.length, 0);
  return Object.fromEntries(typed.sort((a, b) => length(b) - length(a))[0] ?? []);
}
