import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Prometheus metrics of one process, in a registry of their own so that several apps can live in one test. */
export function createMetrics(options: { defaults: boolean } = { defaults: false }) {
  const registry = new Registry();
  if (options.defaults) collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    clicksRecorded: counter('kolect_clicks_recorded_total', 'Clicks written to the database'),
    clicksDropped: counter('kolect_clicks_dropped_total', 'Clicks not written because the buffer was full'),
    clicksBuffered: new Gauge({
      name: 'kolect_clicks_buffered',
      help: 'Clicks waiting to be written',
      registers: [registry],
    }),
    clickBatchesForgotten: counter(
      'kolect_click_batches_forgotten_total',
      'Batches of up to 1,000 clicks that the database forgot before they were taken in',
      ['by'],
    ),
    clickIdsRejected: counter('kolect_click_ids_rejected_total', 'Click ids that were forged, cut or foreign', [
      'reason',
    ]),
    eventsAccepted: counter('kolect_order_events_accepted_total', 'Order events made durable', ['type']),
    eventsRefused: counter('kolect_order_events_refused_total', 'Order events refused at intake', ['code']),
    eventsFailed: counter('kolect_order_events_failed_total', 'Order events set aside because processing them failed'),
    deadLetters: counter('kolect_dead_letters_total', 'Verified deliveries that were refused and kept', ['kind']),
    deadLettersDropped: counter(
      'kolect_dead_letters_dropped_total',
      'Refused deliveries not kept because their shop has too many open ones',
    ),
    ordersProcessed: counter('kolect_orders_processed_total', 'Orders brought up to date'),
    requestSeconds: new Histogram({
      name: 'kolect_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers: [registry],
    }),
  };
}
