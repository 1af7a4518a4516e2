import { criteriaFor } from '../../src/domain/decision/criteria';
import { pagesFor } from '../../src/domain/referral/pages';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { SAID } from '../helpers/referring';
import { assessment, idOf, PARTNERS, referred, REFERRED, TRIAGE_CAST, wasReferred } from '../helpers/stages/triage';
import type { CastMember } from '../room/types';

const GOOD = { ...SAID['before'], ...SAID['together'], ...SAID['outcome'], ...SAID['sharing'] };
const WORDS = { farid: 'We knew of the debts.', grace: 'Our ward saw the bruise.', stephen: 'We think that it is too early.' };

describe.each(DELIVERIES)('the decision on the route, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  const open = async (cast: CastMember[] = TRIAGE_CAST) => {
    stage = await openStage({ redeliver, cast });
    await referred(stage);
  };
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const review = async () => (await stage.tables.reviews.read(REFERRED))!.review;
  const opens = async (id: string) => {
    person(id).closesDialog();
    await person(id).says(`open ${REFERRED}`);
    return person(id).card();
  };
  const calls = async () => {
    await opens('owen');
    await person('owen').presses('Call the threshold discussion');
  };
  const recommends = async (outcome: string, more = {}) => {
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment(outcome, more));
  };
  const answers = async (id: keyof typeof WORDS, agrees: boolean) => {
    await person(id).presses('Read and decide');
    await person(id).presses(agrees ? 'I agree' : 'I do not agree');
    await person(id).presses('Record this answer', { [agrees ? 'Anything to add? (optional)' : 'Why not?']: WORDS[id] });
  };
  const rows = async (prefix: string) => stage.tables.reviews.content(REFERRED, prefix);

  it.each([
    ['learning', 'A local learning review', 'Learning is evident about how they work together', 'learning'],
    ['good outcome', 'A good outcome review', 'What made the difference can be named and repeated', 'difference'],
  ] as const)('holds a referral of the route “%s” against its own criteria', async (route, outcome, criterion, id) => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
    await referred(stage, REFERRED, route);
    await calls();
    const chidi = person('chidi');
    await chidi.presses('Assess the criteria');
    const asked = () => chidi.card().inputs();
    expect(asked().map(({ label }) => label)).toContain(criterion);
    expect(asked()).toHaveLength(criteriaFor(route).length * 2 + 3);
    expect(chidi.card().text()).not.toContain('seriously harmed');
    await chidi.presses('Save for later', { [criterion]: 'Yes' });
    await opens('chidi');
    await chidi.presses('Assess the criteria');
    await chidi.presses('Recommend this to the partners', { 'What do you recommend?': outcome });
    expect(chidi.card().text()).toContain('Nothing has been sent to the partners yet.');
    await chidi.presses('Recommend this to the partners', assessment(outcome, {}, route));
    expect((await review()).decision.recommended?.outcome).toBe(outcome.replace('A ', ''));

    const [row] = await rows('decision~criteria~1');
    const columns = Object.keys(row?.columns ?? {}).filter((name) => name.startsWith('criterion_'));
    expect(columns).toEqual(criteriaFor(route).map((one) => `criterion_${one.id}`));
    await person('farid').presses('Read and decide');
    expect(person('farid').card().text()).toContain(criterion);
    expect(person('farid').card().text()).toContain(`Because of ${id}.`);
    expect(person('farid').card().text()).not.toContain('Regulation 11');
  });

  it.each([
    ['learning', 'A local learning review', ['The child', 'What happened', 'What could be learnt']],
    [
      'good outcome',
      'A good outcome review',
      ['The child', 'How it was before', 'What agencies did together', 'What is better for the child', 'Sharing it'],
    ],
  ] as const)('tells the partners in the decision paper what was referred for “%s”, in its own words', async (route, outcome, headings) => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
    await referred(stage, REFERRED, route);
    const name = await wasReferred(stage, REFERRED, route);
    await calls();
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment(outcome, {}, route));
    await person('farid').presses('Read and decide');
    await person('farid').presses('Read what was referred');
    const read: string[] = [];
    for (const [index, heading] of headings.entries()) {
      const card = person('farid').card();
      expect(card.text()).toContain(`part ${index + 1} of ${headings.length}`);
      expect(card.text()).toContain(heading);
      read.push(card.text());
      const next = card.buttons().find((title) => title.startsWith('Next: '));
      if (next) await person('farid').presses(next);
    }
    const told = Object.entries(route === 'learning' ? { ...SAID['case'], ...SAID['learn'] } : GOOD).filter(
      ([field]) => !['childName', 'bornOn', 'incidentOn', 'initials', 'agencies', 'consent', 'callBack'].includes(field),
    );
    expect(told.length).toBeGreaterThan(2);
    for (const [, words] of told) expect(read.join('\n')).toContain(words);
    expect(read.join('\n')).toContain(`${SAID[pagesFor(route)[0]!.id]!['initials']} was seen.`);
    expect(read.join('\n')).not.toContain(name);
    for (const words of ['01632', 'Regulation 11', 'section 16C']) expect(read.join('\n')).not.toContain(words);
    await person('farid').presses('To the criteria and the partners');
    expect(person('farid').card().buttons()).toContain('I agree');
    const seen = (await stage.tables.seen.of(REFERRED)).filter(({ what }) => what.includes('what was referred'));
    expect(new Set(seen.map(({ what }) => what)).size).toBe(headings.length);
    expect(new Set(seen.map(({ who }) => who))).toEqual(new Set([idOf('farid')]));
  });

  it('does not tell it of a serious incident, nor to anybody who does not read the paper', async () => {
    await open();
    await calls();
    await recommends('A rapid review');
    await person('farid').presses('Read and decide');
    expect(person('farid').card().buttons()).not.toContain('Read what was referred');
    for (const id of ['amara', 'dana', 'eve', 'joseph', 'danuta', 'farid'])
      expect(
        await stage.bot.bot.receive({
          who: idOf(id),
          chat: 'personal',
          address: 'x',
          chatId: 'x',
          did: { kind: 'pressed', verb: 'triage/referred', data: { reference: REFERRED, part: 0 }, where: 'dialog' },
        }),
      ).toMatchObject({ says: expect.stringContaining('There is nothing here that you can open.') });
  });

  it('goes from “referred” to the referrer told, for a rapid review', async () => {
    await open();
    expect((await opens('owen')).text()).toContain('Next for you: read it and tell the referrer that you have it.');
    expect((await opens('owen')).buttons().slice(0, 2)).toEqual(['Tell the referrer that you have it', 'Call the threshold discussion']);
    await person('owen').presses('Call the threshold discussion');
    expect(person('owen').card().text()).toContain('Referred: with the chair, who assesses it against the criteria.');
    expect(person('owen').card().buttons()).not.toContain('Call the threshold discussion');

    const chidi = person('chidi');
    expect(chidi.card().text()).toContain('Owen Price has called the threshold discussion of this referral from Health.');
    await chidi.presses('Assess the criteria');
    const labels = chidi
      .card()
      .inputs()
      .map(({ label }) => label);
    expect(labels.slice(0, 2)).toEqual(['Abuse or neglect of a child is known or suspected', 'Your reason: abuse or neglect']);
    expect(labels).toHaveLength(15);
    await chidi.presses('Recommend this to the partners', assessment('A rapid review'));
    expect(chidi.toasts().at(-1)).toBe('Your recommendation is with the three partners.');
    expect(chidi.card().text()).toContain('Referred: with the three partners, who decide.');

    await answers('farid', true);
    expect(person('farid').toasts().at(-1)).toBe('The answer is recorded.');
    await answers('stephen', false);
    expect((await review()).decision.outcome).toBe('');
    await answers('grace', true);

    expect(await review()).toMatchObject({ state: 'decided', decision: { outcome: 'rapid review', recommended: { round: 1 } } });
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);

    const amara = person('amara');
    expect(amara.card().text()).toContain('The partners decided on a rapid review. Thank you for referring it.');
    await amara.presses('Read the decision and why');
    expect(amara.card().text()).toContain('The partners decided on a rapid review, because:');
    expect(amara.card().text()).toContain('Two agencies each saw half of what K.B. lived with.');
    expect(amara.card().text()).not.toMatch(/Farid|Grace|Stephen|debts|too early|bruise/);

    for (const id of ['owen', 'chidi']) {
      const told = person(id)
        .cards()
        .map((card) => card.text());
      expect(told.filter((text) => text.includes('The partners decided on a rapid review. 2 of the three partners agreed.'))).toHaveLength(
        1,
      );
    }
    expect((await opens('owen')).text()).toContain(
      'Decided: rapid review. It does not start before the notification to the Panel is recorded.',
    );
    expect(person('danuta').card().text()).toContain('A rapid review waits for the notification');
  });

  it('keeps the criteria in columns, the words in rows, and no word in the journal', async () => {
    await open();
    await calls();
    await recommends('A local learning review');
    for (const id of PARTNERS) await answers(id, id !== 'stephen');
    const [criteria, ...more] = await rows('decision~criteria~');
    expect(more).toEqual([]);
    expect(criteria).toMatchObject({
      key: 'decision~criteria~1',
      columns: {
        round: 1,
        outcome: 'local learning review',
        criterion_abuse: 'yes',
        criterion_panel: 'unknown',
        recordedBy: idOf('chidi'),
      },
    });
    expect((await rows('decision~partner~1~')).map(({ columns, json }) => ({ ...columns, json }))).toMatchObject(
      PARTNERS.map((id) => ({ partner: idOf(id), agrees: id !== 'stephen', recordedBy: idOf(id), json: { words: WORDS[id] } })),
    );
    const journal = JSON.stringify(await stage.tables.reviews.journal(REFERRED));
    for (const words of [...Object.values(WORDS), 'Because of', 'each saw half']) expect(journal).not.toContain(words);
    expect(await stage.tables.drafts.pages(idOf('chidi'))).toEqual([]);
  });

  it('shows partners the paper and not the referral, writes down who opened it, and shows the others’ words when all have answered', async () => {
    await open();
    await calls();
    await opens('farid');
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('There is nothing here that you can open.');
    await recommends('A rapid review');
    await answers('grace', true);

    expect((await opens('farid')).buttons()).not.toContain('Read the referral');
    await person('farid').presses('Read and decide');
    const paper = person('farid').card().text();
    expect(paper).toContain('Chidi Nwosu recommends a rapid review, today at 10:15.');
    expect(paper).toContain('The child has died or been seriously harmed: Yes');
    expect(paper).toContain('Because of harm.');
    expect(paper).toContain('Grace Chukwu (Health Board): has answered');
    expect(paper).toContain('One of the three partners has answered.');
    expect(paper).not.toContain(WORDS.grace);
    person('farid').closesDialog();
    const seen = await stage.tables.seen.of(REFERRED);
    expect(
      seen.some(({ who, as, what }) => who === idOf('farid') && as === 'executive partner' && what === 'decision paper, recommendation 1'),
    ).toBe(true);

    await answers('farid', true);
    await answers('stephen', true);
    await opens('farid');
    await person('farid').presses('The decision paper');
    expect(person('farid').card().text()).toContain('Grace Chukwu (Health Board): agrees');
    expect(person('farid').card().text()).toContain(WORDS.grace);
    expect(person('farid').card().text()).toContain('Decided today at 10:15: rapid review. 3 of the three partners agreed.');
  });

  it('tells the referrer in plain words when nothing is held, with the advice', async () => {
    await open();
    await calls();
    await recommends('No further action');
    expect(person('chidi').card().text()).toContain('“If no further action: what happens with the concern now?” still needs an answer.');
    expect((await review()).decision.recommended).toBe(null);
    await person('chidi').presses('Recommend this to the partners', {
      'If no further action: what happens with the concern now?': 'The early help team stays with the family.',
    });
    for (const id of PARTNERS) await answers(id, true);

    const amara = person('amara');
    expect(amara.card().text()).toContain('The partners decided not to hold a review. That does not mean your concern was wrong.');
    await amara.presses('Read the decision and why');
    const text = amara.card().text();
    expect(text).toContain('The partners decided not to hold a review, because:');
    expect(text).toContain('That does not mean your concern was wrong.');
    expect(text).toContain('What happens with it now');
    expect(text).toContain('The early help team stays with the family.');
    expect(text).toContain('If you disagree, contact Northshire partnership office by Mon 7 December');
    expect((await review()).state).toBe('not taken further');
    expect((await opens('danuta')).text()).not.toContain('Next for you');
  });

  it('goes back to the chair when two do not agree, and a second round decides', async () => {
    await open();
    await calls();
    await recommends('A good outcome review');
    await answers('farid', false);
    await answers('grace', true);
    await answers('stephen', false);
    expect(await review()).toMatchObject({ state: 'referred', decision: { outcome: '' } });
    const chidi = person('chidi');
    expect(chidi.card().text()).toContain('All three have answered, and one agrees; it takes two.');
    await chidi.presses('Read the decision paper');
    expect(chidi.card().text()).toContain('Stephen Marsh (Police): does not agree');
    expect(chidi.card().text()).toContain(WORDS.stephen);
    await chidi.presses('Recommend anew');
    expect(
      chidi
        .card()
        .inputs()
        .find(({ label }) => label === 'Your reason: abuse or neglect'),
    ).toMatchObject({ value: 'Because of abuse.' });
    await chidi.presses('Recommend this to the partners', { 'What do you recommend?': 'A rapid review' });
    expect((await review()).decision).toMatchObject({ said: {}, recommended: { round: 2, outcome: 'rapid review' } });

    for (const id of PARTNERS) await answers(id, true);
    expect((await review()).decision.outcome).toBe('rapid review');
    expect((await rows('decision~criteria~')).map(({ columns }) => columns['outcome'])).toEqual(['good outcome review', 'rapid review']);
    expect(await rows('decision~partner~1~')).toHaveLength(3);
    expect(await rows('decision~partner~2~')).toHaveLength(3);
    for (const id of PARTNERS) {
      const asked = person(id)
        .cards()
        .filter((card) => card.text().includes('A decision paper needs your answer'));
      expect(asked.length).toBeLessThanOrEqual(2);
    }
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('takes the answer of a partner without the bot from the coordinator, kept as entered for them', async () => {
    await open();
    await calls();
    await recommends('A rapid review');
    await answers('farid', true);
    const owen = person('owen');
    await opens('owen');
    await owen.presses('The decision paper, and to enter a partner’s answer');
    await owen.presses('Grace Chukwu does not agree');
    expect(owen.card().text()).toContain('Grace Chukwu does not agree: a rapid review.');
    expect(owen.card().text()).toContain('entered by Owen Price for Grace Chukwu');
    await owen.presses('Record this answer');
    expect(owen.card().text()).toContain('“Why not?” still needs an answer.');
    await owen.presses('Record this answer', { 'Why not?': 'By telephone: she wants a local review.' });
    await answers('stephen', true);

    expect((await review()).decision.said[idOf('grace')]).toMatchObject({ agrees: false, by: idOf('owen') });
    await opens('chidi');
    await person('chidi').presses('The decision paper');
    expect(person('chidi').card().text()).toContain('Grace Chukwu (Health Board): does not agree, entered by Owen Price for Grace Chukwu');
    expect(person('chidi').card().buttons()).not.toContain('Grace Chukwu agrees');
  });

  it('keeps what somebody wrote for a partner who has answered meanwhile', async () => {
    await open();
    await calls();
    await recommends('A rapid review');
    const owen = person('owen');
    await opens('owen');
    await owen.presses('The decision paper, and to enter a partner’s answer');
    await owen.presses('Grace Chukwu does not agree');
    await answers('grace', true);
    await owen.presses('Record this answer', { 'Why not?': 'By telephone: she wants a local review.' });
    expect(owen.card().text()).toContain('The partner has answered in person. Only they can change it.');
    const values = owen
      .card()
      .inputs()
      .map(({ value }) => value);
    expect(values).toContain('By telephone: she wants a local review.');
    expect((await review()).decision.said[idOf('grace')]).toMatchObject({ agrees: true, by: idOf('grace') });
  });

  it('lets a partner change their mind until it is decided', async () => {
    await open();
    await calls();
    await recommends('A rapid review');
    await answers('farid', false);
    await opens('farid');
    await person('farid').presses('The decision paper');
    await person('farid').presses('I agree');
    await person('farid').presses('Record this answer');
    expect((await review()).decision.said[idOf('farid')]).toMatchObject({ agrees: true, revision: 2 });
    expect((await rows('decision~partner~1~')).map(({ json }) => json)).toEqual([{ words: '', decidedBy: '' }]);
  });

  it('keeps the chair’s form: saved for later, and a refused one keeps what was typed', async () => {
    await open(TRIAGE_CAST.filter(({ id }) => id !== 'stephen'));
    await calls();
    const chidi = person('chidi');
    await chidi.presses('Assess the criteria');
    expect(chidi.card().text()).toContain('Set up here: Farid Rahman (Council), Grace Chukwu (Health Board).');
    await chidi.presses('Save for later', { 'Your reason: recurring themes': 'Seen in two reviews.' });
    expect(chidi.toasts().at(-1)).toContain('Saved. Your place is kept');
    await chidi.presses('Assess the criteria');
    expect(
      chidi
        .card()
        .inputs()
        .find(({ label }) => label === 'Your reason: recurring themes'),
    ).toMatchObject({ value: 'Seen in two reviews.' });
    await chidi.presses('Recommend this to the partners', assessment('A rapid review'));
    expect(chidi.card().text()).toContain('Three partners decide: the local authority, health and the police.');
    expect(chidi.card().text()).toContain('Please ask the partnership office to add who is missing. What you wrote is saved.');
    expect(
      chidi
        .card()
        .inputs()
        .find(({ label }) => label === 'Why, in plain words?')?.value,
    ).toContain('each saw half');
    expect((await review()).decision.recommended).toBe(null);
  });

  it('works in the chat, and by Submit, where a client has no dialogs', async () => {
    await open();
    const submit = { as: 'submit' } as const;
    await opens('chidi');
    await person('chidi').presses('No window opens?');
    await person('chidi').presses('Assess the criteria, here in the chat', {}, submit);
    await person('chidi').presses('Recommend this to the partners', assessment('A rapid review'), submit);
    expect(person('chidi').card().text()).toContain('Referred: with the three partners, who decide.');
    for (const id of PARTNERS) {
      await opens(id);
      await person(id).presses('No window opens?');
      await person(id).presses('Read and decide, here in the chat', {}, submit);
      await person(id).presses('I agree', {}, submit);
      await person(id).presses('Record this answer', {}, submit);
      expect(person(id).card().text()).toContain('Where this review is');
    }
    expect((await review()).state).toBe('decided');
    for (const id of ['chidi', ...PARTNERS]) {
      person(id).reloads();
      expect(
        JSON.stringify(
          person(id)
            .cards()
            .map(({ json }) => json),
        ),
      ).not.toMatch(/Because of|each saw half/);
    }
  });

  it('posts each message once', async () => {
    await open();
    await calls();
    await recommends('A rapid review');
    for (const id of PARTNERS) await answers(id, true);
    await stage.bot.bot.tick();
    const told = (id: string) =>
      person(id)
        .previews()
        .map(({ text }) => text);
    expect(told('amara').filter((text) => text === 'There is news about a review.')).toHaveLength(2);
    expect(told('chidi').filter((text) => text === 'One thing needs you.')).toHaveLength(1);
    expect(told('owen').filter((text) => text === 'There is news about a review.')).toHaveLength(1);
    for (const id of PARTNERS) expect(told(id).filter((text) => text === 'One thing needs you.')).toHaveLength(1);
  });
});
