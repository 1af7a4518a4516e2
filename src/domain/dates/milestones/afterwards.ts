import type { MilestoneKey } from '../../reviewTypes';
import { ownedBy, type MilestoneKind } from './kind';

/** Of an LCSPR that follows. */
export const AFTERWARDS = {
  lcsprScope: ownedBy('chair'),
  lcsprFamily: ownedBy('coordinator'),
  lcsprLearning: ownedBy('coordinator'),
  lcsprDraft: ownedBy('coordinator'),
  lcsprAgreed: ownedBy('executive partner', {
    owners: ({ findings }) => findings.recommendation?.partners.map((person) => ({ person })) ?? [{ role: 'executive partner' }],
    ofMany: true,
    takes: () => undefined,
    // Until the partners have the draft there is nothing to agree to.
    isTheirTurn: ({ clock }) => clock.done['lcsprDraft'] !== undefined,
  }),
  lcspr: ownedBy('coordinator'),
} as const satisfies Partial<Record<MilestoneKey, MilestoneKind>>;
