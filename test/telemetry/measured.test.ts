import { SpanStatusCode } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { LogFields } from '../../src/ports';
import { openTelemetry } from '../../src/telemetry';
import { measured } from '../../src/telemetry/measured';

const CANARY = 'PR-CANARY7';

/** What would leave for Azure Monitor, kept in memory. */
function instruments() {
  const spans = new InMemorySpanExporter();
  const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: figures, exportIntervalMillis: 3_600_000 });
  const meters = new MeterProvider({ readers: [reader] });
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  return {
    given: { tracer: tracers.getTracer('test'), meter: meters.getMeter('test'), now: () => 1_000_000 },
    spans: () => spans.getFinishedSpans(),
    figures: async () => {
      await meters.forceFlush();
      const all = figures.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
      return all.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
      );
    },
    close: () => Promise.all([meters.shutdown(), tracers.shutdown()]),
  };
}

const quiet = () => {
  const kept: [string, string, LogFields | undefined][] = [];
  return {
    kept,
    log: {
      info: (sentence: string, fields?: LogFields) => void kept.push(['info', sentence, fields]),
      error: (sentence: string, fields?: LogFields) => void kept.push(['error', sentence, fields]),
    },
  };
};

describe('figures about turns', () => {
  let sink: ReturnType<typeof instruments>;
  beforeEach(() => {
    sink = instruments();
  });
  afterEach(() => sink.close());

  it('say how long each verb took, as a span and in a histogram', async () => {
    const { log, kept } = quiet();
    measured(log, sink.given).info('A turn was answered.', { verb: 'referral/next', ms: 120 });
    const [span] = sink.spans();
    expect(span).toMatchObject({ name: 'referral/next', attributes: { verb: 'referral/next' } });
    expect(span!.duration).toEqual([0, 120_000_000]);
    expect(await sink.figures()).toContainEqual({
      name: 'turn.duration',
      attributes: { verb: 'referral/next' },
      value: expect.objectContaining({ count: 1, sum: 120 }),
    });
    expect(kept).toEqual([['info', 'A turn was answered.', { verb: 'referral/next', ms: 120 }]]);
  });
  it('count refusals by code and faults by verb, and mark a fault’s span with the reference that people quote', async () => {
    const log = measured(quiet().log, sink.given);
    log.info('A turn was refused.', { verb: 'triage/paper', code: 'not allowed' });
    log.error('A turn failed.', { verb: 'referral/next', fault: 'F-7KQ4M2' });
    const figures = await sink.figures();
    expect(figures).toContainEqual({ name: 'turn.refused', attributes: { verb: 'triage/paper', code: 'not allowed' }, value: 1 });
    expect(figures).toContainEqual({ name: 'faults', attributes: { verb: 'referral/next' }, value: 1 });
    expect(sink.spans()).toHaveLength(1);
    expect(sink.spans()[0]).toMatchObject({ status: { code: SpanStatusCode.ERROR }, attributes: { fault: 'F-7KQ4M2' } });
  });
  it('never carry a reference, nor anything that is not a verb or a code', async () => {
    const log = measured(quiet().log, sink.given);
    const more = { review: CANARY, verb: 'home/help', ms: 3, name: CANARY } as LogFields;
    log.info(`A turn was answered. ${CANARY}`, more);
    log.error(`A turn failed. ${CANARY}`, more);
    log.info('The tables answered.', { review: CANARY });
    const left = JSON.stringify([sink.spans().map(({ name, attributes, events }) => ({ name, attributes, events })), await sink.figures()]);
    expect(left).toContain('home/help');
    expect(left).not.toContain(CANARY);
  });
  it('are not collected at all where no connection string is set', async () => {
    const { log } = quiet();
    const telemetry = await openTelemetry('', log);
    expect(telemetry.log).toBe(log);
    await telemetry.close();
  });
});
