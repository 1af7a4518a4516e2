import { COLUMNS } from '../../src/domain/discussion/columns';
import { DISCLOSURE, GROUND_RULES } from '../../src/domain/discussion/groundRules';
import { lastPlace, placeOf, stageCalled, STAGES, withName, type Stage } from '../../src/domain/discussion/stages';
import { pageOf } from '../../src/domain/discussion/words';
import { fitting, type Group } from '../../src/journeys/discussion/board';
import { UNSAFE } from '../../src/journeys/discussion/unsafe';
import { drawFields } from '../../src/journeys/forms/fields';
import { FURTHER } from '../helpers/stages/further';
import { NUMBERS, REFERENCE, type AreaSamples } from './sample';
import { full } from './texts';
import { all, OF_FIELDS, OF_NUMBERS, type WhoseWords } from './whose';

const reference = REFERENCE;
const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';
const SUPPORT =
  'If this was hard, you can talk to your named or designated professional, or ring Northshire Staff Support on 01632 960133 at any time.';

const stageOf = (stage: Stage, wording: 'alive' | 'died' | 'unborn or baby' = 'alive', more: object = {}) => ({
  ...{ reference, stage: stage.at, visit: stage.at + 1, repeat: '' },
  heading: `Stage ${placeOf(stage.at)} of ${lastPlace()}: ${stage.title}`,
  purpose: `${stage.purpose} About ${stage.minutes[120]} minutes.`,
  rules: placeOf(stage.at) === 0 ? [withName(GROUND_RULES[wording], 'K.B.'), DISCLOSURE] : [],
  prompts: stage.asks[wording].prompts.map((prompt) => withName(prompt, 'K.B.')),
  each: stage.each,
  sealed: placeOf(stage.at) === 0 ? '' : 'What you add stays sealed until the facilitator shows it.',
  support: placeOf(stage.at) === 0 || placeOf(stage.at) === lastPlace() ? SUPPORT : '',
  ...more,
});

const words = (title: string, ...texts: [string, string][]): Group => ({
  title,
  words: texts.map(([text, about]) => ({ text, about })),
  more: '',
});
const CHILD = words('The child', ['She loves the washing machine and anything red.', ''], ['She hides when the doorbell rings.', '']);
const OWN = words('The child’s own words', ['“Again, again!”', 'The nursery worker, most mornings this autumn']);
const CAUSES = words('Causes', ['Two systems that do not speak to each other', 'Between agencies'], ['No time to ask twice', 'Resources']);
const NEXT = words('How safe are living children now?', ['From 3 to 8, the middle 6. 9 people gave a number.', '']);
const columns = [[CHILD, OWN], [], [], [CAUSES], [NEXT]].map((groups, index) => ({
  title: COLUMNS[index]?.title ?? '',
  empty: groups.length === 0 ? 'Nothing shown yet.' : '',
  groups,
}));
const board = {
  reference,
  repeat: '',
  state: 'Stage 5 of 8: Why',
  answered: '7 of 11 have answered.',
  here: 'Here: 11. Have read the pack: 9. Worked with the family: 4.',
  afterwards: '2 came after their stage was shown. 1 was taken back.',
  columns,
};
const many = (count: number, bytes: number): Group[] =>
  fitting([words('Turning points', ...Array.from({ length: count }, (): [string, string] => [full(300), full(200)]))], bytes);

const field = (stage: Stage, drawing: number, typed: Record<string, string> = {}) => {
  const page = pageOf(stage);
  const drawn = drawFields({ page, revision: drawing, saved: {}, typed });
  return page.fields.flatMap(({ id, label }) => (drawn[id] ? [{ ...drawn[id], label }] : []));
};
const allTyped = (stage: Stage) =>
  Object.fromEntries(pageOf(stage).fields.map(({ id, limit, choices }) => [id, limit > 0 ? full(limit) : (choices[0]?.value ?? '')]));
