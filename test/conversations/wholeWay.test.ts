import { unzipSync } from 'fflate';
import { demoCast } from '../helpers/demoConfig';
import { journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { NOTIFIED, opensNotification } from '../helpers/notified';
import { readsAll } from '../helpers/referring';
import { PLAYERS, playWholeWay, type Part, type Player } from '../helpers/wholeWay';
import type { MeetingChat } from '../room/types';

let stage: Stage;
let chat: MeetingChat;
afterEach(() => stage.close());

it('plays a review from the first word to the report, every part by the person whose part it is', async () => {
  stage = await openStage({ cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })) });
  const reference = await refers(stage.person('referrer-amara'));
  const bethan = stage.person('lead-bethan');
  await readsAll(bethan);
  await bethan.presses('Pass it to the partnership office');

  await playWholeWay({
    reference,
    as: player,
    meets: async () =>
      void (chat = await stage.room.meeting(
        'The meeting',
        ['coordinator', 'chair', 'facilitator', 'scribe', 'mei', 'callum', 'rachel'].map((part) => PLAYERS[part as Part]),
      )),
    looks: () => Promise.resolve(),
  });

  const [file] = stage.person(PLAYERS.coordinator).files();
  expect(file?.name).toBe(`${reference}-report.docx`);
  const text = new TextDecoder().decode(unzipSync(new Uint8Array(file!.content))['word/document.xml']);
  expect(text).toContain('K.B. laughs when somebody sneezes, and sings to fish.');
  expect(text).not.toContain('Brightwater');
  expect(await journalIsDocument(stage, reference)).toBe(true);
});

it('plays a review that a notification began to the report, with no referral and no referrer', async () => {
  stage = await openStage({ cast: demoCast().map((one) => ({ ...one, roles: [...one.roles] })) });
  const notifier = stage.person(PLAYERS.notifier);
  const reference = await opensNotification(notifier);
  await notifier.presses('Record the notification', { ...NOTIFIED });

  await playWholeWay({
    reference,
    isNotified: true,
    as: player,
    meets: async () =>
      void (chat = await stage.room.meeting(
        'The meeting',
        ['coordinator', 'chair', 'facilitator', 'scribe', 'mei', 'callum', 'rachel'].map((part) => PLAYERS[part as Part]),
      )),
    looks: async (name) => {
      if (name === 'decision-paper')
        expect(stage.person(PLAYERS.la).card().text()).toContain('began with the local authority’s notification; there is no referral');
      if (name === 'timeline')
        expect(JSON.stringify(stage.person(PLAYERS.chair).card().json)).toContain(
          'Immediate learning shared (there is no referrer to tell)',
        );
    },
  });

  const [file] = stage.person(PLAYERS.coordinator).files();
  const text = new TextDecoder().decode(unzipSync(new Uint8Array(file!.content))['word/document.xml']);
  expect(text).toContain('The review began with the local authority’s notification; there was no referral.');
  expect(text).toContain('K.B. was found unresponsive at home.');
  expect(text).not.toContain('Brightwater');
  expect(await journalIsDocument(stage, reference)).toBe(true);
});

function player(part: Part): Player {
  const person = stage.person(PLAYERS[part]);
  const inMeeting = (title: string) => {
    const card = person.cards(chat.id).findLast((one) => one.buttons().includes(title));
    if (!card) throw new Error(`Nothing in the meeting’s chat has “${title}”.`);
    return card;
  };
  return {
    says: (text) => person.says(text),
    presses: (title, typed = {}) => person.presses(title, { ...typed }),
    reads: async (text) => expect(person.card().text()).toContain(text),
    closesDialog: async () => person.closesDialog(),
    pressesInMeeting: async (title, typed) => {
      await person.presses(title, {}, { on: inMeeting(title) });
      if (typed) await person.presses(title, { ...typed });
      person.closesDialog();
    },
    saysInMeeting: (text) => person.says(text, chat.id),
    takesFile: async () => {
      const [title = ''] = person
        .card()
        .buttons()
        .filter((button) => /file|report/i.test(button));
      await person.presses(title);
      person.closesDialog();
      await person.takesFile();
    },
  };
}
