import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BankPayoutView, TaxProfileInput, TaxProfileView } from '../../payouts/schemas.ts';
import { get, post } from '../api/client.ts';
import { useMutation } from '../api/use-change.ts';
import type { PayoutOwner } from './owner.ts';

export const useTaxProfile = ({ account }: PayoutOwner) =>
  useQuery({
    queryKey: [`${account}/tax-profile`],
    queryFn: ({ signal }) => get<TaxProfileView>(`${account}/tax-profile`, signal),
  });

export function useKeepTaxProfile({ account }: PayoutOwner) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: TaxProfileInput) => post<TaxProfileView>(`${account}/tax-profile`, input),
    onSuccess: (view) => {
      queryClient.setQueryData([`${account}/tax-profile`], view);
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: [account] }),
        queryClient.invalidateQueries({ queryKey: ['/v1/creators/me/summary'] }),
      ]);
    },
  });
}

export const useBankPayouts = ({ account }: PayoutOwner) =>
  useQuery({
    queryKey: [`${account}/bank-payouts`],
    queryFn: ({ signal }) => get<{ data: BankPayoutView[] }>(`${account}/bank-payouts`, signal),
  });
