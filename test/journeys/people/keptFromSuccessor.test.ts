import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { handOver } from '../../../src/journeys/people/handOver';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';

const RUTH = aPerson('ruth', 'Health', 'referrer');
const OWEN = aPerson('owen', 'Partnership office', 'coordinator');
const REFERENCE = 'PR-7KQ4M2X';
const AT = '2026-11-23T11:00:00.000Z';

it('hands nothing of a review over to somebody who has a conflict of interest in it: neither its reference nor what is being written', async () => {
  const { tables, ports, posts } = await aBot([AMARA, RUTH, OWEN]);
  const declared: ReviewEvent = {
    type: 'conflictDeclared',
    at: AT,
    by: OWEN.id,
    person: RUTH.id,
    standIn: '',
    roles: [],
    rest: [],
    agency: 'Health',
  };
  const events = [alerted(), declared];
  await tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  await tables.involved.add(`person~${AMARA.id}`, REFERENCE);
  await tables.drafts.save(AMARA.id, {
    reference: REFERENCE,
    page: 'child',
    revision: 1,
    savedAt: AT,
    answers: { name: { said: 'A name' } },
  });
  const amara = (await tables.people.find(AMARA.id))!;

  await handOver(aWorld(ports), amara, RUTH.id, { by: OWEN.id, at: AT });

  expect(await tables.drafts.pages(RUTH.id, REFERENCE)).toEqual([]);
  expect(await tables.drafts.pages(AMARA.id, REFERENCE)).toHaveLength(1);
  const told = (id: string): string => JSON.stringify(posts.filter(({ to }) => to === id));
  expect(told(RUTH.id)).not.toContain(REFERENCE);
  expect(told(OWEN.id)).toContain(REFERENCE);
});
