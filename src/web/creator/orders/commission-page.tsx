import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommission } from '../../api/earnings.ts';
import type { CommissionDetail } from '../../api/types.ts';
import { MoneyFigure } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './commission.module.css';
import { CommissionNotice } from './commission-notice.tsx';
import { CommissionState } from './commission-state.tsx';
import { ReceiptFigures } from './receipt-figures.tsx';

const route = getRouteApi('/creator/commissions/$commissionId');

/** The receipt of one commission: how it came about in sentences, and its figures. */
export function CommissionPage() {
  const { t } = useTranslation();
  const { commissionId } = route.useParams();
  const commission = useCommission(commissionId);
  return (
    <Page
      title={commission.data?.brand.name ?? t('creator.commissions.receipt')}
      back={{ to: '/creator/orders', label: t('creator.commissions.allOrders') }}
    >
      {commission.error ? <ProblemAlert error={commission.error} retry={() => void commission.refetch()} /> : null}
      {commission.isPending ? <Skeleton height={360} /> : null}
      {commission.data ? <Receipt commission={commission.data} /> : null}
    </Page>
  );
}

function Receipt({ commission }: { commission: CommissionDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.headline}>
        <span className={classes.amount}>
          <MoneyFigure value={commission.amount} />
        </span>
        <CommissionState commission={commission} />
      </div>
      <CommissionNotice commission={commission} />
      <div className={classes.columns}>
        <Section title={t('creator.commissions.explanation')}>
          <ol className={classes.sentences}>
            {commission.explanation.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </Section>
        <Section title={t('creator.commissions.figures')} flush>
          <ReceiptFigures commission={commission} />
        </Section>
      </div>
    </>
  );
}
