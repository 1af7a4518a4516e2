import type { Person } from '../../../src/domain/people/people';
import { PARTNERSHIP } from '../../../src/domain/reminders/wakes';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';

const PRIYA = aPerson('priya', 'Partnership office', 'coordinator');
const KIM = aPerson('kim', 'Partnership office', 'scribe');
const CHAIR = aPerson('chidi', 'Partnership', 'chair');
const [FIRST, SECOND] = ['PR-AAAAAA1', 'PR-BBBBBB2'] as const;
const AT = '2026-11-24T10:00:00.000Z';
const AWAY = [{ from: readDay('2026-11-25'), until: readDay('2026-11-25') }];

type One = Awaited<ReturnType<typeof aBot>>;

async function withReferrals(people: readonly Person[], more: Readonly<Record<string, readonly ReviewEvent[]>> = {}): Promise<One> {
  const one = await aBot([AMARA, DANA, ...people]);
  for (const reference of [FIRST, SECOND]) {
    const events = [{ ...alerted(), reference } as ReviewEvent, referralSent(), referralPassed(), ...(more[reference] ?? [])];
    await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  }
  one.state.now = new Date('2026-11-24T09:30:00Z');
  await one.bot.rebuildIndex();
  await one.bot.tick();
  one.posts.length = 0;
  return one;
}

const conflict = (person: Person, standIn = ''): ReviewEvent =>
  ({
    ...{ type: 'conflictDeclared', at: AT, by: person.id, person: person.id, standIn },
    ...{ roles: ['coordinator'], agency: person.agency },
  }) as ReviewEvent;
const changes = async ({ tables }: One, { id }: Person, now: object) =>
  tables.people.change({ id, at: AT, by: 'settings', now }, (await tables.people.find(id))?.changes ?? 0);
const at = async (one: One, instant: string) => {
  one.state.now = new Date(instant);
  await one.bot.tick();
};
const morning = (one: One) => at(one, '2026-11-25T09:00:10Z');
const textOf = (json: unknown): string => JSON.stringify(json);
const digests = ({ posts }: One) =>
  posts
    .filter(({ card }) => card.name === 'reminders/newReferrals')
    .map(({ to, card }) => ({ to, text: textOf(card.json) }))
    .sort((a, b) => a.to.localeCompare(b.to));
const toWhom = (one: One) => digests(one).map(({ to }) => to);

it('goes to the deputy of a coordinator who is away, says for whom, and stops when they are back', async () => {
  const one = await withReferrals([OWEN, PRIYA, KIM]);
  await changes(one, PRIYA, { deputy: KIM.id, away: AWAY });
  await morning(one);
  expect(toWhom(one)).toEqual([KIM.id, OWEN.id]);
  expect(digests(one)[0]?.text).toContain('This is for priya, who cannot do it now; you are their deputy.');
  expect(digests(one)[0]?.text).toContain('2 new referrals wait for a receipt');
  expect(digests(one)[1]?.text).not.toContain('you are their deputy');
  one.posts.length = 0;
  await at(one, '2026-11-26T09:00:10Z');
  expect(toWhom(one)).toEqual([OWEN.id, PRIYA.id].sort());
});

it('is one digest for somebody who is a coordinator and a coordinator’s deputy', async () => {
  const one = await withReferrals([OWEN, PRIYA]);
  await changes(one, PRIYA, { deputy: OWEN.id, away: AWAY });
  await morning(one);
  expect(toWhom(one)).toEqual([OWEN.id]);
});

it('goes to those who are away when nobody is there, because that is better than nobody', async () => {
  const one = await withReferrals([OWEN, PRIYA]);
  await changes(one, PRIYA, { away: AWAY });
  await changes(one, OWEN, { away: AWAY });
  await morning(one);
  expect(toWhom(one)).toEqual([OWEN.id, PRIYA.id].sort());
});

it('does not count for a coordinator, nor for a deputy, a case in which they have a conflict of interest', async () => {
  const one = await withReferrals([OWEN, PRIYA, KIM], { [FIRST]: [conflict(OWEN)], [SECOND]: [conflict(KIM)] });
  await changes(one, PRIYA, { deputy: KIM.id, away: AWAY });
  await morning(one);
  const texts = Object.fromEntries(digests(one).map(({ to, text }) => [to, text]));
  expect(Object.keys(texts)).toEqual([KIM.id, OWEN.id]);
  expect(texts[OWEN.id]).toContain(SECOND);
  expect(texts[OWEN.id]).not.toContain(FIRST);
  expect(texts[KIM.id]).toContain(FIRST);
  expect(texts[KIM.id]).not.toContain(SECOND);
});

