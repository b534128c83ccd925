import { useTranslation } from 'react-i18next';
import { useReportForBrand } from '../api/reporting.ts';
import { toast } from '../kit/toast.ts';
import { ReportForm } from './report-form.tsx';

interface BrandReportProps {
  brandId: string;
  creatorId: string;
  url?: string | null | undefined;
  onDone: () => void;
}

/** What a brand reports about a creator or a piece of her content. */
export default function BrandReport({ brandId, creatorId, url, onDone }: BrandReportProps) {
  const { t } = useTranslation();
  const report = useReportForBrand(brandId);
  const send = (said: Parameters<React.ComponentProps<typeof ReportForm>['onSend']>[0]) =>
    report.mutate(
      { ...said, creatorId, ...(url ? { url } : {}) },
      {
        onSuccess: () => {
          void toast(t('reporting.sent'));
          onDone();
        },
      },
    );
  return (
    <>
      <p>{t('reporting.lead')}</p>
      <ReportForm onSend={send} error={report.error} isSending={report.isPending} />
    </>
  );
}
