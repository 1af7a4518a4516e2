import { begin, end, mayWrite, move, pause, raiseUnsafe, resume, show } from '../../../src/domain/discussion/leading';
import { owed } from '../../../src/domain/owed';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { evolve } from '../../../src/domain/review/evolve';
import type { Review } from '../../../src/domain/review/review';
import { rounds } from '../../../src/domain/review/whereItIs';
import { inDiscussion, visible } from '../../../src/domain/sight/visible';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';
import type { Acting } from '../../../src/domain/sight/acting';

const AT = '2026-12-07T10:00:00.000Z';
const FRAN = aPerson('fran', 'Partnership office', 'facilitator');
const OTHER = aPerson('other', 'Partnership office', 'facilitator');
const MEI = aPerson('mei', 'Health', 'participant');
const CHIDI = aPerson('chidi', 'Partnership', 'chair');

const booked: ReviewEvent = {
  ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: AT, minutes: 120, sequence: 0 },
  invited: [FRAN.id, MEI.id],
};
const linked: ReviewEvent = { type: 'meetingChatLinked', at: AT, by: OWEN.id };
const begun: ReviewEvent = { type: 'discussionBegun', at: AT, by: FRAN.id, visit: 1, wording: 'alive', as: 'facilitator' };
const opened = (stage: number, visit: number): ReviewEvent => ({ type: 'stageOpened', at: AT, by: FRAN.id, stage, visit });
const shown = (stage: number, visit: number, count: number, digest: string): ReviewEvent => ({
  ...{ type: 'wordsShown', at: AT, by: FRAN.id },
  ...{ stage, visit, count, digest },
});
const paused: ReviewEvent = { type: 'discussionPaused', at: AT, by: FRAN.id };
const ended: ReviewEvent = { type: 'discussionEnded', at: AT, by: FRAN.id };
const READY = [alerted(), referralSent(), referralPassed(), booked, linked];
const ON = [...READY, begun];

const after = (...past: ReviewEvent[]) => ({
  when: (decide: (review: Review) => readonly ReviewEvent[]) => given(...past).when((review) => decide(review!)),
});

describe('beginning', () => {
  const now =
    (by: Acting, uninvited: string[] = []) =>
    (review: Review) =>
      begin(review, by, { wording: 'alive', uninvited }, AT);

  it('opens the first stage in the wording of this child', () => {
    after(...READY)
      .when(now(FRAN))
      .then(begun);
    expect(reviewAfter(...ON).discussion).toMatchObject({ state: 'open', stage: 0, visit: 1, visits: [0], facilitator: FRAN.id });
  });
  it('can be done by the coordinator', () => {
    after(...READY)
      .when(now(OWEN))
      .then({ ...begun, by: OWEN.id, as: 'coordinator' } as ReviewEvent);
  });
  it('waits until the chat is linked', () =>
    after(...READY.slice(0, -1))
      .when(now(FRAN))
      .refused('not complete'));
  it('waits while somebody in the chat is not invited', () =>
    after(...READY)
      .when(now(FRAN, ['Pat Doe']))
      .refused('not complete'));
  it('is refused to participants, the chair, and a facilitator of another meeting', () => {
    for (const by of [MEI, CHIDI, OTHER])
      after(...READY)
        .when(now(by))
        .refused('not allowed');
  });
  it('changes nothing the second time', () =>
    after(...ON)
      .when(now(FRAN))
      .nothing());
});

describe('moving', () => {
  const to =
    (way: 'next' | 'back', visit: number, by = FRAN, uninvited: string[] = []) =>
    (review: Review) =>
      move(review, by, { visit, to: way, uninvited }, AT);

  it('opens the next stage, or the one before, as a visit of its own', () => {
    after(...ON)
      .when(to('next', 1))
      .then(opened(1, 2));
    after(...ON, opened(1, 2))
      .when(to('back', 2))
      .then(opened(0, 3));
    expect(rounds(reviewAfter(...ON, opened(1, 2), opened(0, 3)))).toEqual([
      { stage: 0, visit: 1 },
      { stage: 1, visit: 2 },
      { stage: 0, visit: 3 },
    ]);
  });
  it('moves nothing from a card of another visit', () =>
    after(...ON, opened(1, 2))
      .when(to('next', 1))
      .nothing());
  it('waits while somebody in the chat is not invited, because the next card speaks of the child', () => {
    for (const way of ['next', 'back'] as const)
      after(...ON, opened(1, 2))
        .when(to(way, 2, FRAN, ['Pat Doe']))
        .refused('not complete');
  });
  it('stops at both ends', () => {
    after(...ON)
      .when(to('back', 1))
      .refused('too late');
    const last = Array.from({ length: 8 }, (_, index) => opened(index + 1, index + 2));
    after(...ON, ...last)
      .when(to('next', 9))
      .refused('too late');
  });
  it('is refused in a pause, after the end, and to participants', () => {
    after(...ON, paused)
      .when(to('next', 1))
      .refused('too late');
    after(...ON, ended)
      .when(to('next', 1))
      .refused('too late');
    after(...ON)
      .when(to('next', 1, MEI))
      .refused('not allowed');
  });
});

