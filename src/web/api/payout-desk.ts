import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FundingRow, InvoiceView } from '../../payouts/funding/schemas.ts';
import type { HeldPayee, ReversalRow, ReversalView } from '../../payouts/reversals/schemas.ts';
import type { StripeEventView } from '../../payouts/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';

export type { FundingRow, HeldPayee, ReversalRow };
export type StripeEventRow = StripeEventView;

const paths = {
  funding: '/v1/brand-funding',
  reversals: '/v1/payout-reversals',
  held: '/v1/held-payees',
  events: '/v1/stripe-events',
  runs: '/v1/payout-runs',
};

export const useFundingRows = () => useList<FundingRow>(paths.funding, { limit: 25 });
export const useReversals = () => useList<ReversalRow>(paths.reversals);
export const useHeldPayees = () => useList<HeldPayee>(paths.held);
export const useStripeEvents = (state: StripeEventRow['state']) =>
  useList<StripeEventRow>(paths.events, { params: { state } });

/** A change that concerns some of the lists: they are read anew afterwards, whether it went well or not. */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, concerned: string[]) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => Promise.all(concerned.map((path) => queryClient.invalidateQueries({ queryKey: [path] }))),
  });
}

export const useTrustBrand = (brandId: string) =>
  useChange((trusted: boolean) => post(`${paths.funding}/${brandId}/trust`, { trusted }), [paths.funding, paths.runs]);

export const useBillBrand = (brandId: string) =>
  useChange(
    (month: string) => post<{ data: InvoiceView[] }>('/v1/brand-invoices', { month, brandId }),
    [paths.funding],
  );

export const useTakeBack = (payoutId: string, runId: string) =>
  useChange(
    (input: { amountMinor?: number; reason: string; hold: boolean }) =>
      post<ReversalView>(`/v1/payouts/${encodeURIComponent(payoutId)}/reversals`, input),
    [`${paths.runs}/${runId}/payouts`, paths.reversals, paths.held],
  );

export const useReleasePayee = (payeeId: string) =>
  useChange((holder: string) => post(`/v1/payees/${payeeId}/release`, { holder }), [paths.held, paths.runs]);

export const useReplayEvent = () =>
  useChange((id: string) => post(`${paths.events}/${encodeURIComponent(id)}/replay`), [paths.events]);
