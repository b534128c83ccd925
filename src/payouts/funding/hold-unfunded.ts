import { approveDue, fundingHolder, holdCommissions, releaseCommissions } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { type BrandFunds, brandsToFund, judgeFunding } from './judge-funding.ts';

const TOGETHER = 500;
const REASON = 'brand_unfunded';

/**
 * Funded before paid: of each brand that is not trusted, commission is paid in the order in which it was placed, as far as the brand's
 * payments reach; the rest goes back to pending until they do. Looked at anew before every run, and when a brand has paid. With the
 * setting off nobody waits.
 */
export async function holdUnfunded(ctx: Context, brandId?: string): Promise<void> {
  const { fundedBeforePaid } = (await currentSettings(ctx)).payouts;
  // Many are approved in batches: all of them, before it is judged how far the money reaches.
  while ((await approveDue(ctx)) > 0);
  for (const brand of await brandsToFund(ctx, brandId)) {
    const free = brand.trusted || !fundedBeforePaid;
    const { toHold, toRelease } = free ? { toHold: [], toRelease: undefined } : await changesOf(ctx, brand);
    const holder = fundingHolder(brand.brandId, brand.currency);
    if (free) await inTransaction(ctx, (tx) => releaseCommissions(tx, holder));
    for (const ids of chunks(toRelease ?? [], TOGETHER))
      await inTransaction(ctx, (tx) => releaseCommissions(tx, holder, ids));
    for (const ids of chunks(toHold, TOGETHER))
      await inTransaction(ctx, (tx) => holdCommissions(tx, ids, holder, REASON));
  }
  while ((await approveDue(ctx)) > 0);
}

async function changesOf(ctx: Context, brand: BrandFunds): Promise<{ toHold: string[]; toRelease: string[] }> {
  const [toHold, toRelease]: [string[], string[]] = [[], []];
  for await (const { parts, funded } of judgeFunding(ctx, brand)) {
    const first = parts[0]?._id ?? '';
    // One stands for its line: what else was earned on it is held, and let go of, with it.
    if (!funded && parts.some(({ state }) => state === 'approved')) toHold.push(first);
    if (funded && parts.some(({ state }) => state === 'pending')) toRelease.push(first);
  }
  return { toHold, toRelease };
}
