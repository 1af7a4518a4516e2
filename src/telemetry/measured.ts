import { SpanKind, SpanStatusCode, type Meter, type Tracer } from '@opentelemetry/api';
import type { Log, LogFields } from '../ports';

/** Where figures go; given in, so that a test reads what would leave. */
export type Instruments = { readonly tracer: Tracer; readonly meter: Meter; readonly now: () => number };

/**
 * The same log, which also counts: each line with a verb and a duration is one turn, a span and a value in `turn.duration`
 * (milliseconds, by verb and code); each error is one in `faults`. Only verbs and codes leave: no reference, no name, nobody's words.
 */
export function measured(log: Log, { tracer, meter, now }: Instruments): Log {
  const durations = meter.createHistogram('turn.duration', { unit: 'ms', description: 'How long the bot took to answer a turn.' });
  const refusals = meter.createCounter('turn.refused', { description: 'Turns that were refused, by code.' });
  const faults = meter.createCounter('faults', { description: 'Errors that were logged, by verb.' });
  return {
    info(sentence, fields) {
      log.info(sentence, fields);
      const { verb, code, ms } = fields ?? {};
      if (verb === undefined) return;
      if (code !== undefined) refusals.add(1, { verb, code });
      if (ms !== undefined) {
        durations.record(ms, { verb });
        span(verb, now() - ms, now());
      }
    },
    error(sentence, fields) {
      log.error(sentence, fields);
      faults.add(1, about(fields));
      if (fields?.verb !== undefined) span(fields.verb, now(), now(), fields.fault ?? '');
    },
  };

  /** A fault's reference is random; with it a person's call to the office leads to the line in the log. */
  function span(verb: string, began: number, ended: number, fault?: string): void {
    const one = tracer.startSpan(verb, { kind: SpanKind.SERVER, startTime: began, attributes: { verb, ...(fault ? { fault } : {}) } });
    if (fault !== undefined) one.setStatus({ code: SpanStatusCode.ERROR });
    one.end(ended);
  }
}

const about = ({ verb, code }: LogFields = {}): Record<string, string> => ({
  ...(verb === undefined ? {} : { verb }),
  ...(code === undefined ? {} : { code }),
});
