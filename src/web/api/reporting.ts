import type { NewBrandReport, NewPublicReport, Report } from '../../trust/reports/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';
import { useChange, useMutation } from './use-change.ts';

export type { NewBrandReport, NewPublicReport, Report } from '../../trust/reports/schemas.ts';

export const useReportForBrand = (brandId: string) =>
  useMutation({ mutationFn: (report: NewBrandReport) => post<unknown>(`/v1/brands/${brandId}/reports`, report) });

export const useReportPublicly = () =>
  useMutation({ mutationFn: (report: NewPublicReport) => post<unknown>('/v1/reports', report) });

export const useReports = (unmatched: boolean) =>
  useList<Report>('/v1/reports', { params: unmatched ? { unmatched: 'true' } : {} });

/** Says whom a report is about; her case is opened or joined. */
export const useMatchReport = (reportId: string) =>
  useChange(['/v1/reports', '/v1/cases'], (creatorId: string) =>
    post<Report>(`/v1/reports/${reportId}/match`, { creatorId }),
  );

/** Says that a report is about nobody of the programme. */
export const useSetReportAside = (reportId: string) =>
  useChange('/v1/reports', () => post<Report>(`/v1/reports/${reportId}/set-aside`));
