import { TAKE_BACK } from '../../src/domain/conflicts/forms';
import { CALL } from '../../src/domain/decision/forms';
import { FAMILY_PART, LINK, notMetPage, processPage, reopenPage, TRANSFER, UNLINK } from '../../src/domain/desk/forms';
import type { Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { fill } from '../../src/domain/forms/fill';
import { drawFields } from '../../src/journeys/forms/fields';
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
      'a link': form(LINK, 'Link them', 'triage/linkNow', { saved: { to: 'PR-2MX8R4T' } }),
      'a link to remove': form(UNLINK, 'Remove the link', 'triage/unlinkNow', { said: ['PR-2MX8R4T: siblings'] }),
      'a parallel process': form(processPage('police'), 'Record', 'triage/recordProcess'),
      'the threshold discussion': form(CALL, 'Call it', 'triage/callForNow', { typed: { meetsOn: '2026-11-25', meetsAt: '14:30' } }),
      'no longer met': form(notMetPage(false), 'End this review', 'triage/notMetNow'),
      'another area': form(TRANSFER, 'End the case here', 'triage/transferNow'),
      'a decision to reopen': form(reopenPage(false), 'Reopen it', 'triage/reopenNow'),
      'the family’s part': form(FAMILY_PART, 'Record', 'triage/recordFamily', {
        saved: { tellsFamily: 'The health visitor', familySaid: 'They want to know what everybody knew.' },
      }),
      full: form(FAMILY_PART, 'Record', 'triage/recordFamily', { typed: allFull(FAMILY_PART) }),
      'full, another window': form(FAMILY_PART, 'Record', 'triage/recordFamily', {
        typed: allFull(FAMILY_PART),
        saved: allFull(FAMILY_PART, 'ჰ'),
        conflict: true,
      }),
    },
  },
};
