import { HOSTILE } from '../cards/texts';
import { readsAll, readsCheck } from '../helpers/referring';
import type { Someone } from '../room/types';
import { ABOUT, DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';

const REASON = 'canaryreason';
const idOf = (id: string): string => `tenant-of-tests~${id}`;

describe.each(DELIVERIES)('after a referral was sent, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());

  const person = (id: string) => stage.person(id);
  const reviewOf = async (reference: string) => {
    expect(await journalIsDocument(stage, reference)).toBe(true);
    const stored = await stage.tables.reviews.read(reference);
    if (!stored) throw new Error('There is no such review.');
    return stored.review;
  };
  const events = async (reference: string) => (await stage.tables.reviews.journal(reference)).map(({ type }) => type);

  /** Goes on from section to section until these words are on the card. */
  async function readsOn(reader: Someone, words: string): Promise<void> {
    for (let sections = 0; sections < 20 && !reader.card().text().includes(words); sections++) {
      const next = reader
        .card()
        .buttons()
        .find((title) => title.startsWith('Next: '));
      if (!next) throw new Error(`“${words}” is in no section.`);
      await reader.presses(next);
    }
  }

  /** Sent by Amara, and open before her agency's lead at the section about the child. */
  async function readByLead(): Promise<string> {
    const amara = person('amara');
    const reference = await refers(amara);
    amara.closesDialog();
    const dana = person('dana');
    await dana.presses('Read the referral');
    await readsOn(dana, 'Their own words');
    return reference;
  }

  /** Dana has returned it with a comment on the child's own words. */
  async function returned(words = 'Who heard this, and when?'): Promise<string> {
    const reference = await readByLead();
    const dana = person('dana');
    await dana.presses('Comment: Their own words');
    expect(dana.card().text()).toContain('“Again, again!”');
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': words });
    expect(dana.card().text()).toContain('Your comment is not sent yet; only you can read it.');
    await dana.presses('Return it with my comment');
    await dana.presses('Return it with this comment');
    return reference;
  }

  it('walks the lead through it section by section', async () => {
    await readByLead();
    const [, at = ''] = /section (\d+) of \d+/.exec(person('dana').card().text()) ?? [];
    expect(Number(at)).toBeGreaterThan(1);
    await person('dana').presses('Back');
    expect(person('dana').card().text()).toContain(`section ${Number(at) - 1} of`);
  });

  it('returns it with a comment beside the answer, and what was typed stays', async () => {
    const reference = await returned();
    expect(person('dana').toasts().at(-1)).toBe('Returned with your comments. The referrer is told.');
    expect((await reviewOf(reference)).state).toBe('returned');

    const amara = person('amara');
    expect(amara.card().text()).toContain('Your referral came back with comments');
    expect(amara.card().text()).toContain('Dana Whitfield has a comment on one of your answers.');
    expect(amara.card().text()).toContain('Read it beside your answer, change what you want to change');
    await amara.presses('Open the review');
    expect(amara.card().text()).toContain('One answer has a comment; each stands beside its answer.');
    await amara.presses('Check and send');
    expect(amara.card().text()).toContain('Dana Whitfield (agency lead): Who heard this, and when?');
    await amara.presses('Change: Their own words');
    expect(amara.card().text()).toContain('Dana Whitfield (agency lead): Who heard this, and when?');
    expect(
      amara
        .card()
        .inputs()
        .find(({ label }) => label === 'Their own words'),
    ).toMatchObject({ value: ABOUT['Their own words'] });
    await amara.presses('Back to the check', { 'Their own words': '“Again, again!”, to her brother on Friday' });
    await readsCheck(amara);
    await amara.presses('Send it again');
    expect(amara.card().text()).toContain('The referral is sent');

    const review = await reviewOf(reference);
    expect(review).toMatchObject({ state: 'with agency lead', comments: [{ answers: ['about.ownWords'], changed: ['about.ownWords'] }] });
    expect((await events(reference)).filter((type) => type === 'referralReturned' || type === 'referralSentAgain')).toHaveLength(2);

    const dana = person('dana');
    expect(dana.card().text()).toContain('A referral was sent again');
    await dana.presses('Open the review');
    expect(dana.card().text()).toContain('Next for you: it was sent again; read what was changed.');
    await dana.presses('Read the referral');
    await readsOn(dana, 'Their own words');
    expect(dana.card().text()).toContain('Changed since. Before: “Again, again!”');
    expect(dana.card().text()).toContain('Dana Whitfield (agency lead), answered since: Who heard this, and when?');
    expect(dana.card().text()).toContain('to her brother on Friday');
    const earlier = await stage.tables.reviews.content(reference, 'earlier~');
    expect(earlier.map(({ columns }) => columns['page'])).toEqual(['about']);
  });

  it('returns it more than once, and the history stays', async () => {
    const reference = await returned();
    const amara = person('amara');
    await amara.presses('Open the review');
    await amara.presses('Check and send');
    await readsCheck(amara);
    await amara.presses('Send it again');
    amara.closesDialog();
    const dana = person('dana');
    await dana.presses('Open the review');
    await dana.presses('Read the referral');
    await readsOn(dana, 'Their own words');
    await dana.presses('Comment: Their own words');
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'In which room?' });
    await dana.presses('Return it with my comment');
    await dana.presses('Return it with this comment');
    expect((await reviewOf(reference)).comments.map(({ number, answers }) => [number, answers])).toEqual([
      [1, ['about.ownWords']],
      [2, ['about.ownWords']],
    ]);
    await amara.presses('Open the review');
    await amara.presses('Check and send');
    expect(amara.card().text()).toContain('In which room?');
    expect(amara.card().text()).not.toContain('Who heard this, and when?');
  });

  it('takes a comment away, and says when another window was faster', async () => {
    await readByLead();
    const dana = person('dana');
    const section = dana.card();
    await dana.presses('Comment: Their own words');
    const form = dana.card();
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'First window' });
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'Second window' }, { on: form });
    expect(dana.card().text()).toContain('This page was changed in another window');
    expect(dana.card().text()).toContain('Saved in the other window: First window');
    await dana.presses('Take my comment away');
    expect(dana.card().buttons()).not.toContain('Return it with my comment');
    expect(section.buttons()).toContain('Comment');
  });

  it('deletes a comment that was never sent, once the lead has passed the referral on', async () => {
    const reference = await readByLead();
    const dana = person('dana');
    const unsent = () => stage.tables.drafts.pages(idOf('dana'), reference);
    await dana.presses('Comment: Their own words');
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'Who heard this?' });
    expect(await unsent()).toHaveLength(1);
    while (!dana.card().buttons().includes('Pass it to the partnership office'))
      await dana.presses(
        dana
          .card()
          .buttons()
          .find((title) => title.startsWith('Next: ')) ?? '',
      );
    await dana.presses('Pass it to the partnership office');
    expect((await reviewOf(reference)).state).toBe('referred');
    expect(await unsent()).toEqual([]);
  });

  it('keeps the office’s unsent comment while it can be sent, and deletes it when the case ends', async () => {
    const reference = await readByLead();
    person('dana').closesDialog();
    const owen = person('owen');
    await owen.says(`open ${reference}`);
    await owen.presses('Read the referral');
    await readsOn(owen, 'Their own words');
    await owen.presses('Comment: Their own words');
    await owen.presses('Keep the comment', { 'What do you ask of the referrer?': 'Who heard this?' });
    const unsent = () => stage.tables.drafts.pages(idOf('owen'), reference);
    await stage.bot.bot.tick();
    expect(await unsent()).toHaveLength(1);
    owen.closesDialog();
    await person('amara').says(`withdraw ${reference}`);
    await person('amara').presses('Ask the office to close it', { 'Why should it be withdrawn?': REASON });
    await owen.presses('Open the review');
    await owen.presses('Read why it should be withdrawn, and answer');
    await owen.presses('Close it as withdrawn', { 'What do you answer, and why?': 'Agreed.' });
    expect((await reviewOf(reference)).state).toBe('withdrawn');
    expect(await unsent()).toEqual([]);
  });

  it('does not return without a comment, nor twice', async () => {
    const reference = await readByLead();
    const dana = person('dana');
    await dana.presses('Comment: Their own words');
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'Who heard this?' });
    await dana.presses('Return it with my comment');
    const before = dana.card();
    await dana.presses('Return it with this comment');
    await dana.presses('Return it with this comment', {}, { on: before });
    expect((await events(reference)).filter((type) => type === 'referralReturned')).toHaveLength(1);
    expect(dana.toasts().at(-1)).toBe('Returned with your comments. The referrer is told.');
  });

  it('shows hostile words as they were typed, to those two alone', async () => {
    const reference = await returned(HOSTILE);
    const amara = person('amara');
    await amara.presses('Open the review');
    await amara.presses('Check and send');
    await amara.presses('Change: Their own words');
    // What turns the text round it is left out of whatever others have typed.
    expect(amara.card().text()).toContain(HOSTILE.replaceAll(/[\u202a-\u202e]/g, ''));
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(JSON.stringify(kept)).not.toContain('**bold**');
    const answered = stage.room.sent().filter(({ kind, body }) => kind === 'answer' && JSON.stringify(body).includes('**bold**'));
    expect(new Set(answered.map(({ to }) => to))).toEqual(new Set(['dana', 'amara']));
    expect(stage.bot.logged.join('\n')).not.toContain('**bold**');
    const rows = await stage.tables.reviews.content(reference, 'comment~');
    expect(rows.map(({ key, columns }) => JSON.stringify([key, columns])).join()).not.toContain('bold');
  });

  it('passes with a disagreement, which office, chair and referrer can read', async () => {
    const amara = person('amara');
    const reference = await refers(amara);
    amara.closesDialog();
    const dana = person('dana');
    await readsAll(dana);
    await dana.presses('Pass it, with my disagreement');
    await dana.presses('Pass it with these words');
    expect(dana.card().text()).toContain('“What do you see differently, and why?” still needs an answer.');
    await dana.presses('Pass it with these words', { 'What do you see differently, and why?': REASON });
    expect(dana.toasts().at(-1)).toBe('Passed to the partnership office, with your disagreement. The referrer is told.');
    expect(await reviewOf(reference)).toMatchObject({ state: 'referred', disagrees: true, passedBy: idOf('dana') });
    expect((await events(reference)).filter((type) => type === 'disagreementRecorded')).toHaveLength(1);
    expect(person('owen').card().text()).toContain('The agency lead does not agree with it; their words stand beside it.');
    for (const id of ['owen', 'chidi', 'amara']) {
      await person(id).says(`open ${reference}`);
      await person(id).presses('Read the referral');
      await readsOn(person(id), 'Beside the referral');
      expect(person(id).card().text()).toContain(REASON);
      person(id).closesDialog();
    }
  });

  it('goes straight to the office, and the lead who is part of it no longer sees it', async () => {
    const reference = await readByLead();
    const dana = person('dana');
    const reading = dana.card();
    const amara = person('amara');
    await amara.says(`open ${reference}`);
    await amara.presses('Not through my agency lead');
    await amara.presses('Send it to the office now');
    expect(amara.card().text()).toContain('still needs an answer');
    await amara.presses('Send it to the office now', {
      'Why does it not go through your agency lead?': 'My concern is about our own agency',
      'In your own words': REASON,
    });
    expect(amara.toasts().at(-1)).toBe('Sent to the partnership office. Your agency lead does not have to do anything.');
    expect(await reviewOf(reference)).toMatchObject({ state: 'referred', straight: 'about our agency', passedBy: idOf('amara') });
    expect((await events(reference)).filter((type) => type === 'referralSentStraight')).toHaveLength(1);
    const owen = person('owen');
    expect(owen.card().text()).toContain('sent the referral straight to the partnership office');
    await owen.presses('Read the referral');
    await readsOn(owen, 'Beside the referral');
    expect(owen.card().text()).toContain(REASON);

    await dana.presses('Back', {}, { on: reading });
    expect(dana.toasts().at(-1)).toContain('There is nothing here that you can open.');
    dana.closesDialog();
    await dana.says('my reviews');
    expect(dana.card().text()).not.toContain(reference);
  });

  it('chooses the way past the lead before anything is sent, and can go back on it', async () => {
    const amara = person('amara');
    await amara.says('refer');
    await amara.presses('Not that I know of');
    await amara.presses('Refer a serious incident');
    const WHY = {
      'Why does it not go through your agency lead?': 'They were part of this case, or close to somebody who was',
      'In your own words': REASON,
    };
    await amara.presses('Not through my agency lead');
    await amara.presses('Keep this way', WHY);
    expect(amara.card().text()).toContain('It goes straight to the partnership office, not through the agency lead.');
    await amara.presses('Through my agency lead after all');
    expect(amara.card().text()).not.toContain('It goes straight');
    await amara.presses('Not through my agency lead');
    await amara.presses('Keep this way', WHY);
    expect(person('dana').cards()).toHaveLength(1);
    expect(await stage.tables.drafts.pages(idOf('amara'))).toHaveLength(3);
  });

  it('asks the office to close a serious incident; it goes on until they answer', async () => {
    const amara = person('amara');
    const reference = await refers(amara);
    amara.closesDialog();
    await amara.says(`withdraw ${reference}`);
    expect(amara.card().text()).toContain('Withdrawing this does not stop the local authority’s duty.');
    await amara.presses('Ask the office to close it', { 'Why should it be withdrawn?': REASON });
    expect(await reviewOf(reference)).toMatchObject({ state: 'with agency lead', withdrawal: { state: 'asked' } });

    const owen = person('owen');
    expect(owen.card().text()).toContain('A referrer asks to withdraw');
    await owen.presses('Open the review');
    expect(owen.card().text()).toContain('Next for you: the referrer asks to withdraw; read why and answer.');
    await owen.presses('Read why it should be withdrawn, and answer');
    expect(owen.card().text()).toContain(REASON);
    await owen.presses('Go on with it', { 'What do you answer, and why?': 'The duty to notify is running.' });
    expect(owen.toasts().at(-1)).toBe('It goes on. The referrer is told.');
    expect(amara.card().text()).toContain('Your referral goes on');
    await amara.presses('Open the review');
    await amara.presses('What was said about withdrawing it');
    expect(amara.card().text()).toContain('The duty to notify is running.');
    amara.closesDialog();

    await amara.says(`withdraw ${reference}`);
    await amara.presses('Ask the office to close it', { 'Why should it be withdrawn?': 'It was sent twice.' });
    await owen.presses('Open the review');
    await owen.presses('Read why it should be withdrawn, and answer');
    await owen.presses('Close it as withdrawn', { 'What do you answer, and why?': 'We have the other one.' });
    expect(owen.toasts().at(-1)).toContain('The local authority’s days to notify run until it has answered.');
    expect((await reviewOf(reference)).state).toBe('withdrawn');
    expect((await events(reference)).filter((type) => type === 'referralWithdrawn')).toHaveLength(1);
    for (const id of ['amara', 'dana']) expect(person(id).card().text()).toContain('A referral is withdrawn');
    await amara.says('my reviews');
    expect(amara.card().text()).toContain('None of these is open. Closed, and not listed here: 1.');
    await amara.presses('Show closed');
    expect(amara.card().text()).toContain('Withdrawn. The local authority’s days to notify run on; nothing more is asked of anybody else.');
    expect(await stage.tables.drafts.pages(idOf('amara'))).toEqual([]);
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(JSON.stringify(kept)).not.toContain(REASON);
  });

  it('is refused to whoever may not', async () => {
    const reference = await readByLead();
    person('dana').closesDialog();
    for (const id of ['eve', 'piotr', 'dana'])
      for (const words of [`withdraw ${reference}`, `straight ${reference}`]) {
        await person(id).says(words);
        expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('There is nothing here that you can open.');
      }
    expect(await reviewOf(reference)).toMatchObject({ state: 'with agency lead', withdrawal: null, straight: '' });
  });
});
