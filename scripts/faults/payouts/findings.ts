import type { Context } from '../../../src/context.ts';
import { balancesIn, checkLedger } from '../../../src/ledger/index.ts';
import { reconcile } from '../../../src/payouts/reconciliation/reconcile.ts';
import type { Person } from './people.ts';

export interface PayoutFindings {
  /** Whom Stripe's record says another sum than she earned. */
  wrong: { id: string; earnedMinor: number; sentMinor: number }[];
  /** Payouts for which Stripe has more than one transfer. */
  twice: string[];
  /** Money that is neither paid nor payable any more. */
  stuck: string[];
  ledger: unknown[];
  differences: unknown[];
  transfers: number;
}

const PAGE = 100;

/** Asks Stripe's side who got what, and both sides whether they agree. */
export async function payoutFindings(ctx: Context, people: Person[]): Promise<PayoutFindings> {
  const sent = new Map<string, number>();
  const groups = new Map<string, number>();
  let transfers = 0;
  for (let after: string | undefined; ; ) {
    const page = await ctx.stripe.transfers.list({ limit: PAGE, ...(after ? { starting_after: after } : {}) });
    for (const { destination, amount, transfer_group } of page.data) {
      transfers += 1;
      sent.set(String(destination), (sent.get(String(destination)) ?? 0) + amount);
      groups.set(transfer_group ?? '', (groups.get(transfer_group ?? '') ?? 0) + 1);
    }
    after = page.data.at(-1)?.id;
    if (!page.has_more) break;
  }
  const wrong = people
    .map(({ id, account, earnedMinor }) => ({ id, earnedMinor, sentMinor: sent.get(account) ?? 0 }))
    .filter(({ earnedMinor, sentMinor }) => earnedMinor !== sentMinor);
  const stuck: string[] = [];
  for await (const { account, owner, amountMinor } of balancesIn(ctx))
    if (account !== 'creator:paid' && amountMinor !== 0) stuck.push(`${account}:${owner}:${amountMinor}`);
  return {
    wrong,
    twice: [...groups].flatMap(([group, count]) => (count > 1 ? [group] : [])),
    stuck,
    ledger: await checkLedger(ctx),
    differences: (await reconcile(ctx)).differences,
    transfers,
  };
}
