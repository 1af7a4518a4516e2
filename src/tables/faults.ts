import { z } from 'zod';

export type TableFault = Error & { readonly code: string };

/** Storage is down, too slow or overloaded. A new error: the one of the client holds the request, and with it people's words. */
export const unanswered = (code: string): TableFault => fault('The tables did not answer.', code);

/** Storage answered that it will not do this: wrong rights, a missing table, a request that breaks its rules. */
const refused = (code: string): TableFault => fault('The tables refused a request.', code);

/** A stored row that does not parse; which row is not said, because keys can hold people's ids. */
export const unreadable = (table: string, kind: string): Error => new Error(`A row of ${table} (${kind}) is not as it was written.`);

/** Something to be written that could not be read back. */
export const unwritable = (table: string, kind: string): Error =>
  new Error(`Something for ${table} (${kind}) does not have the shape that is stored there.`);

/** The code of an answer that says only that a row was not as expected; undefined when the error is a fault. */
export function declined(error: unknown): string | undefined {
  const { status, code } = known(error);
  return NOT_AS_EXPECTED.some((answer) => answer.status === status && answer.code === code) ? code : undefined;
}

export function faultOf(error: unknown): TableFault {
  const { status, code } = known(error);
  const busy = status === undefined || status === 408 || status === 429 || status >= 500;
  return busy ? unanswered(code) : refused(code);
}

const NOT_AS_EXPECTED = [
  { status: 409, code: 'EntityAlreadyExists' },
  { status: 412, code: 'UpdateConditionNotSatisfied' },
  { status: 412, code: 'ConditionNotMet' },
  { status: 404, code: 'ResourceNotFound' },
  { status: 404, code: 'EntityNotFound' },
];

// Single requests carry the code in the details, transactions on the error itself.
const FromClient = z.object({
  name: z.string().catch('unknown'),
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  details: z
    .object({ odataError: z.object({ code: z.string() }) })
    .optional()
    .catch(undefined),
});

function known(error: unknown): { readonly status: number | undefined; readonly code: string } {
  const { success, data } = FromClient.safeParse(error);
  if (!success) return { status: undefined, code: 'unknown' };
  if (data.name === 'AbortError') return { status: undefined, code: 'timeout' };
  const code = data.details?.odataError.code ?? data.code ?? data.statusCode?.toString() ?? data.name;
  return { status: data.statusCode, code: /^[A-Za-z0-9_]{1,60}$/.test(code) ? code : 'unknown' };
}

const fault = (sentence: string, code: string): TableFault => Object.assign(new Error(sentence), { code });
