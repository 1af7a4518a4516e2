import { begins, DELIVERIES, openStage, refers, type Stage } from '../helpers/onStage';
import { decided, idOf, referred, TRIAGE_CAST } from '../helpers/stages/triage';

describe.each(DELIVERIES)('“my reviews”, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const lines = (id: string) => person(id).card().text().split('\n');
  const HEADINGS = ['Waiting for me', 'Mine', 'My agency’s', 'The partnership’s', 'Closed'];
  const REFERENCE = /^PR-[0-9A-Z]{7}$/;
  /** The headings and the references of the list, in their order. */
  const listed = (id: string) => lines(id).filter((line) => HEADINGS.includes(line) || REFERENCE.test(line));
  const referredOnes = async (count: number) => {
    for (let number = 1; number <= count; number++) await referred(stage, `PR-AAAA0${String(number).padStart(2, '0')}`);
  };

  it('lists what waits for somebody first, then theirs, each with its state in words', async () => {
    const sent = await refers(person('amara'));
    person('amara').closesDialog();
    const draft = await begins(person('amara'));
    person('amara').closesDialog();
    await person('amara').says('my reviews');
    expect(listed('amara')).toEqual(['Waiting for me', draft, 'Mine', sent]);
    expect(person('amara').card().text()).toContain('With the agency lead.\nNothing needs you now.');
    expect(person('amara').card().text()).not.toMatch(/Kezia|K\.B\./);
  });

  it('is narrowed to what waits and back, also where only the older kind of button works', async () => {
    const sent = await refers(person('amara'));
    person('amara').closesDialog();
    const draft = await begins(person('amara'));
    person('amara').closesDialog();
    for (const as of ['execute', 'submit'] as const) {
      await person('amara').says('My reviews.');
      await person('amara').presses('Waiting for me', {}, { as });
      expect(lines('amara')).toContain('Listed here: waiting for me.');
      expect(listed('amara')).toEqual(['Waiting for me', draft]);
      await person('amara').presses('All', {}, { as });
      expect(listed('amara')).toEqual(['Waiting for me', draft, 'Mine', sent]);
    }
  });

  it('offers an agency lead their agency’s, and nothing that would list the same', async () => {
    await referredOnes(1);
    const waiting = await refers(person('amara'));
    await person('dana').says('my reviews');
    expect(listed('dana')).toEqual(['Waiting for me', waiting, 'My agency’s', 'PR-AAAA001']);
    expect(person('dana').card().buttons()).toContain('Waiting for me');
    expect(person('dana').card().buttons()).not.toContain('Mine');
    expect(person('dana').card().buttons()).not.toContain('My agency’s');

    const own = await begins(person('dana'));
    person('dana').closesDialog();
    await person('dana').says('my reviews');
    await person('dana').presses('Mine');
    expect(listed('dana')).toEqual(['Waiting for me', own]);
    await person('dana').presses('My agency’s');
    expect(listed('dana')).toEqual(['Waiting for me', waiting, 'My agency’s', 'PR-AAAA001']);
  });

  it.each(['all', 'waiting', 'mine', 'agency'])('shows nobody else’s, though a forged button asks for %s', async (show) => {
    await referredOnes(1);
    for (const id of ['eve', 'piotr']) {
      const reply = await stage.bot.bot.receive({
        ...{ who: idOf(id), chat: 'personal', chatId: id, address: '' },
        did: { kind: 'pressed', verb: 'reviews/mine', data: { show, closed: 'yes', from: 0, who: idOf('amara') }, where: 'chat' },
      });
      expect(JSON.stringify(reply)).toContain('You have no referrals or reviews yet.');
      expect(JSON.stringify(reply)).not.toContain('PR-AAAA001');
    }
  });

  it('lists eight at a time', async () => {
    await referredOnes(10);
    await person('amara').says('my reviews');
    const [first, ...firstEight] = listed('amara');
    expect(first).toBe('Mine');
    expect(firstEight).toHaveLength(8);
    expect(lines('amara')).toContain('1 to 8 of 10.');
    expect(person('amara').card().buttons()).not.toContain('Show the ones before');
    await person('amara').presses('Show more');
    expect(lines('amara')).toContain('9 to 10 of 10.');
    expect(person('amara').card().buttons()).not.toContain('Show more');
    const rest = listed('amara').filter((line) => REFERENCE.test(line));
    expect(new Set([...firstEight, ...rest]).size).toBe(10);
    await person('amara').presses('Show the ones before');
    expect(listed('amara')).toEqual(['Mine', ...firstEight]);
  });

  it('lists what is closed last, and only when asked', async () => {
    await referredOnes(1);
    await decided(stage, 'no further action', 'PR-BBBBBB1');
    await person('amara').says('my reviews');
    expect(listed('amara')).toEqual(['Mine', 'PR-AAAA001']);
    expect(lines('amara')).toContain('Closed, and not listed here: 1.');
    await person('amara').presses('Show closed');
    expect(listed('amara')).toEqual(['Mine', 'PR-AAAA001', 'Closed', 'PR-BBBBBB1']);
    expect(lines('amara')).toContain('Decided: no further action.');
    expect(person('amara').card().buttons()).not.toContain('Show closed');
  });

  it('opens each where it is now, whatever the list said', async () => {
    const reference = await refers(person('amara'));
    person('amara').closesDialog();
    await person('amara').says('my reviews');
    const old = person('amara').card();
    expect(old.text()).toContain('With the agency lead.');
    await person('amara').says(`withdraw ${reference}`);
    await person('amara').presses('Ask the office to close it', { 'Why should it be withdrawn?': 'It was sent twice.' });
    await person('owen').presses('Open the review');
    await person('owen').presses('Read why it should be withdrawn, and answer');
    await person('owen').presses('Close it as withdrawn', { 'What do you answer, and why?': 'We have the other one.' });
    await person('amara').presses('Open', {}, { on: old });
    const now = person('amara')
      .cards()
      .find(({ messageId }) => messageId === old.messageId);
    expect(now?.text()).toContain('Withdrawn. The local authority’s days to notify run on; nothing more is asked of anybody else.');
    expect(now?.text()).not.toContain('With the agency lead.');
  });
});
