import type { PayoutRecord } from '../model.ts';
import type { Difference } from './schemas.ts';

/** What counts of a transfer at Stripe. */
export interface SeenTransfer {
  id: string;
  group: string | null;
  destination: string;
  currency: string;
  amountMinor: number;
  reversedMinor: number;
  at: Date;
}

/** What is different between a transfer of Stripe and the payout that it names; undefined when nothing is. */
export function compareTransfer(transfer: SeenTransfer, payout: PayoutRecord | undefined): Difference | undefined {
  const { currency } = transfer;
  const as = (kind: Difference['kind'], amountMinor: number, expectedMinor?: number): Difference => ({
    kind,
    ref: payout?._id ?? transfer.id,
    amount: { amountMinor, currency },
    expected: payout && expectedMinor !== undefined ? { amountMinor: expectedMinor, currency: payout.currency } : null,
    at: transfer.at.toISOString(),
  });
  if (!payout) return as('transfer_unknown', transfer.amountMinor);
  // Still open: its run looks it up and adopts it.
  if (payout.state === 'sending') return undefined;
  if (payout.transferId !== transfer.id) return as('transfer_twice', transfer.amountMinor);
  const same =
    payout.amountMinor === transfer.amountMinor &&
    payout.currency === currency &&
    payout.destination === transfer.destination;
  if (!same) return as('transfer_differs', transfer.amountMinor, payout.amountMinor);
  const bookedMinor = payout.reversedMinor ?? 0;
  if (bookedMinor !== transfer.reversedMinor) return as('reversal_unbooked', transfer.reversedMinor, bookedMinor);
  return undefined;
}
