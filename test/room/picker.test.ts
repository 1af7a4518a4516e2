import { aRoom, closeRooms } from './aRoom';
import { aCard, ANA, answersToast, BEN } from './scriptedBot';

afterEach(closeRooms);

const picker = (dataset: string) => ({
  type: 'Input.ChoiceSet',
  id: 'lead',
  label: 'Lead',
  choices: [{ title: 'Nobody yet', value: 'nobody' }],
  'choices.data': { type: 'Data.Query', dataset },
});

describe('a people picker', () => {
  it('offers everybody in addition to its own choices and answers with an Entra id', async () => {
    const { bot, room, ana } = await aRoom();
    await ana.installs();
    await bot.posts(
      room.received()[0]?.chat ?? '',
      aCard([picker('graph.microsoft.com/users')], [{ type: 'Action.Execute', title: 'Send', verb: 'send' }]),
    );
    expect(ana.card().inputs()[0]?.choices).toEqual(['Nobody yet', 'Ana Lindqvist', 'Ben Okafor', 'Cat Ng']);
    bot.answers(() => answersToast('ok'));
    await ana.presses('Send', { Lead: 'Ben Okafor' });
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { data: { lead: BEN.id } } } });
  });

  it('offers those in the chat when that is its scope', async () => {
    const { bot, room, ana } = await aRoom();
    const { id } = await room.group('Panel', [ANA.id, BEN.id]);
    await bot.posts(id, aCard([picker('graph.microsoft.com/users?scope=currentContext')]));
    expect(ana.cards('Panel')[0]?.inputs()[0]?.choices).toEqual(['Nobody yet', 'Ana Lindqvist', 'Ben Okafor']);
  });
});
