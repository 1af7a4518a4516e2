import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aRoom, closeRooms } from './aRoom';
import { isJson, type Json } from './json';
import { aCard, ANA, answersCard, answersDialog, BEN, text, withCard } from './scriptedBot';

afterEach(closeRooms);

const SWAGGER = join(__dirname, '../../../shared/contracts/bot-connector.swagger.json');

// The swagger's own hints mean nothing to a JSON schema validator, and its references start at its root.
function tidied(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidied);
  if (!isJson(node)) return node;
  const kept = Object.entries(node).filter(([key]) => !['discriminator', 'example', 'x-ms-enum'].includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/definitions/', 'connector#/definitions/') : tidied(value),
    ]),
  );
}

function contract(): ((name: string) => ValidateFunction) | undefined {
  if (!existsSync(SWAGGER)) {
    console.log('skipped: no contracts');
    return undefined;
  }
  const swagger: unknown = JSON.parse(readFileSync(SWAGGER, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'connector', definitions: tidied(isJson(swagger) ? swagger['definitions'] : {}) });
  return (name) => ajv.compile({ $ref: `connector#/definitions/${name}` });
}

const faults = (validate: ValidateFunction, value: unknown): unknown => (validate(value) ? [] : validate.errors);

describe('against the Bot Connector’s own description', () => {
  it('gives the bot activities of the right shape', async () => {
    const definition = contract();
    if (!definition) return;
    const { bot, room, ana } = await aRoom({ commands: [{ id: 'begin', title: 'Begin', contexts: ['message'] }] });
    const open = { type: 'Action.Submit', title: 'Open', data: { msteams: { type: 'task/fetch' } } };
    await ana.installs();
    await ana.says('help');
    await bot.posts(room.received()[0]?.chat ?? '', aCard([text('Base')], [open, { type: 'Action.Execute', title: 'Go', verb: 'go' }]));
    bot.answers((activity) =>
      activity['name'] === 'task/fetch' ? answersDialog('Title', aCard([], [{ type: 'Action.Submit', title: 'Send' }])) : undefined,
    );
    await ana.presses('Open');
    await ana.presses('Send');
    bot.answers(() => answersCard(aCard([text('Thanks')], [{ type: 'Action.Submit', title: 'Again' }])));
    await ana.presses('Go');
    await ana.presses('Again');
    const panel = await room.group('Panel', [ANA.id, BEN.id]);
    await ana.says('@list', panel.id);
    room.talk('Lunch', [ANA.id, BEN.id]);
    await ana.says('Hello', 'Lunch');
    bot.answers(() => answersDialog('Title', aCard([], [{ type: 'Action.Submit', title: 'Send' }])));
    await ana.runs('Begin', { chat: 'Lunch', on: 'Hello' });
    await ana.presses('Send');
    await ana.uninstalls();

    const kinds = new Set(bot.got.map((activity) => `${String(activity['type'])} ${String(activity['name'] ?? '')}`.trim()));
    expect([...kinds].sort()).toEqual([
      'conversationUpdate',
      'installationUpdate',
      'invoke adaptiveCard/action',
      'invoke composeExtension/fetchTask',
      'invoke composeExtension/submitAction',
      'invoke task/fetch',
      'invoke task/submit',
      'message',
    ]);
    const validate = definition('Activity');
    for (const activity of bot.got) expect(faults(validate, activity)).toEqual([]);
    expect(faults(validate, { ...bot.got[0], serviceUrl: 7 })).not.toEqual([]);
  });

  it('answers the bot in the right shapes', async () => {
    const definition = contract();
    if (!definition) return;
    const { bot, room, ana } = await aRoom();
    await ana.installs();
    const chat = encodeURIComponent(room.received()[0]?.chat ?? '');
    const answers: [string, { body: Json }][] = [
      ['ConversationResourceResponse', await bot.call('POST', '', { members: [{ id: ANA.id }] })],
      ['ResourceResponse', await bot.call('POST', `/${chat}/activities`, withCard(aCard([text('One')])))],
      ['ChannelAccount', await bot.call('GET', `/${chat}/members/${ANA.id}`)],
      ['PagedMembersResult', await bot.call('GET', `/${chat}/pagedmembers`)],
      ['ErrorResponse', await bot.call('GET', '/nowhere/members')],
    ];
    for (const [name, { body }] of answers) expect([name, faults(definition(name), body)]).toEqual([name, []]);
    expect(Object.keys(answers[4]?.[1].body ?? {})).toEqual(['error']);
    const activity = definition('Activity');
    for (const sent of room.sent().filter((each) => each.kind === 'post')) expect(faults(activity, sent.body)).toEqual([]);
  });
});
