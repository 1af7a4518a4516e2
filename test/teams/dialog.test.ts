import { forDialog, OPENED_FROM } from '../../src/teams/dialog';

const CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  refresh: { action: { type: 'Action.Execute', verb: 'home' } },
  body: [
    { type: 'Input.Text', id: 'notes', label: 'Notes', value: 'Action.Execute' },
    { type: 'Container', selectAction: { type: 'Action.Execute', verb: 'pick', data: { n: 1 } }, items: [] },
    {
      type: 'ActionSet',
      fallback: { type: 'TextBlock', text: 'no buttons' },
      actions: [
        {
          type: 'Action.Execute',
          title: 'Next',
          verb: 'next',
          associatedInputs: 'auto',
          fallback: { type: 'Action.Submit', data: { verb: 'next' } },
        },
        { type: 'Action.Submit', title: 'Open', data: { verb: 'open', msteams: { type: 'task/fetch' } } },
        { type: 'Action.Submit', title: 'Back', data: { verb: 'back', msteams: { feedback: { hide: true } } } },
        { type: 'Action.OpenUrl', title: 'Read', url: 'https://example.org' },
        {
          type: 'Action.ShowCard',
          title: 'More',
          card: { type: 'AdaptiveCard', actions: [{ type: 'Action.Execute', title: 'Deep', verb: 'deep' }] },
        },
      ],
    },
  ],
};

describe('a card in a dialog', () => {
  it('has no second button that does in the chat what another does in a dialog', () => {
    const opens = { type: 'Action.Submit', title: 'Open', data: { reference: 'PR-1', verb: 'open', msteams: { type: 'task/fetch' } } };
    const inChat = { type: 'Action.Execute', title: 'In the chat instead', verb: 'open', data: { reference: 'PR-1' } };
    const other = { type: 'Action.Execute', title: 'Another', verb: 'open', data: { reference: 'PR-2' } };
    const { actions } = forDialog({ actions: [opens, inChat, other] }, '');
    expect(actions).toEqual([
      { type: 'Action.Submit', title: 'Open', data: { reference: 'PR-1', verb: 'open' } },
      { type: 'Action.Submit', title: 'Another', data: { reference: 'PR-2', verb: 'open' } },
    ]);
    expect(forDialog({ actions: [inChat] }, '')['actions']).toHaveLength(1);
  });
  it('has a plain submit for every button, with its verb and the message it was opened from', () => {
    const shown = forDialog(CARD, 'm1');
    expect(shown).toEqual({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        CARD.body[0],
        { type: 'Container', selectAction: { type: 'Action.Submit', data: { n: 1, verb: 'pick', [OPENED_FROM]: 'm1' } }, items: [] },
        {
          type: 'ActionSet',
          fallback: { type: 'TextBlock', text: 'no buttons' },
          actions: [
            { type: 'Action.Submit', title: 'Next', associatedInputs: 'auto', data: { verb: 'next', [OPENED_FROM]: 'm1' } },
            { type: 'Action.Submit', title: 'Open', data: { verb: 'open', [OPENED_FROM]: 'm1' } },
            { type: 'Action.Submit', title: 'Back', data: { verb: 'back', msteams: { feedback: { hide: true } }, [OPENED_FROM]: 'm1' } },
            { type: 'Action.OpenUrl', title: 'Read', url: 'https://example.org' },
            {
              type: 'Action.ShowCard',
              title: 'More',
              card: {
                type: 'AdaptiveCard',
                actions: [{ type: 'Action.Submit', title: 'Deep', data: { verb: 'deep', [OPENED_FROM]: 'm1' } }],
              },
            },
          ],
        },
      ],
    });
  });
  it('carries nothing when it was opened from no message', () => {
    expect(JSON.stringify(forDialog(CARD, ''))).not.toContain(OPENED_FROM);
  });
  it('leaves the card itself as it was', () => {
    const before = JSON.stringify(CARD);
    forDialog(CARD, 'm1');
    expect(JSON.stringify(CARD)).toBe(before);
  });
});
