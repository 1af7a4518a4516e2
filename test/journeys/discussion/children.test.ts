import { FIRST } from '../../../src/domain/discussion/death';
import type { Answers } from '../../../src/domain/forms/answers';
import { freeze } from '../../../src/domain/forms/frozen';
import { notifiedPage } from '../../../src/domain/referral/notifiedForm';
import { pageCalled } from '../../../src/domain/referral/pages';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { diedAnswered, knownChild } from '../../../src/journeys/discussion/child';
import { writtenPlace } from '../../../src/teams/address';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const FRAN = aPerson('fran', 'Partnership', 'facilitator');
const AT = '2026-11-23T09:00:00.000Z';
const begun = (wording: 'alive' | 'died'): ReviewEvent => ({
  type: 'discussionBegun',
  at: AT,
  by: OWEN.id,
  visit: 1,
  wording,
  as: 'coordinator',
});
const THREE: readonly ReviewEvent[] = [
  {
    ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: '2026-12-07T10:00:00.000Z', minutes: 120, sequence: 0 },
    invited: [FRAN.id],
  },
  { type: 'meetingChatLinked', at: AT, by: OWEN.id },
];

type Referred = Readonly<Record<string, Answers>>;
const said = (answers: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([field, words]) => [field, { said: words }]));

/** A review as it was referred, with what its pages say. */
async function referred(pages: Referred, ...more: readonly ReviewEvent[]) {
  const events = [alerted(), referralSent(), referralPassed(), ...more];
  const review = reviewAfter(...events);
  const frozen = Object.entries({ start: said({ initials: 'K.B.' }), ...pages }).map(([id, answers]) => freeze(pageCalled(id)!, answers));
  const bot = await aBot([AMARA, OWEN, CHIDI, FRAN]);
  const address = writtenPlace({ channel: 'msteams', serviceUrl: 'http://here/', tenant: 'tenant', chat: '19:chat', bot: 'bot' });
  const content = [
    ...frozen.map(({ frozen: page }) => ({ key: `referral~${page.page}`, columns: { page: page.page, answered: 1 }, json: page })),
    { key: 'meeting~chat', columns: {}, json: { address, chatId: '19:chat' } },
  ];
  await bot.tables.reviews.commit({ review, events, content }, undefined);
  await bot.tables.identities.save(review.reference, Object.assign({}, ...frozen.map(({ identity }) => identity)));
  const { reference } = review;
  const now = async () => (await bot.tables.reviews.read(reference))!.review;
  const records = (typed: Readonly<Record<string, string>>, { who = OWEN.id, about = FIRST, seen = 0 } = {}) =>
    bot.press(who, 'children/recordDied', {
      ...{ reference, about, seen },
      ...Object.fromEntries(Object.entries(typed).map(([field, words]) => [`${field}_r${seen}`, words])),
    });
  const opens = async (who = OWEN.id) => JSON.stringify((await bot.press(who, 'children/all', { reference })).card?.json);
  return { ...bot, reference, now, records, opens };
}

const ABUSE = { happened: said({ category: 'sexual-abuse' }), child: said({ bornOn: '2015-03-31' }) };
const WHY = { why: 'The hospital told Mei at noon.' };

