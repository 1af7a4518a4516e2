import { freeze } from '../../../src/domain/forms/frozen';
import { SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import type { Outcome } from '../../../src/domain/review/decision';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import type { CastMember, Someone } from '../../room/types';
import type { Stage } from '../onStage';

const TENANT = 'tenant-of-tests';

/** People of the agencies that the demo's settings name. Harbour Families has nobody in Teams. */
export const AGENCIES: CastMember[] = [
  { id: 'amara', name: 'Amara Okafor', agency: 'Northshire Community Health', roles: ['referrer'] },
  { id: 'dana', name: 'Dana Whitfield', agency: 'Northshire Community Health', roles: ['agency lead'] },
  { id: 'owen', name: 'Owen Price', agency: 'Northshire partnership office', roles: ['coordinator'] },
  { id: 'chidi', name: 'Chidi Nwosu', agency: 'Northshire partnership office', roles: ['chair'] },
  { id: 'fay', name: 'Fay Adeyemi', agency: 'Northshire partnership office', roles: ['facilitator'] },
  { id: 'hana', name: 'Hana Whitby', agency: 'Northshire partnership office', roles: ['scribe'] },
  { id: 'pat', name: 'Pat Morris', agency: 'Northshire Police', roles: ['information author'] },
  { id: 'piotr', name: 'Piotr Zielinski', agency: 'Northshire Police', roles: ['agency lead'] },
  { id: 'dominic', name: 'Dominic Shaw', agency: 'Northshire Schools', roles: ['agency lead'] },
  { id: 'mei', name: 'Mei Lin Chan', agency: 'Northshire Council', roles: ['participant'] },
];

export const POLICE = 'Northshire Police';
export const SCHOOLS = 'Northshire Schools';
export const HEALTH = 'Northshire Community Health';
export const HARBOUR = 'Harbour Families';

const REFERENCE = 'PR-7KQ4M2X';
const SENT = {
  start: { childName: { said: 'Kezia Brightwater' }, initials: { said: 'K.B.' }, inOneSentence: { said: 'K.B. was found unresponsive.' } },
  child: { bornOn: { said: '2024-02-29' } },
  about: {
    penPicture: { said: 'K.B. loves the washing machine\nand her brother’s drum.' },
    ownWords: { said: '“Again, again!”' },
    ownWordsSource: { said: 'The nursery worker' },
  },
};

/** A review that the partners have decided on, written as the steps before would have written it; notified on Mon 23 November. */
export async function decided({ tables, bot }: Stage, outcome: Outcome = 'rapid review', notified = true): Promise<string> {
  const by = (id: string) => `${TENANT}~${id}`;
  const at = '2026-11-23T09:00:00.000Z';
  const events: ReviewEvent[] = [
    { type: 'alerted', at, by: by('amara'), reference: REFERENCE, route: 'serious incident', agency: HEALTH, lead: by('dana') },
    { type: 'referralSent', at, by: by('amara'), pages: ['start', 'child', 'about'] },
    { type: 'referralPassed', at, by: by('dana'), as: 'agency lead', forAgency: HEALTH },
    { type: 'routeDecided', at, by: by('owen'), outcome },
    ...(notified ? [{ type: 'notificationRecorded' as const, at, by: by('owen'), sentAt: at, panelReference: '' }] : []),
  ];
  const frozen = SERIOUS_INCIDENT.flatMap((page) => {
    const answers = Object.entries(SENT).find(([id]) => id === page.id)?.[1];
    return answers ? [freeze(page, answers)] : [];
  });
  const content = frozen.map((one) => ({ key: `referral~${one.frozen.page}`, columns: { page: one.frozen.page }, json: one.frozen }));
  await tables.identities.save(REFERENCE, Object.assign({}, ...frozen.map(({ identity }) => identity)));
  await tables.reviews.commit({ review: fold(events)!, events, content }, undefined);
  for (const list of ['office', `person~${by('amara')}`, `agency~${HEALTH}`]) await tables.involved.add(list, REFERENCE);
  // What the steps before owe is posted first, so that the newest card is the one that a test is about.
  await tables.owedIndex.add({ at, reference: REFERENCE });
  await bot.bot.tick();
  return REFERENCE;
}

/** The coordinator opens the review and asks these agencies. */
export async function asks(coordinator: Someone, reference: string, ...agencies: string[]): Promise<void> {
  await coordinator.says(`open ${reference}`);
  await coordinator.presses('Ask the agencies');
  await coordinator.presses('Send the requests', {
    'Which agencies?': agencies.join(','),
    'In one sentence: why are they asked?': 'They knew K.B. or her family.',
    'Please look back from': '2025-11-01',
    Until: '2026-11-21',
  });
}

export const EYES = {
  'How independent of the case is whoever answers?': 'Safeguarding lead; never met the family.',
  'What was the child’s life like, through your agency’s eyes?': 'Officers saw K.B. asleep on the sofa, a toy bus in her hand.',
  'Key dates, one on a line': '3 March 2026, called to the home at night (concern)\n2026-09-14: K.B. waved at the officer [strength]',
};
export const LEARNING = {
  'What went well?': 'An officer sat on the floor to talk to her.',
  'What could be better, and why?': 'The call was closed before anybody told health: two systems.',
};

/** The author answers from the open request card, and sends. */
export async function answers(
  author: Someone,
  eyes: Record<string, string> = EYES,
  learning: Record<string, string> = LEARNING,
): Promise<void> {
  await author.presses('Answer');
  await author.presses('Next', eyes);
  await author.presses('Check your answer', learning);
  await author.presses('Send the answer');
}
