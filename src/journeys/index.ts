import type { Action, Area, Notices } from './action';
import { conflicts } from './conflicts';
import { notices as ofConflicts } from './conflicts/notices';
import { counting } from './counting';
import { clock } from './dates';
import { notices as ofDates } from './dates/notices';
import { triage } from './decision';
import { notices as ofDecision } from './decision/notices';
import { discussion } from './discussion';
import { notices as ofDiscussion } from './discussion/notices';
import { findings } from './findings';
import { notices as ofFindings } from './findings/notices';
import * as home from './home';
import { information } from './information';
import { notices as ofInformation } from './information/notices';
import { meeting } from './meeting';
import { notices as ofMeeting } from './meeting/notices';
import { origin } from './origin';
import { notices as ofOrigin } from './origin/notices';
import { people } from './people';
import { referral } from './referral';
import { notices as ofReferral } from './referral/notices';
import { reminders } from './reminders';
import { notices as ofReminders } from './reminders/notices';
import * as mine from './reviews/mine';
import { afterSending } from './sent';
import { notices as ofSent } from './sent/notices';

/** The areas of the work, in the order of a review's life; a review's card offers what they offer, the latest first. */
export const areas: readonly Area[] = [
  conflicts,
  referral,
  afterSending,
  origin,
  clock,
  triage,
  information,
  meeting,
  discussion,
  findings,
  reminders,
  people,
  counting,
];

/** The notice of everything that can be owed: a kind of post without one does not compile. */
export const notices: Notices = {
  ...ofConflicts,
  ...ofReferral,
  ...ofSent,
  ...ofOrigin,
  ...ofDates,
  ...ofDecision,
  ...ofInformation,
  ...ofMeeting,
  ...ofDiscussion,
  ...ofFindings,
  ...ofReminders,
};

/** Every action there is. A button whose verb is not here is out of date. */
export const actions: readonly Action[] = [home.help, home.welcome, mine.mine, mine.open, ...areas.flatMap((area) => area.actions)];

/** What answers a file that was offered, once its person took or declined it. */
export const files: readonly Action[] = areas.flatMap((area) => area.files ?? []);

/** What people may write instead of pressing; matched whole, because “unhelpful” is not “help”. */
const COMMANDS: readonly { readonly words: RegExp; readonly verb: string }[] = [
  { words: /^(refer|referral|new referral|start|start a referral)$/i, verb: 'referral/begin' },
  { words: /^(my reviews?|reviews|my referrals?)$/i, verb: 'reviews/mine' },
  { words: /^(my reminders?|reminders|what is due|due)$/i, verb: 'reminders/mine' },
  { words: /^(new referrals|new cases)$/i, verb: 'triage/new' },
  { words: /^(help|\?)$/i, verb: 'home/help' },
  { words: /^(hello|hi|hey|welcome|good (morning|afternoon|evening))$/i, verb: 'home/welcome' },
  { words: /^(people|roles)$/i, verb: 'people/list' },
  { words: /^(agencies|agency|the agencies)$/i, verb: 'agencies/list' },
  { words: /^(working days|holidays|days|deadlines)$/i, verb: 'counting/show' },
  { words: /^((i am|i’m|i'm) away|away|my deputy|deputy|absence|leave)$/i, verb: 'people/away' },
  { words: /^open (?<reference>pr-[0-9a-z]{7})$/i, verb: 'reviews/open' },
  { words: /^(enter a referral|enter a referral for somebody)$/i, verb: 'entering/begin' },
  { words: /^((record a )?notification( without a referral)?)$/i, verb: 'notified/begin' },
  { words: /^(add|attach) (?<reference>pr-[0-9a-z]{7})$/i, verb: 'attach/choose' },
  { words: /^(send )?straight (?<reference>pr-[0-9a-z]{7})$/i, verb: 'straight/why' },
  { words: /^withdraw (?<reference>pr-[0-9a-z]{7})$/i, verb: 'withdrawal/why' },
  { words: /^link (?<reference>pr-[0-9a-z]{7})$/i, verb: 'meeting/link' },
];

/** The action that some written words ask for, with what they carry. */
export function commanded(text: string): { verb: string; data: Record<string, unknown> } | undefined {
  const plain = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '');
  for (const { words, verb } of COMMANDS) {
    const found = words.exec(plain);
    if (found) return { verb, data: { reference: found.groups?.['reference']?.toUpperCase() } };
  }
  return undefined;
}
