import { isMilestone } from '../../domain/dates/milestones/index';
import { held } from '../../domain/dates/milestones/fromAgencies';
import { isRejected } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { isWithoutReferral } from '../../domain/review/whereItIs';
import type { MilestoneKey } from '../../domain/reviewTypes';

/** How a milestone is spoken of. `{}` stands for the review's reference. */
export type Subject = {
  /** To its owner: “Your agency’s information for PR-7KQ4M2X is due …”. */
  readonly yours: string;
  /** To somebody who helps: the same without “your”. */
  readonly its: string;
  /** The plain next step, while there is time. */
  readonly next: string;
  /** The next step once it is late. */
  readonly late: string;
  /** What opens the thing itself: the first of these that the review offers to the reader. */
  readonly opens: readonly string[];
  /** How a person's word closes it, where that word is the fact; empty where doing the thing does. */
  readonly word: string;
  /** What an agency's lead is asked, when it is late and they can help. */
  readonly lead: string;
  /** Whether it is asked by then how the parallel processes stand: with a button, or named in the sentence too. */
  readonly processes: 'left alone' | 'asked' | 'named';
  /** True where an agency can say in one press that it holds nothing. */
  readonly nothingHeld: boolean;
  /** What is otherwise where the review is now, so that nothing is asked that can't be done yet, or any more. */
  readonly now: (review: Review) => Partial<Pick<Subject, 'next' | 'late' | 'opens'>>;
};

const subject = (yours: string, its: string, next: string, more: Partial<Subject> = {}): Subject => ({
  yours,
  its,
  next,
  late: next,
  opens: [],
  word: '',
  lead: 'Could you help whoever is writing it, or ask somebody else to? What is there can be sent now and completed later.',
  processes: 'left alone',
  nothingHeld: false,
  now: () => ({}),
  ...more,
});

const PACK_SOON = 'The pack goes out soon: send what you have, and add the rest later.';
const PACK_OUT = 'The pack went out without it, and says so. Send what you have, or say that you hold nothing: a further pack can follow.';

