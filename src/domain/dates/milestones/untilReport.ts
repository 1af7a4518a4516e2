import type { MilestoneKey } from '../../reviewTypes';
import type { Review } from '../../review/review';
import { isWithoutReferral, peopleIn } from '../../review/whereItIs';
import { held } from './fromAgencies';
import { notAskedYet, OFFICE, once, ownedBy, type MilestoneKind, type Owner } from './kind';

/** From the meeting until the report is with those who wait for it. */
export const UNTIL_REPORT = {
  draft: ownedBy('coordinator', {
    isTheirTurn: isHeld,
    recorded: ({ findings: { report } }) => (report ? (report.number === 1 ? report.at : '') : undefined),
  }),
  accuracy: ownedBy('participant', { owners: participants, ofMany: true, takes: () => undefined, isTheirTurn: notAskedYet }),
  approve: ownedBy('chair', { isTheirTurn: notAskedYet }),
  signoff: ownedBy('executive partner', {
    owners: partners,
    ofMany: true,
    ofThree: true,
    takes: () => undefined,
    isTheirTurn: ({ findings }) => findings.recommendation !== null,
    recorded: ({ findings }) => once(findings.decided?.at),
  }),
  briefing: ownedBy('coordinator', { isTheirTurn: isHeld }),
  panel: ownedBy('coordinator', { outer: true }),
  feedback: ownedBy('coordinator', {
    isTheirTurn: isHeld,
    titleIn: (review, title) => (isWithoutReferral(review) ? 'Immediate learning shared (there is no referrer to tell)' : title),
  }),
  chase: ownedBy('coordinator', { isTheirTurn: ({ clock }) => clock.done['panel'] !== undefined }),
} as const satisfies Partial<Record<MilestoneKey, MilestoneKind>>;

/** What follows the meeting can't be done before it. */
function isHeld(review: Review): boolean {
  return held(review) !== undefined;
}

function participants(review: Review): readonly Owner[] {
  const all = peopleIn(review);
  return all.length > 0 ? all.map((person) => ({ person })) : [OFFICE];
}

function partners({ decision, findings }: Review): readonly Owner[] {
  const named = findings.recommendation?.partners ?? decision.recommended?.partners;
  const awaited = named?.filter((partner) => !findings.signedOff[partner]);
  return awaited ? awaited.map((person) => ({ person })) : [{ role: 'executive partner' }];
}
