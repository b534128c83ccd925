import type { Context } from '../../context.ts';
import { differingCounters, dropRecount, type ResultFinding, recount } from './recount.ts';

/** Whoever looks at so many repairs them all. */
const MOST_FINDINGS = 10_000;

/**
 * Counts all results afresh from orders, commissions and clicks, beside the counters, and compares them one by one. Nothing may change
 * meanwhile. Clicks are kept for 13 months, so what counters say of older ones is not compared.
 * @returns what differs, at most some 10,000 figures
 */
export async function checkResults(ctx: Context): Promise<ResultFinding[]> {
  const clicksFrom = await recount(ctx);
  const findings: ResultFinding[] = [];
  for await (const found of differingCounters(ctx, clicksFrom)) {
    findings.push(...found);
    if (findings.length >= MOST_FINDINGS) break;
  }
  await dropRecount(ctx);
  return findings;
}
