import { firstAgencies } from '../../src/domain/people/agencies';
import { demoCast, demoSettings } from '../helpers/demoConfig';
import { DELIVERIES, openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { AGENCIES, decided, HARBOUR, POLICE } from '../helpers/stages/information';
import { PLAYERS, playWholeWay, type Part, type Player } from '../helpers/wholeWay';
import type { MeetingChat } from '../room/types';

let stage: Stage;
afterEach(() => stage.close());
const KEZIA = { id: 'kezia', name: 'Kezia Thompson', agency: 'Northshire partnership office', roles: ['administrator'] };

describe.each(DELIVERIES)('the list of agencies, each press redelivered: %s', (redeliver) => {
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: [...AGENCIES, KEZIA] });
  });
  const person = (id: string) => stage.person(id);
  const text = (id: string) => person(id).card().text();
  const said = () => JSON.stringify(stage.room.sent().at(-1)?.body);
  const kept = async () => (await stage.tables.keptAgencies.present())!;
  const opens = async (name: string) => {
    await person('kezia').says('agencies');
    const [tooltip = ''] = new RegExp(`Open number \\d+: ${name}`).exec(JSON.stringify(person('kezia').card().json)) ?? [];
    await person('kezia').presses(tooltip);
  };

  it('begins with that of the settings, and is for administrators alone', async () => {
    await person('kezia').says('agencies');
    for (const name of demoSettings().agencies) expect(text('kezia')).toContain(name);
    expect(text('kezia')).toContain('2 people');
    await person('owen').says('agencies');
    expect(said()).toContain('Only an administrator can see and change people and their roles.');
  });

  it('takes a new agency, which can be chosen for people and for requests from the next press on', async () => {
    const reference = await decided(stage);
    await person('kezia').says('agencies');
    await person('kezia').presses('Add an agency');
    await person('kezia').presses('Add', { 'Name of the agency': '' });
    expect(text('kezia')).toContain('“Name of the agency” still needs an answer.');
    await person('kezia').presses('Add', { 'Name of the agency': POLICE.toUpperCase() });
    expect(text('kezia')).toContain(`${POLICE} is on the list already.`);
    await person('kezia').presses('Add', { 'Name of the agency': 'Northshire Probation' });
    expect(text('kezia')).toContain(redeliver === 'second answer' ? 'It is on the list.' : 'Added. It is offered from the next press on.');
    expect(await kept()).toMatchObject({ version: 1, by: 'tenant-of-tests~kezia' });
    expect((await kept()).agencies.filter(({ name }) => name === 'Northshire Probation')).toHaveLength(1);

    await person('kezia').says('people');
    await person('kezia').presses('Add somebody');
    expect(JSON.stringify(person('kezia').card().json)).toContain('Northshire Probation');
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('Ask the agencies');
    expect(JSON.stringify(person('owen').card().json)).toContain('Northshire Probation');
  });

  it('calls an agency otherwise wherever it is named, and keeps its people and what it was asked', async () => {
    const reference = await decided(stage);
    const asks = async () => {
      await person('owen').says(`open ${reference}`);
      await person('owen').presses('Ask the agencies');
      await person('owen').presses('Send the requests', {
        'Which agencies?': POLICE,
        'In one sentence: why are they asked?': 'They knew the child.',
        'Please look back from': '2025-11-01',
        Until: '2026-11-21',
      });
      person('owen').closesDialog();
    };
    await asks();
    await opens(POLICE);
    await person('kezia').presses('Save', { 'Name of the agency': 'Tees and Northshire Constabulary' });
    expect(text('kezia')).toContain(redeliver === 'second answer' ? 'Saved.' : 'Saved. It is called so everywhere from the next press on');
    expect(text('kezia')).toContain(`It was called: ${POLICE}.`);
    expect((await kept()).agencies.find(({ id }) => id === POLICE)).toMatchObject({
      name: 'Tees and Northshire Constabulary',
      was: [POLICE],
    });
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('What the agencies say');
    expect(text('owen')).toContain('Tees and Northshire Constabulary');
    expect(text('owen')).not.toContain(POLICE);
    await person('pat').says(`open ${reference}`);
    await person('pat').presses('Your agency’s request');
    expect(text('pat')).toContain('What Tees and Northshire Constabulary knows is due');
    await person('pat').presses('We hold nothing');
    await person('pat').presses('Yes, we hold nothing');
    const { review } = (await stage.tables.reviews.read(reference))!;
    expect(review.information.requests[POLICE]).toMatchObject({ state: 'nothing held' });
  });

  it('does not retire an agency with an open request, and says what to do; retires it once that is answered', async () => {
    const reference = await decided(stage);
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('Ask the agencies');
    await person('owen').presses('Send the requests', {
      'Which agencies?': HARBOUR,
      'In one sentence: why are they asked?': 'They knew the child.',
      'Please look back from': '2025-11-01',
      Until: '2026-11-21',
    });
    person('owen').closesDialog();
    await opens(HARBOUR);
    await person('kezia').presses('Retire this agency');
    expect(text('kezia')).toContain(`${HARBOUR} still has 1 request for information that is not answered.`);
    expect(text('kezia')).not.toContain(reference);
    expect(await stage.tables.keptAgencies.present()).toBeUndefined();

    await person('owen').says(`open ${reference}`);
    await person('owen').presses('What the agencies say');
    await person('owen').presses(`Open: ${HARBOUR}`);
    await person('owen').presses('We hold nothing');
    await person('owen').presses('Yes, we hold nothing');
    await opens(HARBOUR);
    await person('kezia').presses('Retire this agency');
    expect(text('kezia')).toContain('Retired. It is offered nowhere any more');
    await person('kezia').says('people');
    await person('kezia').presses('Add somebody');
    expect(JSON.stringify(person('kezia').card().json)).not.toContain(HARBOUR);
    await opens(HARBOUR);
    await person('kezia').presses('Use it again');
    expect(text('kezia')).toContain('It is offered again from the next press on.');
    expect((await kept()).version).toBe(2);
  });
});

