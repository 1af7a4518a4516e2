import fc from 'fast-check';
import { STAGES } from '../../../src/domain/discussion/stages';
import { owed } from '../../../src/domain/owed';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { evolve } from '../../../src/domain/review/evolve';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const AT = '2026-12-07T10:00:00.000Z';
const FRAN = aPerson('fran', 'Partnership office', 'facilitator');
const BEGUN: readonly ReviewEvent[] = [
  alerted(),
  referralSent(),
  referralPassed(),
  { type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' },
  { ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: AT, minutes: 120, sequence: 0 }, invited: [FRAN.id] },
  { type: 'meetingChatLinked', at: AT, by: OWEN.id },
  { type: 'discussionBegun', at: AT, by: FRAN.id, visit: 1, wording: 'alive', as: 'facilitator' },
];

/** What the meeting's chat is owed: posts, and what takes the place of one. */
function inChat(past: readonly ReviewEvent[]) {
  const all = owed(reviewAfter(...past)).filter(({ to }) => 'chat' in to);
  return {
    stands: all.flatMap(({ key, to }) => ('insteadOf' in to ? [] : [key])),
    emptied: all.flatMap(({ to }) => ('insteadOf' in to ? [to.insteadOf] : [])),
  };
}

const moves = fc.array(fc.nat({ max: STAGES.length - 1 }), { maxLength: 14 });
const end = fc.constantFrom<ReviewEvent['type'] | 'none'>(
  'none',
  'discussionEnded',
  'transferred',
  'criteriaNoLongerMet',
  'discussionPaused',
);

it('owes everything that was ever posted in the meeting’s chat as to be emptied, from the moment it is over', () => {
  fc.assert(
    fc.property(moves, end, (stages, how) => {
      const events: ReviewEvent[] = stages.map((stage, index) => ({ type: 'stageOpened', at: AT, by: FRAN.id, stage, visit: index + 2 }));
      if (how !== 'none') events.push({ type: how, at: AT, by: FRAN.id } as ReviewEvent);
      const posted = new Set<string>();
      for (let count = 0; count <= events.length; count++) {
        const { stands, emptied } = inChat([...BEGUN, ...events.slice(0, count)]);
        stands.forEach((key) => posted.add(key));
        for (const key of posted) expect([key, stands.includes(key) !== emptied.includes(key)]).toEqual([key, true]);
      }
    }),
  );
});

it('leaves nothing of the child in the chat once the discussion has ended or the case goes on no more', () => {
  for (const how of ['discussionEnded', 'transferred', 'criteriaNoLongerMet'] as const) {
    const { stands, emptied } = inChat([...BEGUN, { type: how, at: AT, by: OWEN.id }]);
    expect([how, stands, emptied]).toEqual([how, [], ['stage~0~1', 'board']]);
  }
});

it('owes nothing of it before the discussion begins', () => {
  const before = BEGUN.slice(0, -1).reduce<ReturnType<typeof reviewAfter> | undefined>(evolve, undefined);
  expect(before && owed(before).filter(({ to }) => 'chat' in to)).toEqual([]);
});
