import { OFFERED, offered } from './samplesReviews';
import { REFERENCE, type AreaSamples } from './sample';
import { all, type WhoseWords } from './whose';

const reference = REFERENCE;
const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';

const post = {
  reference,
  heading: 'A threshold discussion is called',
  repeat: '',
  what: 'Priya Nair has called the threshold discussion of this referral from Northshire Community Health.',
  next: 'Assess the criteria one by one and recommend what should happen; the three partners then decide. Opening is logged to protect the child.',
  forward: 'Assess the criteria',
  verb: 'triage/assess',
  opens: 'dialog',
};
const ofNotice: WhoseWords = {
  ...all('ours', 'reference', 'heading', 'repeat', 'next', 'forward', 'verb'),
  ...all('the partnership’s', 'what'),
};

/** What the decision on the route puts on the cards that all areas share. */
export const triageNoticeSamples: AreaSamples = {
  'reviews/review': {
    whose: {
      ...all('ours', 'reference', 'state', 'next', 'facts.*.what', ...OFFERED),
      ...all('the partnership’s', 'facts.*.said'),
    },
    shown: {
      'to call the threshold discussion': {
        reference,
        state: 'Referred: with the partnership office.',
        next: 'Next for you: read it and tell the referrer that you have it.',
        facts: [],
        hasDialogs: true,
        rows: offered(
          ['Tell the referrer that you have it', 'triage/acknowledge', 'chat'],
          ['Call the threshold discussion', 'triage/call', 'chat'],
          ['Call it for a day and a time', 'triage/callFor', 'dialog'],
          ['More about this case', 'triage/desk', 'chat'],
          ['Record the notification', 'clock/notify', 'dialog'],
          ['Record when the local authority became aware', 'clock/aware', 'dialog'],
          ['Timeline', 'clock/timeline', 'chat'],
          ['Read the referral', 'referral/read', 'dialog'],
          ['Conflicts of interest', 'conflicts/all', 'chat'],
          ['I have a conflict of interest', 'conflicts/declare', 'chat'],
        ),
      },
      'decided, for its referrer': {
        reference,
        state: 'Decided: rapid review. It does not start before the notification to the Panel is recorded.',
        next: 'Nothing needs you now.',
        facts: [{ what: 'Decided', said: 'today at 10:15' }],
        hasDialogs: true,
        rows: offered(['Read the decision and why', 'triage/outcome', 'dialog'], ['Read the referral', 'referral/read', 'dialog']),
      },
    },
  },
  'reviews/needsYou': {
    whose: ofNotice,
    shown: {
      'to assess': post,
      'to recommend anew': {
        ...post,
        heading: 'The partners did not follow the recommendation',
        what: 'All three have answered, and one agrees; it takes two.',
        next: 'Read what they said in the decision paper, then recommend anew. Your last assessment is filled in for you.',
        forward: 'Read the decision paper',
        verb: 'triage/paper',
      },
      'to decide': {
        ...post,
        heading: 'A decision paper needs your answer',
        repeat: REPEAT,
        what: 'Malcolm Reid has recommended what should happen with a referral from Northshire Community Health.',
        next: 'Read the criteria and the reasons, then say whether you agree. It is decided when all three have answered, and at least two agree. Opening is logged to protect the child.',
        forward: 'Read and decide',
        verb: 'triage/paper',
      },
      'the notification is needed': {
        ...post,
        heading: 'A rapid review waits for the notification',
        what: 'The partners decided on a rapid review. No notification to the national Panel is recorded yet.',
        next: 'When it has been sent, record the date and time. The rapid review starts with it.',
        forward: 'Record the notification',
        verb: 'clock/notify',
      },
    },
  },
  'reviews/news': {
    whose: ofNotice,
    shown: {
      'the decision, for its referrer': {
        ...post,
        heading: 'There is a decision on your referral',
        what: 'The partners decided not to hold a review. That does not mean your concern was wrong.',
        next: 'Open it to read why, and what happens now. Opening is logged to protect the child.',
        forward: 'Read the decision and why',
        verb: 'triage/outcome',
      },
    },
  },
};