describe('showing what was said', () => {
  const now =
    (stage: number, visit: number, count: number, digest: string, uninvited: string[] = []) =>
    (review: Review) =>
      show(review, FRAN, { stage, visit, count, digest, uninvited }, AT);

  it('states how many and their digest', () =>
    after(...ON)
      .when(now(0, 1, 2, 'd'))
      .then(shown(0, 1, 2, 'd')));
  it('changes nothing when it is the same words, and shows late ones in a further showing', () => {
    after(...ON, shown(0, 1, 2, 'd'))
      .when(now(0, 1, 2, 'd'))
      .nothing();
    after(...ON, shown(0, 1, 2, 'd'))
      .when(now(0, 1, 3, 'e'))
      .then(shown(0, 1, 3, 'e'));
  });
  it('may show an earlier visit, and never one that was not', () => {
    after(...ON, opened(1, 2))
      .when(now(0, 1, 2, 'd'))
      .then(shown(0, 1, 2, 'd'));
    after(...ON, opened(1, 2))
      .when(now(1, 1, 2, 'd'))
      .refused('not found');
    after(...ON)
      .when(now(1, 2, 2, 'd'))
      .refused('not found');
  });
  it('waits while somebody in the chat is not invited, in a pause, and while there is nothing', () => {
    after(...ON)
      .when(now(0, 1, 2, 'd', ['Pat Doe']))
      .refused('not complete');
    after(...ON, paused)
      .when(now(0, 1, 2, 'd'))
      .refused('too late');
    after(...ON)
      .when(now(0, 1, 0, 'd'))
      .refused('not complete');
  });
});

describe('pausing and ending', () => {
  it('pauses and resumes, each once', () => {
    after(...ON)
      .when((review) => pause(review, FRAN, { visit: 1 }, AT))
      .then(paused);
    after(...ON, paused)
      .when((review) => pause(review, FRAN, { visit: 1 }, AT))
      .nothing();
    after(...ON, paused)
      .when((review) => resume(review, FRAN, { visit: 1 }, AT))
      .then({ type: 'discussionResumed', at: AT, by: FRAN.id });
    after(...ON)
      .when((review) => resume(review, FRAN, { visit: 1 }, AT))
      .nothing();
    after(...ON)
      .when((review) => pause(review, MEI, { visit: 1 }, AT))
      .refused('not allowed');
  });
  it('ends once, and the meeting was then held', () => {
    after(...ON)
      .when((review) => end(review, FRAN, { visit: 1 }, AT))
      .then(ended);
    after(...ON, ended)
      .when((review) => end(review, FRAN, { visit: 1 }, AT))
      .nothing();
    after(...ON, opened(1, 2))
      .when((review) => end(review, FRAN, { visit: 1 }, AT))
      .nothing();
    expect(reviewAfter(...ON, ended).meeting?.heldAt).toBe(AT);
  });
});

