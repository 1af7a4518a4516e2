import type { Page } from '../../src/domain/pages';
import { TAKE_BACK } from '../../src/domain/triageForms';
import { fill, type Typed } from '../../src/domain/wizard';
import { drawFields } from '../../src/journeys/referral/pageCard';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull, TODAY } from './samplePages';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;

type Differs = {
  readonly typed?: Typed;
  readonly saved?: Typed;
  readonly conflict?: boolean;
  readonly notice?: string;
  readonly said?: readonly string[];
};

function form(page: Page, forward: string, verb: string, differs: Differs = {}) {
  const { typed, saved = {}, conflict = false, notice = '', said = [] } = differs;
  const problems = typed && notice ? fill(page, {}, typed, TODAY).problems : [];
  const answers = Object.fromEntries(Object.entries(saved).map(([id, one]) => [id, { said: one }]));
  const fields = drawFields({ page, revision: 1, saved: answers, typed, problems, conflict });
  return {
    title: page.title,
    place: reference,
    purpose: page.purpose,
    notice,
    reference,
    said: [...said],
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
    forward,
    verb,
    about: '',
    seen: 1,
    backVerb: 'reviews/open',
  };
}

const TAKING_BACK = ['Take it back', 'conflicts/takeBackNow'] as const;

export const triageFormSamples: AreaSamples = {
  'triage/form': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'forward', 'verb', 'about', 'backVerb'),
      ...all('the partnership’s', 'said.*'),
    },
    shown: {
      typical: form(TAKE_BACK, ...TAKING_BACK, {
        typed: { reason: 'She meant another case.' },
        said: ['It was declared for Grace Chukwu.'],
      }),
      'without a reason': form(TAKE_BACK, ...TAKING_BACK, {
        typed: { reason: '' },
        notice: 'Not recorded yet: please look at the words in red.',
      }),
      full: form(TAKE_BACK, ...TAKING_BACK, { typed: allFull(TAKE_BACK) }),
    },
  },
};
