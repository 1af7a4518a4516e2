import type { ReviewEvent } from '../../../src/domain/review/events';
import { rebuildIndex, settle } from '../../../src/journeys/posts/settle';
import type { Claim, Drawn, Member, Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';
import { reviewAfter } from '../../helpers/given';

const REFERENCE = 'PR-7KQ4M2X';
const AT = '2026-11-23T10:00:00.000Z';
const FRAN = aPerson('fran', 'Partnership office', 'facilitator');
const PAT: Member = { who: 'tenant~pat', name: 'Pat Doe' };
const LINKED: readonly ReviewEvent[] = [
  alerted(),
  referralSent(),
  referralPassed(),
  { type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' },
  { ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: AT, minutes: 120, sequence: 0 }, invited: [FRAN.id] },
  { type: 'meetingChatLinked', at: AT, by: OWEN.id },
];
const begun: ReviewEvent = { type: 'discussionBegun', at: AT, by: FRAN.id, visit: 1, wording: 'alive', as: 'facilitator' };
const STILL = 'A card may still stand in a meeting’s chat';
const sentAs = (message: string): Posted => ({ outcome: 'sent', message, address: 'the chat' });

/** A meeting's chat with what stands in it, and how Teams answers there. */
async function aMeeting(past: readonly ReviewEvent[] = [...LINKED, begun]) {
  const one = await aBot([OWEN, FRAN]);
  const stands = new Map<string, Drawn>();
  const chat = {
    members: [] as Member[],
    posting: (): Posted['outcome'] => 'sent',
    updating: (): Posted => sentAs(''),
  };
  const ports = {
    ...one.ports,
    chat: {
      ...one.ports.chat,
      members: async () => chat.members,
      postIn: async (_address: string, card: Drawn): Promise<Posted> => {
        const outcome = chat.posting();
        if (outcome === 'try again') return { outcome, reason: 'too many messages', afterMs: 5_000 };
        const message = `message ${stands.size}`;
        stands.set(message, card);
        return outcome === 'sent' ? sentAs(message) : { outcome: 'unknown', reason: 'no answer' };
      },
      update: async (_address: string, message: string, card: Drawn): Promise<Posted> => {
        const posted = chat.updating();
        if (posted.outcome === 'sent') stands.set(message, card);
        return posted;
      },
    },
  };
  const world = aWorld(ports);
  const review = reviewAfter(...past);
  const content = [{ key: 'meeting~chat', columns: {}, json: { address: 'the chat', chatId: '19:chat' } }];
  await one.tables.reviews.commit({ review, events: past, content }, undefined);
  const happens = async (...events: ReviewEvent[]) => {
    const stored = (await one.tables.reviews.read(REFERENCE))!;
    const after = { ...reviewAfter(...past, ...events), events: stored.review.events + events.length };
    await one.tables.reviews.commit({ review: after, events, content: [] }, stored.etag);
  };
  const goesBy = async (minutes: number) => {
    one.minutes(minutes);
    await settle(world, REFERENCE);
  };
  const ofTheChild = () => [...stands.values()].filter(({ holdsCase }) => holdsCase).map(({ name }) => name);
  /** Who was told that something may still stand there. */
  const told = () => one.posts.filter(({ card }) => JSON.stringify(card.json).includes(STILL)).map(({ to }) => to);
  return { ...one, world, chat, stands, happens, goesBy, ofTheChild, told };
}

const opened = (stage: number, visit: number): ReviewEvent => ({ type: 'stageOpened', at: AT, by: FRAN.id, stage, visit });
const ended: ReviewEvent = { type: 'discussionEnded', at: AT, by: FRAN.id };
const transferred: ReviewEvent = { type: 'transferred', at: AT, by: OWEN.id };

describe('what stands in a meeting’s chat about the child', () => {
  it('is the board and the card of the stage that is open', async () => {
    const { world, happens, ofTheChild, stands } = await aMeeting();
    await settle(world, REFERENCE);
    expect(ofTheChild()).toEqual(['discussion/board', 'discussion/stage']);
    await happens(opened(1, 2));
    expect(await settle(world, REFERENCE)).toBe(true);
    expect([...stands.values()].map(({ name }) => name)).toEqual(['discussion/board', 'discussion/stageOver', 'discussion/stage']);
  });

  it.each([
    ['the discussion has ended', ended],
    ['another area has taken the case over', transferred],
  ])('is nothing once %s', async (_why, how) => {
    const { world, happens, ofTheChild, stands } = await aMeeting();
    await settle(world, REFERENCE);
    await happens(opened(1, 2), how);
    await settle(world, REFERENCE);
    expect(stands.size).toBe(2);
    expect(ofTheChild()).toEqual([]);
  });

  it('is emptied too where an earlier version left it behind, by the ids in the claims', async () => {
    const before = [...LINKED, begun, opened(1, 2), opened(2, 3), ended];
    const { world, tables, stands, ofTheChild, goesBy } = await aMeeting(before);
    const left: Drawn = { name: 'old', json: {}, preview: '', holdsCase: true };
    for (const key of ['board', 'stage~0~1', 'stage~1~2', 'stage~2~3']) {
      stands.set(key, left);
      const claim: Claim = { key: `${key}~meeting`, state: 'sent', at: AT, attempts: 1, reason: '', message: key };
      await tables.reviews.claim(REFERENCE, claim, undefined);
    }
    await rebuildIndex(world);
    expect(await tables.owedIndex.due(world.clock())).toContainEqual(expect.objectContaining({ reference: REFERENCE }));
    await goesBy(1);
    expect(ofTheChild()).toEqual([]);
    expect(stands.size).toBe(4);
  });

  it('is emptied once Teams takes it, however often it did not', async () => {
    const { world, chat, happens, ofTheChild, goesBy, told } = await aMeeting();
    await settle(world, REFERENCE);
    chat.updating = () => ({ outcome: 'try again', reason: 'fault in Teams', afterMs: 5_000 });
    await happens(ended);
    for (let tries = 0; tries < 6; tries++) await goesBy(1);
    expect(ofTheChild()).toHaveLength(2);
    chat.updating = () => sentAs('');
    await goesBy(1);
    expect(ofTheChild()).toEqual([]);
    expect(told()).toEqual([]);
  });

  it('is told to the office, once, where it can’t be emptied', async () => {
    const { world, chat, happens, goesBy, told } = await aMeeting();
    await settle(world, REFERENCE);
    chat.updating = () => ({ outcome: 'unreachable', reason: 'not installed or blocked' });
    await happens(opened(1, 2), ended);
    for (let tries = 0; tries < 30; tries++) await goesBy(10);
    expect(told()).toEqual([OWEN.id]);
  });

  it('is told to the office where nobody knows which message it is', async () => {
    const { world, chat, happens, goesBy, told } = await aMeeting();
    chat.posting = () => 'unknown';
    await settle(world, REFERENCE);
    await happens(opened(1, 2), ended);
    await goesBy(0.5);
    expect(told()).toEqual([]);
    await goesBy(1);
    await goesBy(1);
    expect(told()).toEqual([OWEN.id]);
  });

  it('is not posted while somebody is there who is not invited, and is when they are gone', async () => {
    const { world, chat, happens, goesBy, stands, ofTheChild } = await aMeeting();
    await settle(world, REFERENCE);
    chat.members = [PAT];
    await happens(opened(1, 2));
    await goesBy(1);
    await goesBy(1);
    expect([...stands.values()].map(({ name }) => name)).toEqual(['discussion/board', 'discussion/stageOver']);
    chat.members = [];
    await goesBy(1);
    expect(ofTheChild()).toEqual(['discussion/board', 'discussion/stage']);
  });
});

it('speaks of no stage that is over as if it were open', async () => {
  const { world, happens, stands } = await aMeeting();
  await settle(world, REFERENCE);
  await happens(opened(1, 2));
  await settle(world, REFERENCE);
  const over = JSON.stringify([...stands.values()].find(({ name }) => name === 'discussion/stageOver')?.json);
  expect(over).toContain('This stage is over');
  expect(over).not.toContain('"Pass"');
});
