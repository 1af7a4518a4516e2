import { hintFor, inPlainWords, type Known } from '../../src/domain/coaching';
import type { Answers } from '../../src/domain/forms/answers';
import { WHY_LIMIT, type Page } from '../../src/domain/forms/field';
import { pageCalled } from '../../src/domain/referral/pages';
import { readDay } from '../../src/domain/time/days';
import { shownHint, type Coaching } from '../../src/journeys/referral/coachCard';
import { REFERENCE, type AreaSamples } from './sample';
import { full } from './texts';
import { all } from './whose';

const KNOWN: Known = { children: [{ name: 'Kezia Brightwater', instead: 'K.B.' }], bornOn: [readDay('2024-02-29')], colleagues: [] };

const pageOf = (id: string): Page => {
  const page = pageCalled(id);
  if (!page) throw new Error(`There is no page ${id}.`);
  return page;
};

function shown(page: string, said: Readonly<Record<string, string>>, differs: Partial<Coaching> = {}) {
  const answers: Answers = Object.fromEntries(Object.entries(said).map(([field, one]) => [field, { said: one }]));
  const hint = hintFor(pageOf(page), answers, KNOWN);
  if (!hint) throw new Error('There is nothing to look at.');
  const drawing = {
    page: pageOf(page),
    answers,
    revision: 3,
    reference: REFERENCE,
    instead: 'K.B.',
    to: 'next',
    way: 'referral/next',
  } as const;
  return shownHint(hint, { ...drawing, ...differs });
}

const FACTS = 'The ambulance took Kezia to hospital at noon. Her mother, who can be reached on 07700 900123, went with her.';
const SERVICES =
  'Known to early help. Referral in May, strategy meeting in June, assessment completed and closed. The health visitor made three home visits.';

/** One thing to look at before going on. */
export const coachSamples: AreaSamples = {
  'referral/easy': {
    whose: all('ours', 'place', 'answers.*.question', 'answers.*.says', 'answers.*.helps', 'reference', 'page'),
    shown: {
      typical: {
        place: `${REFERENCE} · page 14 of 17`,
        answers: [
          { question: 'Who are they?', says: 'Easy to read. Most people of 9 could follow this at first reading.', helps: '' },
          {
            question: 'What did adults notice that the child could not say?',
            ...inPlainWords({ age: 18, words: 90, wordsInSentence: 31, syllablesInWord: 1.8 }),
          },
          { question: 'What is a day in their life like?', ...inPlainWords(undefined) },
        ],
        ...{ reference: REFERENCE, page: 'about', to: 'next' },
      },
      'nothing yet': { place: `${REFERENCE} · page 14 of 17`, answers: [], reference: REFERENCE, page: 'about', to: 'check' },
    },
  },
  'referral/coach': {
    whose: {
      ...all('ours', 'heading', 'place', 'notice', 'whyId', 'problem', 'more', 'replace', 'add', 'carryOn', 'reference', 'page'),
      ...all('of the case', 'says', 'places.*.question', 'places.*.words.*', 'instead', 'why'),
    },
    shown: {
      typical: shown('happened', { facts: FACTS }),
      'a number': shown('happened', { facts: FACTS.replace('Kezia', 'K.B.') }),
      'no reason yet': shown(
        'happened',
        { facts: FACTS.replace('Kezia', 'K.B.') },
        { problem: 'Please say in a few words why it must stay, or replace it.' },
      ),
      'before the short start is sent': shown(
        'start',
        { inOneSentence: 'Kezia was found unresponsive at home.' },
        { way: 'referral/alert' },
      ),
      'many places': shown('about', {
        penPicture: 'Kezia loves the washing machine. Kezia sings. Kezia runs. Brightwater is her name.',
        whoMatters: 'Kezia’s brother. Kezia’s nan.',
        noticed: 'Kezia was quiet. Kezia slept.',
      }),
      'a pen picture about services': shown('about', { penPicture: SERVICES }),
      'a thin reason': shown('harm', { abuseBasis: 'Lack of communication' }, { to: 'check' }),
      full: shown('about', Object.fromEntries(['penPicture', 'whoMatters', 'noticed'].map((field) => [field, `Kezia ${full(40)} Kezia`])), {
        why: full(WHY_LIMIT),
        problem: 'Please say in a few words why it must stay, or replace it.',
      }),
    },
  },
};
