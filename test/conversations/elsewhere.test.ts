import { LEARNING } from '../../src/domain/referral/pages';
import { COMMANDS } from '../helpers/messageExtension';
import { DELIVERIES, journalIsDocument, openStage, referenceOn, type Stage } from '../helpers/onStage';
import { CHOOSES, fills } from '../helpers/referring';

const SECRET = 'K.B. came in with a bruise again, can you look?';

describe.each(DELIVERIES)('a referral begun from another chat, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
    stage.room.talk('Ward', ['amara', 'eve']);
    await stage.person('eve').says(SECRET, 'Ward');
  });
  afterEach(() => stage.close());
  const amara = () => stage.person('amara');
  const postedSince = (before: number) =>
    stage.room
      .sent()
      .slice(before)
      .filter(({ kind }) => kind !== 'answer');

  it.each([{ chat: 'Ward' }, { chat: 'Ward', on: SECRET }])('is written in a dialog and posts nothing, called as %j', async (where) => {
    const before = stage.room.sent().length;
    await amara().runs('Start a referral', where);
    expect(amara().dialog()!.card.text()).toContain('Is any child at risk of harm now?');
    expect(stage.person('eve').dialog()).toBeUndefined();
    await amara().presses('Not that I know of');
    const reference = referenceOn(amara().card());
    await amara().presses(CHOOSES['serious incident']);
    expect(amara().card().buttons()).not.toContain('Answer in the chat instead');
    await amara().presses('Start: the short start');
    await amara().presses('Save for later', { 'Who is the child? Full name': 'Kezia Brightwater' });
    expect(amara().card().text()).toContain('Your place is kept');
    expect(postedSince(before)).toEqual([]);

    const stored = JSON.stringify(await stage.tables.drafts.pages(`tenant-of-tests~amara`, reference));
    expect(stored).toContain('Kezia Brightwater');
    expect(stored).not.toContain('bruise again');
    amara().closesDialog();
    await amara().says('my reviews');
    expect(amara().card().text()).toContain(reference);
  });

  it.each(COMMANDS.flatMap(({ id, title, contexts }) => contexts.map((context) => ({ id, title, context }))))(
    'begins by the command of the app’s manifest, called as %j',
    async ({ title, context }) => {
      await amara().runs(title, { chat: 'Ward', ...(context === 'message' && { on: SECRET }) });
      expect(amara().dialog()!.card.text()).toContain('Is any child at risk of harm now?');
    },
  );

  it('can be written to its end there, and reaches everybody as any other', async () => {
    await amara().runs('Start a referral', { chat: 'Ward', on: SECRET });
    await amara().presses('Not that I know of');
    const reference = referenceOn(amara().card());
    await amara().presses(CHOOSES.learning);
    await amara().presses('Start: the child and what happened');
    await fills(amara(), LEARNING);
    await amara().presses('Send the referral');
    const stored = await stage.tables.reviews.read(reference);
    expect(stored!.review.state).toBe('with agency lead');
    expect(await journalIsDocument(stage, reference)).toBe(true);
    expect(JSON.stringify(stage.person('dana').cards().at(-1)!.json)).toContain(reference);
    expect(JSON.stringify(await stage.tables.reviews.content(reference, ''))).not.toContain('bruise again');
  });

  it('leaves the person’s own chat with the bot where it is', async () => {
    const known = () => stage.tables.people.find('tenant-of-tests~amara');
    const { address } = (await known())!;
    await amara().runs('Start a referral', { chat: 'Ward' });
    await amara().presses('Not that I know of');
    expect((await known())!.address).toBe(address);
    expect(stage.bot.logged.join('')).not.toContain('bruise again');
  });

  it('shows a stranger whom to telephone, and nobody else', async () => {
    stage.room.talk('Corridor', ['stranger', 'eve']);
    const before = stage.room.sent().length;
    await stage.person('stranger').runs('Start a referral', { chat: 'Corridor' });
    expect(stage.person('stranger').dialog()!.card.text()).toContain('partnership office');
    expect(stage.person('eve').dialog()).toBeUndefined();
    expect(postedSince(before)).toEqual([]);
  });
});
