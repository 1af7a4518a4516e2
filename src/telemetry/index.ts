import type { Log } from '../ports';

export type Telemetry = { readonly log: Log; close(): Promise<void> };

const NAME = 'practice-review-bot';

/**
 * Sends figures to Azure Monitor where a connection string is set, and changes nothing where it is not. Nothing is collected by
 * itself: the address of a request to the tables holds people's ids, so that only what `measured` counts may leave.
 */
export async function openTelemetry(connectionString: string, log: Log): Promise<Telemetry> {
  if (!connectionString) return { log, close: async () => undefined };
  // Loaded only here, because these are large libraries that most runs of the bot do without.
  const { shutdownAzureMonitor, useAzureMonitor } = await import('@azure/monitor-opentelemetry');
  const { metrics, trace } = await import('@opentelemetry/api');
  const { measured } = await import('./measured.js');
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString, disableOfflineStorage: true },
    enableLiveMetrics: false,
    enablePerformanceCounters: true,
    enableStandardMetrics: false,
    instrumentationOptions: NOTHING_BY_ITSELF,
    tracesPerSecond: 0,
    samplingRatio: 1,
  });
  return {
    log: measured(log, { tracer: trace.getTracer(NAME), meter: metrics.getMeter(NAME), now: Date.now }),
    // What could not be sent is lost; the bot stops all the same.
    close: () => shutdownAzureMonitor().catch(() => log.error('The last figures could not be sent.')),
  };
}

const OFF = { enabled: false };
const NOTHING_BY_ITSELF = {
  azureSdk: OFF,
  http: OFF,
  mongoDb: OFF,
  mySql: OFF,
  postgreSql: OFF,
  redis: OFF,
  redis4: OFF,
  bunyan: OFF,
  winston: OFF,
  console: OFF,
};
