import { conflictKeys } from '../../src/domain/conflicts/conflicts';
import { moveKeys } from '../../src/domain/dates/moves';
import { notifyingKeys } from '../../src/domain/dates/owed';
import { decisionKeys } from '../../src/domain/decision/owed';
import { deskKeys } from '../../src/domain/desk/desk';
import { emptyingKeys } from '../../src/domain/discussion/emptying';
import { discussionKeys } from '../../src/domain/discussion/leading';
import { findingsKeys } from '../../src/domain/findings/recording';
import { informationKeys } from '../../src/domain/information/information';
import { meetingKeys } from '../../src/domain/meeting/booking';
import { owed, type Posts } from '../../src/domain/owed';
import { referralKeys } from '../../src/domain/referral/owed';
import { remindingKeys } from '../../src/domain/reminders/owed';
import { owing, type Keys } from '../../src/domain/review/owed';
import { evolve, fold } from '../../src/domain/review/evolve';
import { readDay } from '../../src/domain/time/days';
import { alerted, leadNotReached, referralPassed, referralSent } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';

const ASKED = ['aware-asked-notifier-2026-11-23', 'aware-asked-office-2026-11-23'];
const keys = (...past: Parameters<typeof reviewAfter>) => owed(reviewAfter(...past)).map(({ key }) => key);

it('owes the short start to the lead and to the office, and asks notifier and office when the authority became aware', () =>
  expect(keys(alerted())).toEqual([...ASKED, 'alert-lead', 'alert-office']));
it('owes it to the office alone when the agency has no lead', () =>
  expect(keys(alerted({ lead: '' }))).toEqual([...ASKED, 'alert-office']));
it('owes the office the lead’s part when the lead was not reached', () => {
  expect(keys(alerted(), leadNotReached())).toEqual([...ASKED, 'alert-office', 'act-for']);
  expect(keys(alerted(), leadNotReached(), referralSent())).toEqual([...ASKED, 'act-for', 'quality-office']);
});
it('owes the referral to the lead, then to the office and the news to the referrer', () => {
  expect(keys(alerted(), referralSent())).toEqual([...ASKED, 'quality-lead']);
  expect(keys(alerted(), referralSent(), referralPassed())).toEqual([...ASKED, 'referred-office', 'passed-referrer']);
});

it('is worked out once for a review as it stands, and anew for what it became', () => {
  const sent = reviewAfter(alerted(), referralSent());
  expect(owed(sent)).toBe(owed(sent));
  expect(owed(evolve(sent, referralPassed())).map(({ key }) => key)).toEqual([...ASKED, 'referred-office', 'passed-referrer']);
});

it('counts the events of a review, and begins no review without its alert', () => {
  expect(fold([alerted(), referralSent(), referralPassed()])?.events).toBe(3);
  expect(() => evolve(undefined, referralSent())).toThrow();
});

/** A post that stands for another has that one's key. */
type Keyed = Omit<Posts, 'pass on'>;
const KEYS: Keys<Keyed> = {
  ...referralKeys,
  ...conflictKeys,
  ...deskKeys,
  ...decisionKeys,
  ...informationKeys,
  ...moveKeys,
  ...notifyingKeys,
  ...meetingKeys,
  ...discussionKeys,
  ...emptyingKeys,
  ...findingsKeys,
  ...remindingKeys,
};
const [ANN, AT] = ['host~ann-2', '2026-11-25T09:00:00.000Z'];

