import { readDay } from '../../src/domain/days';
import type { ReviewEvent } from '../../src/domain/events';
import { fold } from '../../src/domain/review';
import { requestRow } from '../../src/journeys/information/rows';
import { CAST, DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { idOf } from '../helpers/stages/triage';
import type { CastMember } from '../room/types';

const REFERENCE = 'PR-AAAAAA1';
const WITH_AUTHOR: CastMember[] = [
  ...CAST,
  { id: 'ivy', name: 'Ivy Bennett', agency: 'Police', roles: ['information author'] },
  { id: 'danuta', name: 'Danuta Kowalska', agency: 'Council', roles: ['LA notifier'] },
  { id: 'lena', name: 'Lena Fischer', agency: 'Council', roles: ['LA notifier'] },
];
const AT = '2026-11-23T10:00:00.000Z';
const RAPID: ReviewEvent[] = [
  { type: 'alerted', at: AT, by: idOf('amara'), reference: REFERENCE, route: 'serious incident', agency: 'Health', lead: idOf('dana') },
  { type: 'referralSent', at: AT, by: idOf('amara'), pages: ['start'] },
  { type: 'referralPassed', at: AT, by: idOf('dana'), as: 'agency lead', forAgency: 'Health' },
  { type: 'notificationRecorded', at: AT, by: idOf('danuta'), sentAt: AT, panelReference: 'N-1' },
  { type: 'routeRecommended', at: AT, by: idOf('chidi'), outcome: 'rapid review', partners: [], round: 1 },
  { type: 'routeDecided', at: AT, by: idOf('chidi'), outcome: 'rapid review' },
  { type: 'agencyAsked', at: AT, by: idOf('owen'), agency: 'Police', author: idOf('ivy') },
  { type: 'requestAcknowledged', at: AT, by: idOf('ivy'), agency: 'Police' },
];

let stage: Stage;
afterEach(() => stage.close());

async function begins(redeliver: (typeof DELIVERIES)[number]): Promise<void> {
  stage = await openStage({ redeliver, cast: WITH_AUTHOR });
  const asked = requestRow('Police', { why: 'What did you know?', from: readDay('2026-01-01'), to: readDay('2026-11-21') });
  await stage.tables.reviews.commit({ review: fold(RAPID)!, events: RAPID, content: [asked] }, undefined);
  await stage.bot.bot.rebuildIndex();
  await stage.bot.bot.tick();
}
async function itIs(instant: string): Promise<void> {
  stage.clock.now = new Date(instant);
  await stage.bot.bot.tick();
  await stage.room.settled();
}
/** How many of a person's cards say this. */
const cardsSaying = (id: string, words: string): number =>
  stage
    .person(id)
    .cards()
    .filter((card) => card.text().includes(words)).length;
const INFORMATION = `Your agency’s information for ${REFERENCE}`;

describe.each(DELIVERIES)('a reminder, each press answered %s', (redeliver) => {
  beforeEach(() => begins(redeliver));

  it('is answered by asking a colleague, who is told, has the work and is reminded from then on', async () => {
    await itIs('2026-11-27T09:00:10Z');
    expect(stage.person('ivy').card().text()).toContain(
      `${INFORMATION} is due by the end of Wed 2 Dec: day 7 of 15, counted from the notification sent Mon 23 Nov.`,
    );
    await stage.person('ivy').presses('Someone else should do this');
    await stage.person('ivy').presses('Ask Piotr Zielinski, Police');
    expect(stage.person('ivy').card().text()).toContain('Piotr Zielinski has it now');
    await itIs('2026-11-27T09:10:00Z');
    expect(cardsSaying('piotr', 'has handed this to you')).toBe(1);
    const before = stage.person('ivy').cards().length;
    await itIs('2026-12-01T09:00:10Z');
    expect(stage.person('ivy').cards()).toHaveLength(before);
    expect(stage.person('piotr').card().text()).toContain(`${INFORMATION} is due by the end of Wed 2 Dec`);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is answered by asking for help: the office is told once, with whom to ring', async () => {
    await itIs('2026-11-27T09:00:10Z');
    await stage.person('ivy').presses('I need help');
    expect(stage.person('ivy').card().text()).toContain('has been told that you need help');
    await itIs('2026-11-27T09:10:00Z');
    expect(cardsSaying('owen', 'Ivy Bennett (Police) asks for help')).toBe(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('waits until the time that its reader chooses, and no longer than it is due', async () => {
    await itIs('2026-11-27T09:00:10Z');
    await stage.person('ivy').presses('Remind me on Mon 30 Nov at 09:00');
    expect(stage.person('ivy').card().text()).toContain('I will remind you on Mon 30 Nov at 09:00.');
    const before = cardsSaying('ivy', INFORMATION);
    await itIs('2026-11-27T15:00:10Z');
    expect(cardsSaying('ivy', INFORMATION)).toBe(before);
    await itIs('2026-11-30T09:00:10Z');
    expect(cardsSaying('ivy', INFORMATION)).toBe(before + 1);
    await itIs('2026-12-02T09:00:10Z');
    expect(stage.person('ivy').card().buttons()).toContain('Remind me today at 15:00');
    expect(
      stage
        .person('ivy')
        .card()
        .buttons()
        .filter((title) => title.startsWith('Remind me')),
    ).toHaveLength(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is answered by saying that it is done, and shows that however often it is pressed again', async () => {
    await itIs('2026-11-27T09:00:10Z');
    const old = stage.person('chidi').card();
    expect(old.text()).toContain(`A look at how ${REFERENCE} stands is due by the end of Mon 30 Nov`);
    await stage.person('chidi').presses('I have looked at it');
    expect(stage.person('chidi').card().text()).toContain('There is nothing left for you to do.');
    const before = cardsSaying('chidi', 'A look at how');
    await itIs('2026-12-01T09:00:10Z');
    await itIs('2026-12-02T09:00:10Z');
    expect(cardsSaying('chidi', 'A look at how')).toBe(before);
    await stage.person('chidi').says('reminders');
    expect(stage.person('chidi').card().text()).toContain('Nothing is due');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('that is late asks its owner again, then the office, then the agency’s lead, and nobody else', async () => {
    await itIs('2026-12-03T09:00:10Z');
    expect(stage.person('ivy').card().text()).toContain(`${INFORMATION} was due yesterday`);
    expect(cardsSaying('piotr', REFERENCE)).toBe(0);
    await itIs('2026-12-04T09:00:10Z');
    expect(cardsSaying('owen', 'Not answered yet: Police. They have been reminded.')).toBe(1);
    expect(cardsSaying('piotr', REFERENCE)).toBe(0);
    await itIs('2026-12-07T09:00:10Z');
    expect(cardsSaying('piotr', `The agencies’ information for ${REFERENCE} was due on Wed 2 Dec`)).toBe(1);
    expect(cardsSaying('chidi', 'information for')).toBe(0);
  });
});
