import type { NewBrandReport, NewPublicReport, Report } from '../../trust/reports/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';
import { useMutation } from './use-change.ts';

export type { NewBrandReport, NewPublicReport, Report } from '../../trust/reports/schemas.ts';

export const useReportForBrand = (brandId: string) =>
  useMutation({ mutationFn: (report: NewBrandReport) => post<unknown>(`/v1/brands/${brandId}/reports`, report) });

export const useReportPublicly = () =>
  useMutation({ mutationFn: (report: NewPublicReport) => post<unknown>('/v1/reports', report) });

export const useReports = (unmatched: boolean) =>
  useList<Report>('/v1/reports', { params: unmatched ? { unmatched: 'true' } : {} });
