import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import type { Person, Role } from '../../../src/domain/people/people';
import { reminders, type Reminder } from '../../../src/domain/reminders/reminders';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { requestRow } from '../../../src/journeys/information/rows';
import { rosterOf } from '../../../src/journeys/posts/roster';
import { dueFor, type DueFor } from '../../../src/journeys/reminders/due';
import { drawDue } from '../../../src/journeys/reminders/dueCard';
import { actionsOf, carriedBy } from '../../cards/walk';
import { aBot } from '../../helpers/aBot';
import { aWorld } from '../../helpers/aWorld';
import { AGENCY, ELSEWHERE, IDENTITY, REFERENCE, ROWS, STATES, type Names } from '../../roles/states';

const RULES = rulesOf(SHIPPED_CHOICES);
const NAMES: Names = {
  referrer: 't~referrer',
  lead: 't~lead',
  author: 't~author',
  partners: ['t~partner1', 't~partner2', 't~partner3'],
  invited: ['t~facilitator', 't~scribe', 't~participant', 't~author'],
};
const somebody = (name: string, role: Role, agency = AGENCY): Person => ({ id: `t~${name}`, name, agency, roles: [role] });
const CAST: readonly Person[] = [
  somebody('referrer', 'referrer'),
  somebody('lead', 'agency lead'),
  somebody('otherLead', 'agency lead', ELSEWHERE),
  somebody('author', 'information author'),
  ...['partner1', 'partner2', 'partner3'].map((name) => somebody(name, 'executive partner', 'Council')),
  somebody('facilitator', 'facilitator', 'Council'),
  somebody('scribe', 'scribe', 'Council'),
  somebody('participant', 'participant', 'Council'),
  somebody('notifier', 'LA notifier', 'Council'),
  { id: 'office~coordinator', name: 'coordinator', agency: 'Office', roles: ['coordinator'] },
  { id: 'office~chair', name: 'chair', agency: 'Council', roles: ['chair'] },
];
const AT = '2026-11-23T09:00:00.000Z';
const ASKED_ELSEWHERE = requestRow(ELSEWHERE, { why: 'They knew the child.', from: readDay('2025-11-01'), to: readDay('2026-11-21') });
const OFFICE = { at: AT, by: 'office~coordinator' };

const of = (state: string): readonly ReviewEvent[] => STATES[state]?.(NAMES) ?? [];
const booked = (startsAt: string): ReviewEvent => ({
  type: 'meetingBooked',
  ...OFFICE,
  startsAt,
  minutes: 90,
  sequence: 0,
  invited: [...NAMES.invited],
});
const referred = (outcome: 'rapid review' | 'local learning review' | 'good outcome review'): ReviewEvent[] => [
  ...of('before the partners'),
  { type: 'routeDecided', at: AT, by: 't~partner3', outcome },
];
const notified: ReviewEvent = { type: 'notificationRecorded', ...OFFICE, sentAt: AT, panelReference: '' };
const packed: readonly ReviewEvent[] = [...of('an agency answered'), { type: 'packIssued', ...OFFICE, number: 1, missing: [] }];
const found = of('what was found');
const signed: readonly ReviewEvent[] = [
  ...found,
  { type: 'reportMade', ...OFFICE, number: 1, asOf: found.length },
  ...NAMES.partners.map(
    (partner): ReviewEvent =>
      ({ type: 'signedOff', at: AT, by: partner, partner, as: 'partner', agrees: true, revision: 1 }) as ReviewEvent,
  ),
  { type: 'lcsprDecided', at: AT, by: 't~partner3', lcspr: 'yes', revision: 1 },
];
const done = (milestone: string): ReviewEvent => ({ type: 'milestoneDone', ...OFFICE, milestone, on: readDay('2026-11-23') });

