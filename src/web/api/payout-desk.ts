import type { FundingRow, InvoiceView } from '../../payouts/funding/schemas.ts';
import type { HeldPayee, ReversalRow, ReversalView } from '../../payouts/reversals/schemas.ts';
import type { StripeEventView } from '../../payouts/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

export type { FundingRow, HeldPayee, ReversalRow };
export type StripeEventRow = StripeEventView;

const paths = {
  funding: '/v1/brand-funding',
  reversals: '/v1/payout-reversals',
  held: '/v1/held-payees',
  events: '/v1/stripe-events',
  runs: '/v1/payout-runs',
};

export const useFundingRows = (brandId?: string) =>
  useList<FundingRow>(paths.funding, { limit: 25, ...(brandId ? { params: { brandId } } : {}) });
export const useReversals = () => useList<ReversalRow>(paths.reversals);
export const useHeldPayees = () => useList<HeldPayee>(paths.held);
export const useStripeEvents = (state: StripeEventRow['state']) =>
  useList<StripeEventRow>(paths.events, { params: { state } });

export const useTrustBrand = (brandId: string) =>
  useChange([paths.funding, paths.runs], (trusted: boolean) => post(`${paths.funding}/${brandId}/trust`, { trusted }));

export const useBillBrand = (brandId: string) =>
  useChange(paths.funding, (month: string) => post<{ data: InvoiceView[] }>('/v1/brand-invoices', { month, brandId }));

export const useTakeBack = (payoutId: string, runId: string) =>
  useChange(
    [`${paths.runs}/${runId}/payouts`, paths.reversals, paths.held],
    (input: { amountMinor?: number; reason: string; hold: boolean }) =>
      post<ReversalView>(`/v1/payouts/${encodeURIComponent(payoutId)}/reversals`, input),
  );

export const useReleasePayee = (payeeId: string) =>
  useChange([paths.held, paths.runs], (holder: string) => post(`/v1/payees/${payeeId}/release`, { holder }));

export const useReplayEvent = () =>
  useChange(paths.events, (id: string) => post(`${paths.events}/${encodeURIComponent(id)}/replay`));
