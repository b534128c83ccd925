import { ReportPage } from '../../reports/report-page.tsx';

/** The results of the whole programme. */
export function ManagerReportPage() {
  return <ReportPage portal="manager" path="/v1/programme/report" />;
}
