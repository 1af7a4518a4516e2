import { choice } from '../../src/domain/forms/field';
import { ROLE_IN_WORDS } from '../../src/domain/people/administering';
import { ROLES } from '../../src/domain/people/people';
import { ABSENCE, AGENCY_PAGE, newcomerPage, personPage } from '../../src/domain/people/personPages';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE, type AreaSamples } from './sample';
import { all, type WhoseWords } from './whose';

const id = '3f0c1c1e-6c1b-4f57-9d2f-1c2b3d4e5f60~7f0c1c1e-6c1b-4f57-9d2f-1c2b3d4e5f61';
const another = (n: number): string => `3f0c1c1e-6c1b-4f57-9d2f-1c2b3d4e5f60~7f0c1c1e-6c1b-4f57-9d2f-${String(n).padStart(12, '0')}`;
const agencies = ['Northshire Community Health', 'Northshire Police', 'Northshire partnership office'].map((name) => ({
  value: name,
  label: name,
}));
const deputies = [
  { value: 'nobody', label: 'Nobody: the partnership office acts for them' },
  { value: another(1), label: 'Dominic Shaw, Northshire Community Health' },
];
const many = Array.from({ length: 60 }, (_, n) => ({ value: another(n), label: `${'é'.repeat(40)} ${n}, Northshire Community Health` }));
const page = personPage(agencies, deputies);
const saved = {
  name: { said: 'Bethan Pryce' },
  email: { said: 'bethan.pryce@northshire.example' },
  agency: { said: 'Northshire Community Health' },
  deputy: { said: another(1) },
};
const inOrder = (of: { readonly fields: readonly { readonly id: string }[] }, fields: ReturnType<typeof drawFields>) =>
  of.fields.flatMap((field) => fields[field.id] ?? []);
const fields = inOrder(page, drawFields({ page, revision: 3, saved }));
const roles = {
  id: 'roles_r3',
  out: '',
  outId: 'roles-out_r3',
  value: 'agency lead,information author',
  choices: ROLES.map((role) => ({ value: role, title: `${role}: ${ROLE_IN_WORDS[role]}` })),
  problem: '',
};
const change = { what: 'roles agency lead, information author; deputy Dominic Shaw', who: 'Kezia Thompson, today at 10:15' };
const person = {
  name: 'Bethan Pryce',
  standing: 'Away until Fri 4 December.',
  notice: '',
  id,
  seen: 3,
  hasLeft: false,
  confirm: false,
  save: 'Save',
  fields,
  roles,
  changes: [change, { what: 'name Bethan Pryce; agency Northshire Community Health', who: 'the settings, Mon 2 Nov at 08:00' }],
};

/** The questions are ours; what stands in them, and the choices, are the partnership’s. */
const OF_STAFF: WhoseWords = {
  ...all(
    'ours',
    'fields.*.id',
    'fields.*.whyId',
    'fields.*.outId',
    'fields.*.label',
    'fields.*.hint',
    'fields.*.guidance',
    'fields.*.problem',
    'fields.*.choices.*.value',
  ),
  ...all(
    'the partnership’s',
    'fields.*.choices.*.label',
    'fields.*.value',
    'fields.*.why',
    'fields.*.other',
    'fields.*.out',
    'fields.*.comment',
  ),
};

const row = {
  id,
  number: 1,
  name: 'Bethan Pryce',
  about: 'Northshire Community Health',
  roles: 'agency lead, information author',
  standing: '',
};
const list = { search: '', place: '1 to 8 of 34 people', of: 34, before: -1, after: 8 };

const awayPage = {
  ...ABSENCE,
  fields: [
    ...ABSENCE.fields,
    choice(
      'deputy',
      'Deputy',
      deputies.map(({ value, label }) => [value, label] as const),
    ),
  ],
};
const away = {
  title: 'Your days away',
  name: 'Bethan Pryce',
  purpose: ABSENCE.purpose,
  notice: '',
  id,
  isMine: true,
  fields: inOrder(awayPage, drawFields({ page: awayPage, revision: 4, saved: { deputy: { said: another(1) } } })),
  away: [
    { id, days: 'Mon 2 November to Fri 6 November (over)', from: '2026-11-02', until: '2026-11-06', isOver: true },
    { id, days: 'Mon 21 December to Fri 1 January 2027', from: '2026-12-21', until: '2027-01-01', isOver: false },
  ],
};

