import { assessment } from './stages/triage';

/** Somebody at their own chat with the bot, in the room or in a browser. `typed` is by label. */
export type Player = {
  says(text: string): Promise<void>;
  presses(title: string, typed?: Readonly<Record<string, string>>): Promise<void>;
  reads(text: string): Promise<void>;
  closesDialog(): Promise<void>;
  /** In the meeting's chat: the newest card that has the button. */
  pressesInMeeting(title: string, typed?: Readonly<Record<string, string>>): Promise<void>;
  saysInMeeting(text: string): Promise<void>;
  takesFile(): Promise<void>;
};

/** The demo's people who play a review from the decision to the report. */
export const PLAYERS = {
  coordinator: 'coordinator-priya',
  chair: 'chair-malcolm',
  notifier: 'notifier-danuta',
  la: 'executive-farid',
  health: 'executive-grace',
  police: 'executive-stephen',
  author: 'lead-owen',
  facilitator: 'facilitator-joseph',
  scribe: 'scribe-hannah',
  mei: 'participant-mei',
  callum: 'participant-callum',
  rachel: 'participant-rachel',
} as const;
export type Part = keyof typeof PLAYERS;

type Way = {
  readonly reference: string;
  /** The review began with its notification, which is not recorded once more. */
  readonly isNotified?: boolean;
  as(part: Part): Player;
  /** Makes the meeting's chat with everybody who takes part. */
  meets(): Promise<void>;
  /** Looks at what is on the screen, for the pictures. */
  looks(name: string): Promise<void>;
};

/** From “referred” to the report in somebody's hands, each step by the person whose step it is. */
export async function playWholeWay({ reference, isNotified = false, as, meets, looks }: Way): Promise<void> {
  const opens = async (part: Part) => {
    await as(part).closesDialog();
    await as(part).says(`open ${reference}`);
  };
  await opens('coordinator');
  await as('coordinator').presses('Call the threshold discussion');
  await as('chair').presses('Assess the criteria');
  await looks('criteria');
  await as('chair').presses('Recommend this to the partners', assessment('A rapid review'));
  for (const partner of ['la', 'health', 'police'] as const) {
    await as(partner).presses('Read and decide');
    if (partner === 'la') await looks('decision-paper');
    await as(partner).presses('I agree');
    await as(partner).presses('Record this answer');
  }

  if (!isNotified) {
    await opens('notifier');
    await as('notifier').presses('Record the notification', {});
    await as('notifier').presses('Record', {
      'On which day was it sent?': '2026-11-23',
      'At what time?': '09:05',
      'The Panel’s reference (optional)': 'SIN-4711',
      'On which day did the local authority become aware? (optional)': '2026-11-21',
    });
  }
  await opens('chair');
  await as('chair').presses('Timeline');
  await as('chair').reads('counted from the notification sent Mon 23 Nov');
  await looks('timeline');

  await opens('coordinator');
  await as('coordinator').presses('Ask the agencies');
  await as('coordinator').presses('Send the requests', {
    'Which agencies?': 'Northshire Police',
    'In one sentence: why are they asked?': 'They were called to the home.',
    'Please look back from': '2025-11-01',
    Until: '2026-11-21',
  });
  await as('author').presses('Answer');
  await as('author').presses('Next', {
    'How independent of the case is whoever answers?': 'Safeguarding lead; never met the family.',
    'What was the child’s life like, through your agency’s eyes?': 'Officers saw K.B. asleep on the sofa, a toy bus in her hand.',
    'Key dates, one on a line':
      '3 March 2026, called to the home at night (concern)\n14 September 2026, K.B. waved at the officer (strength)',
  });
  await as('author').presses('Check your answer', {
    'What went well?': 'An officer sat on the floor to talk to her.',
    'What could be better, and why?': 'The call was closed before anybody told health: two systems.',
  });
  await as('author').presses('Send the answer');
  await opens('coordinator');
  await as('coordinator').presses('What the agencies say');
  await as('coordinator').presses('Issue the pack');
  await as('coordinator').presses('Issue it now');

  await opens('coordinator');
  await as('coordinator').presses('Book the meeting');
  await as('coordinator').presses('Book the meeting', {
    Day: '2026-12-04',
    'Time, by the clock in London': '10:00',
    'How long?': '120 minutes',
    'Link to join': 'https://teams.example.org/meet/4711',
  });
  await meets();
  await as('coordinator').saysInMeeting(`@Practice reviews link ${reference}`);
  await as('coordinator').pressesInMeeting('Link this chat');

  await opens('facilitator');
  await as('facilitator').presses('Lead the discussion');
  await as('facilitator').presses('Begin the discussion');
  await as('facilitator').presses('Next: Meet the child');
  await as('mei').pressesInMeeting('Add', { 'One sentence about the child as a person': 'She laughs when somebody sneezes.' });
  await as('rachel').pressesInMeeting('Add', { 'One sentence about the child as a person': 'She sang to the fish at nursery.' });
  await as('callum').pressesInMeeting('Pass');
  await as('facilitator').presses('Show what was said');
  await looks('discussion');
  for (const next of ['What happened', 'What worked well', 'What worries us', 'Why', 'What needs to change', 'Judgement', 'Close and care'])
    await as('facilitator').presses(`Next: ${next}`);
  await as('facilitator').presses('End the discussion');
  await as('facilitator').presses('End it now');

  await opens('scribe');
  await as('scribe').presses('Record what the meeting found');
  await as('scribe').presses('Record: meet the child');
  await as('scribe').presses('Record', { 'Who is the child? (optional)': 'K.B. laughs when somebody sneezes, and sings to fish.' });
  await as('scribe').closesDialog();
  await opens('coordinator');
  await as('coordinator').presses('The report');
  await looks('report');
  await as('coordinator').takesFile();
}
