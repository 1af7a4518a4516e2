import type { ReviewEvent } from '../../../src/domain/review/events';
import { uninvited } from '../../../src/journeys/meeting/chat';
import { recipientsOf } from '../../../src/journeys/posts/recipients';
import { invitees } from '../../../src/journeys/meeting/invitees';
import { MEETING_CHAT } from '../../../src/domain/meeting/rows';
import { aBot } from '../../helpers/aBot';
import { alerted, aPerson, referralPassed, referralSent } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';
import { reviewAfter } from '../../helpers/given';

const OWEN = aPerson('owen', 'Partnership office', 'coordinator');
const OONA = aPerson('oona', 'Partnership office', 'coordinator', 'scribe');
const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const MEI = aPerson('mei', 'Health', 'participant');
const AT = '2026-11-25T10:00:00.000Z';
const declared = (person: string): ReviewEvent => ({
  ...{ type: 'conflictDeclared', at: AT, by: person, person, standIn: '', roles: [], rest: [], agency: '' },
});
const PAST = [alerted(), referralSent(), referralPassed()];
const booked: Extract<ReviewEvent, { type: 'meetingBooked' }> = {
  ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: '2026-12-04T10:00:00.000Z', minutes: 120, sequence: 0 },
  invited: [CHIDI.id, MEI.id],
};

async function inChat() {
  const { ports, tables } = await aBot([OWEN, OONA, CHIDI, MEI]);
  const members = [OWEN, OONA, CHIDI, MEI].map(({ id, name }) => ({ who: id, name }));
  const world = aWorld({ ...ports, chat: { ...ports.chat, members: async () => members } });
  return { world, tables };
}

it('is told of to those facilitators who are in it, and to every one while there is none', async () => {
  const [fay, femi] = [aPerson('fay', 'Partnership', 'facilitator'), aPerson('femi', 'Partnership', 'facilitator')];
  const { ports } = await aBot([fay, femi, OWEN]);
  const told = async (...more: ReviewEvent[]) =>
    (await recipientsOf(ports.people, reviewAfter(...PAST, ...more), { role: 'facilitator' })).map(({ person }) => person.id);
  expect((await told()).sort()).toEqual([fay.id, femi.id]);
  expect(await told({ ...booked, invited: [fay.id] })).toEqual([fay.id]);
});

describe('a meeting in which somebody has a conflict of interest', () => {
  it('has them uninvited in its chat, also a coordinator, who belongs in every other one', async () => {
    const { world, tables } = await inChat();
    const review = reviewAfter(...PAST, booked, declared(OONA.id), declared(CHIDI.id));
    await tables.reviews.add(
      review.reference,
      MEETING_CHAT.write({}, { chatId: '19:meeting' }, { chatId: '19:meeting', address: 'there' }),
    );
    expect((await uninvited(world, review))?.map(({ who }) => who)).toEqual([OONA.id, CHIDI.id]);
  });

  it.each([
    ['before it is booked', []],
    ['once it is booked', [booked]],
  ])('is booked with a form that neither offers nor chooses them, %s', async (_when, more: ReviewEvent[]) => {
    const { world } = await inChat();
    const all = async (...events: ReviewEvent[]) => {
      const { groups, preset } = await invitees(world, reviewAfter(...PAST, ...more, ...events));
      return [...groups.flatMap(({ people }) => people.map(({ id }) => id)), ...preset];
    };
    expect(await all()).toEqual(expect.arrayContaining([CHIDI.id, MEI.id, OONA.id]));
    const left = await all(declared(CHIDI.id), declared(OONA.id));
    expect(left).toContain(MEI.id);
    for (const { id } of [CHIDI, OONA]) expect(left).not.toContain(id);
  });
});
