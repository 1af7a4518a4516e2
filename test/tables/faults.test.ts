import { declined, faultOf } from '../../src/tables/faults';

const DOWN = 'The tables did not answer.';
const REFUSED = 'The tables refused a request.';
const answered = (statusCode: number, code: string) => ({ name: 'RestError', statusCode, details: { odataError: { code } } });

describe('faults of storage', () => {
  it.each([
    ['a closed port', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), DOWN, 'ECONNREFUSED'],
    ['a wait that was ended', { name: 'AbortError' }, DOWN, 'timeout'],
    ['an overloaded server', answered(503, 'ServerBusy'), DOWN, 'ServerBusy'],
    ['a server that broke, without a code', { statusCode: 500 }, DOWN, '500'],
    ['too many requests', { statusCode: 429 }, DOWN, '429'],
    ['a failed identity', { name: 'CredentialUnavailableError' }, DOWN, 'CredentialUnavailableError'],
    ['missing rights', answered(403, 'AuthorizationFailure'), REFUSED, 'AuthorizationFailure'],
    ['a code with words in it', { statusCode: 400, code: 'Tilly Marsh' }, REFUSED, 'unknown'],
    ['nothing', undefined, DOWN, 'unknown'],
  ])('name %s by a sentence and a code', (_, error, message, code) => {
    const fault = faultOf(error);
    expect({ message: fault.message, code: fault.code, cause: fault.cause }).toEqual({ message, code, cause: undefined });
  });
});

describe('an answer that a row was not as expected', () => {
  it.each([
    [answered(409, 'EntityAlreadyExists'), 'EntityAlreadyExists'],
    [answered(412, 'UpdateConditionNotSatisfied'), 'UpdateConditionNotSatisfied'],
    [answered(404, 'ResourceNotFound'), 'ResourceNotFound'],
    [{ name: 'RestError', statusCode: 404, code: 'ResourceNotFound' }, 'ResourceNotFound'],
    [answered(404, 'TableNotFound'), undefined],
    [answered(409, 'TableBeingDeleted'), undefined],
    [{ name: 'RestError', statusCode: 404 }, undefined],
    [undefined, undefined],
  ])('is told apart from a fault: %j', (error, code) => expect(declined(error)).toBe(code));
});
