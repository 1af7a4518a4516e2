import { isNotFollowed } from '../../domain/review/findings';
import type { Role } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { inFindings } from '../../domain/sight/visible';
import type { Area } from '../action';
import * as form from './form';
import { openList } from './list';
import { read } from './read';
import * as report from './report';
import * as signOff from './signOff';
import { notices } from './notices';

export const findings = {
  actions: [openList, form.open, form.save, read, signOff.openPartners, signOff.answer, report.openReport, report.offerReport],
  notices,
  files: [report.file],
  offers: (review, person) => {
    const sees = inFindings(review, person);
    if (!sees || !hasBegun(review, person)) return [];
    const { recommendation } = review.findings;
    const answers = recommendation && (sees.places.length > 0 || ENTER_FOR_PARTNERS.includes(sees.as));
    return [...(answers ? [PARTNERS] : []), ...(sees.records ? [RECORD] : sees.reads ? [READ] : []), ...(sees.report ? [REPORT] : [])];
  },
  waitsFor: (review, person) => {
    const { recommendation, decided, signedOff } = review.findings;
    const sees = inFindings(review, person);
    if (!sees || decided) return '';
    if (sees.places.some((place) => !signedOff[place])) return 'Next for you: agree or dissent.';
    if (sees.recommends && isNotFollowed(review.findings)) return 'Next for you: record another recommendation.';
    if (review.discussion.state !== 'ended') return '';
    if (sees.records && Object.keys(review.findings.stages).length === 0) return 'Next for you: record what the meeting found.';
    return sees.recommends && !recommendation ? 'Next for you: record what the meeting recommends.' : '';
  },
} satisfies Area;

/** Before the discussion there is nothing to offer, except to the coordinator, who may write up a meeting that was held without the bot. */
const hasBegun = (review: Review, person: Acting): boolean =>
  review.discussion.state !== 'not begun' || (review.meeting !== null && inFindings(review, person)?.as === 'coordinator');

/** Who enters what a partner without the bot says, where they have not recommended it themselves. */
const ENTER_FOR_PARTNERS: readonly Role[] = ['coordinator', 'chair'];

const PARTNERS = { title: 'Open the recommendation', verb: 'findings/partners', opens: 'dialog' } as const;
const RECORD = { title: 'Record what the meeting found', verb: 'findings/list', opens: 'dialog' } as const;
const READ = { title: 'Read what the meeting found', verb: 'findings/list', opens: 'dialog' } as const;
const REPORT = { title: 'The report', verb: 'findings/report', opens: 'dialog' } as const;
