import { DELIVERIES, journalIsDocument, openStage, referenceOn, START, type Stage } from '../helpers/onStage';

describe.each(DELIVERIES)('a referral entered for somebody, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());

  it('is of their agency, and the cards say who entered it for whom', async () => {
    const owen = stage.person('owen');
    await owen.says('enter a referral');
    await owen.presses('Go on', { 'Who refers? Name and role': 'Sam Doe, health visitor' });
    expect(owen.card().text()).toContain('still needs an answer');
    await owen.presses('Go on', {
      'Who refers? Name and role': 'Sam Doe, health visitor',
      'Their agency': 'Health',
      'How can they be reached?': '01632 960555',
      'How did it come to you?': 'By telephone',
    });
    await owen.presses('Not that I know of');
    await owen.presses('Refer a serious incident');
    const reference = referenceOn(owen.card());
    expect(owen.card().text()).toContain('Entered for Sam Doe, health visitor, Health.');
    await owen.presses('Start: the short start');
    await owen.presses('Send the short start now', START);
    expect((await stage.tables.reviews.read(reference))?.review).toMatchObject({
      agency: 'Health',
      referrer: 'tenant-of-tests~owen',
      lead: 'tenant-of-tests~dana',
      origin: { enteredFor: true },
    });
    expect(await journalIsDocument(stage, reference)).toBe(true);
    expect(stage.person('dana').card().text()).toContain('Sam Doe, health visitor (entered by Owen Price) (Health) sent the short start');
  });

  it('is the office’s alone', async () => {
    await stage.person('amara').says('enter a referral');
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('Only the partnership office enters a referral');
  });
});
