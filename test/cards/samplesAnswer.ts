import type { Problem, Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { fill } from '../../src/domain/forms/fill';
import { RETURN } from '../../src/domain/information/returnForm';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE } from './sample';
import { allFull, answersOf, REVISION, TODAY } from './samplePages';
import { all, OF_FIELDS, type WhoseWords } from './whose';

const reference = REFERENCE;
const agency = 'Northshire Police';
const [EYES] = RETURN;

/** What an agency might answer, by page and input. */
export const WRITTEN_BY_POLICE: Readonly<Record<string, Typed>> = {
  eyes: {
    independence: 'Safeguarding lead for the force. Never met the family.',
    life: 'Officers saw K.B. asleep on the sofa with a toy bus in her hand. Her brother did the talking.',
    keyDates: '3 March 2026, called to the home at night (concern)\n14 September 2026, K.B. waved at the officer (strength)',
  },
  learning: {
    well: 'An officer sat on the floor to talk to her.',
    better: 'The call was closed before anybody told health, because the two systems do not meet.',
    gaps: 'The officer who came in March has left the force.',
  },
};

type Differs = {
  readonly revision?: number;
  readonly typed?: Typed;
  readonly saved?: ReturnType<typeof answersOf>;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
  readonly mayLeave?: boolean;
  readonly to?: 'next' | 'check';
  readonly notice?: string;
};

function page(of: Page, { revision = REVISION, saved = {}, typed, problems = [], conflict = false, to = 'next', ...differs }: Differs) {
  const at = RETURN.indexOf(of);
  return {
    title: of.title,
    place: `${reference} · ${agency} · page ${at + 1} of ${RETURN.length + 1}`,
    purpose: of.purpose,
    notice: '',
    reference,
    agency,
    page: of.id,
    revision,
    to,
    forward: to === 'check' ? 'Back to the check' : at === 0 ? 'Next' : 'Check your answer',
    back: at > 0 && to === 'next' ? 'Back' : '',
    mayLeave: false,
    conflict,
    fields: drawFields({ page: of, revision, saved, typed, problems, conflict }),
    ...differs,
  };
}

export const UNREAD = 'Line 1: Please begin with a real date and its year, such as 3 March 2026, 2026-03-03 or 03/03/2026.';

/** A page of an agency's answer in every state that a person meets it in. */
export function samplesOfAnswer(of: Page) {
  const typed = WRITTEN_BY_POLICE[of.id] ?? {};
  const saved = answersOf(of, typed);
  const needed = fill(of, {}, {}, TODAY).problems;
  const dates = { field: 'keyDates', kind: 'wrong', sentence: UNREAD } as const;
  const notice =
    'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Go on to keep yours.';
  return {
    empty: page(of, { revision: 0 }),
    typical: page(of, { saved }),
    'from the check': page(of, { saved, to: 'check' }),
    'something needed': page(of, {
      problems: of === EYES ? [...needed, dates] : needed,
      mayLeave: true,
      notice: `Saved. ${needed.length} things on this page must be put right before it can be sent. Do it now, or leave it for later.`,
    }),
    'another window': page(of, {
      typed,
      saved: answersOf(of, Object.fromEntries(Object.keys(typed).map((id) => [id, 'Said otherwise.']))),
      conflict: true,
      notice,
    }),
    full: page(of, { typed: allFull(of), problems: [dates], mayLeave: true, notice }),
    'full, another window': page(of, { typed: allFull(of), saved: answersOf(of, allFull(of, '另')), conflict: true, notice }),
  };
}

export const ofAnswerPage: WhoseWords = {
  ...all('ours', 'title', 'purpose', 'notice', 'reference', 'agency', 'page', 'forward', 'back'),
  ...all('the partnership’s', 'place'),
  ...OF_FIELDS,
};
