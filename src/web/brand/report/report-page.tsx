import { ReportPage } from '../../reports/report-page.tsx';
import { useBrandId } from '../use-brand-id.ts';

/** What a brand’s orders came to, and what they cost. */
export function BrandReportPage() {
  return <ReportPage portal="brand" path={`/v1/brands/${useBrandId()}/report`} />;
}
