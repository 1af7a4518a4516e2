import { invitedId } from '../../../src/domain/people/matching';
import { meet } from '../../../src/journeys/people/matching';
import { tick } from '../../../src/journeys/tick';
import type { Posted, Turn } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { aPerson, OWEN } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';

const KEZIA = aPerson('kezia', 'Partnership office', 'administrator');
const EMAIL = 'mei.chan@host.example';
const MEI = 'host~mei';
const TURN: Turn = { who: MEI, chat: 'personal', address: 'mei’s chat', chatId: 'mei', did: { kind: 'said', text: 'hello' } };
const REPEAT = 'You may have had this message before';

/** Somebody who was noted by an address that two people have, so that an administrator is asked at each word of theirs. */
async function doubtful(answers: () => Posted) {
  const one = await aBot([KEZIA, { ...OWEN, id: 'host~owen' }]);
  const note = { name: 'Mei Chan', agency: 'Health', email: EMAIL, roles: ['participant'] } as const;
  await one.tables.people.change({ id: invitedId(EMAIL), at: '2026-11-20T09:00:00.000Z', by: KEZIA.id, now: note }, 0);
  const owen = (await one.tables.people.find('host~owen'))!;
  await one.tables.people.change({ id: 'host~owen', at: '2026-11-20T09:00:00.000Z', by: KEZIA.id, now: { email: EMAIL } }, owen.changes);
  const posts: string[] = [];
  const chat = {
    ...one.ports.chat,
    whoIs: async () => ({ name: 'Mei Chan', email: EMAIL, userPrincipalName: EMAIL }),
    post: async (_to: string, _address: string, { json }: { readonly json: unknown }) => {
      posts.push(JSON.stringify(json));
      return answers();
    },
  };
  const world = aWorld({ ...one.ports, chat });
  return { ...one, world, posts, says: () => meet(world, MEI, TURN, undefined) };
}

it('says that an administrator may have been asked before where nobody knows whether that arrived', async () => {
  const { says, posts, minutes } = await doubtful(() => ({ outcome: 'unknown', reason: 'no answer' }));
  for (let turns = 0; turns < 3; turns++) {
    expect(await says()).toBeUndefined();
    minutes(2);
  }
  expect(posts.map((post) => post.includes(REPEAT))).toEqual([false, true]);
  expect(posts[1]).toContain('Mei Chan');
});

it('keeps where an administrator’s chat is now', async () => {
  const { says, tables } = await doubtful(() => ({ outcome: 'sent', message: 'm', address: 'elsewhere' }));
  await says();
  expect((await tables.people.find(KEZIA.id))?.address).toBe('elsewhere');
});

describe('what an administrator could not be told at once', () => {
  it.each<Posted>([
    { outcome: 'try again', reason: 'too many messages', afterMs: 900_000 },
    { outcome: 'unknown', reason: 'no answer' },
  ])('because of %j is told by a later tick, whoever says anything', async (first) => {
    let answer = first;
    const { says, posts, world, minutes, tables } = await doubtful(() => answer);
    await says();
    answer = { outcome: 'sent', message: 'm', address: '' };
    for (let ticks = 0; ticks < 40; ticks++) {
      minutes(1);
      await tick(world);
    }
    expect(posts.filter((post) => post.includes('Mei Chan'))).toHaveLength(2);
    expect(await tables.reviews.content('the partnership', 'administrators~')).toEqual([]);
  });

  it('is told though the process died before it told anybody', async () => {
    const { says, posts, world, minutes } = await doubtful(() => ({ outcome: 'sent', message: 'm', address: '' }));
    const { claims } = world.reviews;
    Object.assign(world.reviews, { claims: () => Promise.reject(new Error('died')) });
    await expect(says()).rejects.toThrow('died');
    expect(posts).toEqual([]);
    Object.assign(world.reviews, { claims });
    minutes(2);
    await tick(world);
    expect(posts.filter((post) => post.includes('Mei Chan'))).toHaveLength(1);
  });
});
