import { owedForConflicts } from './conflicts';
import { owedForDecision } from './decision';
import { owedForDiscussion } from './discussion';
import { owedForFindings } from './findings';
import { owedForInformation } from './information';
import { owedForMeeting } from './meeting';
import { owedForReferral, type Owed, type Owes } from './owed';
import type { Review } from './review';

const PARTS: readonly Owes[] = [
  owedForReferral,
  owedForConflicts,
  owedForDecision,
  owedForInformation,
  owedForMeeting,
  owedForDiscussion,
  owedForFindings,
];

/** Everything the bot owes people for the review as it stands, worked out anew each time; what was posted is in the claims. */
export const owed = (review: Review): Owed[] => PARTS.flatMap((part) => part(review)).filter((one) => one !== false);