const mine = (text: string, about: string, number = 1) => ({
  ...{ number, text, about, reference, stage: 1, visit: 2, drawing: 3, mark: 'hX2v0pT7Qm3cE9kLr5aW1yZb' },
});
const add = (stage: Stage) => ({
  ...{ reference, stage: stage.at, visit: 2, drawing: 3, notice: '', each: stage.each, disclosure: DISCLOSURE, mayAdd: true },
  ...{
    heading: `Stage ${placeOf(stage.at)} of ${lastPlace()}: ${stage.title}`,
    fields: field(stage, 3),
    own: '',
    mine: [],
    more: '',
    found: '',
  },
});

const lead = {
  ...{ reference, stage: 3, visit: 4, state: 'Stage 3 of 8: What worked well. About 12 minutes.', waits: '', uninvited: '', unsafe: '' },
  ...{ answered: '7 of 11 have answered in this stage.', sealed: '5 sealed, and not shown.' },
  notYet: 'Nobody has answered yet from: Northshire Police, Northshire Schools. Only you see this.',
  ...{ mayBegin: false, mayShow: true, isOpen: true, isPaused: false, isOn: true, isEnding: false, hasEnded: false },
  ...{ next: 'Next: What worries us', back: 'Back: What happened', earlier: [] },
};
const quiet = { answered: '', notYet: '', sealed: '', mayShow: false, isOpen: false, isOn: false, next: '', back: '' };

const unsafeTyped = (typed: Record<string, string>) => drawFields({ page: UNSAFE, saved: {}, revision: 0, typed });
const unsafe = {
  ...{ reference, drawing: 1, notice: '', numbers: NUMBERS },
  duty: 'Phone first: 999, or Northshire Children’s Front Door. This note does not tell them. Then tell us who is at risk, who you phoned and when. Your name goes with this one, so we can ring you back.',
  fields: unsafeTyped({}),
};
const SERVICE = 'Northshire Children’s Front Door';
const noted = {
  ...{ reference, numbers: NUMBERS, repeat: '' },
  kept: 'It was kept today at 10:42, under your name. The coordinator, the chair and the facilitator are told in their own chats.',
  phone: `This has told nobody else. Please phone, if nobody has: 999, or ${SERVICE} on 01632 960111 (evenings and weekends 01632 960122).`,
};
const safety = { ...{ reference, numbers: NUMBERS, hurry: '', more: '' }, upTo: 0 };
const note = {
  from: 'Mei Lin Chan, Northshire Community Health, today at 10:42',
  atRisk: ['The younger brother, who is with the same adults this afternoon.'],
  phoned: 'Phoned: the front door, duty social worker. When: just now',
};

const fieldList: WhoseWords = Object.fromEntries(Object.entries(OF_FIELDS));
const ofGroups = (path: string): WhoseWords => ({
  ...all('ours', `${path}.*.title`, `${path}.*.more`),
  ...all('of the case', `${path}.*.words.*.text`, `${path}.*.words.*.about`),
});

const child = {
  reference,
  about: 'first',
  name: 'Child 1: K.B.',
  said: ['Nobody has said yet whether they have died.'],
  change: 'Record: child 1',
};
const died = ['Has died: Sun 22 November 2026.', 'Recorded today at 10:15.', 'The hospital told us at noon; her mother was with her.'];

