import { owedForConflicts } from './conflicts';
import { owedForDecision } from './decision';
import { owedForDiscussion } from './discussion';
import { owedForFindings } from './findings';
import { owedForInformation } from './information';
import { owedForMeeting } from './meeting';
import { owedForMoves } from './moves';
import { owedForReferral, type Owed, type Owes } from './owed';
import { owedForReminding } from './reminding';
import type { Review } from './review';
import { owedForTriage } from './triage';
import { isSetAside } from './withdrawal';

const PARTS: readonly Owes[] = [
  owedForReferral,
  owedForConflicts,
  owedForTriage,
  owedForDecision,
  owedForInformation,
  owedForMoves,
  owedForMeeting,
  owedForDiscussion,
  owedForFindings,
  owedForReminding,
];

/** What is still owed when a case goes on no more: word of it, and of who may not know. */
const WHEN_SET_ASIDE: readonly Owes[] = [owedForReferral, owedForTriage, owedForConflicts];

/** Everything the bot owes people for the review as it stands, worked out anew each time; what was posted is in the claims. */
export const owed = (review: Review): Owed[] =>
  (isSetAside(review) ? WHEN_SET_ASIDE : PARTS).flatMap((part) => part(review)).filter((one) => one !== false);
