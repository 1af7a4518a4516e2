import { worries } from '../discussion/stages/worries';
import type { Review } from '../review/review';
import { facts, text, under, type Block } from './blocks';
import type { SectionKind } from './sectionKind';

/** What happened, and who was safe: of the referral first, whatever the meeting says of it. */
export const INCIDENT: SectionKind = {
  id: 'incident',
  heading: 'The incident and immediate safety',
  missing: 'Neither the incident nor anybody’s immediate safety has been recorded.',
  fill: ({ referral, referralFacts, of, review }) => [
    ...text(howItBegan(review)),
    ...text(referral('inOneSentence')),
    ...text(referral('facts')),
    ...facts('Dates and kind', [...referralFacts(OF_THE_INCIDENT)]),
    ...under('Immediate safety', [
      ...facts('When it was referred', referralFacts(SAFETY)),
      ...text(of(worries, 'immediate')),
      ...unsafe(review.discussion.unsafe.length),
    ]),
  ],
};

const OF_THE_INCIDENT = [
  ...['incidentOn', 'laTold', 'laToldOn', 'laToldBy', 'agencyAwareOn', 'laAwareOn', 'sinSentOn'],
  ...['category', 'categoryOther', 'abuse', 'abuseBasis'],
];
const SAFETY = ['safeNow', 'safeHow', 'childSafety', 'siblingsSafety', 'othersSafety', 'actionTaken'];

function howItBegan({ origin }: Review): string {
  if (origin.begunBy === 'referral') return '';
  return origin.attached === ''
    ? 'The review began with the local authority’s notification; there was no referral.'
    : 'The review began with the local authority’s notification. A referral of the same incident became part of it later.';
}

const unsafe = (count: number): Block[] =>
  count === 0
    ? []
    : text(
        `In the meeting it was said ${count === 1 ? 'once' : `${count} times`} that someone was unsafe now. What was done is kept with the partnership office.`,
      );
