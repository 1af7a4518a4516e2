import type { MilestoneKey } from '../../reviewTypes';
import type { Review } from '../../review/review';
import { isWithoutReferral, peopleIn } from '../../review/whereItIs';
import { OFFICE, once, ownedBy, type MilestoneKind, type Owner } from './kind';

/** From the meeting until the report is with those who wait for it. */
export const UNTIL_REPORT = {
  draft: ownedBy('coordinator', {
    recorded: ({ findings: { report } }) => (report ? (report.number === 1 ? report.at : '') : undefined),
  }),
  accuracy: ownedBy('participant', { owners: participants, ofMany: true, takes: () => undefined }),
  approve: ownedBy('chair'),
  signoff: ownedBy('executive partner', {
    owners: partners,
    ofMany: true,
    ofThree: true,
    takes: () => undefined,
    recorded: ({ findings }) => once(findings.decided?.at),
  }),
  briefing: ownedBy('coordinator'),
  panel: ownedBy('coordinator', { outer: true }),
  feedback: ownedBy('coordinator', {
    titleIn: (review, title) => (isWithoutReferral(review) ? 'Immediate learning shared (there is no referrer to tell)' : title),
  }),
  chase: ownedBy('coordinator'),
} as const satisfies Partial<Record<MilestoneKey, MilestoneKind>>;

function participants(review: Review): readonly Owner[] {
  const all = peopleIn(review);
  return all.length > 0 ? all.map((person) => ({ person })) : [OFFICE];
}

function partners({ decision, findings }: Review): readonly Owner[] {
  const named = findings.recommendation?.partners ?? decision.recommended?.partners;
  const awaited = named?.filter((partner) => !findings.signedOff[partner]);
  return awaited ? awaited.map((person) => ({ person })) : [{ role: 'executive partner' }];
}