/** How ledgers that are in use call each post: none of these may ever change, or what was sent would be sent again. */
const STORED: { readonly [Says in keyof Keyed]: readonly (readonly [Keyed[Says], string])[] } = {
  'alert to lead': [[{}, 'alert-lead']],
  'alert to office': [[{}, 'alert-office']],
  'read and pass': [
    [{ as: 'lead' }, 'quality-lead'],
    [{ as: 'office' }, 'quality-office'],
  ],
  'act for agency': [[{}, 'act-for']],
  referred: [[{}, 'referred-office']],
  'passed on': [[{}, 'passed-referrer']],
  'begun by notification': [
    [{ as: 'office' }, 'begun-office'],
    [{ as: 'chair' }, 'begun-chair'],
  ],
  'not reached': [[{ person: ANN }, 'unreached-host~ann-2']],
  comments: [[{ number: 2 }, 'comments-2']],
  'sent again': [[{ number: 2 }, 'again-2']],
  'withdrawal asked': [[{ number: 1 }, 'withdrawal-1']],
  'goes on': [[{ number: 1 }, 'goes-on-1']],
  withdrawn: [
    [{ as: 'office' }, 'withdrawn-office'],
    [{ as: 'referrer' }, 'withdrawn-referrer'],
    [{ as: 'lead' }, 'withdrawn-lead'],
  ],
  'became part': [[{}, 'became-part']],
  'stands in': [[{ person: ANN, at: AT }, 'stands-in-host~ann-2-20261125090000000']],
  'conflict declared': [[{ person: ANN, at: AT }, 'conflict-host~ann-2-20261125090000000']],
  acknowledged: [[{}, 'acknowledged']],
  'referral no longer met': [[{}, 'ended-referrer']],
  'no longer met': [
    [{ as: 'office' }, 'ended-office'],
    [{ as: ANN }, 'ended-host~ann-2'],
  ],
  'referral transferred': [[{}, 'ended-referrer']],
  transferred: [
    [{ as: 'chair' }, 'ended-chair'],
    [{ as: ANN }, 'ended-host~ann-2'],
  ],
  'tell the Panel': [[{}, 'tell-panel']],
  assess: [[{}, 'threshold-chair']],
  'threshold set': [
    [{ at: AT }, 'threshold-at-20261125090000000'],
    [{ at: '' }, 'threshold-at-'],
  ],
  'recommend anew': [[{ round: 1 }, 'recommend-anew-1']],
  decide: [[{ round: 1, partner: ANN }, 'decide-1-host~ann-2']],
  'decide for': [[{ round: 1, partner: ANN }, 'decide-for-1-host~ann-2']],
  'referral reopened': [[{ round: 2 }, 'reopened-2-referrer']],
  reopened: [
    [{ round: 2, as: 'office' }, 'reopened-2-office'],
    [{ round: 2, as: 'notifier' }, 'reopened-2-notifier'],
    [{ round: 2, as: ANN }, 'reopened-2-host~ann-2'],
  ],
  outcome: [[{ round: 1 }, 'outcome-referrer-1']],
  decided: [
    [{ round: 1, as: 'office' }, 'decided-office-1'],
    [{ round: 1, as: 'chair' }, 'decided-chair-1'],
  ],
  'notification needed': [[{ round: 1 }, 'notification-needed-1']],
  'information request': [[{ agency: 'Northshire Police' }, 'request-Northshire Police']],
  'not us': [[{ agency: 'Northshire Police' }, 'notUs-Northshire Police']],
  'answers in': [[{ asked: 3 }, 'answers-in-3']],
  'pack issued': [
    [{ number: 1, as: 'chair' }, 'pack-1-chair'],
    [{ number: 1, as: 'facilitator' }, 'pack-1-facilitator'],
    [{ number: 2, as: 'Northshire Police' }, 'pack-2-Northshire Police'],
  ],
  'dates moved': [[{ number: 3 }, 'moved-3']],
  'meeting booked': [[{ sequence: 0, person: ANN }, 'meeting-0-host~ann-2']],
  'meeting changed': [[{ sequence: 1, person: ANN }, 'meeting-1-host~ann-2']],
  'not invited any more': [[{ since: 1, person: ANN }, 'meeting-without-1-host~ann-2']],
  board: [[{}, 'board']],
  stage: [[{ stage: 4, visit: 11 }, 'stage~4~11']],
  'stage over': [[{ stage: 4, visit: 11 }, 'stage-over~4~11']],
  'board over': [[{}, 'board-over']],
  'several unsafe': [
    [{ as: 'office', number: 5 }, 'several-unsafe-office~5'],
    [{ as: 'chair', number: 5 }, 'several-unsafe-chair~5'],
    [{ as: 'facilitator', number: 5 }, 'several-unsafe-facilitator~5'],
  ],
  'note kept': [[{ number: 2 }, 'unsafe-kept~2']],
  'someone unsafe': [
    [{ as: 'office', number: 1 }, 'unsafe-office~1'],
    [{ as: 'chair', number: 2 }, 'unsafe-chair~2'],
    [{ as: 'facilitator', number: 10 }, 'unsafe-facilitator~10'],
  ],
  'sign off': [[{ round: 1, partner: ANN }, 'signoff-1-host~ann-2']],
  'sign off for': [[{ round: 1, partner: ANN }, 'signoff-for-1-host~ann-2']],
  'signed off': [
    [{ round: 1, as: 'chair' }, 'lcspr-1-chair'],
    [{ round: 1, as: 'coordinator' }, 'lcspr-1-coordinator'],
  ],
  'not followed': [
    [{ round: 1, as: 'chair' }, 'not-followed-1-chair'],
    [{ round: 1, as: 'coordinator' }, 'not-followed-1-coordinator'],
  ],
  'asked when aware': [
    [{ as: 'notifier', from: readDay('2026-12-12') }, 'aware-asked-notifier-2026-12-12'],
    [{ as: 'office', from: readDay('2026-12-12') }, 'aware-asked-office-2026-12-12'],
  ],
  'not notifying': [
    [{ as: 'partners', number: 1 }, 'not-notifying-partners-1'],
    [{ as: 'scrutineer', number: 1 }, 'not-notifying-scrutineer-1'],
  ],
  'not notifying disputed': [[{ as: 'office', number: 1, person: ANN }, 'not-notifying-1-disputed-office-host~ann-2']],
  'needs until': [[{ as: 'chair', until: readDay('2026-12-16') }, 'notify-needs-chair-2026-12-16']],
  'help asked': [[{ milestone: 'returns', person: ANN, times: 2 }, 'help-returns~host~ann-2-2']],
  'handed over': [[{ milestone: 'returns', person: ANN }, 'handed-returns~host~ann-2']],
};

const isKind = (says: string): says is keyof Keyed => says in STORED;

describe('what the ledger calls a post', () => {
  const owe = owing(KEYS);
  const check = <Says extends keyof Keyed>(says: Says) =>
    it(`stays for “${says}”`, () => {
      for (const [about, key] of STORED[says]) expect(owe(says, { role: 'chair' }, about).key).toBe(key);
    });
  for (const says of Object.keys(STORED)) if (isKind(says)) check(says);
});

describe('an answer to a reminder', () => {
  const asked = { type: 'helpAsked', at: AT, by: ANN, milestone: 'returns', times: 1 } as const;
  const handed = { type: 'handedOver', at: AT, by: ANN, milestone: 'returns', from: ANN, to: 'host~bob' } as const;
  it('is about the milestone and the whole name of whoever gave it, whatever that ends with', () => {
    const abouts = owed(reviewAfter(alerted(), asked, handed)).flatMap(({ says, about }) =>
      says === 'help asked' || says === 'handed over' ? [about] : [],
    );
    expect(abouts).toEqual([
      { milestone: 'returns', person: ANN, times: 1 },
      { milestone: 'returns', person: ANN },
    ]);
  });
});
