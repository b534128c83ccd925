import { ReportPage } from '../../reports/report-page.tsx';

/** A creator’s own results. */
export function CreatorReportPage() {
  return <ReportPage portal="creator" path="/v1/creators/me/report" />;
}
