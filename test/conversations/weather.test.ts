import { unzipSync } from 'fflate';
import { owed } from '../../src/domain/owed';
import { pagesFor } from '../../src/domain/referral/pages';
import { REPEAT } from '../../src/journeys/cards/notice';
import { demoCast } from '../helpers/demoConfig';
import { journalIsDocument, openStage, referenceOn, refers, type Stage } from '../helpers/onStage';
import { PLAYERS, playWholeWay, type Part, type Player } from '../helpers/wholeWay';
import type { MeetingChat, ShownCard, Someone } from '../room/types';

// A whole review while one request in five to Teams fares badly. People do what people do: they look again, and say it once more.

const PATIENCE = 6;
let stage: Stage;
let chat: MeetingChat;
afterEach(() => stage.close());

const cast = () => demoCast().map((one) => ({ ...one, roles: [...one.roles] }));

it.each([
  [11, 'never'],
  [12, 'first answer'],
  [13, 'second answer'],
] as const)(
  'loses nothing and doubles nothing in weather %i, each press redelivered: %s',
  async (seed, redeliver) => {
    stage = await openStage({ cast: cast(), redeliver });
    const amara = stage.person('referrer-amara');
    const reference = await refers(amara);
    stage.room.faults.storm({ seed, share: 0.2 });
    await opens(stage.person('lead-bethan'), reference);
    await pressesIn(stage.person('lead-bethan'), 'Read the referral');
    for (const { title } of pagesFor('serious incident').slice(1))
      await pressesIn(stage.person('lead-bethan'), `Next: ${title.toLowerCase()}`);
    await pressesIn(stage.person('lead-bethan'), 'Pass it to the partnership office');
    await playWholeWay({ reference, as: player, meets, looks: () => Promise.resolve() });

    stage.room.faults.calm();
    for (const minutes of [2, 2, 20, 20]) await later(minutes);
    const happened = Object.values(stage.room.faults.happened()).reduce((sum, count) => sum + count, 0);
    expect(happened).toBeGreaterThan(15);

    const [file] = stage.person(PLAYERS.coordinator).files();
    expect(new TextDecoder().decode(unzipSync(new Uint8Array(file!.content))['word/document.xml'])).toContain('sings to fish');
    expect(await journalIsDocument(stage, reference)).toBe(true);
    const claims = await stage.tables.reviews.claims(reference);
    const { review } = (await stage.tables.reviews.read(reference))!;
    // What is not owed any more, such as a request that was answered meanwhile, need not be sent.
    const isOwed = (claim: string) => owed(review).some(({ key }) => claim.startsWith(`${key}~`));
    expect(claims.filter(({ state }) => state === 'sent').length).toBeGreaterThan(15);
    // A card of which nobody knows where it stands can't be emptied; then the office knows of it.
    const unplaced = claims.filter(({ key, reason }) => key.startsWith('stage-over~') && reason === 'not known where');
    if (unplaced.length > 0) expect(claims.find(({ key }) => key.startsWith('not-emptied'))?.state).toBe('sent');
    expect(claims.filter((claim) => isOwed(claim.key) && claim.state !== 'sent' && !unplaced.includes(claim))).toEqual([]);
    expect(review.notReached).toEqual([]);
    saysNothingTwice();
  },
  180_000,
);

/** Nothing that the bot sent by itself was sent twice, unless the second one says that it may be a repeat. */
function saysNothingTwice(): void {
  const proactive = stage.room.sent().flatMap(({ kind, status, to, body }) => {
    const post = body as { readonly replyToId?: string; readonly attachments?: unknown };
    return kind === 'post' && status === 201 && post.replyToId === undefined ? [`${to} ${JSON.stringify(post.attachments)}`] : [];
  });
  expect(proactive.length).toBeGreaterThan(15);
  const twice = proactive.filter((post, index) => proactive.indexOf(post) !== index);
  expect(twice.filter((post) => !post.includes(REPEAT))).toEqual([]);
}

async function meets(): Promise<void> {
  const parts = ['coordinator', 'chair', 'facilitator', 'scribe', 'mei', 'callum', 'rachel'] as const;
  chat = await stage.room.meeting(
    'The meeting',
    parts.map((part) => PLAYERS[part]),
  );
}

/** Time passes, and the bot does what it owes by then. */
async function later(minutes = 2): Promise<void> {
  stage.clock.now = new Date(stage.clock.now.getTime() + minutes * 60_000);
  await stage.bot.bot.tick();
}

/** Tries until it works, as a person does who saw nothing happen. */
async function patiently<T>(look: () => T | undefined, again: () => Promise<unknown>): Promise<T> {
  for (let tried = 0; tried < PATIENCE; tried++) {
    const found = look();
    if (found) return found;
    await again();
  }
  throw new Error('Nothing came, however often it was tried.');
}

const newestWith = (cards: readonly ShownCard[], title: string): ShownCard | undefined =>
  cards.findLast((card) => card.buttons().includes(title));

async function pressesIn(person: Someone, title: string, typed: Readonly<Record<string, string>> = {}): Promise<void> {
  const look = () => newestWith([...person.cards(), ...(person.dialog() ? [person.dialog()!.card] : [])], title);
  await person.presses(title, { ...typed }, { on: await patiently(look, () => later()) });
}

async function opens(person: Someone, reference: string): Promise<void> {
  person.closesDialog();
  const before = person.cards().length;
  await patiently(
    () => (person.cards().length > before && person.card().text().includes(reference) ? person.card() : undefined),
    () => person.says(`open ${reference}`),
  );
  expect(referenceOn(person.card())).toBe(reference);
}

function player(part: Part): Player {
  const person = stage.person(PLAYERS[part]);
  return {
    says: async (text) => {
      const reference = /PR-[0-9A-Z]{7}/.exec(text)?.[0];
      if (!reference) throw new Error('Nobody says anything else.');
      await opens(person, reference);
    },
    presses: (title, typed) => pressesIn(person, title, typed),
    reads: async (text) => expect(person.card().text()).toContain(text),
    closesDialog: async () => person.closesDialog(),
    pressesInMeeting: async (title, typed) => {
      const on = await patiently(
        () => newestWith(person.cards(chat.id), title),
        () => later(),
      );
      await person.presses(title, {}, { on });
      if (typed) await person.presses(title, { ...typed });
      person.closesDialog();
    },
    saysInMeeting: async (text) => {
      const before = person.cards(chat.id).length;
      await patiently(
        () => person.cards(chat.id).length > before || undefined,
        () => person.says(text, chat.id),
      );
    },
    takesFile: async () => {
      const title = /file|report/i;
      const button =
        person
          .card()
          .buttons()
          .find((one) => title.test(one)) ?? '';
      const on = person.card();
      await patiently(
        () => person.offers()[0],
        () => person.presses(button, {}, { on }),
      );
      person.closesDialog();
      await patiently(
        () => person.files()[0],
        () => person.takesFile(),
      );
    },
  };
}
