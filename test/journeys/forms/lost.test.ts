import { saidTo, type Answers } from '../../../src/domain/forms/answers';
import { freeze } from '../../../src/domain/forms/frozen';
import { FAMILY } from '../../../src/domain/desk/rows';
import { pageCalled } from '../../../src/domain/referral/pages';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Reply } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const KEZIA = aPerson('kezia', 'Partnership office', 'administrator');
const FRAN = aPerson('fran', 'Partnership', 'facilitator');
const MEI = aPerson('mei', 'Health', 'participant');
const AT = '2026-11-23T09:00:00.000Z';
const textOf = (reply: Reply): string => JSON.stringify(reply.card?.json ?? reply.says);
const said = (answers: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([field, words]) => [field, { said: words }]));

async function aCase(...more: readonly ReviewEvent[]) {
  const events = [alerted(), referralSent(), referralPassed(), ...more];
  const review = reviewAfter(...events);
  const bot = await aBot([AMARA, DANA, OWEN, KEZIA, FRAN, MEI]);
  const { frozen } = freeze(pageCalled('family')!, said({ familyToldOn: '2026-11-20', familySaid: 'They ask why.', policeAgree: 'yes' }));
  const content = [{ key: 'referral~family', columns: { page: 'family', answered: 1 }, json: frozen }];
  await bot.tables.reviews.commit({ review, events, content }, undefined);
  return { ...bot, reference: review.reference };
}

describe('an answer that a client leaves out', () => {
  it('stays in a referral, whichever button is pressed, until somebody says that it is to go', async () => {
    const { press, tables } = await aBot([AMARA, DANA, OWEN]);
    const at = { reference: 'PR-TEST000', page: 'child', to: 'next' };
    await press(AMARA.id, 'referral/gate', { reference: at.reference, answer: 'none known' });
    await press(AMARA.id, 'referral/route', { reference: at.reference, route: 'serious incident' });
    const diedOn = async () =>
      saidTo((await tables.drafts.pages(AMARA.id, at.reference)).find(({ page }) => page === 'child')?.answers ?? {}, 'diedOn');
    await press(AMARA.id, 'referral/save', {
      ...at,
      revision: 0,
      bornOn_r0: ' 1/5/2015 ',
      diedOn_r0: '2026-11-19T00:00:00Z',
      died_r0: 'yes',
    });
    for (const verb of ['referral/next', 'referral/leave', 'referral/back', 'referral/save']) {
      const asked = textOf(await press(AMARA.id, verb, { ...at, revision: 1, bornOn_r1: '2015-05-01' }));
      expect([verb, asked.includes('Taken out: “Date of death, if the child has died”, Thu 19 November 2026.')]).toEqual([verb, true]);
      expect(await diedOn()).toBe('2026-11-19');
    }
    const kept = await press(AMARA.id, 'referral/save', { ...at, revision: 1, bornOn_r1: '2015-05-01', 'diedOn-out_r1': 'keep' });
    expect(textOf(kept)).not.toContain('Taken out');
    expect(await diedOn()).toBe('2026-11-19');
    await press(AMARA.id, 'referral/save', { ...at, revision: 1, bornOn_r1: '2015-05-01', 'diedOn-out_r1': 'take' });
    expect(await diedOn()).toBe('');
  });

  it('stays in what the office keeps of a case, and its date is one', async () => {
    const { press, tables, reference } = await aCase();
    const form = textOf(await press(OWEN.id, 'triage/family', { reference, about: '' }));
    expect(form).toContain('"value":"2026-11-20"');
    const typed = { reference, about: '', seen: 0, tellsFamily_r0: 'The key worker' };
    const asked = textOf(await press(OWEN.id, 'triage/recordFamily', typed));
    expect(asked).toContain('Taken out: “When were they told?”, Fri 20 November 2026.');
    expect(asked).toContain('Taken out: “What did they say?”, They ask why.');
    await press(OWEN.id, 'triage/recordFamily', { ...typed, 'familyToldOn-out_r0': 'keep', 'familySaid-out_r0': 'take' });
    const [row] = await tables.reviews.content(reference, 'family');
    const answers = Object.fromEntries(FAMILY.read(row!).json.items.map(({ field, answer }) => [field, answer]));
    expect(answers).toMatchObject({
      tellsFamily: 'The key worker',
      familyToldOn: 'Fri 20 November 2026',
      policeAgree: 'Yes',
      familySaid: '',
    });
  });

  it('stays among what is known of a person: the address, and every role', async () => {
    const { press, tables } = await aCase();
    const now = async () => (await tables.people.find(DANA.id))!;
    const typed = { id: DANA.id, name: 'Dana', agency: 'Northshire Community Health' };
    const { changes } = await now();
    const at = (answers: Readonly<Record<string, string>>) => ({
      ...{ id: DANA.id, seen: changes },
      ...Object.fromEntries(Object.entries(answers).map(([field, words]) => [`${field}_r${changes}`, words])),
    });
    const asked = textOf(await press(KEZIA.id, 'people/save', at({ name: typed.name, agency: typed.agency })));
    expect(asked).toContain('Taken out: every role, agency lead.');
    expect((await now()).person.roles).toEqual(['agency lead']);
  });

  it('leaves people invited to a meeting until somebody says that they are not', async () => {
    const startsAt = '2026-12-07T10:00:00.000Z';
    const booked: ReviewEvent = {
      type: 'meetingBooked',
      at: AT,
      by: OWEN.id,
      startsAt,
      minutes: 120,
      sequence: 0,
      invited: [FRAN.id, MEI.id],
    };
    const { press, tables, reference } = await aCase({ type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' }, booked);
    const typed = { reference, seen: 0, day_r1: '07/12/2026', time_r1: '2.30pm', minutes_r1: '90', link_r1: 'https://teams.example/l/1' };
    const asked = textOf(await press(OWEN.id, 'meeting/bookNow', { ...typed, 'invited-leading_r1': FRAN.id }));
    expect(asked).toMatch(/Taken out: mei.*They stay invited until you say that they are not\./);
    await press(OWEN.id, 'meeting/bookNow', { ...typed, 'invited-leading_r1': FRAN.id, 'invited-participants-out_r1': 'keep' });
    const { meeting } = (await tables.reviews.read(reference))!.review;
    expect(meeting).toMatchObject({ startsAt: '2026-12-07T14:30:00.000Z', minutes: 90, invited: [FRAN.id, MEI.id] });
  });
});