it('tells the other coordinator where one has a conflict of interest, and nobody for standing in alone', async () => {
  const both = { [FIRST]: [conflict(OWEN, KIM.id)], [SECOND]: [conflict(OWEN, KIM.id)] };
  const other = { ...KIM, roles: ['coordinator' as const] };
  for (const [kim, told] of [
    [other, [KIM.id]],
    [KIM, []],
  ] as const) {
    const one = await withReferrals([OWEN, kim], both);
    await morning(one);
    expect(toWhom(one)).toEqual(told);
  }
});

it('is sent once more, saying so, when the process died between sending and writing it down', async () => {
  const one = await withReferrals([OWEN]);
  const { claim } = one.tables.reviews;
  const ports = one.ports.reviews as { claim: typeof claim };
  ports.claim = async (reference, made, etag) => {
    if (reference === PARTNERSHIP && made.state === 'sent') throw new Error('The process died.');
    return claim(reference, made, etag);
  };
  await morning(one);
  expect(digests(one)).toHaveLength(1);
  ports.claim = claim;
  await at(one, '2026-11-25T09:00:40Z');
  expect(digests(one)).toHaveLength(1);
  await at(one, '2026-11-25T09:02:00Z');
  expect(digests(one)).toHaveLength(2);
  expect(digests(one)[1]?.text).toContain('You may have had this message before');
  await at(one, '2026-11-25T09:04:00Z');
  expect(digests(one)).toHaveLength(2);
});

describe('a coordinator who cannot be written to', () => {
  const unreachable = (one: One, ...who: Person[]) => {
    one.state.answers = (to) =>
      who.some(({ id }) => id === to) ? { outcome: 'unreachable', reason: 'blocked' } : { outcome: 'sent', message: 'm', address: '' };
  };
  const told = ({ posts }: One) => posts.filter(({ card }) => card.name === 'reminders/cannotWrite');

  it('is named to the others, once, on whatever day', async () => {
    const one = await withReferrals([OWEN, PRIYA]);
    unreachable(one, PRIYA);
    await morning(one);
    expect(toWhom(one)).toEqual([OWEN.id]);
    expect(told(one).map(({ to }) => to)).toEqual([OWEN.id]);
    expect(textOf(told(one)[0]?.card.json)).toContain('I cannot write to priya in Teams');
    await at(one, '2026-11-25T10:00:10Z');
    await at(one, '2026-11-26T09:00:10Z');
    expect(told(one)).toHaveLength(1);
    expect(toWhom(one)).toEqual([OWEN.id, OWEN.id]);
  });

  it('is named to the chair where there is no other', async () => {
    const one = await withReferrals([OWEN, CHAIR]);
    unreachable(one, OWEN);
    await morning(one);
    expect(told(one).map(({ to }) => to)).toEqual([CHAIR.id]);
  });

  it('is named again after they had installed the bot once more', async () => {
    const one = await withReferrals([OWEN, PRIYA]);
    unreachable(one, PRIYA);
    await morning(one);
    await one.tables.people.welcome(PRIYA.id, new Date('2026-11-25T12:00:00Z'), new Date('2026-11-25T12:00:00Z'));
    await at(one, '2026-11-26T09:00:10Z');
    expect(told(one)).toHaveLength(2);
  });

  it('stays named to nobody for as long as nobody else can be written to, and no longer', async () => {
    const one = await withReferrals([OWEN, CHAIR]);
    one.state.answers = (to) => (to === OWEN.id ? { outcome: 'unreachable', reason: 'blocked' } : BUSY);
    for (let minute = 0; minute < 10; minute += 2) await at(one, `2026-11-25T09:0${minute}:10Z`);
    expect(told(one)).toEqual([]);
    unreachable(one, OWEN);
    await at(one, '2026-11-25T09:12:10Z');
    expect(told(one).map(({ to }) => to)).toEqual([CHAIR.id]);
    expect(textOf(told(one)[0]?.card.json)).not.toContain('You may have had this message before');
  });
});

const BUSY = { outcome: 'try again', reason: 'throttled', afterMs: 1_000 } as const;

it('keeps where a coordinator’s chat is now', async () => {
  const one = await withReferrals([OWEN]);
  const chat = one.ports.chat as { post: typeof one.ports.chat.post };
  chat.post = async () => ({ outcome: 'sent', message: 'm', address: 'elsewhere' });
  await morning(one);
  expect((await one.tables.people.find(OWEN.id))?.address).toBe('elsewhere');
});

it('comes on weekdays after the last day of the list of bank holidays too', async () => {
  const one = await withReferrals([OWEN, PRIYA]);
  await at(one, '2029-01-05T09:00:10Z');
  expect(toWhom(one)).toEqual([OWEN.id, PRIYA.id].sort());
  one.posts.length = 0;
  await at(one, '2029-01-06T09:00:10Z');
  expect(toWhom(one)).toEqual([]);
  await at(one, '2029-01-08T09:00:10Z');
  expect(toWhom(one)).toEqual([OWEN.id, PRIYA.id].sort());
});
