import { CAST, openStage, type Stage } from '../helpers/onStage';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const AMARA = 'tenant-of-tests~amara';
const address = async (): Promise<string> => (await stage.tables.people.find(AMARA))!.address;

describe('the address of a person’s own chat', () => {
  it('is kept at the first turn there, and stays through turns in chats of several people', async () => {
    const own = await address();
    expect(own).toContain(stage.room.url);
    const group = await stage.room.group('Panel', [CAST[0]!.id, CAST[1]!.id]);
    await stage.person('amara').says('@help', group.id);
    const meeting = await stage.room.meeting('Meeting', [CAST[0]!.id, CAST[1]!.id]);
    await stage.person('amara').says('@help', meeting.id);
    expect(await address()).toBe(own);
  });
  it('follows wherever Teams writes from, at every turn', async () => {
    await stage.tables.people.keepAddress(AMARA, 'an address of last year');
    await stage.person('amara').says('help');
    expect(await address()).toContain(stage.room.url);
    await stage.tables.people.keepAddress(AMARA, 'an address of last year');
    await stage.person('amara').presses('Start a referral');
    expect(await address()).toContain(stage.room.url);
  });
});
