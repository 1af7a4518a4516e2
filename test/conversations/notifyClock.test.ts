import { journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { begins, typedOn } from '../helpers/referring';
import { TRIAGE_CAST } from '../helpers/stages/triage';

const CAST = [...TRIAGE_CAST, { id: 'sade', name: 'Sade Bello', agency: 'Independent', roles: ['scrutineer'] }];
const [ABUSE, HARM, AREA] = [
  'Abuse or neglect of the child is known or suspected',
  'The child has died, or was seriously harmed',
  'It happened in the authority’s area; or outside England, and the child normally lives in the area',
];
const NOT_NOTIFIED = {
  [ABUSE]: 'Not met',
  'Abuse or neglect: because': 'The post-mortem found an illness.',
  [HARM]: 'Met',
  'Death or serious harm: because': 'The child died.',
  [AREA]: 'Met',
  'The area: because': 'It was at home.',
  'Who decided this for the local authority?': 'The director of children’s services',
};

describe('the days to notify', () => {
  let stage: Stage;
  // Each press comes twice; answered either way, it is played with the clocks' other dates.
  beforeEach(async () => {
    stage = await openStage({ redeliver: 'first answer', cast: CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const text = (id: string) => person(id).card().text();
  const itIs = async (instant: string) => {
    stage.clock.now = new Date(instant);
    await stage.bot.bot.tick();
    await stage.room.settled();
  };
  const saying = (id: string, words: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().includes(words)).length;
  /** A short start of which nothing more is heard, which names the day on which the authority was told. */
  const neverGoesOn = async (differently: Record<string, string> = { incidentOn: '2026-11-19', laToldOn: '2026-11-20' }) => {
    const reference = await begins(person('amara'));
    await person('amara').presses('Send the short start now', typedOn('start', differently));
    await stage.room.settled();
    return reference;
  };
  const opens = async (id: string, reference: string) => {
    person(id).closesDialog();
    await person(id).says(`open ${reference}`);
  };

  it('run from the day that the short start names, and notifier and office hear at once and are asked', async () => {
    const reference = await neverGoesOn();
    for (const id of ['danuta', 'owen']) {
      expect(saying(id, 'A serious incident: when did the local authority become aware?')).toBe(1);
      expect(saying(id, 'To be notified by the end of Fri 27 Nov at the latest; sooner if the council knew before. Which day?')).toBe(1);
      expect(saying(id, 'The referral names Fri 20 Nov')).toBe(1);
    }
    await opens('owen', reference);
    expect(text('owen')).toContain('The five days to notify are running.');
    await person('owen').presses('Timeline');
    expect(text('owen')).toContain('at the latest');
    expect(text('owen')).toContain('Fri 27 Nov');
    expect(text('owen')).toContain('Day 1 of 5, counted from the earliest day that anybody named, Fri 20 Nov.');
    expect((await stage.tables.reviews.read(reference))?.review.clock).toMatchObject({ laAwareOn: '', laNamedOn: '2026-11-20' });
    await itIs('2026-11-25T09:00:10Z');
    expect(saying('danuta', `The notification to the Panel for ${reference} is due by the end of Fri 27 Nov`)).toBe(1);
    await itIs('2026-12-01T09:00:10Z');
    for (const id of ['danuta', 'owen']) expect(saying(id, `The notification to the Panel for ${reference} was due`)).toBe(1);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('run from the day it was sent where no day is named, until the authority says', async () => {
    const reference = await neverGoesOn({ incidentOn: '2026-11-19' });
    expect(saying('danuta', 'To be notified by the end of Mon 30 Nov at the latest')).toBe(1);
    const danuta = person('danuta');
    await danuta.presses('Say on which day');
    await danuta.presses('Record', { 'On which day did the local authority become aware?': '2026-11-19' });
    expect(danuta.toasts().at(-1)).toContain('became aware on Thu 19 November 2026');
    await opens('danuta', reference);
    await danuta.presses('Timeline');
    expect(text('danuta')).toContain('Thu 26 Nov');
    expect(text('danuta')).not.toContain('at the latest');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('are answered by “we shall not notify”: the others read why that day, and can see it differently', async () => {
    const reference = await neverGoesOn();
    const danuta = person('danuta');
    await danuta.presses('We shall not notify');
    await danuta.presses('Record that it does not notify', { ...NOT_NOTIFIED, [ABUSE]: 'Not known yet' });
    expect(text('danuta')).toContain('Every part of the duty is met or not known yet, so the duty may stand.');
    await danuta.presses('Record that it does not notify', NOT_NOTIFIED);
    expect(danuta.toasts().at(-1)).toContain('Recorded. The office is told, and so are the other partners, the scrutineer and the chair');
    for (const id of ['farid', 'grace', 'stephen', 'sade', 'chidi', 'owen'])
      expect(saying(id, 'The local authority does not notify')).toBe(1);
    await person('grace').presses('Read why');
    expect(text('grace')).toContain('The post-mortem found an illness.');
    expect(text('grace')).toContain('Decided by The director of children’s services');
    await person('grace').presses('I see it differently');
    await person('grace').presses('Send', { 'What do you see differently, and why?': 'She was not seen for a month.' });
    person('grace').closesDialog();
    for (const id of ['danuta', 'owen', 'chidi']) expect(saying(id, 'Grace Chukwu sees it differently')).toBe(1);
    for (const day of ['2026-11-25', '2026-11-27', '2026-12-01']) await itIs(`${day}T09:00:10Z`);
    expect(saying('danuta', 'The notification to the Panel for')).toBe(0);
    await opens('danuta', reference);
    await danuta.presses('Timeline');
    expect(text('danuta')).toContain('The local authority does not notify, recorded Mon 23 Nov.');
    await danuta.presses('Why the authority does not notify');
    expect(text('danuta')).toContain('She was not seen for a month.');
    await danuta.presses('We notify after all');
    await danuta.presses('Record', { 'Why does it notify after all?': 'The police have told us more.' });
    await itIs('2026-12-02T09:00:10Z');
    expect(saying('danuta', `The notification to the Panel for ${reference} was due`)).toBe(1);
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    for (const words of ['post-mortem', 'seen for a month']) expect(JSON.stringify(kept)).not.toContain(words);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('are answered by “I need until”: they run on, and the notifier is reminded that morning', async () => {
    const reference = await neverGoesOn();
    const danuta = person('danuta');
    await danuta.presses('We need until …');
    await danuta.presses('Record', { 'Until which day?': '2026-11-24', 'What has to be found out first?': 'What the hospital says.' });
    expect(danuta.toasts().at(-1)).toContain('The day to notify stays');
    for (const id of ['owen', 'chidi']) expect(saying(id, 'The local authority needs longer')).toBe(1);
    await itIs('2026-11-24T09:00:10Z');
    expect(saying('danuta', `The notification to the Panel for ${reference} is due by the end of Fri 27 Nov`)).toBe(1);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('run on when only the death of a looked after child was notified', async () => {
    const reference = await neverGoesOn();
    const danuta = person('danuta');
    await danuta.presses('It has been sent');
    await danuta.presses('Record', {
      'On which day was it sent?': '2026-11-23',
      'At what time?': '09:30',
      'What was notified? (optional)': 'The death of a looked after child',
    });
    expect(danuta.toasts().at(-1)).toContain('It starts no rapid review');
    await opens('danuta', reference);
    expect(text('danuta')).toContain('The five days to notify are running.');
    await itIs('2026-11-25T09:00:10Z');
    expect(saying('danuta', `The notification to the Panel for ${reference} is due by the end of Fri 27 Nov`)).toBe(1);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });
});
