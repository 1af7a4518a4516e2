import type { Turn } from '../../src/ports';
import { aBot } from '../helpers/aBot';
import { AMARA } from '../helpers/aReview';

const SAYS = 'Editing here changes nothing. Change it: write it once more as a new message, or open the review and put it right there.';

async function somebody() {
  const { bot } = await aBot([AMARA]);
  return async (text: string, message: string, edited = false, more: Partial<Turn> = {}) => {
    const turn: Turn = {
      who: AMARA.id,
      chat: 'personal',
      chatId: 'a:1',
      address: '',
      did: { kind: 'said', text },
      wrote: { message, edited },
    };
    const { says, card } = await bot.receive({ ...turn, ...more });
    return says ?? card?.name;
  };
}

describe('a message that is edited', () => {
  it('is taken as new where it was not understood before, once', async () => {
    const says = await somebody();
    expect(await says('refre', '1')).toBe('home/help');
    expect(await says('refer a', '1', true)).toBe('home/help');
    expect(await says('refer', '1', true)).toBe('referral/gate');
    expect(await says('refer a case', '1', true)).toBe(SAYS);
  });

  it('changes nothing where it was understood, or where nothing is known of it', async () => {
    const says = await somebody();
    expect(await says('help', '1')).toBe('home/help');
    expect(await says('refer', '1', true)).toBe(SAYS);
    expect(await says('refer', '2', true)).toBe(SAYS);
    await says('refre', '3');
    expect(await says('refer', '3', true, { chatId: 'a:2' })).toBe(SAYS);
  });

  it('is answered in no chat of several people that it says nothing to', async () => {
    const says = await somebody();
    expect(await says('lunch at one, @bot', '1', true, { chat: 'group' })).toBeUndefined();
  });
});
