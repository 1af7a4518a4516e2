import { owed } from '../../../src/domain/owed';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { inInformation, visible } from '../../../src/domain/sight/visible';
import { information } from '../../../src/journeys/information';
import { AMARA, aPerson, DANA, leadNotReached, OWEN } from '../../helpers/aReview';
import { acknowledged, asked, both, CHIDI, nothing, notUs, packIssued, past, PAT, returned, SOL } from '../../helpers/anInformation';
import { reviewAfter } from '../../helpers/given';

const booked = (invited: string[]): ReviewEvent => ({
  ...{ type: 'meetingBooked', at: '2026-11-27T09:00:00.000Z', by: OWEN.id, startsAt: '2026-12-04T10:00:00.000Z' },
  ...{ minutes: 120, sequence: 0, invited },
});

describe('who sees what agencies send', () => {
  const READERS = ['facilitator', 'scribe', 'participant'] as const;
  const before = reviewAfter(...both, returned());
  const after = reviewAfter(...both, returned(), packIssued(1, 'Schools'));
  const piotr = aPerson('piotr', 'Police', 'agency lead');

  it('shows the author their own request and the child’s name for matching, and no referral', () => {
    expect(visible(before, PAT)).toEqual({ as: 'information author', referral: false, identity: false });
    expect(inInformation(before, PAT)).toEqual({ as: 'information author', matching: true, returns: 'own', pack: false });
    expect(inInformation(before, SOL)).toEqual({ as: 'agency lead', matching: true, returns: 'own', pack: false });
  });
  it('shows every return to the coordinator and the chair alone before the pack', () => {
    for (const person of [OWEN, CHIDI]) expect(inInformation(before, person)).toMatchObject({ returns: 'all', pack: false });
    for (const person of [piotr, AMARA, DANA, ...READERS.map((role) => aPerson('x', 'Health', role))])
      expect(inInformation(before, person)).toBeUndefined();
    for (const role of READERS) expect(visible(before, aPerson('x', 'Health', role))).toBeUndefined();
  });
  it('shows the pack, once issued, to those who are invited to the meeting and to asked agencies’ leads', () => {
    const invites = (invited: string[], ...more: ReviewEvent[]) =>
      reviewAfter(...both, returned(), packIssued(1, 'Schools'), booked(invited), ...more);
    for (const role of READERS) {
      const person = aPerson('x', 'Health', role);
      const letIn: ReviewEvent = { type: 'letIn', at: '2026-11-27T10:00:00.000Z', by: OWEN.id, person: person.id };
      for (const review of [invites([person.id]), invites([SOL.id], letIn)])
        expect(inInformation(review, person)).toEqual({ as: role, matching: false, returns: 'none', pack: true });
    }
    expect(inInformation(after, piotr)).toEqual({ as: 'agency lead', matching: false, returns: 'none', pack: true });
    expect(inInformation(after, PAT)).toMatchObject({ returns: 'own', pack: true });
    expect(inInformation(after, aPerson('x', 'Fire', 'agency lead'))).toBeUndefined();
    for (const role of ['referrer', 'LA notifier', 'executive partner', 'administrator', 'information author'] as const)
      expect(inInformation(after, aPerson('x', 'Police', role))).toBeUndefined();
  });
  it('shows the pack to nobody for their role alone: who is not invited to this meeting learns nothing of the case', () => {
    const others = reviewAfter(...both, returned(), packIssued(1, 'Schools'), booked([SOL.id]));
    for (const role of READERS)
      for (const agency of ['Health', 'Fire'])
        for (const review of [after, others]) {
          expect(inInformation(review, aPerson('x', agency, role))).toBeUndefined();
          expect(visible(review, aPerson('x', agency, role))).toBeUndefined();
        }
  });
  it('shows nothing to an author who works elsewhere now or has lost the role', () => {
    expect(inInformation(before, { ...PAT, agency: 'Schools' })).toBeUndefined();
    expect(visible(before, { ...PAT, roles: ['referrer'] })).toBeUndefined();
  });
});

describe('what asking for information owes', () => {
  const keys = (...more: ReviewEvent[]) =>
    owed(reviewAfter(...past, ...more))
      .filter(({ says }) => ['information request', 'not us', 'answers in', 'pack issued'].includes(says))
      .map(({ key }) => key);

  it('is a request to each author until they have answered', () => {
    expect(keys(asked(PAT), asked(SOL), asked({ id: '', agency: 'Fire' }))).toEqual(['request-Police', 'request-Schools']);
    expect(keys(asked(PAT), asked(SOL), acknowledged(), nothing(SOL))).toEqual(['request-Police']);
  });
  it('is a word to the office when a request went to the wrong agency, unless the office entered it', () => {
    expect(keys(asked(PAT), asked(SOL), notUs())).toEqual(['request-Schools', 'notUs-Police']);
    expect(keys(asked(PAT), asked(SOL), notUs(OWEN))).toEqual(['request-Schools']);
  });
  it('is a word to the office when all have answered, until the pack', () => {
    expect(keys(asked(PAT), returned())).toEqual(['answers-in-1']);
    expect(keys(asked(PAT), returned(), packIssued(1))).toEqual(['pack-1-chair', 'pack-1-Police']);
  });
  it('is a word of the pack to facilitators once there is a meeting to which they are invited', () => {
    expect(keys(asked(PAT), returned(), packIssued(1), booked(['tenant~x']))).toEqual([
      'pack-1-chair',
      'pack-1-facilitator',
      'pack-1-Police',
    ]);
  });
});

describe('what a review waits for while agencies are asked', () => {
  const waits = (person: typeof OWEN, ...more: ReviewEvent[]) => information.waitsFor(reviewAfter(...past, ...more), person);
  const notReached: ReviewEvent = { ...leadNotReached(), person: PAT.id } as ReviewEvent;

  it('is, for the coordinator, asking, then entering what nobody else can, then the pack', () => {
    expect(waits(OWEN)).toBe('Next for you: ask the agencies what they know.');
    expect(waits(OWEN, asked(PAT))).toBe('');
    expect(waits(OWEN, asked(PAT), notReached)).toContain('Next for you: enter what Police says');
    expect(waits(OWEN, asked({ id: '', agency: 'Fire' }))).toContain('Next for you: enter what Fire says');
    expect(waits(OWEN, asked(PAT), returned())).toContain('Next for you: issue the pack');
    expect(waits(OWEN, asked(PAT), returned(), packIssued(1))).toBe('');
  });
  it('is, for the author alone, the answer', () => {
    expect(waits(PAT, asked(PAT), acknowledged())).toBe('Next for you: answer for your agency.');
    expect(waits(PAT, asked(PAT), nothing())).toBe('');
    expect(waits(SOL, asked(PAT))).toBe('');
  });
});