describe('writing', () => {
  const may =
    (by: Acting, round = { stage: 0, visit: 1 }, wants: 'reads' | 'writes' = 'writes') =>
    (review: Review) => {
      mayWrite(review, by, round, wants);
      return [];
    };

  it('is for those who are invited or were let in, and for nobody else', () => {
    after(...ON)
      .when(may(MEI))
      .nothing();
    after(...ON, { type: 'letIn', at: AT, by: OWEN.id, person: OTHER.id })
      .when(may(OTHER))
      .nothing();
    for (const by of [OTHER, CHIDI, OWEN, aPerson('x', 'Police', 'participant')])
      after(...ON)
        .when(may(by))
        .refused('not allowed');
  });
  it('is not for those who only observe, invited or not', () => {
    for (const role of ['scrutineer', 'administrator'] as const)
      after(...ON)
        .when(may({ ...MEI, roles: [role] }))
        .refused('not allowed');
  });
  it('is kept in the visit on the card after the discussion moved on, and in a pause', () => {
    after(...ON, opened(1, 2))
      .when(may(MEI))
      .nothing();
    after(...ON, paused)
      .when(may(MEI))
      .nothing();
    after(...ON)
      .when(may(MEI, { stage: 1, visit: 2 }))
      .refused('not found');
    after(...READY)
      .when(may(MEI))
      .refused('not found');
  });
  it('ends with the discussion; taking one’s own words back does not', () => {
    after(...ON, ended)
      .when(may(MEI))
      .refused('too late');
    after(...ON, ended)
      .when(may(MEI, undefined, 'reads'))
      .nothing();
  });
});

describe('someone unsafe', () => {
  const raise =
    (mark: string, by = MEI) =>
    (review: Review) =>
      raiseUnsafe(review, by.id, { mark }, AT);
  const raised = (number: number, mark: string, at = AT, joins = 0): ReviewEvent => ({
    ...{ type: 'someoneUnsafe', at, by: MEI.id, number, mark, joins },
  });
  const before = (number: number): ReviewEvent => ({ type: 'someoneUnsafe', at: AT, by: MEI.id, number, mark: `old ${number}` });

  it('is recorded once for each note, also when it is sent twice', () => {
    after(...ON)
      .when(raise('a'))
      .then(raised(1, 'a'));
    after(...ON, raised(1, 'a'))
      .when(raise('a'))
      .nothing();
    after(...ON, raised(1, 'a'), ended)
      .when(raise('b'))
      .then(raised(2, 'b'));
  });

  it('is recorded before the discussion, after it and in a case that goes on no more: it is never refused', () => {
    expect(() => raiseUnsafe(reviewAfter(...READY), MEI.id, { mark: 'a' }, AT)).not.toThrow();
    after(...READY)
      .when(raise('a'))
      .then(raised(1, 'a'));
    const setAside = { ...reviewAfter(...READY), state: 'withdrawn' } as const;
    expect(raiseUnsafe(setAside, 'host~nobody-knows', { mark: 'a' }, AT)).toHaveLength(1);
    const told = owed({ ...reviewAfter(...READY, raised(1, 'a')), state: 'withdrawn' }).map(({ key }) => key);
    expect(told).toEqual(expect.arrayContaining(['unsafe-office~1', 'unsafe-chair~1', 'unsafe-kept~1']));
    expect(owed(reviewAfter(...READY, raised(1, 'a'))).map(({ key }) => key)).toContain('unsafe-office~1');
  });

  it('has a message of its own four times an hour, and one for all that follow in that hour', () => {
    const minutes = [0, 5, 10, 20, 30, 40, 55, 95, 96];
    const joins = minutes.reduce<{ review: Review; joins: number[] }>(
      (so, minute, index) => {
        const at = new Date(Date.parse(AT) + minute * 60_000).toISOString();
        const [event] = raiseUnsafe(so.review, MEI.id, { mark: String(index) }, at);
        return { review: evolve(so.review, event!), joins: [...so.joins, (event as { joins: number }).joins] };
      },
      { review: reviewAfter(...ON), joins: [] },
    );
    expect(joins.joins).toEqual([0, 0, 0, 0, 5, 5, 5, 0, 0]);
    const keys = owed(joins.review).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('unsafe-office'))).toEqual([1, 2, 3, 4, 8, 9].map((one) => `unsafe-office~${one}`));
    expect(keys.filter((key) => key.startsWith('several-unsafe-'))).toEqual([
      'several-unsafe-office~5',
      'several-unsafe-chair~5',
      'several-unsafe-facilitator~5',
    ]);
    expect(keys.filter((key) => key.startsWith('unsafe-kept'))).toHaveLength(minutes.length);
  });

  it('opens a further message for those that still come after the hour of the first', () => {
    const first = [1, 2, 3, 4].map((number) => raised(number, `${number}`));
    const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
    const many = [
      raised(5, '5', later(50), 5),
      raised(6, '6', later(100), 5),
      raised(7, '7', later(105), 5),
      raised(8, '8', later(108), 5),
    ];
    const [next] = raiseUnsafe(reviewAfter(...ON, ...first, ...many), MEI.id, { mark: '9' }, later(111));
    expect(next).toMatchObject({ number: 9, joins: 0 });
    const more = [...many, raised(9, '9', later(109), 5)];
    const [another] = raiseUnsafe(reviewAfter(...ON, ...first, ...more), MEI.id, { mark: '10' }, later(111));
    expect(another).toMatchObject({ number: 10, joins: 10 });
  });

  it('is owed as it was where it was recorded before notes joined, and no receipt is sent about the past', () => {
    const keys = owed(reviewAfter(...ON, ...[1, 2, 3, 4, 5, 6].map(before)))
      .map(({ key }) => key)
      .filter((key) => key.includes('unsafe'));
    expect(keys).toHaveLength(18);
    expect(keys.every((key) => /^unsafe-(office|chair|facilitator)~[1-6]$/.test(key))).toBe(true);
    const after = owed(reviewAfter(...ON, before(1), raised(2, 'new'))).map(({ key }) => key);
    expect(after).toEqual(expect.arrayContaining(['unsafe-office~1', 'unsafe-office~2', 'unsafe-kept~2']));
    expect(after).not.toContain('unsafe-kept~1');
    expect(owed({ ...reviewAfter(...ON, before(1)), state: 'withdrawn' }).filter(({ key }) => key.includes('unsafe'))).toEqual([]);
  });

  it('is owed to coordinator, chair and facilitator at once, and never to the meeting’s chat', () => {
    const posts = owed(reviewAfter(...ON, raised(1, 'a'))).filter(({ says }) => says === 'someone unsafe');
    expect(posts.map(({ to }) => to)).toEqual([{ role: 'coordinator' }, { role: 'chair' }, { person: FRAN.id }]);
  });

  it('is owed once to a coordinator who leads the discussion themselves', () => {
    const byOwen = { ...begun, by: OWEN.id, as: 'coordinator' } as ReviewEvent;
    const posts = owed(reviewAfter(...READY, byOwen, raised(1, 'a'))).filter(({ says }) => says === 'someone unsafe');
    expect(posts).toHaveLength(2);
  });
});