describe('whether a child has died', () => {
  it('is recorded at any time, with its date apart and how it is known, and people speak by it from the next card on', async () => {
    const { records, now, opens, tables, reference } = await referred(ABUSE, begun('alive'));
    expect((await now()).discussion.wording).toBe('alive');
    expect(await opens()).toContain('Nobody has said yet whether they have died');
    const reply = await records({ died: 'yes', diedOn: '2026-11-22', ...WHY });
    expect(JSON.stringify(reply.card?.json)).toContain('Has died: Sun 22 November 2026.');
    expect((await now()).discussion.wording).toBe('died');
    expect(await tables.identities.read(reference)).toMatchObject({
      bornOn: { said: 'Tue 31 March 2015' },
      diedOn: { said: 'Sun 22 November 2026' },
    });
    const journal = JSON.stringify(await tables.reviews.journal(reference));
    expect(journal).toContain('deathRecorded');
    expect(journal).not.toContain('22 November');
    expect(await opens(CHIDI.id)).toContain('The hospital told Mei at noon.');
    // The same press once more changes nothing.
    const before = (await now()).events;
    await records({ died: 'yes', diedOn: '2026-11-22', ...WHY });
    expect((await now()).events).toBe(before);
  });

  it('sets the next stage of a discussion that is on in the other wording', async () => {
    const { press, records, posts, reference, now } = await referred(ABUSE, ...THREE);
    await press(FRAN.id, 'discussion/begin', { reference });
    await records({ died: 'yes', ...WHY });
    const { stage, visit } = (await now()).discussion;
    await press(FRAN.id, 'discussion/next', { reference, stage, visit });
    const cards = posts.filter(({ card }) => card.name === 'discussion/stage').map(({ card }) => JSON.stringify(card.json));
    expect(cards.at(-1)).toContain('What do you remember about K.B.');
    expect(cards.at(-1)).not.toContain('If K.B. walked in now');
  });

  it('is put right again, and the date then goes', async () => {
    const { records, now, tables, reference } = await referred({ ...ABUSE, child: said({ diedOn: '2026-11-20' }) }, begun('died'));
    const denied = await records({ died: 'no', diedOn: '2026-11-20', ...WHY });
    expect(JSON.stringify(denied.card?.json)).toContain('Here it says that the child has not died, and there is a date of death.');
    const asked = await records({ died: 'no', ...WHY });
    expect(JSON.stringify(asked.card?.json)).toContain('Taken out: “Date of death”, Fri 20 November 2026.');
    expect((await now()).discussion.wording).toBe('died');
    await records({ died: 'no', 'diedOn-out': 'take', ...WHY });
    expect((await now()).discussion.wording).toBe('alive');
    expect(await tables.identities.read(reference)).not.toHaveProperty('diedOn');
  });

  it('is of each child by themselves: another one’s death changes nothing in how people speak of the first', async () => {
    const children = said({ 'children~2~childName': 'Ama Brightwater', 'children~2~initials': 'A.B.' });
    const { records, now, opens, tables, reference } = await referred({ ...ABUSE, children }, begun('alive'));
    expect(await opens()).toContain('Child 2: A.B.');
    await records({ died: 'yes', diedOn: '2026-11-22', ...WHY }, { about: '2' });
    expect((await now()).discussion.wording).toBe('alive');
    expect((await now()).triage.died).toMatchObject({ '2': { died: 'yes' } });
    expect(await tables.identities.read(reference)).toMatchObject({ 'children~2~diedOn': { said: 'Sun 22 November 2026' } });
    expect((await records({ died: 'yes', ...WHY }, { about: '3' })).says).toBeTruthy();
  });

  it('is recorded by the coordinator or the chair, and shown to nobody else', async () => {
    const { records, now, press, reference } = await referred(ABUSE);
    for (const who of [AMARA.id, FRAN.id]) {
      expect((await press(who, 'children/all', { reference })).card?.name).not.toBe('discussion/children');
      await records({ died: 'yes', ...WHY }, { who });
    }
    expect((await now()).triage.died).toEqual({});
    await records({ died: 'yes', ...WHY }, { who: CHIDI.id });
    expect((await now()).triage.died).toMatchObject({ first: { died: 'yes', by: CHIDI.id } });
  });

  it('does not overwrite unseen what somebody else recorded', async () => {
    const { records, now } = await referred(ABUSE);
    await records({ died: 'yes', ...WHY }, { who: CHIDI.id });
    await records({ died: 'not-known', why: 'Nobody knows yet.' });
    expect((await now()).triage.died).toMatchObject({ first: { died: 'yes' } });
  });
});

describe('how people speak when the discussion begins', () => {
  it.each([
    ['died', { ...ABUSE, child: said({ died: 'yes' }) }],
    ['died', { ...ABUSE, child: said({ diedOn: '2026-11-20' }) }],
    ['died', { happened: said({ category: 'death' }) }],
    ['died', { happened: said({ category: 'neglect,death' }) }],
    ['alive', { happened: said({ category: 'neglect,death' }), child: said({ died: 'no' }) }],
    ['alive', { happened: said({ category: 'neglect,sexual-abuse' }) }],
    ['died', { happened: said({ category: 'suicide' }), child: said({ died: 'not-known' }) }],
  ])('is %s', async (wording, pages: Referred) => {
    const { press, reference, now } = await referred(pages, ...THREE);
    await press(FRAN.id, 'discussion/begin', { reference });
    expect((await now()).discussion).toMatchObject({ state: 'open', wording });
  });

  it('goes by every page that asks: the notification and the referral that joined it', () => {
    const notified = freeze(notifiedPage([]), said({ died: 'yes', category: 'neglect' })).frozen.items;
    const child = freeze(pageCalled('child')!, said({ bornOn: '2015-03-31' })).frozen.items;
    const happened = freeze(pageCalled('happened')!, said({ category: 'suicide' })).frozen.items;
    const items = [...child, ...happened, ...notified];
    expect(diedAnswered(items, 'died')).toBe('yes');
    expect(knownChild(reviewAfter(alerted()), items, {})).toMatchObject({ says: 'yes', category: 'suicide,neglect' });
  });

  it('is as it was for a referral that was sent with one kind of incident', async () => {
    const { press, tables, reference, now } = await referred({}, ...THREE);
    const { frozen } = freeze(pageCalled('happened')!, said({ category: 'death' }));
    const stored = { ...frozen, items: frozen.items.map((item) => (item.field === 'category' ? { ...item, value: '' } : item)) };
    await tables.reviews.add(reference, { key: 'referral~happened', columns: { page: 'happened', answered: 1 }, json: stored });
    await press(FRAN.id, 'discussion/begin', { reference });
    expect((await now()).discussion.wording).toBe('died');
  });
});