const leave = {
  name: 'Bethan Pryce',
  notice: '',
  holds: 'They hold 3 reviews in which something waits for them, and 1 unfinished piece of writing.',
  id,
  seen: 3,
  input: 'successor_r3',
  chosen: '',
  choices: deputies,
  forward: 'They have left',
};

const newcomer = newcomerPage(agencies);
const add = {
  title: newcomer.title,
  place: 'Nothing is sent to them',
  purpose: newcomer.purpose,
  notice: '',
  picker: { id: 'picked_r0', value: '' },
  fields: inOrder(newcomer, drawFields({ page: newcomer, revision: 0, saved: {} })),
};

const passed = { reference: REFERENCE, held: 'reading and passing on, an agency’s information', opens: true };

const agencyRow = (number: number, name: string, about: string) => ({ id: name, number, name, about });
const anAgency = {
  title: 'An agency',
  place: '4 people',
  purpose: AGENCY_PAGE.purpose,
  notice: '',
  id: 'Northshire Police',
  about: ['It was called: Northshire Constabulary.'],
  fields: AGENCY_PAGE.fields.flatMap(
    ({ id }) => drawFields({ page: AGENCY_PAGE, revision: 0, saved: { name: { said: 'Northshire Police' } } })[id] ?? [],
  ),
  forward: 'Save',
  may: 'retire' as const,
};

