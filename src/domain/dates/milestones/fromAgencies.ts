import type { MilestoneKey } from '../../reviewTypes';
import { isWaiting } from '../../review/information';
import type { Review } from '../../review/review';
import { invitedTo, waitsForNotification } from '../../review/whereItIs';
import type { Instant } from '../../time/days';
import { ofAgencies, once, ownedBy, type MilestoneKind } from './kind';

/** From asking the agencies until the meeting. */
export const FROM_AGENCIES = {
  requests: ownedBy('coordinator', { isTheirTurn: (review) => !waitsForNotification(review), recorded: firstAsked }),
  acknowledge: ofAgencies('agency lead', ['asked'], {
    recorded: (review) => (asked(review).some(({ state }) => state === 'asked') ? undefined : lastAnswered(review)),
    // The day after is too late to wait one day more: the agencies have only a few days left for their answer.
    officeAfter: 1,
  }),
  progress: ownedBy('chair'),
  returns: ofAgencies('information author', ['asked', 'acknowledged'], {
    recorded: (review) => (asked(review).some(isWaiting) ? undefined : lastAnswered(review)),
  }),
  pack: ownedBy('coordinator', {
    isTheirTurn: (review) => asked(review).length > 0,
    recorded: ({ information: { pack } }) => (pack ? (pack.number === 1 ? pack.issuedAt : '') : undefined),
  }),
  meeting: ownedBy('chair', {
    owners: () => [{ role: 'chair' }, { role: 'facilitator' }],
    // Only a facilitator who is invited to a meeting learns of it.
    isMeant: (review, { role }, person) => role !== 'facilitator' || review.meeting === null || invitedTo(review).includes(person),
    recorded: held,
    bookedFor: ({ meeting }) => meeting?.startsAt ?? '',
    comes: (review) => invitedTo(review).map((person) => ({ person })),
  }),
} as const satisfies Partial<Record<MilestoneKey, MilestoneKind>>;

/**
 * When the meeting was held. It may have been held without the bot: what it found is then written up, and nobody wrote down when it was.
 */
export function held({ meeting, discussion, findings }: Review): Instant | '' | undefined {
  const isWrittenUp = discussion.state === 'not begun' && (Object.keys(findings.stages).length > 0 || findings.recommendation !== null);
  return once(meeting?.heldAt) ?? (isWrittenUp ? '' : undefined);
}

const asked = ({ information }: Review) => Object.values(information.requests);

function firstAsked(review: Review): Instant | undefined {
  return asked(review)
    .map(({ askedAt }) => askedAt)
    .sort()[0];
}

/** When the last agency answered; undefined while none is asked. */
function lastAnswered(review: Review): Instant | '' | undefined {
  const requests = asked(review);
  // A correction moves the time of an answer, and an acknowledgment has none: better no time than one that makes somebody late.
  const isKnown = requests.every((request) => request.sent <= 1 && !isWaiting(request));
  const last = requests
    .map(({ answeredAt }) => answeredAt)
    .sort()
    .at(-1);
  return isKnown ? last : '';
}
