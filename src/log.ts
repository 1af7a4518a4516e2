import { pino, type DestinationStream } from 'pino';
import type { Log, LogFields } from './ports';

/** JSON lines on standard output (or `destination`): a static sentence and the listed fields, whatever else a caller passes. */
export function openLog(destination?: DestinationStream): Log {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level: string) => ({ level }) } };
  const lines = destination ? pino(options, destination) : pino(options);
  return {
    info: (sentence, fields) => lines.info(listed(fields), sentence),
    error: (sentence, fields) => lines.error(listed(fields), sentence),
  };
}

// At run time too, because a caller may pass an object with more in it than its type says.
const listed = ({ review, verb, code, fault, count, ms, status }: LogFields = {}): LogFields =>
  Object.fromEntries(Object.entries({ review, verb, code, fault, count, ms, status }).filter(([, value]) => value !== undefined));
