import { readDay } from '../../src/domain/time/days';
import { alerts, CAST, DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, fills, GO_ON, readsAll, readsCheck } from '../helpers/referring';

const PEOPLE = [
  ...CAST,
  { id: 'kezia', name: 'Kezia Thompson', agency: 'Partnership office', roles: ['administrator'] },
  { id: 'dom', name: 'Dominic Shaw', agency: 'Health', roles: ['agency lead', 'referrer'] },
  { id: 'ruth', name: 'Ruth Adeyemi', agency: 'Health', roles: ['referrer'] },
];
const idOf = (id: string): string => `tenant-of-tests~${id}`;

describe.each(DELIVERIES)('people and roles, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: PEOPLE });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const reads = (id: string) => person(id).card().text();
  const kept = async (id: string) => (await stage.tables.people.find(idOf(id)))!;
  const lastSent = () => JSON.stringify(stage.room.sent().at(-1)?.body);
  const opens = async (name: string) => {
    const kezia = person('kezia');
    await kezia.says('people');
    await kezia.presses('Search', { 'Name, agency, role or e-mail': name });
    await kezia.presses('Open number 1: ' + name);
    return kezia;
  };

  it('lists everybody, finds them by any of their words, and goes on to the next page', async () => {
    const kezia = person('kezia');
    await kezia.says('people');
    expect(reads('kezia')).toContain('1 to 8 of 9 people');
    await stage.tables.people.save({ id: idOf('zoe'), name: 'Zoe Last', agency: 'Police', roles: [] });
    await kezia.says('people');
    await kezia.presses('More');
    expect(reads('kezia')).toContain('9 to 10 of 10 people');
    expect(reads('kezia')).toContain('Zoe Last');
    await kezia.presses('Back');
    await kezia.presses('Search', { 'Name, agency, role or e-mail': 'police lead' });
    expect(reads('kezia')).toContain('Piotr Zielinski');
    expect(reads('kezia')).not.toContain('Eve Marsh');
    await kezia.presses('Search', { 'Name, agency, role or e-mail': 'nobody at all' });
    expect(reads('kezia')).toContain('Nobody is called that.');
  });

  it('gives and takes roles, which count from the next press on, and journals who did it', async () => {
    const kezia = await opens('Eve Marsh');
    await kezia.presses('Save', { Roles: 'coordinator', 'E-mail address (optional)': 'eve@police.example' });
    expect(reads('kezia')).toContain('Saved. It counts from the next press on.');
    expect(await kept('eve')).toMatchObject({ person: { roles: ['coordinator'] }, email: 'eve@police.example', changes: 2 });
    const reference = await refers(person('amara'));
    await person('eve').says(`open ${reference}`);
    expect(reads('eve')).toContain(reference);
    expect((await stage.tables.people.journal(idOf('eve'))).at(-1)).toEqual({
      id: idOf('eve'),
      at: '2026-11-23T10:15:00.000Z',
      by: idOf('kezia'),
      now: { roles: ['coordinator'], email: 'eve@police.example' },
    });
    expect(reads('kezia')).toContain('Kezia Thompson, today at 10:15');
    await kezia.presses('Save', { Roles: '' });
    expect(reads('kezia')).toContain('Taken out: every role, ');
    await kezia.presses('Save', { 'Keep it?': 'Take it out' });
    await person('eve').says('my reviews');
    expect(reads('eve')).not.toContain(reference);
  });

  it('keeps what was typed and says what is wrong', async () => {
    const kezia = await opens('Eve Marsh');
    await kezia.presses('Save', { 'Name, as colleagues know them': '', 'E-mail address (optional)': 'not an address' });
    expect(reads('kezia')).toContain('Not saved yet');
    expect(reads('kezia')).toContain('“E-mail address”: this is not one');
    expect(
      kezia
        .card()
        .inputs()
        .find(({ label }) => label.startsWith('E-mail'))?.value,
    ).toBe('not an address');
    expect(await kept('eve')).toMatchObject({ changes: 1 });
  });

  it('does not overwrite what another administrator changed meanwhile', async () => {
    const kezia = await opens('Eve Marsh');
    await stage.tables.people.change(
      { id: idOf('eve'), at: '2026-11-23T10:16:00.000Z', by: idOf('other'), now: { email: 'e@p.example' } },
      1,
    );
    await kezia.presses('Save', { Roles: 'scribe' });
    expect(reads('kezia')).toContain('Somebody else changed this person since you opened them.');
    expect(await kept('eve')).toMatchObject({ email: 'e@p.example', person: { roles: ['referrer'] } });
  });

  it('never loses the last administrator, and asks before somebody gives the role up', async () => {
    const kezia = await opens('Kezia Thompson');
    await kezia.presses('Save', { Roles: 'chair' });
    expect(reads('kezia')).toContain('This is the only administrator.');
    await opens('Owen Price');
    await kezia.presses('Save', { Roles: 'coordinator,administrator' });
    await opens('Kezia Thompson');
    await kezia.presses('Save', { Roles: 'chair' });
    expect(reads('kezia')).toContain('Press once more if you mean it.');
    expect((await kept('kezia')).person.roles).toEqual(['administrator']);
    await kezia.presses('Yes, take away my own role');
    expect((await kept('kezia')).person.roles).toEqual(['chair']);
    await kezia.says('people');
    expect(lastSent()).toContain('Only an administrator can see and change people');
  });

  it('is for administrators alone, who see nothing of any case', async () => {
    await person('owen').says('people');
    expect(lastSent()).toContain('Only an administrator can see and change people and their roles.');
    const reference = await refers(person('amara'));
    const kezia = person('kezia');
    await kezia.says(`open ${reference}`);
    expect(lastSent()).toContain('There is nothing here that you can open.');
    await kezia.says('my reviews');
    expect(reads('kezia')).not.toContain(reference);
  });

  it('adds somebody from the organisation’s list, who is a stranger until they have a role', async () => {
    const kezia = person('kezia');
    await kezia.says('people');
    await kezia.presses('Add somebody');
    const typed = { 'From your organisation’s list': 'Sam Doe', 'Name, as colleagues know them': 'Sam Doe', Agency: 'Northshire Police' };
    await kezia.presses('Add', typed);
    expect(reads('kezia')).toContain('They have no role yet');
    expect(await kept('stranger')).toMatchObject({ person: { name: 'Sam Doe', agency: 'Northshire Police', roles: [] } });
    await kezia.presses('Save', { Roles: 'referrer' });
    expect((await kept('stranger')).person.roles).toEqual(['referrer']);
  });

  it('adds nobody twice, and nobody without an id or address', async () => {
    const kezia = person('kezia');
    await kezia.says('people');
    await kezia.presses('Add somebody');
    await kezia.presses('Add', { 'Name, as colleagues know them': 'Sam Doe', Agency: 'Northshire Police' });
    expect(reads('kezia')).toContain('give their object id or e-mail address');
    await kezia.presses('Add', { 'Entra object id (optional)': 'sam' });
    expect(reads('kezia')).toContain('“Entra object id”: this is not one');
    await kezia.presses('Add', { 'Entra object id (optional)': '', 'From your organisation’s list': 'Eve Marsh' });
    expect(reads('kezia')).toContain('This person is known already.');
    expect((await kept('eve')).person.agency).toBe('Police');
  });

  it('notes somebody by e-mail address alone, with their roles, under that address and no other', async () => {
    const kezia = person('kezia');
    await kezia.says('people');
    await kezia.presses('Add somebody');
    const typed = {
      'E-mail address (optional)': 'Ola@Partner.example',
      'Name, as colleagues know them': 'Ola',
      Agency: 'Northshire Police',
    };
    await kezia.presses('Add', typed);
    expect(reads('kezia')).toContain(
      redeliver === 'second answer' ? 'Noted.' : 'Noted. They are recognised by this address when they first open the bot in Teams',
    );
    await kezia.presses('Save', { Roles: 'coordinator', 'E-mail address (optional)': 'other@partner.example' });
    expect(reads('kezia')).toContain('they are recognised by the address under which they were noted');
    await kezia.presses('Save', { Roles: 'coordinator', 'E-mail address (optional)': 'Ola@Partner.example' });
    expect((await stage.tables.people.find('invited~ola@partner.example'))!.person.roles).toEqual(['coordinator']);
  });

  it('lets people say themselves when they are away and who stands in', async () => {
    const dana = person('dana');
    await dana.says('I am away');
    await dana.presses('Save', { 'First day away': '2026-12-11', 'Last day away': '2026-12-01', Deputy: 'Dominic Shaw, Health' });
    expect(reads('dana')).toContain('The last day is before the first.');
    await dana.presses('Save', { 'First day away': '2026-12-01', 'Last day away': '2026-12-11', Deputy: 'Dominic Shaw, Health' });
    expect(reads('dana')).toContain('Tue 1 December to Fri 11 December');
    expect(await kept('dana')).toMatchObject({ deputy: idOf('dom'), away: [{ from: '2026-12-01', until: '2026-12-11' }], changes: 2 });
    expect((await kept('dom')).namedBy).toEqual([idOf('dana')]);
    stage.clock.now = new Date('2026-12-15T10:00:00Z');
    await dana.says('away');
    expect(reads('dana')).toContain('Tue 1 December to Fri 11 December (over)');
    await dana.presses('Take away');
    expect((await kept('dana')).away).toEqual([]);
  });

  it('gives the work of an agency lead who is away to their deputy, who passes it on', async () => {
    const now = { deputy: idOf('dom'), away: [{ from: readDay('2026-11-20'), until: readDay('2026-11-27') }] };
    await stage.tables.people.change({ id: idOf('dana'), at: '2026-11-19T10:00:00.000Z', by: idOf('dana'), now }, 1);
    const reference = await refers(person('amara'));
    await stage.room.settled();
    const before = person('dana').cards().length;
    expect(person('dom').cards().at(-1)!.text()).toContain(reference);
    expect(before).toBe(
      person('dana')
        .cards()
        .filter((card) => !card.text().includes(reference)).length,
    );
    await person('dom').says(`open ${reference}`);
    expect(reads('dom')).toContain('Next for you: read it and pass it on.');
    await readsAll(person('dom'));
    await person('dom').presses('Pass it to the partnership office');
    const { review } = (await stage.tables.reviews.read(reference))!;
    expect(review).toMatchObject({ state: 'referred', passedBy: idOf('dom'), lead: idOf('dana') });
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('hands over what somebody who leaves holds, and tells who takes over and the office', async () => {
    const sent = await refers(person('ruth'));
    const written = await alerts(person('amara'));
    const kezia = await opens('Dana Whitfield');
    await kezia.presses('Has left');
    expect(reads('kezia')).toContain('They hold 2 reviews in which something waits for them, and no unfinished pieces of writing.');
    expect(reads('kezia')).not.toContain(sent);
    await kezia.presses('They have left', { 'Who takes over?': 'Dominic Shaw, Health' });
    expect(reads('kezia')).toContain(
      redeliver === 'second answer' ? 'This was done already.' : 'Dominic Shaw takes over, and has the list of references.',
    );
    expect(await kept('dana')).toMatchObject({ person: { roles: [] }, leftOn: '2026-11-23', deputy: idOf('dom') });
    for (const id of ['dom', 'owen']) expect(person(id).cards().at(-1)!.text()).toContain(sent);
    await person('dana').says('my reviews');
    expect(reads('dana')).not.toContain(sent);

    await opens('Amara Okafor');
    await kezia.presses('Has left');
    expect(reads('kezia')).toContain('1 unfinished piece of writing');
    await kezia.presses('They have left', { 'Who takes over?': 'Ruth Adeyemi, Health' });
    expect(await stage.tables.drafts.pages(idOf('amara'))).toEqual([]);
    expect((await stage.tables.drafts.pages(idOf('ruth'))).map(({ reference }) => reference)).toContain(written);
    expect(await journalIsDocument(stage, sent)).toBe(true);
    await kezia.presses('They are back');
    expect(await kept('amara')).toMatchObject({ leftOn: '', deputy: '', person: { roles: [] } });
  });

  const leaves = async (who: string, successor: string) => {
    const kezia = await opens(who);
    await kezia.presses('Has left');
    await kezia.presses('They have left', { 'Who takes over?': successor });
  };

  it('shows the referrals of somebody who left to who takes over, and to nobody else who could not see them', async () => {
    const reference = await refers(person('amara'));
    await person('ruth').says('my reviews');
    expect(reads('ruth')).not.toContain(reference);
    await leaves('Amara Okafor', 'Ruth Adeyemi, Health');
    await person('ruth').says('my reviews');
    expect(reads('ruth')).toContain(reference);
    await person('ruth').says(`open ${reference}`);
    expect(person('ruth').card().buttons()).toContain('Read the referral');
    for (const id of ['amara', 'eve']) {
      await person(id).says('my reviews');
      expect(lastSent()).not.toContain(reference);
    }
    expect((await stage.tables.reviews.journal(reference)).filter(({ type }) => type === 'referralTakenOver')).toMatchObject([
      { by: idOf('kezia'), referrer: idOf('ruth') },
    ]);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('lets who takes over finish and send what a short start began', async () => {
    const reference = await alerts(person('amara'));
    await leaves('Amara Okafor', 'Ruth Adeyemi, Health');
    const ruth = person('ruth');
    await ruth.says('my reviews');
    expect(reads('ruth')).toContain('Short start sent; the rest is a draft');
    await ruth.says(`open ${reference}`);
    await ruth.presses(GO_ON);
    await fills(ruth, AFTER_THE_START);
    await readsCheck(ruth);
    await ruth.presses('Send the referral');
    expect(reads('ruth')).toContain('The referral is sent');
    const { review } = (await stage.tables.reviews.read(reference))!;
    expect(review).toMatchObject({ state: 'with agency lead', referrer: idOf('ruth'), lead: idOf('dana') });
    expect(await stage.tables.drafts.pages(idOf('amara'), reference)).toEqual([]);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });
});
