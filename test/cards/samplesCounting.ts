import { pageOf, SUBJECTS, type Subject } from '../../src/domain/dates/choosingPages';
import { SHIPPED_CHOICES, type Choices } from '../../src/domain/dates/counting';
import { SHIPPED } from '../../src/domain/dates/shipped';
import { REVIEW_TYPES } from '../../src/domain/reviewTypes';
import type { Typed } from '../../src/domain/forms/answers';
import { readDay } from '../../src/domain/time/days';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull } from './samplePages';
import { all, OF_FIELDS } from './whose';

const CHOICES: Choices = {
  ...SHIPPED_CHOICES,
  added: [{ day: readDay('2026-12-29'), why: 'The council’s offices are closed' }],
  subGroup: [readDay('2026-12-10')],
};

const CHANGES = SUBJECTS.map((subject) => ({ subject, title: `Change: ${subject}` }));
const show = {
  notice: '',
  facts: [
    { what: 'Rapid review', said: 'Counted from the notification sent' },
    { what: 'Rhythm', said: 'Returns by day 7, meeting by day 10' },
    { what: 'Bank holidays', said: 'England and Wales, known until Sun 31 December 2028' },
    { what: 'Sub-group', said: 'Thu 10 Dec' },
  ],
  added: ['Tue 29 December: The council’s offices are closed'],
  changes: CHANGES,
  types: REVIEW_TYPES.map((type, index) => ({
    id: `type${index}`,
    title: `Milestones: ${type}`,
    lines: SHIPPED[type].map(({ title, day }) => `${title}: day ${day} of the rapid review`),
  })),
  last: ['Priya Shah, today at 10:15:', 'Tue 29 December 2026 is no working day any more.', 'Why: The council’s offices are closed'],
};

const form = (subject: Subject, typed?: Typed, notice = '') => {
  const page = pageOf(subject, CHOICES);
  const fields = drawFields({ page, revision: 3, saved: {}, typed });
  return {
    title: page.title,
    place: 'How the partnership counts its days',
    purpose: page.purpose,
    notice,
    subject,
    seen: 3,
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  };
};

const MOVED = 'Agencies acknowledge, or say that they hold nothing: Wed 25 Nov became Thu 26 Nov';
const moved = {
  heading: 'Dates of 2 reviews have moved',
  repeat: '',
  changed: ['Tue 29 December 2026 is no working day any more.'],
  reason: 'The council’s offices are closed',
  reviews: [
    { reference: REFERENCE, moved: [MOVED], milestone: 'acknowledge' },
    { reference: 'PR-AAAAAA1', moved: [MOVED, MOVED], milestone: '' },
  ],
  more: '',
};

export const countingSamples: AreaSamples = {
  'counting/show': {
    whose: {
      ...all('ours', 'notice', 'facts.*.what', 'facts.*.said', 'changes.*.title', 'types.*.id', 'types.*.title', 'types.*.lines.*'),
      ...all('the partnership’s', 'added.*', 'last.*'),
    },
    shown: {
      typical: show,
      'as shipped': { ...show, added: [], last: [], changes: CHANGES.filter(({ subject }) => !subject.startsWith('remove')) },
      full: {
        ...show,
        notice: 'The open reviews follow this change now; whoever’s dates move is told, in working hours.',
        added: Array.from({ length: 12 }, () => `Tue 29 December: ${'ก'.repeat(100)}`),
        last: [...Array.from({ length: 8 }, () => `Rapid review, “${MOVED}”: day 7 became 10.`), 'ก'.repeat(300)],
      },
    },
  },
  'counting/form': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'purpose', 'notice'),
      ...all(
        'the partnership’s',
        'fields.*.value',
        'fields.*.why',
        'fields.*.other',
        'fields.*.out',
        'fields.*.comment',
        'fields.*.choices.*.label',
      ),
    },
    shown: {
      typical: form('add day', { day: '2026-12-29', why: 'The council’s offices are closed' }),
      ...Object.fromEntries(SUBJECTS.map((subject) => [subject, form(subject)])),
      full: form('milestone', allFull(pageOf('milestone', CHOICES)), 'Please give a whole number from 0 to 120.'),
    },
  },
  'counting/moved': {
    whose: {
      ...all('ours', 'heading', 'repeat', 'changed.*', 'reviews.*.reference', 'reviews.*.moved.*', 'reviews.*.milestone', 'more'),
      ...all('the partnership’s', 'reason'),
    },
    shown: {
      typical: moved,
      full: {
        ...moved,
        repeat: 'You may have had this message before: we could not tell whether it arrived.',
        changed: Array.from({ length: 6 }, () => MOVED),
        reason: 'ก'.repeat(300),
        reviews: Array.from({ length: 12 }, (_, index) => ({
          reference: `PR-7KQ4M${20 + index}`,
          moved: [MOVED, MOVED, MOVED, MOVED, 'and 9 more dates'],
          milestone: 'acknowledge',
        })),
        more: 'And 288 more; each shows its dates on its timeline.',
      },
    },
  },
  'counting/covered': {
    whose: all('ours', 'repeat', 'until'),
    shown: { typical: { repeat: '', until: 'Sun 31 December 2028' } },
  },
};