describe('what the meeting’s chat is owed', () => {
  const posts = (...past: ReviewEvent[]) =>
    owed(reviewAfter(...past))
      .filter(({ to }) => 'chat' in to)
      .map(({ key }) => key);

  it('is nothing before the discussion begins, then the board and a card for each visit', () => {
    expect(posts(...READY)).toEqual([]);
    expect(posts(...ON)).toEqual(['board', 'stage~0~1']);
    expect(posts(...ON, opened(1, 2), opened(0, 3))).toEqual(['board', 'stage~0~3', 'stage-over~0~1', 'stage-over~1~2']);
    expect(posts(...ON, ended)).toEqual(['stage-over~0~1', 'board-over']);
  });
});

it('says who may do what in a discussion, and in which role', () => {
  const review = reviewAfter(...ON);
  expect(inDiscussion(review, FRAN)).toEqual({ as: 'facilitator', speaks: true, leads: true, readsSafety: true });
  expect(inDiscussion(review, OTHER)).toBeUndefined();
  expect(inDiscussion(review, MEI)).toEqual({ as: 'participant', speaks: true, leads: false, readsSafety: false });
  expect(inDiscussion(review, OWEN)).toEqual({ as: 'coordinator', speaks: false, leads: true, readsSafety: true });
  expect(inDiscussion(review, CHIDI)).toEqual({ as: 'chair', speaks: false, leads: false, readsSafety: true });
  expect(inDiscussion(reviewAfter(alerted()), OWEN)).toBeUndefined();
});

it('opens the review, without referral and identity, to those who are invited to its meeting', () => {
  expect(visible(reviewAfter(...READY), MEI)).toEqual({ as: 'participant', referral: false, identity: false });
  expect(visible(reviewAfter(...READY), aPerson('x', 'Police', 'participant'))).toBeUndefined();
  expect(visible(reviewAfter(...READY.slice(0, 3)), MEI)).toBeUndefined();
});
