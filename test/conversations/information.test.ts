import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { AGENCIES, answers, asks, decided, EYES, HARBOUR, HEALTH, LEARNING, POLICE, SCHOOLS } from '../helpers/stages/information';

describe.each(DELIVERIES)('asking the agencies, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  let reference: string;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: AGENCIES });
    reference = await decided(stage);
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const review = async () => (await stage.tables.reviews.read(reference))!.review;

  it('asks each agency’s author, and says by when and from which date that is counted', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS, HARBOUR);
    expect(person('owen').toasts().at(-1)).toBe(
      'The requests are sent. Nobody of Harbour Families can answer in Teams, so you enter what they tell you.',
    );
    expect(person('owen').card().text()).toContain('0 of 3 have answered.');
    expect(person('owen').card().text()).toContain('the partnership office enters what they say');
    expect((await review()).information.requests).toMatchObject({
      [POLICE]: { author: 'tenant-of-tests~pat', state: 'asked' },
      [SCHOOLS]: { author: 'tenant-of-tests~dominic' },
      [HARBOUR]: { author: '' },
    });

    const pat = person('pat');
    expect(pat.cards()).toHaveLength(2);
    expect(pat.card().text()).toContain(
      `What ${POLICE} knows is due by the end of Wed 2 December: day 7 of 15, counted from the notification sent Mon 23 Nov.`,
    );
    expect(pat.card().text()).toContain('from Sat 1 November 2025 to Sat 21 November 2026');
    expect(pat.previews().at(-1)?.text).toBe('One thing needs you.');
    expect(JSON.stringify(pat.card().json)).not.toMatch(/K\.B\.|Kezia|They knew/);
    expect(person('piotr').cards()).toHaveLength(1);

    await pat.says('my reviews');
    expect(pat.card().text()).toContain('Next for you: answer for your agency.');
    await pat.presses('Open');
    expect(pat.card().buttons()).toEqual(['Your agency’s request', 'I have a conflict of interest', 'My reviews']);
    expect(pat.card().text()).not.toContain('Amara');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('says to the author why the answer is due when it is, and nothing of the review’s other dates', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    await pat.presses('Why this date?');
    expect(pat.card().text()).toContain('Wed 2 December 2026 is working day 7, counted from the notification sent on Mon 23 November 2026');
    expect(pat.card().buttons()).not.toContain('Mark as done');
    expect(
      pat
        .card()
        .buttons()
        .filter((title) => title.startsWith('The next date')),
    ).toEqual([]);
    await pat.presses('Close and see the review');
    expect(pat.card().buttons()).toContain('Your agency’s request');
  });

  it('tells the author who the child is for matching only, and logs it', async () => {
    await asks(person('owen'), reference, POLICE);
    await person('pat').presses('Who it is about, and why');
    const shown = person('pat').dialog()!.card.text();
    expect(shown).toContain('Kezia Brightwater');
    expect(shown).toContain('Thu 29 February 2024');
    expect(shown).toContain('They knew K.B. or her family.');
    expect(shown).not.toContain('unresponsive');
    expect(await stage.tables.seen.of(reference)).toContainEqual(
      expect.objectContaining({
        who: 'tenant-of-tests~pat',
        as: 'information author',
        what: `name and date of birth, to match records of ${POLICE}`,
      }),
    );
  });

  it('goes from three requests to a pack: one answers, one holds nothing, one is missing', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS, HARBOUR);
    await person('pat').presses('Acknowledge');
    expect(person('pat').card().text()).toContain('acknowledged, not answered yet');
    await answers(person('pat'));
    expect(person('pat').toasts().at(-1)).toContain('Sent. The coordinator and the chair can read it now');
    expect(person('pat').card().text()).toContain('Sent today at 10:15, by Pat Morris. It can be corrected until the pack is issued.');

    await person('dominic').presses('We hold nothing');
    expect(person('dominic').card().text()).toContain('It is safe to say so');
    await person('dominic').presses('Yes, we hold nothing');
    expect(person('dominic').card().text()).toContain('Holds nothing: said today at 10:15, by Dominic Shaw.');

    const owen = person('owen');
    stage.clock.now = new Date('2026-12-03T09:00:00Z');
    await owen.says(`open ${reference}`);
    await owen.presses('What the agencies say');
    expect(owen.card().text()).toContain('2 of 3 have answered.');
    expect(owen.card().text()).toContain(`${HARBOUR}\nLate: it was due by the end of Wed 2 December`);
    expect(JSON.stringify(owen.card().json)).not.toMatch(/K\.B\.|sofa|officer/);
    await owen.presses('Issue the pack');
    expect(owen.card().text()).toContain('Missing, and named in it');
    await owen.presses('Issue it now');
    expect(owen.card().text()).toContain('Pack 1 has been issued.');

    for (const id of ['pat', 'dominic', 'chidi']) {
      const reader = person(id);
      expect(reader.card().text()).toContain('Opening is logged to protect the child, not to measure you.');
      expect(reader.previews().filter(({ text }) => text === 'One thing needs you.').length).toBeLessThanOrEqual(2);
    }
    // Nobody is told, or reads it, for their role alone: there is no meeting to which they are invited.
    for (const id of ['fay', 'hana', 'mei']) {
      await person(id).says(`open ${reference}`);
      expect(
        person(id)
          .cards()
          .map((card) => card.text())
          .join(),
      ).not.toContain(reference);
    }
    expect((await review()).information.pack).toMatchObject({ number: 1, missing: [HARBOUR] });

    const dominic = person('dominic');
    await dominic.presses('Read the pack');
    const read: string[] = [dominic.card().text()];
    for (const title of ['Next: the chronology', `Next: ${POLICE}`, 'Next: who is missing']) {
      await dominic.presses(title);
      read.push(dominic.card().text());
    }
    expect(read[0]).toMatch(/K\.B\. loves the washing machine\nand her brother’s drum\.[^]*“Again, again!”/);
    expect(read[1]).toMatch(
      /Tue 3 March 2026 · Northshire Police · concern\ncalled to the home at night\nMon 14 September 2026 · Northshire Police · strength/,
    );
    expect(read[2]).toContain('Officers saw K.B. asleep on the sofa');
    expect(read[3]).toMatch(/Not answered when this pack was issued\nHarbour Families\nHold nothing\nNorthshire Schools/);
    expect(read.join()).not.toMatch(/Kezia|Brightwater|2024/);
    const seen = (await stage.tables.seen.of(reference)).filter(({ who }) => who.endsWith('dominic')).map(({ what }) => what);
    expect(new Set(seen)).toEqual(new Set(['pack 1, part 1', 'pack 1, part 2', 'pack 1, part 3', 'pack 1, part 4']));

    const rows = await stage.tables.reviews.content(reference, 'dates~');
    expect(rows.map(({ columns }) => columns)).toEqual([
      { day: '2026-03-03', agency: POLICE, number: 1, kind: 'concern' },
      { day: '2026-09-14', agency: POLICE, number: 2, kind: 'strength' },
    ]);
    const [life] = await stage.tables.reviews.content(reference, `return~${POLICE}~life`);
    expect(life?.json).toMatchObject({ question: 'What was the child’s life like, through your agency’s eyes?' });
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('lets nobody read a return before the pack but its author, the coordinator and the chair', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    await answers(
      person('pat'),
      { ...EYES, 'What was the child’s life like, through your agency’s eyes?': 'CANARY-LIFE of K.B.' },
      { ...LEARNING, 'What went well?': 'CANARY-WELL' },
    );
    for (const id of ['owen', 'chidi']) {
      const reader = person(id);
      await reader.says(`open ${reference}`);
      await reader.presses('What the agencies say');
      await reader.presses(`Open: ${POLICE}`);
      await reader.presses('Read what was sent');
      expect(reader.card().text()).toContain('CANARY-LIFE');
      reader.closesDialog();
    }
    for (const id of ['dominic', 'piotr', 'fay', 'hana', 'mei', 'amara', 'dana']) {
      const other = person(id);
      await other.says('my reviews');
      await other.says(`open ${reference}`);
    }
    const readable = ['pat', 'owen', 'chidi'].map((id) => `${id}`);
    const leaks = stage.room
      .sent()
      .filter(({ to, body }) => JSON.stringify(body).includes('CANARY') && !readable.some((id) => to.endsWith(id)));
    expect(leaks.map(({ to, kind }) => ({ to, kind }))).toEqual([]);
    expect(stage.room.sent().some(({ body }) => JSON.stringify(body).includes('CANARY'))).toBe(true);
    expect(stage.bot.logged.join('\n')).not.toContain('CANARY');
    for (const id of ['fay', 'hana', 'mei', 'piotr']) expect(person(id).card().text()).not.toContain('Where this review is');
    const readers = (await stage.tables.seen.of(reference)).filter(({ what }) => what.startsWith(`return of ${POLICE}, part`));
    expect(new Set(readers.map(({ as }) => as))).toEqual(new Set(['coordinator', 'chair']));
  });

  it('refuses a press by somebody of another agency, on the card that was asked of this one', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    await answers(person('pat'));
    const request = person('pat').cards().at(-1)!;
    const dominic = person('dominic');
    const before = (await review()).events;
    for (const title of [
      'Correct the answer, here in the chat',
      'Read what was sent, here in the chat',
      'Who it is about, here in the chat',
    ]) {
      await dominic.presses(title, {}, { on: forwarded(request, dominic.cards().at(-1)!) });
      expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('There is nothing here that you can open.');
    }
    expect((await review()).events).toBe(before);
  });

  it('points once at what may identify somebody, replaces it or keeps it with a reason that the office alone reads', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    const LIFE = 'What was the child’s life like, through your agency’s eyes?';
    const saved = async () =>
      (await stage.tables.drafts.pages('tenant-of-tests~pat')).find(({ page }) => page.endsWith('eyes'))?.answers['life'];
    await pat.presses('Answer');
    await pat.presses('Next', { ...EYES, [LIFE]: 'Officers saw Kezia Brightwater asleep. Her uncle’s number is 07700 900123.' });
    expect(pat.card().text()).toContain('A child’s name seems to be in your words.');
    expect(pat.card().text()).toContain('Instead it would say: K.B.');
    await pat.presses('Replace it and go on');
    expect(await saved()).toMatchObject({ said: 'Officers saw K.B. asleep. Her uncle’s number is 07700 900123.' });
    expect(pat.card().text()).toContain('There seems to be somebody’s telephone number in your words.');
    await pat.presses('Keep it and go on');
    expect(pat.card().text()).toContain('Please say in a few words why it must stay, or replace it.');
    await pat.presses('Keep it and go on', { 'If it must stay: why?': 'Nobody else has it.' });
    await pat.presses('Check your answer', LEARNING);
    await pat.presses('Send the answer');

    const reads = async (id: string): Promise<string> => {
      await person(id).says(`open ${reference}`);
      await person(id).presses(id === 'pat' ? 'Your agency’s request' : 'What the agencies say');
      if (id !== 'pat') await person(id).presses(`Open: ${POLICE}`);
      await person(id).presses('Read what was sent');
      const text = person(id).card().text();
      person(id).closesDialog();
      return text;
    };
    const why = 'Left in this answer: telephone number. The author’s reason: Nobody else has it.';
    expect(await reads('owen')).toContain(why);
    for (const id of ['pat', 'chidi']) expect(await reads(id)).not.toContain('Nobody else has it.');
    await pat.says(`open ${reference}`);
    await pat.presses('Your agency’s request');
    await pat.presses('Correct the answer');
    await pat.presses('Change: Through your agency’s eyes');
    await pat.presses('Back to the check');
    expect(pat.card().text()).toContain('Check and send');
  });

  it('keeps the author’s place, shows lines without a date, and takes a correction until the pack', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    await pat.presses('Answer');
    await pat.presses('Next', { ...EYES, 'Key dates, one on a line': 'Early spring, a call\n3 March 2026, called at night' });
    expect(pat.card().text()).toContain('Line 1: Please begin with a real date and its year');
    expect(pat.card().inputs()[2]).toMatchObject({ value: 'Early spring, a call\n3 March 2026, called at night' });
    await pat.presses('Leave these for later');
    await pat.presses('Save for later', { 'What went well?': 'Half a sentence' });
    expect(pat.toasts().at(-1)).toContain('Saved; nothing has been sent yet.');
    expect((await review()).information.requests[POLICE]).toMatchObject({ state: 'asked', sent: 0 });

    await pat.presses('Answer');
    await pat.presses('Next', { 'Key dates, one on a line': '3 March 2026, called at night\n4 March 2026, called again' });
    expect(pat.card().inputs()[0]).toMatchObject({ value: 'Half a sentence' });
    await pat.presses('Check your answer', LEARNING);
    expect(pat.card().text()).toContain('Tue 3 March 2026:');
    await pat.presses('Send the answer');
    expect(JSON.stringify(await stage.tables.drafts.pages('tenant-of-tests~pat'))).not.toContain('called at night');

    await pat.presses('Correct the answer');
    expect(pat.card().text()).toContain('Check and send');
    await pat.presses('Change: Through your agency’s eyes');
    await pat.presses('Back to the check', { 'Key dates, one on a line': '5 March 2026, called once' });
    await pat.presses('Send the answer');
    expect(pat.card().text()).toContain('Sent again, corrected, today at 10:15');
    const rows = await stage.tables.reviews.content(reference, 'dates~');
    expect(rows.map(({ columns, json }) => [columns['day'], columns['kind'], json])).toEqual([
      ['2026-03-05', 'neutral', { event: 'called once' }],
      ['2026-03-04', 'withdrawn', { event: '' }],
    ]);
    expect((await review()).information.requests[POLICE]).toMatchObject({ state: 'returned', sent: 2 });

    const owen = person('owen');
    await owen.presses('See what the agencies say');
    await owen.presses('Issue the pack');
    await owen.presses('Issue it now');
    const old = pat.cards().find((card) => card.buttons().includes('Correct the answer'))!;
    await pat.presses('Correct the answer, here in the chat', {}, { on: old });
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('it can no longer be changed');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('takes a “not us” with who to try, and tells the coordinator without saying it', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    await person('pat').presses('Not us');
    await person('pat').presses('Send: not us', { 'Who should be asked instead? (optional)': 'British Transport Police' });
    expect(person('pat').card().text()).toContain('Said that the request is not for them');
    const owen = person('owen');
    expect(owen.card().text()).toContain('A request went to the wrong agency');
    expect(owen.card().text()).not.toContain('British Transport');
    await owen.presses('See what the agencies say');
    await owen.presses(`Open: ${POLICE}`);
    await owen.presses('Read what was sent');
    expect(owen.card().text()).toContain('British Transport Police');
  });

  it('takes what the coordinator enters for an agency, and says so', async () => {
    await asks(person('owen'), reference, HARBOUR, HEALTH);
    const owen = person('owen');
    await owen.presses(`Open: ${HARBOUR}`);
    expect(owen.card().text()).toContain(`recorded as entered by you for ${HARBOUR}`);
    await answers(owen);
    expect(owen.card().text()).toContain(`Sent today at 10:15, entered by Owen Price for ${HARBOUR}.`);
    expect((await review()).information.requests[HARBOUR]).toMatchObject({ answeredBy: 'tenant-of-tests~owen', sent: 1 });
  });

  it('puts what comes later into a further pack, and issues nothing twice', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    const owen = person('owen');
    await owen.presses('Issue the pack');
    await owen.presses('Issue it now');
    expect(owen.card().buttons()).not.toContain('Issue the pack');
    stage.clock.now = new Date('2026-11-24T09:00:00Z');
    const pat = person('pat');
    await pat.says(`open ${reference}`);
    await pat.presses('Your agency’s request');
    await answers(pat);
    await pat.presses('Open the review');
    await pat.presses('Read the pack');
    await pat.presses('Next: the chronology');
    expect(pat.card().text()).toContain('No agency has given any.');
    expect(pat.card().buttons()).toContain('Next: who is missing');
    pat.closesDialog();

    await owen.says(`open ${reference}`);
    await owen.presses('What the agencies say');
    await owen.presses('Issue the pack');
    await owen.presses('Issue it now');
    expect((await review()).information).toMatchObject({ pack: { number: 2, missing: [SCHOOLS] }, requests: { [POLICE]: { inPack: 2 } } });
    expect(person('chidi').card().text()).toContain('A further pack is ready to read');
  });

  it('sends nothing until the form is whole, and keeps what was typed', async () => {
    const owen = person('owen');
    await owen.says(`open ${reference}`);
    await owen.presses('Ask the agencies');
    await owen.presses('Send the requests', {
      'In one sentence: why are they asked?': 'They knew her.',
      'Please look back from': '2026-11-20',
      Until: '2026-11-01',
    });
    expect(owen.card().text()).toContain('Please choose at least one agency.');
    expect(owen.card().text()).toContain('The period ends before it begins.');
    await owen.presses('Send the requests', { 'Which agencies?': POLICE, Until: '2026-11-21' });
    expect(person('pat').cards()).toHaveLength(2);
    await owen.presses('Ask agencies');
    expect(owen.card().text()).toContain(`Asked already: ${POLICE}`);
  });
});

it('counts fifteen working days from the decision where no rapid review clock runs', async () => {
  const stage = await openStage({ cast: AGENCIES });
  const reference = await decided(stage, 'good outcome review', false);
  await asks(stage.person('owen'), reference, POLICE);
  expect(stage.person('pat').card().text()).toContain(
    'by the end of Mon 14 December: 15 working days, counted from the decision on Mon 23 Nov.',
  );
  await stage.close();
});

/** A card of somebody else's, as it stands in this person's chat when it was forwarded. */
function forwarded(card: ReturnType<ReturnType<Stage['person']>['card']>, into: typeof card): typeof card {
  return { ...card, chat: into.chat, messageId: into.messageId, index: into.index };
}
