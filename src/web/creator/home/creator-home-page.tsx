import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreatorSummary } from '../../api/earnings.ts';
import { useLinks } from '../../api/links.ts';
import { useMe } from '../../api/me.ts';
import { useOrders } from '../../api/orders.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { OrderTable } from '../orders/order-table.tsx';
import { Balances } from './balances.tsx';
import classes from './creator-home.module.css';
import { NextPayoutCard } from './next-payout-card.tsx';

// Their figures come later than the page in any case, or they lie below the first screen.
const EarningsTrend = lazy(() => import('./earnings-trend.tsx').then((module) => ({ default: module.EarningsTrend })));
const LinkTable = lazy(() => import('../links/link-table.tsx').then((module) => ({ default: module.LinkTable })));

const glance = 5;

/** What a creator looks at every day: money, what happened, what comes next. */
export function CreatorHomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const summary = useCreatorSummary();
  return (
    <Page title={t('creator.home.title', { name: me.user.displayName })}>
      {summary.error && !summary.data ? (
        <ProblemAlert error={summary.error} retry={() => void summary.refetch()} />
      ) : (
        <>
          <Balances balances={summary.data?.balances} currency={me.programme.currency} />
          <div className={classes.columns}>
            <Suspense fallback={<Skeleton height={320} />}>
              <EarningsTrend summary={summary.data} currency={me.programme.currency} />
            </Suspense>
            <NextPayoutCard nextPayout={summary.data?.nextPayout} />
          </div>
        </>
      )}
      <Section
        title={t('creator.home.latestOrders')}
        aside={<AnchorLink to="/creator/orders">{t('kit.seeAll')}</AnchorLink>}
        flush
      >
        <OrderTable orders={useOrders(glance)} glance={glance} />
      </Section>
      <Section
        title={t('creator.home.latestLinks')}
        aside={<AnchorLink to="/creator/links">{t('kit.seeAll')}</AnchorLink>}
        flush
      >
        <Suspense fallback={<Skeleton height={220} m="md" w="auto" />}>
          <LinkTable links={useLinks(glance)} glance={glance} />
        </Suspense>
      </Section>
    </Page>
  );
}