/** Everything on a card that people read: not the data of its buttons, nor the values of its inputs. */
function words(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(words);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (typeof value === 'string') return ['text', 'title', 'label', 'tooltip', 'placeholder', 'altText'].includes(name) ? [value] : [];
    return name === 'data' ? [] : words(value);
  });
}

it('shows the present names alone from the referral to the report, when every agency was renamed before', async () => {
  const cast = demoCast().map((one) => ({ ...one, roles: [...one.roles] }));
  stage = await openStage({ cast });
  const old = firstAgencies(demoSettings().agencies);
  const agencies = old.map((one, index) => ({ ...one, name: `The renamed ${index}`, was: [one.name] }));
  await stage.tables.keptAgencies.save({ version: 1, agencies, by: 'x', at: '2026-11-20T10:00:00.000Z' }, undefined);
  const nowCalled = (value: string): string => agencies.find(({ id }) => id === value)?.name ?? value;
  const shown = new Set<string>();
  const looksAt = (who: string) => {
    for (const card of stage.person(who).cards()) words(card.json).forEach((one) => shown.add(one));
    words(stage.person(who).card().json).forEach((one) => shown.add(one));
  };

  const reference = await refers(stage.person('referrer-amara'));
  looksAt('referrer-amara');
  const bethan = stage.person('lead-bethan');
  await readsAll(bethan);
  looksAt('lead-bethan');
  await bethan.presses('Pass it to the partnership office');
  let chat: MeetingChat;
  const as = (part: Part): Player => {
    const person = stage.person(PLAYERS[part]);
    const presses: Player['presses'] = async (title, typed = {}) => {
      await person.presses(title, Object.fromEntries(Object.entries(typed).map(([label, value]) => [label, nowCalled(value)])));
      looksAt(PLAYERS[part]);
    };
    return {
      presses,
      says: async (said) => {
        await person.says(said);
        looksAt(PLAYERS[part]);
      },
      reads: async (expected) => expect(person.card().text()).toContain(expected),
      closesDialog: async () => person.closesDialog(),
      pressesInMeeting: async (title, typed) => {
        const on = person.cards(chat.id).findLast((one) => one.buttons().includes(title));
        await person.presses(title, {}, { on: on! });
        if (typed) await person.presses(title, { ...typed });
        person.closesDialog();
      },
      saysInMeeting: (said) => person.says(said, chat.id),
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
  };
  await playWholeWay({
    reference,
    as,
    meets: async () =>
      void (chat = await stage.room.meeting(
        'The meeting',
        ['coordinator', 'chair', 'facilitator', 'scribe', 'mei', 'callum', 'rachel'].map((part) => PLAYERS[part as Part]),
      )),
    looks: () => Promise.resolve(),
  });
  const named = [...shown].filter((one) => agencies.some(({ name }) => one.includes(name)));
  expect(named.length).toBeGreaterThan(15);
  const leaks = [...shown].filter((one) => old.some(({ name }) => one.includes(name)));
  expect(leaks).toEqual([]);
  const report = JSON.stringify(await stage.tables.reviews.content(reference, 'report~'));
  expect(report).toContain('The renamed');
  expect(old.filter(({ name }) => report.includes(name))).toEqual([]);
});
