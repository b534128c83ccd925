import { useTranslation } from 'react-i18next';
import { useReports } from '../../api/reporting.ts';
import { AnchorLink } from '../../kit/router-links.tsx';

/** The way to what people reported, and to those reports that wait for somebody to say whom they are about. */
export function ReportLinks() {
  const { t } = useTranslation();
  const { rows = [], hasMore } = useReports(true);
  return (
    <>
      <AnchorLink to="/manager/reports" search={{}}>
        {t('reporting.desk.title')}
      </AnchorLink>
      {rows.length > 0 ? (
        <AnchorLink to="/manager/reports" search={{ unmatched: true }}>
          {hasMore
            ? t('reporting.desk.manyWait', { number: rows.length })
            : t('reporting.desk.wait', { count: rows.length })}
        </AnchorLink>
      ) : null}
    </>
  );
}
