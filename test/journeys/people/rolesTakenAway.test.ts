import { invitedId } from '../../../src/domain/people/matching';
import type { Role } from '../../../src/domain/people/people';
import type { PersonFacts } from '../../../src/domain/people/personChange';
import { createBot } from '../../../src/bot';
import { Settings } from '../../../src/config';
import type { Turn } from '../../../src/ports';
import { readFileSync } from 'node:fs';
import { aBot } from '../../helpers/aBot';
import { aPerson } from '../../helpers/aReview';
import { everyAction } from '../../roles/pressed';

const KEZIA = aPerson('kezia', 'Partnership office', 'administrator');
const EMAIL = 'mei.chan@host.example';
const MEI = 'host~mei';
const AS_NOTED: readonly Role[] = ['coordinator', 'chair'];

/** Somebody who was noted by e-mail address, from their own organisation, so that they are matched by their first word. */
async function noted() {
  const one = await aBot([KEZIA]);
  const chat = { ...one.ports.chat, whoIs: async () => ({ name: 'Mei Chan', email: EMAIL, userPrincipalName: EMAIL }) };
  const bot = createBot({ ...one.ports, chat }, Settings.parse(JSON.parse(readFileSync('env/demo.partnership.json', 'utf8'))));
  let minute = 0;
  const changes = async (id: string, now: Partial<PersonFacts>) => {
    one.minutes(1);
    const at = new Date(Date.parse('2026-11-23T10:15:00.000Z') + ++minute * 60_000).toISOString();
    return one.tables.people.change({ id, at, by: KEZIA.id, now }, (await one.tables.people.find(id))?.changes ?? 0);
  };
  await one.tables.people.change(
    {
      id: invitedId(EMAIL),
      at: '2026-11-20T09:00:00.000Z',
      by: 'host~kezia',
      now: { name: 'Mei Chan', agency: 'Health', email: EMAIL, roles: AS_NOTED },
    },
    0,
  );
  const turn = (did: Turn['did'], chatKind: Turn['chat'] = 'personal') =>
    bot.receive({ who: MEI, chat: chatKind, chatId: chatKind === 'group' ? '19:meeting' : 'mei', address: 'mei’s chat', did });
  const roles = async () => (await one.tables.people.find(MEI))?.person.roles ?? [];
  return { ...one, bot, changes, turn, roles };
}
type Noted = Awaited<ReturnType<typeof noted>>;

/** Every kind of turn there is, and each press among them. */
const TURNS: readonly Turn['did'][] = [
  { kind: 'met', what: 'began' },
  { kind: 'met', what: 'ended' },
  { kind: 'said', text: 'hello' },
  { kind: 'said', text: 'refer' },
  { kind: 'said', text: 'my reviews' },
  { kind: 'file', taken: true, context: { file: 'file/calendar', reference: 'PR-7KQ4M2X' } },
  ...everyAction({ reference: 'PR-7KQ4M2X', who: MEI, which: invitedId(EMAIL) }).map(
    ({ verb, data }) => ({ kind: 'pressed', verb, data: { ...data }, where: 'chat' }) as const,
  ),
];

const LOST: Readonly<Record<string, (one: Noted) => Promise<unknown>>> = {
  'whose roles an administrator took away': ({ changes }) => changes(MEI, { roles: [] }),
  'who left and came back': async ({ changes }) => {
    await changes(MEI, { roles: [], leftOn: '2026-11-23' as PersonFacts['leftOn'], deputy: KEZIA.id });
    await changes(MEI, { leftOn: '', deputy: '' });
  },
  'who got other roles by hand and lost these': async ({ changes }) => {
    await changes(MEI, { roles: ['referrer'] });
    await changes(MEI, { roles: [] });
  },
};

describe.each(Object.entries(LOST))('somebody noted by e-mail address %s', (_how, lose) => {
  it('gets no role back by anything that they say or press', async () => {
    const one = await noted();
    await one.turn({ kind: 'said', text: 'hello' });
    expect(await one.roles()).toEqual(AS_NOTED);
    await lose(one);
    expect(await one.roles()).toEqual([]);
    const back: string[] = [];
    for (const did of TURNS)
      // The presses all come in through the same door; in a chat of several people there are a few words.
      for (const chat of did.kind === 'pressed' ? (['personal'] as const) : (['personal', 'group'] as const)) {
        await one.turn(did, chat);
        if ((await one.roles()).length > 0) back.push(JSON.stringify(did));
      }
    expect(back).toEqual([]);
  });

  it('gets none by an old card either, on which an administrator said once who they are', async () => {
    const one = await noted();
    await one.turn({ kind: 'said', text: 'hello' });
    await lose(one);
    await one.tables.reviews.claim(
      'the partnership',
      {
        key: `match-${MEI}~${invitedId(EMAIL)}~${KEZIA.id}`,
        state: 'sent',
        at: '2026-11-20T09:00:00.000Z',
        attempts: 1,
        reason: '',
        message: '',
      },
      undefined,
    );
    await one.press(KEZIA.id, 'people/match', { who: MEI, which: invitedId(EMAIL) });
    expect(await one.roles()).toEqual([]);
  });
});

it('gives what was noted at the first match, also where the process died before the roles', async () => {
  const one = await noted();
  const { change } = one.tables.people;
  let calls = 0;
  // Made first, then the note passed on, then the roles: the third write does not come.
  Object.assign(one.ports.people, {
    change: (...args: Parameters<typeof change>) => (++calls === 3 ? Promise.reject(new Error('died')) : change(...args)),
  });
  await one.turn({ kind: 'said', text: 'hello' });
  Object.assign(one.ports.people, { change });
  expect(await one.roles()).toEqual([]);
  await one.turn({ kind: 'said', text: 'hello' });
  expect(await one.roles()).toEqual(AS_NOTED);
});