export const peopleSamples: AreaSamples = {
  'people/list': {
    whose: {
      ...all('ours', 'place', 'rows.*.id', 'rows.*.roles', 'rows.*.standing'),
      ...all('the partnership’s', 'search', 'rows.*.name', 'rows.*.about'),
    },
    shown: {
      typical: {
        ...list,
        rows: [
          row,
          { ...row, number: 2, id: another(2), name: 'Owen Barker', roles: '', standing: 'Has no role: the bot does not work for them.' },
        ],
      },
      nobody: { ...list, search: 'zz', place: 'Nobody is called that.', of: 0, rows: [], after: -1 },
      full: {
        ...list,
        before: 0,
        rows: Array.from({ length: 8 }, (_, n) => ({
          ...row,
          number: n + 1,
          id: another(n),
          name: `${'é'.repeat(95)} ${n}`,
          about: 'é'.repeat(100),
          roles: ROLES.join(', '),
        })),
      },
    },
  },
  'people/person': {
    whose: {
      ...OF_STAFF,
      ...all(
        'ours',
        'standing',
        'id',
        'save',
        'roles.id',
        'roles.value',
        'roles.choices.*.value',
        'roles.choices.*.title',
        'roles.problem',
        'roles.out',
        'roles.outId',
      ),
      ...all('the partnership’s', 'name', 'notice', 'changes.*.what', 'changes.*.who'),
    },
    shown: {
      typical: person,
      'gives up the own role': {
        ...person,
        confirm: true,
        save: 'Yes, take away my own role',
        notice: 'You are taking away your own role as administrator.',
      },
      'only administrator': { ...person, notice: 'Not saved yet.', roles: { ...roles, problem: 'This is the only administrator.' } },
      'roles that did not come back': {
        ...person,
        roles: { ...roles, value: '', out: 'Taken out: every role, agency lead. They stay until you say that they are to go.' },
      },
      left: { ...person, hasLeft: true, standing: 'Has left (Mon 23 November).', roles: { ...roles, value: '' } },
      full: {
        ...person,
        name: 'é'.repeat(100),
        fields: inOrder(
          page,
          drawFields({ page: personPage(agencies, many), revision: 3, saved: { ...saved, name: { said: 'é'.repeat(100) } } }),
        ),
        changes: Array.from({ length: 5 }, () => ({ ...change, what: 'é'.repeat(300) })),
      },
    },
  },
  'people/away': {
    whose: {
      ...OF_STAFF,
      ...all('ours', 'title', 'purpose', 'notice', 'id', 'away.*.id', 'away.*.days', 'away.*.from', 'away.*.until'),
      ...all('the partnership’s', 'name'),
    },
    shown: {
      typical: away,
      'by an administrator': { ...away, title: 'Days away', isMine: false, away: [] },
      full: {
        ...away,
        away: Array.from({ length: 20 }, (_, n) => ({ ...away.away[1], days: `Mon 21 December to Fri ${n} January 2027` })),
      },
    },
  },
  'people/leave': {
    whose: {
      ...all('ours', 'notice', 'holds', 'id', 'input', 'chosen', 'choices.*.value', 'forward'),
      ...all('the partnership’s', 'name', 'choices.*.label'),
    },
    shown: { typical: leave, again: { ...leave, chosen: another(1), forward: 'Hand over once more' }, full: { ...leave, choices: many } },
  },
  'people/add': {
    whose: { ...OF_STAFF, ...all('ours', 'title', 'place', 'purpose', 'notice', 'picker.id', 'picker.value') },
    shown: { typical: add, 'not added': { ...add, notice: 'Not added yet: please look at the words in red.' } },
  },
  'people/agencies': {
    whose: { ...all('ours', 'place', 'rows.*.id', 'rows.*.about'), ...all('the partnership’s', 'rows.*.name') },
    shown: {
      typical: {
        place: 'These are offered wherever an agency is chosen.',
        rows: [
          agencyRow(1, 'Northshire Police', '4 people'),
          agencyRow(2, 'Harbour Families', 'Retired (Mon 23 November): it is offered nowhere.'),
        ],
        ...{ before: -1, after: -1 },
      },
      full: {
        place: '11 to 20 of 40. These are offered wherever an agency is chosen.',
        rows: Array.from({ length: 10 }, (_, n) => agencyRow(n + 1, 'é'.repeat(100), 'Nobody yet')),
        ...{ before: 0, after: 20 },
      },
    },
  },
  'people/agency': {
    whose: { ...OF_STAFF, ...all('ours', 'title', 'place', 'purpose', 'notice', 'id', 'forward'), ...all('the partnership’s', 'about.*') },
    shown: {
      typical: anAgency,
      new: { ...anAgency, title: 'A new agency', id: '', about: [], forward: 'Add', may: 'nothing' as const },
      'cannot be retired': {
        ...anAgency,
        notice:
          'Northshire Police still has 2 requests for information that are not answered. Please ask the partnership office to see to that first: it can enter an answer, or pass a referral on, for the agency. Then retire it.',
      },
      retired: { ...anAgency, place: 'Retired (Mon 23 November): it is offered nowhere.', may: 'use again' as const },
    },
  },
  'people/matched': {
    whose: { ...all('ours', 'roles', 'id'), ...all('the partnership’s', 'who', 'address') },
    shown: { typical: { who: 'Pat Morris', address: 'pat.morris@police.example', roles: 'information author', id } },
  },
  'people/confirm': {
    whose: { ...all('ours', 'why', 'id', 'which'), ...all('the partnership’s', 'who', 'address', 'noted') },
    shown: {
      typical: {
        who: 'Pat Morris',
        address: 'pat.morris@police.example',
        noted: 'PC Pat Morris, pat.morris@police.example',
        why: 'I am not sure, because somebody with this address is known already, or had roles before.',
        ...{ id, which: 'invited~pat.morris@police.example' },
      },
    },
  },
  'people/takenOver': {
    whose: {
      ...all('ours', 'next', 'more', 'rows.*.reference', 'rows.*.held'),
      ...all('the partnership’s', 'what'),
    },
    shown: {
      typical: {
        what: 'Bethan Pryce, Northshire Community Health, has left. You take over what waited for them.',
        next: 'Please open each of these soon. What you do is recorded as yours.',
        rows: [passed, { reference: 'PR-2MX8R4T', held: 'a referral or an answer being written', opens: false }],
        more: '',
      },
      full: {
        what: 'Bethan Pryce has left.',
        next: 'Please see to each of these. What you do is recorded as done for the agency.',
        rows: Array.from({ length: 20 }, (_, n) => ({ ...passed, reference: `PR-7KQ4M${20 + n}` })),
        more: 'And 7 more: say “my reviews” to see them.',
      },
    },
  },
};