export const discussionSamples: AreaSamples = {
  'discussion/children': {
    whose: {
      ...all('ours', 'reference', 'children.*.reference', 'children.*.about', 'children.*.change'),
      ...all('of the case', 'children.*.name', 'children.*.said.*'),
    },
    shown: {
      typical: { reference, children: [child] },
      several: {
        reference,
        children: [
          { ...child, said: died, change: 'Change: child 1' },
          { ...child, about: '2', name: 'Child 2: A.B.', change: '' },
        ],
      },
    },
  },
  'discussion/stage': {
    whose: {
      ...all('ours', 'reference', 'heading', 'repeat', 'purpose', 'each', 'sealed'),
      ...all('the partnership’s', 'support'),
      ...all('of the case', 'rules.*', 'prompts.*'),
    },
    shown: {
      typical: stageOf(stageCalled(0)),
      repeat: stageOf(stageCalled(3), 'alive', { repeat: REPEAT }),
      ...Object.fromEntries(STAGES.map((stage) => [`${stage.at}, died`, stageOf(stage, 'died')])),
      ...Object.fromEntries(STAGES.map((stage) => [`${stage.at}, baby`, stageOf(stage, 'unborn or baby')])),
    },
  },
  'discussion/board': {
    whose: {
      ...all('ours', 'reference', 'repeat', 'state', 'answered', 'here', 'afterwards', 'columns.*.title', 'columns.*.empty'),
      ...ofGroups('columns.*.groups'),
    },
    shown: {
      typical: board,
      begun: {
        ...board,
        repeat: REPEAT,
        state: 'Stage 0 of 8: Settle and safety',
        ...{ answered: '0 of 11 have answered.', here: '', afterwards: '' },
        columns: COLUMNS.map(({ title }) => ({ title, empty: 'Nothing shown yet.', groups: [] })),
      },
      full: { ...board, columns: COLUMNS.map(({ title }) => ({ title, empty: '', groups: many(30, 3_600) })) },
    },
  },
  'discussion/ended': {
    whose: all('ours', 'reference', 'repeat'),
    shown: { typical: { reference, repeat: '' }, repeat: { reference, repeat: REPEAT } },
  },
  'discussion/stageOver': {
    whose: all('ours', 'reference', 'heading'),
    shown: { typical: { reference, stage: 1, visit: 2, heading: 'Stage 1 of 8: Meet the child' } },
  },
  'discussion/column': {
    whose: { ...all('ours', 'reference', 'title', 'place', 'empty', 'nextTitle'), ...ofGroups('groups') },
    shown: {
      typical: {
        ...{ reference, title: COLUMNS[0]?.title ?? '', place: 'Column 1 of 5', empty: '', groups: [CHILD, OWN] },
        ...{ part: 1, column: 1, next: 2, nextTitle: 'Next: What worked, what worries us', before: 0, mayGoOn: false },
      },
      empty: {
        ...{ reference, title: COLUMNS[4]?.title ?? '', place: 'Column 5 of 5', empty: 'Nothing has been shown in this column.' },
        ...{ groups: [], part: 1, column: 5, next: 0, nextTitle: '', before: 4, mayGoOn: false },
      },
      full: {
        ...{ reference, title: COLUMNS[0]?.title ?? '', place: 'Column 1 of 5, part 1 of 3', empty: '' },
        groups: many(30, 17_000).map((one) => ({ ...one, more: '' })),
        ...{ part: 1, column: 1, next: 2, nextTitle: 'Next: What worked, what worries us', before: 0, mayGoOn: true },
      },
    },
  },
  'discussion/add': {
    whose: {
      ...all('ours', 'reference', 'heading', 'notice', 'each', 'disclosure', 'own', 'more', 'mine.*.reference', 'mine.*.mark'),
      ...all('of the case', 'found', 'mine.*.text', 'mine.*.about'),
      ...fieldList,
    },
    shown: {
      typical: {
        ...add(stageCalled(1)),
        fields: field(stageCalled(1), 3, { child: 'She loves trains.' }),
        own: 'Your own words in this stage',
        mine: [mine('She hides when the doorbell rings.', 'The health visitor, in September')],
        notice: 'Added, and sealed: until the facilitator shows it, only you can read it, here below. You can add more.',
      },
      ...Object.fromEntries(STAGES.map((stage) => [`empty, stage ${stage.at}`, add(stage)])),
      'a name in it': {
        ...add(stageCalled(1)),
        fields: field(stageCalled(1), 3, { child: 'Kezia loves trains.' }),
        found: 'This may be a child’s name: “Kezia loves trains.” Instead it would say: K.B.',
      },
      ended: {
        ...add(stageCalled(1)),
        ...{ mayAdd: false, fields: [], disclosure: '', own: 'Your own words in this stage', mine: [mine('She loves trains.', '')] },
        each: 'The discussion has ended, so nothing more can be added. You can still take your own words back.',
      },
      ...Object.fromEntries(
        [1, 2, 7, ...FURTHER.map(({ at }) => at)].map((number) => [
          `full, stage ${number}`,
          {
            ...add(stageCalled(number)),
            fields: field(stageCalled(number), 3, allTyped(stageCalled(number))),
            own: 'Your own words in this stage',
            mine: Array.from({ length: 6 }, (_, index) => mine(full(300), full(200), index + 1)),
            more: '7 more of yours are listed when you take one of these back.',
            found: full(300),
          },
        ]),
      ),
    },
  },
  'discussion/lead': {
    whose: {
      ...all(
        'ours',
        'reference',
        'state',
        'waits',
        'answered',
        'sealed',
        'unsafe',
        'next',
        'back',
        'earlier.*.reference',
        'earlier.*.title',
      ),
      ...all('the partnership’s', 'uninvited', 'notYet'),
    },
    shown: {
      typical: lead,
      'not begun': { ...lead, ...quiet, state: 'The discussion has not begun.', mayBegin: true, stage: 0, visit: 0 },
      'chat not linked': {
        ...lead,
        ...quiet,
        ...{ state: 'The discussion has not begun.', mayBegin: true, stage: 0, visit: 0 },
        waits: 'The meeting’s chat is not linked yet: the coordinator does that first.',
      },
      'somebody not invited': {
        ...lead,
        uninvited:
          'In the chat and not invited: Pat Doe. The board is not drawn, nothing is shown and no other stage is opened until the coordinator lets them in or removes them.',
      },
      'late words and a note': {
        ...lead,
        unsafe: 'One note says that someone is unsafe now.',
        earlier: [{ reference, stage: 1, visit: 2, title: 'Show 2 not yet shown of stage 1: Meet the child' }],
      },
      paused: { ...lead, mayShow: false, isOpen: false, isPaused: true, next: '', back: '' },
      ending: { ...lead, mayShow: false, isOpen: false, isOn: false, isEnding: true, next: '', back: '' },
      ended: { ...lead, ...quiet, state: 'The discussion has ended. What was shown is kept with the review.', hasEnded: true },
    },
  },
  'discussion/unsafe': {
    whose: { ...all('ours', 'reference', 'notice'), ...all('the partnership’s', 'duty'), ...OF_NUMBERS, ...OF_FIELDS },
    shown: {
      typical: { ...unsafe, fields: unsafeTyped({ atRisk: 'The younger brother.', phoned: 'The front door', phonedAt: 'Just now' }) },
      empty: unsafe,
      'answers missing': {
        ...unsafe,
        notice: 'Not kept yet: a few words are still needed.',
        fields: drawFields({
          ...{ page: UNSAFE, saved: {}, revision: 1, typed: {} },
          problems: UNSAFE.fields.map(({ id, label }) => ({
            field: id,
            kind: 'missing' as const,
            sentence: `“${label}” still needs an answer.`,
          })),
        }),
      },
      full: { ...unsafe, fields: unsafeTyped(Object.fromEntries(UNSAFE.fields.map(({ id, limit }) => [id, full(limit)]))) },
    },
  },
  'discussion/noted': {
    whose: { ...all('ours', 'reference', 'repeat', 'kept'), ...OF_NUMBERS, phone: 'the partnership’s' },
    shown: { typical: noted, repeat: { ...noted, repeat: REPEAT } },
  },
  'discussion/safety': {
    whose: {
      ...all('ours', 'reference', 'more'),
      ...OF_NUMBERS,
      ...all('the partnership’s', 'notes.*.from', 'hurry'),
      ...all('of the case', 'notes.*.atRisk.*', 'notes.*.phoned'),
    },
    shown: {
      typical: { ...safety, notes: [note] },
      several: {
        ...safety,
        hurry: `Several notes came within an hour. Please phone now. Immediate danger: 999. ${SERVICE}: 01632 960111; evenings and weekends 01632 960122.`,
        notes: Array.from({ length: 6 }, () => note),
        more: '5 more notes were written before these.',
        upTo: 5,
      },
      full: {
        ...safety,
        notes: Array.from({ length: 6 }, () => ({ ...note, atRisk: [full(600)], phoned: `Phoned: ${full(160)}. When: ${full(80)}` })),
      },
    },
  },
};
