import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { alerts } from '../helpers/referring';
import { decided, REFERRED, TRIAGE_CAST } from '../helpers/stages/triage';
import type { CastMember } from '../room/types';

const CAST: CastMember[] = [...TRIAGE_CAST, { id: 'ada', name: 'Ada Lind', agency: 'Partnership office', roles: ['administrator'] }];
const DAY = { 'Which day?': '2026-12-01', 'Why is it not counted?': 'The council’s offices are closed' };

describe.each(DELIVERIES)('how the partnership counts, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const reads = (id: string) => person(id).card().text();
  const opens = async (id: string, title: string) => {
    person(id).closesDialog();
    await person(id).says('working days');
    await person(id).presses(title);
  };
  const present = async () => (await stage.tables.choices.present())?.chosen;
  const ticks = async (minutes: number) => {
    stage.clock.now = new Date(stage.clock.now.getTime() + minutes * 60_000);
    await stage.bot.bot.tick();
    await stage.room.settled();
  };

  it('an administrator adds a day, every open review follows, and whoever’s dates moved reads both days and why', async () => {
    await decided(stage, 'rapid review');
    await person('danuta').says(`open ${REFERRED}`);
    await person('danuta').presses('Record the notification');
    await person('danuta').presses('Record', { 'On which day was it sent?': '2026-11-23', 'At what time?': '09:05' });
    await opens('ada', 'Add a day that is not counted');
    await person('ada').presses('Save', { 'Which day?': '2026-12-05', 'Why is it not counted?': 'x' });
    expect(reads('ada')).toContain('Sat 5 December 2026 is not counted anyway: it is a weekend or a bank holiday.');
    await person('ada').presses('Save', DAY);
    expect(person('ada').toasts().at(-1)).toBe('Saved.');
    expect(reads('ada')).toContain('Tue 1 December: The council’s offices are closed');
    expect(await present()).toMatchObject({ version: 1, reason: 'The council’s offices are closed', by: 'tenant-of-tests~ada' });
    await ticks(2);
    await ticks(2);
    expect(reads('chidi')).toContain('Dates of one review have moved');
    expect(reads('chidi')).toContain('Chair approves the report: Thu 10 Dec became Fri 11 Dec');
    expect(reads('chidi')).toContain('Why: The council’s offices are closed');
    await person('chidi').says(`open ${REFERRED}`);
    await person('chidi').presses('Timeline');
    expect(reads('chidi')).toContain('Due by the end of Tue 15 Dec');
    await person('chidi').presses('Why this date? Report sent to the Panel');
    expect(reads('chidi')).toContain('Tue 1 December 2026: not counted, The council’s offices are closed.');
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('the coordinator changes what day 0 is, the rhythm and a milestone, each with a reason that is kept', async () => {
    await opens('owen', 'Change what it is counted from');
    await person('owen').presses('Save', { 'Counted from': 'the local authority becoming aware' });
    expect(reads('owen')).toContain('“Why does it change?” still needs an answer.');
    await person('owen').presses('Save', { 'Why does it change?': 'The partners decided so.' });
    await opens('owen', 'Change the rhythm');
    await person('owen').presses('Save', {
      'Which rhythm?': 'Returns by day 10, meeting by day 12',
      'Why does it change?': 'Agencies need longer.',
    });
    await opens('owen', 'Change a milestone’s day');
    const which = 'Agency returns in (rapid review, day 10)';
    await person('owen').presses('Save', { 'Which milestone?': which, 'On which day of its count?': '12', 'Why does it change?': 'x' });
    expect(reads('owen')).toContain('Please change the other one first.');
    await person('owen').presses('Save', { 'On which day of its count?': '9' });
    expect(await present()).toMatchObject({ version: 3, choices: { countedFrom: 'LA aware', preset: 'returns on day 10' } });
    expect((await present())?.choices.days).toEqual({ 'rapid review~returns': 9 });
    expect(reads('owen')).toContain('Rapid review, “Agency returns in”: day 10 became 9.');
    expect((await stage.tables.choices.version(2))?.reason).toBe('Agencies need longer.');
  });

  it('two who change it at once do not overwrite each other unseen', async () => {
    for (const id of ['ada', 'owen']) await opens(id, 'Add a day that is not counted');
    await person('ada').presses('Save', DAY);
    await person('owen').presses('Save', { 'Which day?': '2026-12-02', 'Why is it not counted?': 'Closed too' });
    expect(reads('owen')).toContain('Something was changed by somebody else');
    await person('owen').presses('Save');
    expect((await present())?.choices.added.map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-02']);
  });

  it('promises the referrer a day by which somebody is in touch that the partnership counts too', async () => {
    await opens('ada', 'Add a day that is not counted');
    await person('ada').presses('Save', { ...DAY, 'Which day?': '2026-11-25' });
    await alerts(person('amara'));
    expect(reads('amara')).toContain('Owen Price will contact you by Thu 26 November.');
  });

  it('takes a day back, also where no window opens', async () => {
    await opens('ada', 'Add a day that is not counted');
    await person('ada').presses('Save', DAY);
    await person('ada').says('holidays');
    await person('ada').presses('No window opens?');
    await person('ada').presses('Count a day again, here in the chat', {}, { as: 'submit' });
    const typed = {
      'Which day?': 'Tue 1 December 2026: The council’s offices are closed',
      'Why does it change?': 'They are open after all.',
    };
    await person('ada').presses('Save', typed, { as: 'submit' });
    expect((await present())?.choices.added).toEqual([]);
    expect(reads('ada')).toContain('Tue 1 December 2026 is a working day again.');
  });

  it.each(['chidi', 'dana', 'amara'])('is not for %s', async (id) => {
    await person(id).says('working days');
    const said = stage.room.sent().map((message) => JSON.stringify(message));
    expect(said.some((message) => message.includes('Only an administrator or the coordinator sees this.'))).toBe(true);
  });
});
