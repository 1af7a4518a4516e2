import { CRITERIA } from '../../src/domain/reviewTypes/criteria';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { FINDINGS_CAST, met, MET, REFERENCE, whole } from '../helpers/stages/findings';

let stage: Stage;
afterEach(() => stage.close());
const person = (id: string) => stage.person(id);
const text = (id: string): string => person(id).card().text();
const findings = async () => (await stage.tables.reviews.read(REFERENCE))!.review.findings;
const rows = (prefix: string) => stage.tables.reviews.content(REFERENCE, prefix);
const journal = async (type: string) => (await stage.tables.reviews.journal(REFERENCE)).filter((event) => event.type === type);
const valueOf = (id: string, label: string): string | undefined =>
  person(id)
    .card()
    .inputs()
    .find((input) => input.label.startsWith(label))?.value;

const PEN_PICTURE = 'Who is the child? (optional)';
const CHILD = { [PEN_PICTURE]: 'K.B. laughs when somebody sneezes.', 'Their own words (optional)': '“Bus gone”' };
const LEARNING = {
  'What did we learn?': 'A move is a time of risk.',
  Theme: 'Changing risk and need',
  'Has this been seen before here?': 'Yes',
};
const ACTION = {
  'What will be done?': 'Keep a child open for six weeks after a move.',
  'Who owns it?': 'Mei Chan, Northshire Community Health',
  'By when?': '2027-01-29',
  'What will be different for the child?': 'Somebody who knows her comes in the first week.',
  'How would we know?': 'How many were seen within seven days.',
};
const RECOMMENDATION = {
  ...Object.fromEntries(
    CRITERIA.flatMap(({ title, source, about }) => [
      [`${title} (${source})`, 'Yes'],
      [`The reason: ${about}`, 'As the meeting said.'],
    ]),
  ),
  'Does the meeting recommend a local child safeguarding practice review (LCSPR)?': 'Yes',
  'Why?': 'One question that a rapid review cannot answer.',
};

async function opensList(id: string): Promise<void> {
  await person(id).says(`open ${REFERENCE}`);
  await person(id).presses('Record what the meeting found');
}

async function recommends(id = 'owen', more: Record<string, string> = {}): Promise<void> {
  await opensList(id);
  const [title = ''] = person(id)
    .card()
    .buttons()
    .filter((button) => button.endsWith('what the meeting recommends'));
  await person(id).presses(title);
  await person(id).presses('Record', { ...RECOMMENDATION, ...more });
  person(id).closesDialog();
}

