import { ReportPage } from '../../reports/report-page.tsx';
import { useAgencyId } from '../use-agency-id.ts';

/** The results of an agency’s roster, and its share of them. */
export function AgencyReportPage() {
  return <ReportPage portal="agency" path={`/v1/agencies/${useAgencyId()}/report`} />;
}
