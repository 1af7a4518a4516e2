import { CRITERIA } from '../../../src/domain/reviewTypes/criteria';
import { freeze } from '../../../src/domain/forms/frozen';
import { SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { keptIn } from '../kept';
import { numbersRow, readRecord, saidRow, seal, showingRow, type Showing } from '../../../src/journeys/discussion/record';
import type { Content } from '../../../src/ports';
import type { CastMember } from '../../room/types';
import type { Stage } from '../onStage';
import { allRecorded, FURTHER } from './further';

const TENANT = 'tenant-of-tests';
export const whole = (id: string): string => `${TENANT}~${id}`;

const one = (id: string, name: string, agency: string, ...roles: string[]): CastMember => ({ id, name, agency, roles });
const OFFICE = 'Northshire partnership office';

/** Everybody who records, reads and signs off, and some whose part it is not. */
export const FINDINGS_CAST: CastMember[] = [
  one('owen', 'Owen Price', OFFICE, 'coordinator'),
  one('chidi', 'Chidi Nwosu', OFFICE, 'chair'),
  one('fran', 'Fran Adeyemi', OFFICE, 'facilitator'),
  one('hannah', 'Hannah Whitfield', OFFICE, 'scribe'),
  one('sara', 'Sara Lund', OFFICE, 'scribe'),
  one('mei', 'Mei Chan', 'Northshire Community Health', 'participant'),
  one('farid', 'Farid Rahman', 'Northshire Council', 'executive partner'),
  one('grace', 'Grace Chukwu', 'Northshire Integrated Care Board', 'executive partner'),
  one('stephen', 'Stephen Marsh', 'Northshire Police', 'executive partner'),
];

export const REFERENCE = 'PR-7KQ4M2X';
const PARTNERS = ['farid', 'grace', 'stephen'].map(whole);
const INVITED = ['chidi', 'fran', 'hannah', 'mei'].map(whole);
const POLICE = 'Northshire Police';
const SCHOOLS = 'Northshire Schools';

const on = (day: string): { readonly at: string } => ({ at: `${day}T10:00:00.000Z` });

/** A rapid review whose meeting was held: the police's information is in the pack, that of the schools is missing. */
export const MET: readonly ReviewEvent[] = [
  {
    ...{ type: 'alerted', ...on('2026-11-23'), by: whole('amara'), reference: REFERENCE, route: 'serious incident' },
    ...{ agency: 'Northshire Community Health', lead: whole('dana') },
  },
  { type: 'referralSent', ...on('2026-11-23'), by: whole('amara'), pages: ['start', 'child', 'happened', 'about'] },
  { type: 'laAwareRecorded', ...on('2026-11-23'), by: whole('amara'), on: '2026-11-21' as never },
  { type: 'referralPassed', ...on('2026-11-23'), by: whole('dana'), as: 'agency lead', forAgency: 'Northshire Community Health' },
  { type: 'routeRecommended', ...on('2026-11-24'), by: whole('chidi'), outcome: 'rapid review', partners: PARTNERS, round: 1 },
  { type: 'routeDecided', ...on('2026-11-25'), by: whole('farid'), outcome: 'rapid review' },
  { type: 'notificationRecorded', ...on('2026-11-25'), by: whole('owen'), sentAt: '2026-11-25T11:00:00.000Z', panelReference: '' },
  { type: 'agencyAsked', ...on('2026-11-26'), by: whole('owen'), agency: POLICE, author: '' },
  { type: 'agencyAsked', ...on('2026-11-26'), by: whole('owen'), agency: SCHOOLS, author: '' },
  { type: 'informationReturned', ...on('2026-12-01'), by: whole('owen'), agency: POLICE, chronology: 2 },
  { type: 'packIssued', ...on('2026-12-04'), by: whole('owen'), number: 1, missing: [SCHOOLS] },
  {
    ...{ type: 'meetingBooked', ...on('2026-11-26'), by: whole('owen'), startsAt: '2026-12-07T10:00:00.000Z', minutes: 120, sequence: 0 },
    invited: INVITED,
  },
  { type: 'meetingChatLinked', ...on('2026-11-26'), by: whole('owen') },
  { type: 'discussionBegun', ...on('2026-12-07'), by: whole('fran'), visit: 1, wording: 'alive', as: 'facilitator' },
  { type: 'stageOpened', ...on('2026-12-07'), by: whole('fran'), stage: 1, visit: 2 },
  { type: 'stageOpened', ...on('2026-12-07'), by: whole('fran'), stage: 7, visit: 3 },
];

const ENDED: ReviewEvent = { type: 'discussionEnded', at: '2026-12-07T12:00:00.000Z', by: whole('fran') };
export const HELD: readonly ReviewEvent[] = [...MET, ENDED];

const SENT = {
  start: {
    childName: 'Kezia Brightwater',
    initials: 'K.B.',
    inOneSentence: 'K.B., who is two, was found unresponsive at home.',
    incidentOn: '2026-11-21',
    laTold: 'yes',
    laToldBy: 'Saturday evening, by the paediatrician',
    safeNow: 'yes',
    safeHow: 'K.B. is on the ward with a nurse beside her.',
  },
  child: { bornOn: '2024-02-29', sex: 'girl', ethnicity: 'mixed' },
  circumstances: { firstLanguage: 'English, and some Twi', school: 'Larkspur Nursery' },
  happened: {
    laAwareOn: '2026-11-21',
    category: 'injury',
    facts: 'K.B. was brought to hospital by ambulance.\nA bruise was seen that nobody had an account for.',
  },
  harm: { abuse: 'suspected' },
  about: { penPicture: 'She loves anything red.', ownWords: '“Again, again!”' },
};

const frozen = SERIOUS_INCIDENT.map((page) => {
  const said: Record<string, string> = Object.entries(SENT).find(([id]) => id === page.id)?.[1] ?? {};
  return freeze(page, Object.fromEntries(Object.entries(said).map(([field, value]) => [field, { said: value }])));
});

/** What identifies the child, which no report may hold. */
export const IDENTITY = Object.assign({}, ...frozen.map(({ identity }) => identity)) as (typeof frozen)[number]['identity'];

/** The referral, and the key dates of the police. */
export const REFERRAL_ROWS: readonly Content[] = [
  ...frozen.map(({ frozen: page }) => ({ key: `referral~${page.page}`, columns: { page: page.page }, json: page })),
  keyDate('2026-03-03', POLICE, 1, 'concern', 'Called to the home at night'),
  keyDate('2026-09-14', POLICE, 2, 'strength', 'K.B. waved at the officer'),
  keyDate('2026-05-05', SCHOOLS, 1, 'neutral', 'Not in the pack, so not in the report'),
];

function keyDate(day: string, agency: string, number: number, kind: string, event: string): Content {
  return { key: `chronology~${day}~${agency}~${number}`, columns: { day, agency, number, kind }, json: { event } };
}

const recorded = (key: string, answers: Record<string, string>, columns: Content['columns'] = {}): Content => ({
  key,
  columns,
  json: { answers: Object.fromEntries(Object.entries(answers).map(([field, said]) => [field, { said }])) },
});

const by = { by: whole('hannah') };

const RECORDED_FURTHER = FURTHER.filter(({ record }) => 'fields' in record).map(({ at }) => at);

/** Everything recorded, recommended and signed off, one of the partners dissenting. */
export const RECORDED: readonly ReviewEvent[] = [
  ...HELD,
  ...[0, 1, 2, 3, 4, 5, 8, ...RECORDED_FURTHER].map((stage) => ({
    type: 'stageRecorded' as const,
    ...on('2026-12-07'),
    ...by,
    stage,
    revision: 1,
  })),
  { type: 'learningPointRecorded', ...on('2026-12-07'), ...by, number: 1, revision: 1 },
  { type: 'learningPointRecorded', ...on('2026-12-07'), ...by, number: 2, revision: 1 },
  { type: 'actionRecorded', ...on('2026-12-07'), ...by, number: 1, revision: 1, owner: whole('mei'), dueOn: '2027-01-29' as never },
  { type: 'actionRecorded', ...on('2026-12-07'), ...by, number: 2, revision: 1, owner: '', dueOn: '2027-02-26' as never },
  { type: 'recommendationRecorded', ...on('2026-12-08'), by: whole('chidi'), revision: 1, lcspr: 'yes', partners: PARTNERS },
  { type: 'signedOff', ...on('2026-12-09'), by: whole('farid'), partner: whole('farid'), as: 'partner', agrees: true, revision: 1 },
  { type: 'signedOff', ...on('2026-12-10'), by: whole('stephen'), partner: whole('stephen'), as: 'partner', agrees: false, revision: 1 },
  { type: 'signedOff', ...on('2026-12-10'), by: whole('owen'), partner: whole('grace'), as: 'office', agrees: true, revision: 1 },
  { type: 'lcsprDecided', ...on('2026-12-10'), by: whole('owen'), lcspr: 'yes', revision: 1 },
];

export const PEOPLE = new Map(FINDINGS_CAST.map(({ id, name, agency }) => [whole(id), { name, agency }]));

export const RECORDED_ROWS: readonly Content[] = [
  ...REFERRAL_ROWS,
  recorded('finding~0', {
    attendance:
      'Northshire Council: social care team manager, early help lead\nNorthshire Community Health: health visitor, named nurse\nNorthshire Police: detective sergeant, child abuse investigation\nNorthshire Integrated Care Board: designated doctor',
    absent: 'Northshire Schools: the nursery’s safeguarding lead, who was not released',
    conflicts: 'The health visitor’s manager had supervised her this year and took no part in stage 7.',
    rules: 'yes',
  }),
  recorded('finding~1', {
    penPicture:
      'K.B. is two. She loves the washing machine going round, her brother’s drum and anything red. She hides behind the sofa when the doorbell rings, and laughs when somebody sneezes.\nShe wakes early and climbs into her brother’s bed; they watch the buses from the window until breakfast.',
    ownWords: '“Again, again!”\n“Bus gone.”',
    ownWordsSource: 'The nursery worker, on most mornings this autumn',
    identity:
      'Her mother says Welsh and Ghanaian. Money ran out in the last week of most months; her mother skipped meals so that the children ate.',
    unknown: 'What she does when she is frightened at night\nWho she turns to when her grandmother is away',
  }),
  recorded('finding~2', {
    episodes:
      '3 March 2026: police are called at night. The children are asleep; nobody speaks to K.B. Health is not told.\n14 September 2026: the health visitor sees K.B. at home. She is eating and plays; the move in October is not yet known.\n19 October 2026: the family moves. No GP is registered, and the nursery place is not kept.\n21 November 2026: K.B. is brought to hospital by ambulance.',
    disputed: 'Whether the nursery rang the family in October, and how often',
    needed: 'The nursery’s attendance record from September\nThe ambulance service’s own account',
  }),
  recorded('finding~3', {
    strengths:
      'An officer sat on the floor to talk to the children: she had been trained with health visitors the year before.\nThe health visitor kept visiting after the case was closed to her, because her manager let her keep one visit a week free.',
    safety: 'K.B. is on the ward with a nurse beside her. Her brother is with his grandmother.',
  }),
  recorded('finding~4', {
    harm: 'K.B. has life-threatening injuries. Her brother saw the ambulance come and has not slept well since.',
    danger:
      'If nothing changes, families who move between districts in this county will again be nobody’s for the weeks in which they most need somebody, and a child may be seriously hurt before a door is knocked on.',
    complicating: 'Two record systems that do not speak to each other\nA doorbell that frightened the child, so that visits were short',
    immediate: 'The duty team visited the brother on the same evening; a safety plan is with his grandmother.',
  }),
  recorded('finding~5', {
    problem: 'When a family moves, each agency closes its own part and believes that another still has the child in mind.',
    effects: 'Nobody sees the child for weeks. Concerns from one agency do not reach the next.',
    root1: 'A move ends an episode in every system, because targets count closed cases. Under that: nobody owns the weeks in between.',
    root1Evidence: 'agreed',
    root2: 'Police do not tell health about a call where no crime is recorded, because the form sends it only when a box is ticked.',
    root2Evidence: 'likely',
    root3: 'Practitioners did not ask about money, for fear of shaming the mother.',
    root3Evidence: 'guess',
    recurring: 'The second review in two years in which a move came before the harm.',
  }),
  recorded('finding~8', {
    next: '14 December 2026: to the Panel\n8 January 2027: the sub-group hears the learning',
    parallel:
      'Police: investigation open, lead officer asked that the grandmother is not approached without them\nFamily court: first hearing on 16 December 2026',
  }),
  ...FURTHER.filter(({ at }) => RECORDED_FURTHER.includes(at)).map((stage) => recorded(`finding~${stage.at}`, allRecorded(stage))),
  recorded('learning~1', {
    text: 'A move is a time of risk, not an ending. Whoever knew the child last holds them in mind until somebody else has said “I have her”.',
    theme: 'changing risk',
    recurring: 'yes',
  }),
  recorded('learning~2', {
    text: 'Police who are called to a home with small children can tell health the same night, whether or not there is a crime.',
    theme: 'information sharing',
    recurring: 'no',
  }),
  recorded('action~1', {
    what: 'Health visiting keeps a child open for six weeks after a move, with one visit or call a week, until the new team has confirmed.',
    owner: whole('mei'),
    dueOn: '2027-01-29',
    childNotices: 'Somebody who knows her comes to the new home in the first week.',
    evidence: 'Of the families who moved in the quarter: how many were seen within seven days, and what they say of it.',
  }),
  recorded('action~2', {
    what: 'Change the night form, so that health is told of every call to a home with a child under five.',
    owner: 'somebody else',
    ownerName: 'Head of public protection',
    ownerAgency: 'Northshire Police',
    dueOn: '2027-02-26',
    childNotices: 'Her health visitor asks about that night the next time she comes.',
    evidence: 'A sample of twenty calls each quarter.',
  }),
  recorded('recommendation~1', {
    ...Object.fromEntries(CRITERIA.map(({ id }) => [id, 'yes'])),
    panel: 'not enough known',
    'abuse-reason': 'The paediatrician’s opinion: a bruise that nobody had an account for.',
    'themes-reason': 'A move before the harm, for the second time in two years.',
    'harm-reason': 'Life-threatening injuries.',
    'improvements-reason': 'Handing over at a move, as in the review of 2024.',
    'together-reason': 'Three agencies each believed that another was involved.',
    lcspr: 'yes',
    words:
      'There is learning here that goes beyond this family, and one question that a rapid review cannot answer: why the same gap opened again.',
    dissent: 'The detective sergeant: the rapid review has found enough, and the investigation is still open.',
    spread: 'From 2 to 6; the middle is 4 (11 answers)',
  }),
  { key: `signoff~1~${whole('stephen')}`, columns: {}, json: { reason: 'The criminal investigation should end first.' } },
];

/**
 * The review with the meeting under way or held. Words of stage 1: two that were shown and one that is still sealed; of stage 7 three
 * numbers, whose spread was shown.
 */
export async function met({ tables }: Stage, past: readonly ReviewEvent[] = HELD): Promise<string> {
  const [first, judgement] = [
    { stage: 1, visit: 2 },
    { stage: 7, visit: 3 },
  ];
  const sealed = [
    saidRow(first, 'mark-1', 'by-1', { kind: 'child', said: { child: 'She laughs when somebody sneezes' } }),
    saidRow(first, 'mark-2', 'by-2', { kind: 'own-words', said: { ownWords: '“Bus gone”', heardBy: 'The nursery worker' } }),
    ...[2, 4, 6].map((notice) => numbersRow(judgement, `by-${notice}`, { notice })),
  ];
  const late = saidRow(first, 'mark-3', 'by-3', { kind: 'unknown', said: { unknown: 'A sealed word, shown to nobody' } });
  const begun = past.filter(({ type }) => type !== 'discussionEnded');
  const write = async (events: readonly ReviewEvent[], before: readonly ReviewEvent[], content: readonly Content[]): Promise<void> => {
    const etag = (await tables.reviews.read(REFERENCE))?.etag;
    await tables.reviews.commit({ review: fold([...before, ...events])!, events, content }, etag);
  };
  await tables.identities.save(REFERENCE, IDENTITY);
  await write(begun, [], [...REFERRAL_ROWS, ...sealed]);
  const show = async (round: typeof first, spread: Showing['spread']) => {
    const { words, numbers, count, digest } = seal(await readRecord(keptIn(tables), REFERENCE, round), round);
    const told: ReviewEvent = { type: 'wordsShown', ...on('2026-12-07'), by: whole('fran'), ...round, count, digest };
    return { told, row: showingRow(round, 0, { words, numbers, spread }) };
  };
  const shown = [await show(first, {}), await show(judgement, { notice: { low: 2, high: 6, middle: 4, count: 3 } })];
  const rest = past.filter(({ type }) => type === 'discussionEnded');
  await write([...shown.map(({ told }) => told), ...rest], begun, [...shown.map(({ row }) => row), late]);
  for (const list of ['office', ...INVITED.map((id) => `person~${id}`)]) await tables.involved.add(list, REFERENCE);
  return REFERENCE;
}