describe.each(DELIVERIES)('what a meeting found, each press redelivered: %s', (redeliver) => {
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: FINDINGS_CAST });
  });

  it('is recorded by the scribe while the discussion is still going on, from the words that were shown', async () => {
    await met(stage, MET);
    await opensList('hannah');
    await person('hannah').presses('Record: meet the child');
    expect(text('hannah')).toContain('The child: She laughs when somebody sneezes');
    expect(text('hannah')).toContain('The child’s own words: “Bus gone” · The nursery worker');
    expect(text('hannah')).not.toContain('sealed');
    await person('hannah').presses('Record', CHILD);
    expect(text('hannah')).toContain('Recorded.');
    expect(text('hannah')).toContain('by Hannah Whitfield');

    expect((await findings()).stages['1']).toMatchObject({ revision: 1, by: whole('hannah') });
    const [row] = await rows('finding~1');
    expect(row?.columns).toMatchObject({ stage: 1, title: 'Meet the child', revision: 1, answered: 2, recordedBy: whole('hannah') });
    expect(row?.json).toMatchObject({ answers: { penPicture: { said: CHILD[PEN_PICTURE] } } });
    expect(await stage.tables.seen.of(REFERENCE)).toContainEqual(
      expect.objectContaining({ who: whole('hannah'), as: 'scribe', what: 'findings, stage~1' }),
    );
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is changed in place, and the journal keeps that it was', async () => {
    await met(stage);
    await opensList('hannah');
    await person('hannah').presses('Record: meet the child');
    await person('hannah').presses('Record', CHILD);
    await person('hannah').presses('Change: meet the child');
    expect(valueOf('hannah', 'Who is the child?')).toBe(CHILD[PEN_PICTURE]);
    await person('hannah').presses('Record', { [PEN_PICTURE]: 'K.B. loves the bus.' });
    expect(await journal('stageRecorded')).toEqual([expect.objectContaining({ revision: 1 }), expect.objectContaining({ revision: 2 })]);
    expect((await rows('finding~1')).map(({ columns }) => columns['revision'])).toEqual([2]);
  });

  it('holds learning points and actions in rows that can be asked for', async () => {
    await met(stage);
    const owen = person('owen');
    await opensList('owen');
    await owen.presses('Add: a learning point');
    await owen.presses('Record', LEARNING);
    await owen.presses('Add: a learning point');
    await owen.presses('Record', { ...LEARNING, 'What did we learn?': 'Another thing.' });
    await owen.presses('Add: an action');
    await owen.presses('Record', ACTION);
    await owen.presses('Add: an action');
    await owen.presses('Record', { ...ACTION, 'Who owns it?': 'Somebody else: name them below' });
    expect(text('owen')).toContain('“If somebody else: their name or role” still needs an answer.');
    await owen.presses('Record', {
      'If somebody else: their name or role': 'Head of public protection',
      'If somebody else: their agency': 'Northshire Police',
    });

    expect((await rows('learning~')).map(({ key, columns }) => [key, columns['theme'], columns['recurring']])).toEqual([
      ['learning~1', 'changing risk', true],
      ['learning~2', 'changing risk', true],
    ]);
    const actions = (await rows('action~')).map(({ columns }) => columns);
    expect(actions).toMatchObject([
      { number: 1, owner: whole('mei'), ownerName: 'Mei Chan', agency: 'Northshire Community Health', dueOn: '2027-01-29', status: 'open' },
      { number: 2, owner: '', ownerName: 'Head of public protection', agency: 'Northshire Police', status: 'open' },
    ]);
    expect((await findings()).actions).toMatchObject([
      { number: 1, owner: whole('mei') },
      { number: 2, owner: '' },
    ]);
    const events = JSON.stringify(await stage.tables.reviews.journal(REFERENCE));
    expect(events).not.toMatch(/time of risk|six weeks|public protection/);
  });

  it('keeps what two windows wrote from overwriting each other unseen', async () => {
    await met(stage);
    await opensList('hannah');
    await person('hannah').presses('Record: what worked well');
    const older = person('hannah').card();
    const STRENGTHS = 'Strengths, one on a line, with what made each possible (optional)';
    await opensList('owen');
    await person('owen').presses('Record: what worked well');
    await person('owen').presses('Record', { [STRENGTHS]: 'From the coordinator' });
    await person('hannah').presses('Record', { [STRENGTHS]: 'From the scribe' }, { on: older });
    expect(text('hannah')).toContain('This was changed in another window');
    expect(text('hannah')).toContain('Saved in the other window: From the coordinator');
    expect(valueOf('hannah', 'Strengths')).toBe('From the scribe');
    await person('hannah').presses('Record');
    expect((await rows('finding~3'))[0]).toMatchObject({
      columns: { revision: 2 },
      json: { answers: { strengths: { said: 'From the scribe' } } },
    });
  });

  it('is read by the facilitator, who can record nothing', async () => {
    await met(stage);
    await opensList('hannah');
    await person('hannah').presses('Record: meet the child');
    await person('hannah').presses('Record', CHILD);
    const fran = person('fran');
    await fran.says(`open ${REFERENCE}`);
    await fran.presses('Read what the meeting found');
    expect(
      fran
        .card()
        .buttons()
        .filter((button) => /^(Record|Change|Add)/.test(button)),
    ).toEqual([]);
    await fran.presses('Read: meet the child');
    expect(text('fran')).toContain('K.B. laughs when somebody sneezes.');
    fran.closesDialog();
    for (const verb of ['findings/open', 'findings/save']) {
      const forged = withVerb(fran.card(), verb, { item: 'stage~1', revision: 1 });
      await fran.presses('My reviews', {}, { on: forged });
      expect(fran.toasts().at(-1)).toContain('Only the scribe or the coordinator records');
    }
    expect(await journal('stageRecorded')).toHaveLength(1);
  });

  it('is nothing to a participant, or to a scribe who was not invited', async () => {
    await met(stage);
    for (const id of ['mei', 'sara']) {
      await person(id).says(`open ${REFERENCE}`);
      expect(person(id).card().buttons()).not.toEqual(
        expect.arrayContaining(['Record what the meeting found', 'Read what the meeting found', 'The report']),
      );
      for (const verb of [
        'findings/list',
        'findings/open',
        'findings/save',
        'findings/read',
        'findings/partners',
        'findings/report',
        'findings/offer',
      ]) {
        const before = person(id).toasts().length;
        await person(id).says('help');
        const forged = withVerb(person(id).card(), verb, { reference: REFERENCE, item: 'stage~1', revision: 0, offers: 0 });
        await person(id).presses(forged.buttons()[0]!, {}, { on: forged });
        expect(person(id).toasts().slice(before).at(-1)).toContain('There is nothing here that you can open.');
      }
    }
    expect((await stage.tables.seen.of(REFERENCE)).filter(({ who }) => /mei|sara/.test(who))).toEqual([]);
    expect((await findings()).stages).toEqual({});
  });

  it('becomes a recommendation by the chair, which the three partners sign off, one through the coordinator', async () => {
    await met(stage);
    const chidi = person('chidi');
    await chidi.says(`open ${REFERENCE}`);
    await chidi.presses('Read what the meeting found');
    await chidi.presses('Record: what the meeting recommends');
    expect(text('chidi')).toContain(
      'How confident are you that our system would notice next time? From 2 to 6; the middle is 4 (3 answers)',
    );
    await chidi.presses('Record', { ...RECOMMENDATION, 'Why?': '' });
    expect(text('chidi')).toContain('“Why?” still needs an answer.');
    await chidi.presses('Record', { 'Why?': RECOMMENDATION['Why?'] });
    chidi.closesDialog();
    expect((await rows('recommendation~'))[0]?.columns).toMatchObject({ lcspr: 'yes', criterion_abuse: 'yes', recordedBy: whole('chidi') });

    for (const id of ['farid', 'grace', 'stephen'])
      expect(
        person(id)
          .cards()
          .filter((card) => card.text().includes('A recommendation to sign off')),
      ).toHaveLength(1);
    expect(text('farid')).not.toContain('cannot answer');
    await person('grace').says('my reviews');
    expect(text('grace')).toContain('Next for you: agree or dissent.');
    await person('farid').presses('Open the recommendation');
    expect(text('farid')).toContain('One question that a rapid review cannot answer.');
    await person('farid').presses('Agree');
    expect(text('farid')).toContain('1 of 3 partners have answered;');
    await person('stephen').presses('Open the recommendation');
    await person('stephen').presses('Dissent', { 'Why? Needed where you dissent (optional)': 'The investigation should end first.' });
    expect((await findings()).decided).toBeNull();

    const owen = person('owen');
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Open the recommendation');
    expect(text('owen')).toContain('The investigation should end first.');
    await owen.presses('Agree, for Grace Chukwu, Northshire Integrated Care Board');
    expect(text('owen')).toContain('The partners have decided: an LCSPR will be held.');
    expect(text('owen')).toContain('Agrees, today at 10:15, entered by Owen Price.');

    expect((await findings()).decided).toMatchObject({ lcspr: 'yes' });
    expect(await journal('signedOff')).toHaveLength(3);
    expect((await rows('signoff~1~')).map(({ columns }) => [columns['partner'], columns['agrees'], columns['recordedBy']])).toEqual([
      [whole('farid'), true, whole('farid')],
      [whole('grace'), true, whole('owen')],
      [whole('stephen'), false, whole('stephen')],
    ]);
    expect((await rows('lcspr~'))[0]?.columns).toMatchObject({ round: 1, lcspr: 'yes', agreed: 2, dissented: 1 });
    expect(chidi.cards().filter((card) => card.text().includes('The partners have signed off'))).toHaveLength(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('goes back to the chair when the partners do not follow it, and a new one needs new answers', async () => {
    await met(stage);
    await recommends();
    for (const id of ['farid', 'grace']) {
      await person(id).presses('Open the recommendation');
      await person(id).presses('Dissent');
      expect(text(id)).toContain('a dissent counts with its reason');
      await person(id).presses('Dissent', { 'Why? Needed where you dissent (optional)': 'Too early.' });
    }
    const older = person('farid').card();
    await person('stephen').presses('Open the recommendation');
    await person('stephen').presses('Agree');
    expect(text('stephen')).toContain('The partners did not follow it.');
    expect(text('chidi')).toContain('The partners did not follow a recommendation');
    await recommends('owen', { 'Does the meeting recommend a local child safeguarding practice review (LCSPR)?': 'No' });
    expect(await findings()).toMatchObject({ recommendation: { revision: 2, lcspr: 'no' }, signedOff: {}, decided: null });
    await person('farid').presses('Agree', {}, { on: older });
    expect(person('farid').toasts().at(-1)).toContain('There is a newer recommendation than the one on this card.');
    expect((await rows('recommendation~')).map(({ columns }) => columns['lcspr'])).toEqual(['yes', 'no']);
  });
});

type Card = ReturnType<ReturnType<Stage['person']>['card']>;

/** A card whose first button is made to press something else, as somebody might who writes their own client. */
function withVerb(card: Card, verb: string, data: Record<string, unknown>): Card {
  const json = JSON.parse(JSON.stringify(card.json)) as unknown;
  const forge = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(forge);
    if (typeof node !== 'object' || node === null) return;
    const one = node as Record<string, unknown>;
    if (one['type'] === 'Action.Execute') Object.assign(one, { verb, data: { reference: REFERENCE, ...(one['data'] as object), ...data } });
    Object.values(one).forEach(forge);
  };
  forge(json);
  return { ...card, json: json as Card['json'] };
}
