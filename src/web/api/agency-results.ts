import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AgencyResults, ShareStatement } from '../../reports/agencies/schemas.ts';
import { get } from './client.ts';

export type { AgencyResults, ShareStatement };

export const useAgencyResults = (agencyId: string, days: number) =>
  useQuery({
    queryKey: [`/v1/agencies/${agencyId}/results`, days],
    queryFn: ({ signal }) => get<AgencyResults>(`/v1/agencies/${agencyId}/results?days=${days}`, signal),
    placeholderData: keepPreviousData,
  });

export const useShareStatements = (agencyId: string) =>
  useQuery({
    queryKey: [`/v1/agencies/${agencyId}/shares`],
    queryFn: ({ signal }) => get<{ data: ShareStatement[] }>(`/v1/agencies/${agencyId}/shares`, signal),
  });

export const statementAddress = (agencyId: string, month: string): string =>
  `/v1/agencies/${agencyId}/shares/${month}.csv`;