/** Of every milestone, how somebody is reminded of it. */
export const SUBJECTS: Readonly<Record<MilestoneKey, Subject>> = {
  alert: subject('Your short start of {}', 'The short start of {}', 'Send it as it is; the rest follows.', { opens: ['referral/open'] }),
  receipt: subject(
    'Your acknowledgment of the referral {}',
    'The acknowledgment of the referral {}',
    'Tell the referrer that it has arrived.',
    { opens: ['triage/acknowledge', 'passing/tell'] },
  ),
  quality: subject(
    'Your check of the referral {}',
    'The agency lead’s check of the referral {}',
    'Read it and pass it on. Passing it on is not a judgement, and you can say where you disagree.',
    { opens: ['referral/read'] },
  ),
  answers: subject(
    'Your answer to the comments on {}',
    'The referrer’s answer to the comments on {}',
    'Open the comments: each stands beside its answer. “Not known, because …” is an answer too.',
    {
      opens: ['referral/check'],
      late: 'Send it again with what you can add; what you do not know can stay “not known”.',
      lead: 'Could you ring whoever wrote it? If it can go on without more, you can pass it on as it is.',
    },
  ),
  threshold: subject(
    'The threshold discussion of {}',
    'The threshold discussion of {}',
    'Assess the criteria; the three partners then decide.',
    { opens: ['triage/assess', 'triage/paper'], now: withPartners },
  ),
  screening: subject(
    'The screening of {}',
    'The screening of {}',
    'Recommend whether it becomes a review; the three partners then decide.',
    { opens: ['triage/assess', 'triage/paper'], now: withPartners },
  ),
  notify: subject(
    'The notification to the Panel for {}',
    'The notification to the Panel for {}',
    'When it has been sent, record the date and time. It waits for nobody’s agreement.',
    { opens: ['clock/notify'], late: 'Please send it now, then record the date and time. It waits for nobody’s agreement.' },
  ),
  requests: subject(
    'Asking the agencies about {}',
    'Asking the agencies about {}',
    'Ask them now, and book the meeting, the drafting and the sign-off while there is still a choice of times.',
    { opens: ['information/ask', 'meeting/book'] },
  ),
  acknowledge: subject(
    'Your agency’s acknowledgment of the request about {}',
    'The agencies’ acknowledgment of the request about {}',
    'One press is enough: it has arrived, you hold nothing, or it is not for you.',
    { opens: ['information/request', 'information/board'], nothingHeld: true },
  ),
  progress: subject(
    'A look at how {} stands',
    'The look at how {} stands',
    'Look for gaps and further agencies, and at contact with the family and what the police say about disclosure.',
    { opens: ['information/board'], word: 'I have looked at it', processes: 'named' },
  ),
  returns: subject(
    'Your agency’s information for {}',
    'The agencies’ information for {}',
    'Send what you have and add the rest later, or say that you hold nothing.',
    {
      opens: ['information/request', 'information/board'],
      late: PACK_SOON,
      nothingHeld: true,
      now: ({ information: { pack } }) => (pack ? { next: PACK_OUT, late: PACK_OUT } : {}),
    },
  ),
  pack: subject('The pack of {}', 'The pack of {}', 'Issue it with what is there. It names what is missing.', {
    opens: ['information/board'],
  }),
  meeting: subject(
    'The meeting of {}',
    'The meeting of {}',
    'It is not booked yet. Please book it inside the window, or ask the partnership office to.',
    {
      opens: ['meeting/book', 'meeting/open'],
      late: 'If it was held without me, the partnership office records what it found; if it was not held, please find a new time with them.',
      processes: 'asked',
    },
  ),
  draft: subject('The draft report of {}', 'The draft report of {}', 'Make it from what the meeting recorded; nobody types it again.', {
    opens: ['findings/report', 'findings/list'],
  }),
  accuracy: subject(
    'Your check of the report on {}',
    'The participants’ check of the report on {}',
    'Check that what it says of your agency is accurate, and tell the partnership office.',
    { opens: ['findings/report'], word: 'I have checked it' },
  ),
  approve: subject(
    'Your approval of the report on {}',
    'The chair’s approval of the report on {}',
    'Read it, and approve it or say what is missing.',
    {
      opens: ['findings/report'],
      word: 'I approve the report',
    },
  ),
  signoff: subject(
    'Your sign-off of {}',
    'The three partners’ sign-off of {}',
    'Read the recommendation, and sign it off or say why not.',
    {
      opens: ['findings/partners'],
    },
  ),
  briefing: subject('The briefing of {}', 'The briefing of {}', 'Share it with those who can use it.', {
    word: 'The briefing has been shared',
  }),
  panel: subject(
    'The report on {} to the Panel',
    'The report on {} to the Panel',
    'Send it to the Panel; then say here that it has been sent.',
    {
      opens: ['findings/report'],
      word: 'It has been sent to the Panel',
      late: 'Please send it now, with what is there; then say here that it has been sent.',
      now: untilThereIsAReport,
    },
  ),
  feedback: subject(
    'Telling the referrer of {} the outcome',
    'Telling the referrer of {} the outcome',
    'Tell them what was decided and why, and share what cannot wait.',
    {
      word: 'The referrer has been told',
    },
  ),
  chase: subject('The Panel’s reply about {}', 'The Panel’s reply about {}', 'If it has not come, ask the Panel where it is.', {
    word: 'The reply has come',
  }),
  lcsprScope: subject(
    'Agreeing what the LCSPR that follows {} asks',
    'Agreeing what the LCSPR that follows {} asks',
    'Agree its questions, the period that it looks at and who the reviewer is.',
    { word: 'It is agreed' },
  ),
  lcsprFamily: subject(
    'Telling the family about the LCSPR that follows {}',
    'Telling the family about the LCSPR that follows {}',
    'Agree who tells them, and ask how they want to take part and what they want to know before anything is published.',
    { word: 'The family has been told and asked' },
  ),
  lcsprLearning: subject(
    'The learning with practitioners for the LCSPR that follows {}',
    'The learning with practitioners for the LCSPR that follows {}',
    'Find a day, and invite those who worked with the family and their managers.',
    { word: 'It has been held' },
  ),
  lcsprDraft: subject(
    'The draft report of the LCSPR that follows {}',
    'The draft report of the LCSPR that follows {}',
    'Send it to the three partners, with what the family has said of it.',
    { word: 'The partners have it' },
  ),
  lcsprAgreed: subject(
    'Your agreement to the report of the LCSPR that follows {}',
    'The three partners’ agreement to the report of the LCSPR that follows {}',
    'Read the report, and tell the partnership office whether you agree or what has to change.',
    { word: 'All three have agreed' },
  ),
  lcspr: subject(
    'The LCSPR that follows {}',
    'The LCSPR that follows {}',
    'See what is still missing for it to be finished. The Panel has the final report before it is published.',
    { word: 'It is finished' },
  ),
};

/** Of what was stored under a name that no kind of review has any more. */
const OTHER: Subject = subject('Something in {}', 'Something in {}', 'Open it to see what is next.');

export function subjectOf(milestone: string, review: Review): Subject {
  if (milestone === 'feedback' && isWithoutReferral(review)) return NOBODY_TO_TELL;
  const said = isMilestone(milestone) ? SUBJECTS[milestone] : OTHER;
  return { ...said, ...said.now(review) };
}

/** The chair has recommended, and it is the partners’ turn. */
function withPartners({ decision }: Review): ReturnType<Subject['now']> {
  if (!decision.recommended || isRejected(decision)) return {};
  const next = 'It is with the three partners, who decide. A telephone call to whoever has not answered often helps.';
  return { next, late: next };
}

/** The day to report to the Panel never moves, so that it reminds of whatever is next on the way there. */
function untilThereIsAReport(review: Review): ReturnType<Subject['now']> {
  if (review.findings.report) return {};
  const next = nextForReport(review);
  return { next, late: next, opens: review.meeting ? ['findings/report', 'meeting/open'] : ['meeting/book'] };
}

function nextForReport(review: Review): string {
  if (held(review) !== undefined) return 'Make the report from what the meeting recorded and send it; then say here that it has been sent.';
  if (!review.meeting)
    return 'The meeting that the report is made from is not booked yet. Please book it, however short; what is late is sent late, with the reason.';
  return 'The report is made from the meeting, which has not been held. If it was held without me, record what it found; then make the report and send it.';
}

/** A review that began with a notification has no referrer, as long as no referral has joined it. */
const NOBODY_TO_TELL: Subject = subject(
  'Sharing the immediate learning of {}',
  'Sharing the immediate learning of {}',
  'Share what cannot wait. It began with a notification, so there is no referrer to tell.',
  { word: 'It has been shared' },
);
