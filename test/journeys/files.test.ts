import type { Press, World } from '../../src/journeys/action';
import { give, offer, offers } from '../../src/journeys/files';
import type { FileOffer, Posted } from '../../src/ports';
import { AMARA } from '../helpers/aReview';
import { memoryTables } from '../helpers/memory';

const REFERENCE = 'PR-7KQ4M2X';
const FILE: FileOffer = { name: `${REFERENCE}.ics`, description: 'For your calendar.', bytes: 3, context: { file: 'meeting/file' } };
const SENT: Posted = { outcome: 'sent', message: 'm', address: '' };

function aWorld() {
  const state = { now: new Date('2026-11-23T10:00:00Z'), answers: SENT, offered: [] as FileOffer[] };
  const { reviews } = memoryTables();
  const offerFile = async (_to: string, _address: string, file: FileOffer): Promise<Posted> => {
    if (state.answers.outcome === 'sent') state.offered.push(file);
    return state.answers;
  };
  const world = { reviews, clock: () => state.now, chat: { offerFile } } as unknown as World;
  const press = { who: AMARA.id, me: Promise.resolve({ person: AMARA, address: '', welcomedAt: '' }), now: state.now } as unknown as Press;
  return {
    state,
    seen: () => offers(world, REFERENCE, 'calendar', press),
    offers: (seen: number) => offer(world, press, { reference: REFERENCE, what: 'calendar', seen }, FILE),
    gives: (number: number) =>
      give(world, press, { reference: REFERENCE, what: 'calendar', offer: number }, async () => ({
        ...{ name: FILE.name, contentType: 'text/calendar', content: Uint8Array.from([1, 2, 3]) },
      })),
  };
}

describe('a file', () => {
  it('is offered once for a press that arrives twice, with a number that comes back', async () => {
    const { state, offers: asks, seen } = aWorld();
    expect(await asks(0)).toBe('offered');
    expect(await asks(0)).toBe('offered before');
    expect(state.offered).toEqual([{ ...FILE, context: { file: 'meeting/file', reference: REFERENCE, offer: '1' } }]);
    expect(await seen()).toBe(1);
    expect(await asks(1)).toBe('offered');
    expect(state.offered).toHaveLength(2);
  });

  it('is offered once when both presses arrive at the same moment', async () => {
    const { state, offers: asks } = aWorld();
    expect((await Promise.all([asks(0), asks(0)])).sort()).toEqual(['offered', 'offered before']);
    expect(state.offered).toHaveLength(1);
  });

  it('can be asked for again with the same card when it surely was not offered', async () => {
    const { state, offers: asks, seen } = aWorld();
    state.answers = { outcome: 'try again', reason: 'too many messages', afterMs: 5_000 };
    expect(await asks(0)).toBe('not now');
    expect(await seen()).toBe(0);
    state.answers = SENT;
    expect(await asks(0)).toBe('offered');
  });

  it('is given once for each offer, and not for one that was not the last', async () => {
    const { offers: asks, gives } = aWorld();
    expect(await gives(1)).toEqual({});
    await asks(0);
    await asks(1);
    expect(await gives(1)).toEqual({});
    const both = await Promise.all([gives(2), gives(2)]);
    expect(both.filter(({ file }) => file)).toHaveLength(1);
    expect(await gives(2)).toEqual({});
  });
});
