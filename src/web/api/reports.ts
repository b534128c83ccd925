import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Figures, Report, ReportRow } from '../../reports/results/schemas.ts';
import { get } from './client.ts';
import { type ListQuery, useList } from './list.ts';

export type { Figures, Report, ReportRow };

/** Results by day, with their sum; the rows of the table come on their own. */
export const useReport = (path: string, params: Record<string, string>) =>
  useQuery({
    queryKey: [path, 'days', params],
    queryFn: ({ signal }) => get<Report>(`${path}?${new URLSearchParams({ ...params, by: 'day' })}`, signal),
    placeholderData: keepPreviousData,
  });

export const useReportRows = (path: string, params: Record<string, string>, enabled: boolean): ListQuery<ReportRow> =>
  useList<ReportRow>(path, { params, enabled });

export const csvAddress = (path: string, params: Record<string, string>): string =>
  `${path}.csv?${new URLSearchParams(params)}`;
