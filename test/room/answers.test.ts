import type { AdaptiveCardActionResponse, TaskModuleResponse } from '@microsoft/teams.api';
import { answerToCard, answerToDialog, SOMETHING_WENT_WRONG } from './answers';

const innerHttpError = { statusCode: 500, body: {} };
const failed = { kind: 'toast', sentence: SOMETHING_WENT_WRONG };

// The types are Teams' own: an answer that they do not allow would not compile here.
describe('the answers Teams’ own types allow', () => {
  it.each<[string, AdaptiveCardActionResponse, unknown]>([
    [
      'a card',
      { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard', version: '1.5', body: [] } },
      { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5', body: [] } },
    ],
    [
      'a sentence',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Saved.' },
      { kind: 'toast', sentence: 'Saved.' },
    ],
    ['an error', { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'y', innerHttpError } }, failed],
    [
      'a failed precondition',
      { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed', value: { code: 'x', message: 'y', innerHttpError } },
      failed,
    ],
    ['a wrong sign-in code', { statusCode: 401, type: 'application/vnd.microsoft.error.incorrectAuthCode', value: null }, failed],
  ])('reads %s', (_, body, read) => {
    expect(answerToCard({ status: 200, body })).toEqual(read);
  });

  it.each<[string, TaskModuleResponse, unknown]>([
    [
      'a dialog that goes on',
      {
        task: {
          type: 'continue',
          value: {
            title: 'Refer',
            height: 'medium',
            width: 500,
            card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body: [] } },
          },
        },
      },
      {
        kind: 'continue',
        task: { title: 'Refer', height: 'medium', width: 500, card: { type: 'AdaptiveCard', version: '1.5', body: [] } },
      },
    ],
    ['a sentence', { task: { type: 'message', value: 'Sent.' } }, { kind: 'message', sentence: 'Sent.' }],
    ['nothing', {}, { kind: 'closed' }],
    [
      'a dialog with a web page, which the room does not show',
      { task: { type: 'continue', value: { title: 'Page', url: 'https://example.org', height: 1, width: 1 } } },
      { kind: 'failed' },
    ],
  ])('reads %s', (_, body, read) => {
    expect(answerToDialog({ status: 200, body })).toEqual(read);
  });

  it('reads an empty body as the end of a dialog and a failure as a failure', () => {
    expect(answerToDialog({ status: 200, body: undefined })).toEqual({ kind: 'closed' });
    expect(answerToDialog({ status: 0, body: undefined })).toEqual({ kind: 'failed' });
  });
});
