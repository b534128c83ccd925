import type { Context } from '../context.ts';

/**
 * A note may outlive the batch of clicks that it names: the database forgets clicks after 13 months, whoever has not taken them in by
 * then. It is said and counted, like everything that is dropped.
 * @param by what did not take them in
 */
export function noteForgotten(
  ctx: Context,
  by: 'results' | 'signals',
  named: string[],
  found: { _id: string }[],
): void {
  const missing = named.length - found.length;
  if (missing <= 0) return;
  ctx.metrics.clickBatchesForgotten.inc({ by }, missing);
  const there = new Set(found.map(({ _id }) => _id));
  const batchIds = named.filter((id) => !there.has(id)).slice(0, 10);
  ctx.logger.error({ by, missing, batchIds }, 'batches of clicks were gone before they were taken in');
}
