import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { SHIPPED } from '../../../src/domain/dates/shipped';
import { REVIEW_TYPES } from '../../../src/domain/reviewTypes';
import type { Person } from '../../../src/domain/people/people';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { rosterOf } from '../../../src/journeys/posts/roster';
import { peopleFor } from '../../../src/journeys/reminders/due';
import { SUBJECTS } from '../../../src/journeys/reminders/subjects';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralSent } from '../../helpers/aReview';
import type { Acting } from '../../../src/domain/sight/acting';

const LAN = aPerson('lan', 'Council', 'LA notifier');
const LENA = aPerson('lena', 'Council', 'scribe');
const REFERENCE = 'PR-AAAAAA1';
const AWARE: ReviewEvent = { type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay('2026-11-23') };

/** A review whose notification is due on Mon 30 Nov 2026, at 09:00 on the day of the first reminder. */
async function onThursday(people: readonly Person[], ...more: ReviewEvent[]) {
  const one = await aBot(people);
  const events = [{ ...alerted(), reference: REFERENCE } as ReviewEvent, referralSent(), AWARE, ...more];
  await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  await one.bot.rebuildIndex();
  await one.bot.tick();
  return {
    ...one,
    told: async (instant = '2026-11-26T09:00:10Z') => {
      one.posts.length = 0;
      one.state.now = new Date(instant);
      await one.bot.tick();
      const due = one.posts.map(({ to, card }) => ({ to, text: JSON.stringify(card.json) }));
      return due.filter(({ text }) => text.includes(`The notification to the Panel for ${REFERENCE}`));
    },
  };
}

it('goes to the deputy of somebody who is away, and says for whom', async () => {
  const one = await onThursday([AMARA, DANA, OWEN, LAN, LENA]);
  const away = [{ from: readDay('2026-11-26'), until: readDay('2026-11-26') }];
  const known = await one.tables.people.find(LAN.id);
  await one.tables.people.change({ id: LAN.id, at: AWARE.at, by: 'settings', now: { deputy: LENA.id, away } }, known?.changes ?? 0);
  const told = await one.told();
  expect(told.map(({ to }) => to)).toEqual([LENA.id]);
  expect(told[0]?.text).toContain('This is for lan, who cannot do it now; you are their deputy.');
  expect((await one.told('2026-11-27T09:00:10Z')).map(({ to }) => to)).toEqual([LAN.id]);
});

it('goes to the office when somebody is away without a deputy, and when nobody has the role', async () => {
  const alone = await onThursday([AMARA, DANA, OWEN]);
  const told = await alone.told();
  expect(told.map(({ to }) => to)).toEqual([OWEN.id]);
  expect(told[0]?.text).toContain('Nobody is set up as the local authority’s notifier, so it comes to the partnership office.');
});

it('says nothing to somebody with a conflict of interest', async () => {
  const conflict: ReviewEvent = {
    ...{ type: 'conflictDeclared', at: AWARE.at, by: LAN.id, person: LAN.id, standIn: '' },
    ...{ roles: ['LA notifier'], agency: 'Council' },
  } as ReviewEvent;
  const one = await onThursday([AMARA, DANA, OWEN, LAN], conflict);
  expect((await one.told()).map(({ to }) => to)).toEqual([OWEN.id]);
});

it('comes a working day earlier when its day is kept free for the family', async () => {
  const quiet = { type: 'quietDateAdded', at: AWARE.at, by: OWEN.id, on: readDay('2026-11-30'), reason: '' } as ReviewEvent;
  const one = await onThursday([AMARA, DANA, OWEN, LAN], quiet);
  expect(await one.told()).toHaveLength(1);
  expect(await one.told('2026-11-27T09:00:10Z')).toHaveLength(1);
  expect(await one.told('2026-11-30T09:00:10Z')).toEqual([]);
});

it('tells chair and partners of a late one only for the two dates that guidance sets', () => {
  const outer = REVIEW_TYPES.flatMap((type) => SHIPPED[type]).filter((one) => one.outer);
  expect(outer.map(({ key }) => key)).toEqual(['notify', 'panel']);
});

it('has words for every milestone of every kind of review', () => {
  const keys = Object.values(rulesOf(SHIPPED_CHOICES).milestones).flatMap((all) => all.map(({ key }) => key));
  expect(keys.filter((key) => !(key in SUBJECTS))).toEqual([]);
  for (const { yours, its } of Object.values(SUBJECTS)) expect([yours, its].every((name) => name.includes('{}'))).toBe(true);
});

it('reminds the deputy of a partner who is away of the sign-off, but not one who has a place of their own', async () => {
  const [farid, grace, stephen] = ['farid', 'grace', 'stephen'].map((id) => aPerson(id, 'Council', 'executive partner')) as [
    Acting,
    Acting,
    Acting,
  ];
  const { tables } = await aBot([farid, grace, stephen, LENA, OWEN]);
  const partners = [farid.id, grace.id, stephen.id];
  const review = fold([
    alerted(),
    referralSent(),
    { type: 'routeRecommended', at: AWARE.at, by: OWEN.id, outcome: 'rapid review', partners, round: 1 },
    { type: 'recommendationRecorded', at: AWARE.at, by: OWEN.id, revision: 1, lcspr: 'no', partners },
    { type: 'routeDecided', at: AWARE.at, by: OWEN.id, outcome: 'rapid review' },
  ])!;
  const away = [{ from: readDay('2026-11-26'), until: readDay('2026-11-26') }];
  const now = new Date('2026-11-26T10:00:00Z');
  const remindedFor = async (deputy: string) => {
    const { changes } = (await tables.people.find(grace.id))!;
    await tables.people.change({ id: grace.id, at: AWARE.at, by: 'settings', now: { deputy, away } }, changes);
    return (await peopleFor(rosterOf(tables), review, 'signoff', { person: grace.id }, now)).map(({ to }) => to.person.id);
  };
  expect(await remindedFor(LENA.id)).toEqual([LENA.id]);
  expect(await remindedFor(farid.id)).toEqual([OWEN.id]);
});