/** Every point in the life of a review at which different people are reminded, and of what; a milestone is named where somebody is asked. */
const TABLE: Readonly<Record<string, { readonly after: readonly ReviewEvent[]; readonly reminds: readonly string[] }>> = {
  'short start sent': { after: of('short start sent'), reminds: ['notify'] },
  'short start without a lead': {
    after: of('short start sent').map((event) => (event.type === 'alerted' ? { ...event, lead: '' } : event)),
    reminds: ['quality', 'notify'],
  },
  'with the agency lead': { after: of('with the agency lead'), reminds: ['quality', 'notify'] },
  returned: {
    after: [
      ...of('with the agency lead'),
      { type: 'referralReturned', at: AT, by: 't~lead', number: 1, as: 'agency lead', answers: ['happened.facts'], forAgency: AGENCY },
    ],
    reminds: ['answers', 'notify'],
  },
  referred: { after: of('referred'), reminds: ['threshold', 'notify'] },
  'before the partners': { after: of('before the partners'), reminds: ['threshold', 'notify'] },
  'a rapid review without a notification': { after: referred('rapid review'), reminds: ['notify'] },
  'nobody asked': { after: [...referred('rapid review'), notified], reminds: ['requests', 'progress', 'meeting', 'panel'] },
  'agencies asked': { after: of('agencies asked'), reminds: ['acknowledge', 'progress', 'returns', 'pack', 'meeting', 'panel'] },
  'nobody at an agency': {
    after: [...of('agencies asked'), { type: 'agencyAsked', ...OFFICE, agency: ELSEWHERE, author: '' }],
    reminds: ['acknowledge', 'progress', 'returns', 'pack', 'meeting', 'panel'],
  },
  'an agency answered': { after: of('an agency answered'), reminds: ['progress', 'pack', 'meeting', 'panel'] },
  'pack issued, an agency late': {
    after: [...packed, { type: 'agencyAsked', ...OFFICE, agency: ELSEWHERE, author: 't~otherLead' }],
    reminds: ['acknowledge', 'progress', 'returns', 'meeting', 'panel'],
  },
  'meeting booked': { after: [...packed, booked('2026-12-07T10:00:00.000Z')], reminds: ['progress', 'meeting', 'panel'] },
  'meeting over and nobody said': { after: [...packed, booked('2026-11-24T10:00:00.000Z')], reminds: ['progress', 'meeting', 'panel'] },
  'in the meeting': { after: of('in the meeting'), reminds: ['progress', 'meeting', 'panel'] },
  'meeting held': {
    after: [...of('in the meeting'), { type: 'discussionEnded', ...OFFICE }],
    reminds: ['progress', 'draft', 'panel', 'feedback'],
  },
  'what was found': { after: found, reminds: ['progress', 'draft', 'signoff', 'panel', 'feedback'] },
  'signed off, an LCSPR follows': {
    after: signed,
    reminds: ['progress', 'panel', 'feedback', 'lcsprScope', 'lcsprFamily', 'lcsprLearning', 'lcsprDraft', 'lcspr'],
  },
  'sent to the Panel': {
    after: [...signed, done('panel'), done('progress'), done('lcsprDraft')],
    reminds: ['feedback', 'chase', 'lcsprScope', 'lcsprFamily', 'lcsprLearning', 'lcsprAgreed', 'lcspr'],
  },
  'a local learning review': { after: referred('local learning review'), reminds: ['requests', 'meeting'] },
  withdrawn: {
    after: [
      ...of('short start sent'),
      { type: 'withdrawalAsked', at: AT, by: 't~referrer', number: 1 },
      { type: 'referralWithdrawn', ...OFFICE, dutyStays: true },
    ],
    reminds: ['notify'],
  },
};

const reviewAfter = (events: readonly ReviewEvent[]) => {
  const review = fold(events);
  if (!review) throw new Error('No event begins a review.');
  return review;
};

/** Of reminders that say the same to the same people on one morning after another, the first. */
function firstOfEach(all: readonly Reminder[]): readonly Reminder[] {
  const kinds = new Map(all.map((one) => [JSON.stringify([one.milestone, one.rung, one.to]), one]));
  return [...kinds.keys()].flatMap((kind) => all.find((one) => JSON.stringify([one.milestone, one.rung, one.to]) === kind) ?? []);
}

async function stands(events: readonly ReviewEvent[]) {
  const one = await aBot(CAST);
  const review = reviewAfter(events);
  await one.tables.reviews.commit({ review, events, content: [...ROWS, ASKED_ELSEWHERE] }, undefined);
  await one.tables.identities.save(REFERENCE, IDENTITY);
  return { ...one, review, back: one.tables.remember() };
}

describe.each(Object.entries(TABLE))('%s', (_state, { after, reminds }) => {
  it('reminds of what can be done, and of nothing else', () =>
    expect([...new Set(reminders(reviewAfter(after), RULES).map(({ milestone }) => milestone))].sort()).toEqual([...reminds].sort()));

  it('offers only what answers whoever presses it', async () => {
    const one = await stands(after);
    const world = aWorld(one.ports);
    const wrong: string[] = [];
    for (const reminder of firstOfEach(reminders(one.review, RULES))) {
      one.state.now = new Date(Date.parse(reminder.at) + 60_000);
      const due = (await dueFor(rosterOf(world), RULES, one.review, one.state.now)).filter((each) => each.reminder.key === reminder.key);
      for (const item of due) wrong.push(...(await pressesAll(one, world, item)));
    }
    expect(wrong).toEqual([]);
  });
});

/** Presses every button of one reminder, each on what was there before; gives back those that do not answer. */
async function pressesAll(one: Awaited<ReturnType<typeof stands>>, world: ReturnType<typeof aWorld>, item: DueFor): Promise<string[]> {
  const { person } = item.to;
  const { json } = await drawDue(world, RULES, item.to, [{ ...item, repeat: false }]);
  const wrong: string[] = [];
  for (const button of actionsOf(json)) {
    one.logged.length = 0;
    const { verb, msteams: _msteams, ...data } = carriedBy(button);
    const opens = button['type'] === 'Action.Submit' ? 'dialog' : 'chat';
    const reply = await one.press(person.id, String(verb), data, opens);
    const fault = one.logged.find(({ sentence }) => /^A turn (failed|was refused)/.test(sentence));
    if (fault || (!reply.card && !reply.says))
      wrong.push(`${item.reminder.milestone} ${item.reminder.rung} to ${person.name}: ${String(button['title'])} (${reply.says ?? ''})`);
    one.back();
  }
  return wrong;
}
