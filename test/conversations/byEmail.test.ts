import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';

const EMAIL = 'pat.lead@health.example';
const NOTED = `invited~${EMAIL}`;
const CAST = [
  { id: 'amara', name: 'Amara Okafor', agency: 'Northshire Community Health', roles: ['referrer'] },
  { id: 'owen', name: 'Owen Price', agency: 'Northshire partnership office', roles: ['coordinator'] },
  { id: 'kezia', name: 'Kezia Thompson', agency: 'Northshire partnership office', roles: ['administrator'] },
  { id: 'pat', name: 'Patricia Lead', agency: '', roles: [], email: 'Pat.Lead@Health.example' },
  { id: 'sam', name: 'Sam Doe', agency: '', roles: [], email: 'sam@elsewhere.example' },
  { id: 'nobody', name: 'No Address', agency: '', roles: [] },
];
const idOf = (id: string): string => `tenant-of-tests~${id}`;

describe.each(DELIVERIES)('somebody known by e-mail address alone, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const text = (id: string) => person(id).card().text();
  const all = (id: string) =>
    person(id)
      .cards()
      .map((card) => card.text())
      .join('\n');
  const kept = (id: string) => stage.tables.people.find(id);
  const notes = async (roles = 'agency lead') => {
    const kezia = person('kezia');
    await kezia.says('people');
    await kezia.presses('Add somebody');
    await kezia.presses('Add', {
      'E-mail address (optional)': EMAIL,
      'Name, as colleagues know them': 'Pat Lead',
      Agency: 'Northshire Community Health',
    });
    expect(text('kezia')).toContain('Not in Teams yet: the office passes this on.');
    await kezia.presses('Save', { Roles: roles });
    expect(text('kezia')).toContain('Saved.');
  };

  it('has the office pass their work on until they come', async () => {
    await notes();
    const reference = await refers(person('amara'));
    await stage.room.settled();
    expect(all('owen')).toContain('Pat Lead (agency lead, Northshire Community Health) is not in Teams yet: the office passes this on.');
    await person('owen').says(`open ${reference}`);
    await readsAll(person('owen'));
    await person('owen').presses('Pass it on for Northshire Community Health');
    const { review } = (await stage.tables.reviews.read(reference))!;
    expect(review).toMatchObject({ state: 'referred', lead: NOTED, passedBy: idOf('owen'), notReached: [NOTED] });
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('is recognised when they first come, whatever the case of the letters, and the administrators are told', async () => {
    await notes();
    const reference = await refers(person('amara'));
    await stage.room.settled();
    await person('pat').installs();
    await person('pat').says('my reviews');
    expect(await kept(idOf('pat'))).toMatchObject({
      person: { name: 'Pat Lead', agency: 'Northshire Community Health', roles: ['agency lead'] },
      email: EMAIL,
      leftOn: '',
    });
    expect(await kept(NOTED)).toMatchObject({ person: { roles: [] }, deputy: idOf('pat'), leftOn: '2026-11-23' });
    expect(text('pat')).toContain(reference);
    expect(all('kezia').match(/has opened the bot and was recognised by that address/g)).toHaveLength(1);
    expect(all('kezia')).toContain('Roles from now on: agency lead.');
    expect((await stage.tables.people.journal(idOf('pat'))).at(-1)).toMatchObject({ by: 'bot', now: { roles: ['agency lead'] } });

    // What the office has begun to do for them stays with it; what comes next is theirs.
    person('amara').closesDialog();
    const next = await refers(person('amara'));
    await person('pat').says(`open ${next}`);
    expect(text('pat')).toContain('Next for you: read it and pass it on.');
    await person('kezia').says('people');
    expect(text('kezia').match(/Pat Lead/g)).toHaveLength(1);
  });

  it('is nobody else: strangers with another address, or with none, stay strangers', async () => {
    await notes();
    for (const id of ['sam', 'nobody']) {
      await person(id).installs();
      await person(id).says('my reviews');
      expect(text(id)).toContain('partnership office');
      expect(await kept(idOf(id))).toBeUndefined();
    }
    expect(await kept(NOTED)).toMatchObject({ leftOn: '', person: { roles: ['agency lead'] } });
  });

  it('is confirmed by an administrator where somebody else has the same address, and asked about once', async () => {
    await notes();
    await stage.tables.people.change(
      { id: idOf('other'), at: '2026-11-23T10:00:00.000Z', by: 'settings', now: { name: 'Pat Other', email: EMAIL, roles: ['referrer'] } },
      0,
    );
    await person('pat').installs();
    await person('pat').says('my reviews');
    await person('pat').says('my reviews');
    expect(await kept(idOf('pat'))).toBeUndefined();
    expect(all('kezia').match(/Is this somebody whom you noted\?/g)).toHaveLength(1);
    expect(all('kezia')).toContain('Patricia Lead has opened the bot.');
    await person('kezia').presses('Yes, it is the same person');
    expect(text('kezia')).toContain('They are one person now, with the roles that were noted.');
    expect(await kept(idOf('pat'))).toMatchObject({ person: { roles: ['agency lead'] } });
    expect((await stage.tables.people.journal(idOf('pat'))).at(-1)).toMatchObject({ by: idOf('kezia') });
    await person('pat').says('my reviews');
    expect(text('pat')).toContain('You have no referrals or reviews yet.');
  });

  it('is confirmed only by an administrator, and only where the bot asked', async () => {
    await notes();
    const press = (who: string) =>
      stage.bot.bot.receive({
        who: idOf(who),
        ...{ chat: 'personal', chatId: who, address: '' },
        did: { kind: 'pressed', verb: 'people/match', data: { who: idOf('sam'), which: NOTED }, where: 'chat' },
      });
    expect((await press('owen')).says).toContain('Only an administrator can see and change people');
    expect((await press('kezia')).says).toContain('I did not ask about these two.');
    expect(await kept(idOf('sam'))).toBeUndefined();
  });

  it('goes on with a match that was interrupted', async () => {
    await notes();
    const noted = (await kept(NOTED))!;
    const now = { name: 'Pat Lead', agency: 'Northshire Community Health', email: EMAIL };
    await stage.tables.people.change({ id: idOf('pat'), at: '2026-11-23T10:00:00.000Z', by: 'bot', now }, 0);
    await stage.tables.people.change(
      { id: NOTED, at: '2026-11-23T10:00:00.000Z', by: 'bot', now: { deputy: idOf('pat'), roles: [], leftOn: '2026-11-23' as never } },
      noted.changes,
    );
    await person('pat').installs();
    expect(await kept(idOf('pat'))).toMatchObject({ person: { roles: ['agency lead'] } });
  });
});
