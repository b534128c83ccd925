import { Anchor, Skeleton } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '../../../payouts/funding/schemas.ts';
import { completeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money, MoneyList } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';
import classes from './funding.module.css';
import { PrepayForm } from './prepay-form.tsx';
import { fundingPath, useFunding } from './use-funding.ts';

const OwnStatement = lazy(() => import('../../statement/own-statement.tsx'));

type Translate = ReturnType<typeof useTranslation>['t'];

function invoiceColumns(t: Translate, format: ReturnType<typeof useFormat>): Column<InvoiceView>[] {
  return [
    {
      key: 'what',
      title: t('funding.what'),
      phone: 'title',
      grow: '100%',
      render: ({ kind, month }) =>
        kind === 'prepaid' ? t('funding.prepayment') : t('funding.monthly', { month: format.longMonth(month ?? '') }),
    },
    { key: 'state', title: t('funding.state'), render: ({ state }) => <StateBadge kind="invoice" state={state} /> },
    { key: 'due', title: t('funding.due'), render: ({ dueAt }) => (dueAt ? <When at={dueAt} as="date" /> : null) },
    {
      key: 'pay',
      title: t('funding.action'),
      phone: 'action',
      render: ({ url, state, amount }) =>
        url && (state === 'open' || state === 'overdue') ? (
          <Anchor href={url} aria-label={t('funding.payOf', { amount: format.money(amount) })}>
            {t('funding.pay')}
          </Anchor>
        ) : null,
    },
    {
      key: 'amount',
      title: t('funding.amount'),
      align: 'end',
      phone: 'value',
      render: ({ amount }) => <Money value={amount} />,
    },
  ];
}

/** What the brand owes for commission, what it has paid ahead, and its invoices. */
export function FundingPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const brandId = useBrandId();
  const isOwner = useBrandRole() === 'owner';
  const funding = useFunding(brandId);
  const { data } = funding;
  return (
    <Page title={t('funding.title')} lead={t('funding.lead')}>
      {funding.error ? <ProblemAlert error={funding.error} retry={() => void funding.refetch()} /> : null}
      {funding.isPending ? <Skeleton height={140} /> : null}
      {data ? (
        <>
          <Section>
            <dl className={classes.figures}>
              <div>
                <dt>{t('funding.owed')}</dt>
                <dd>{data.owed.length > 0 ? <MoneyList values={data.owed} /> : t('funding.nothing')}</dd>
              </div>
              <div>
                <dt>{t('funding.prepaid')}</dt>
                <dd>{data.prepaid.length > 0 ? <MoneyList values={data.prepaid} /> : t('funding.nothing')}</dd>
              </div>
              {data.paysFirst ? (
                <div>
                  <dt>{t('funding.waiting')}</dt>
                  <dd>{data.waiting.length > 0 ? <MoneyList values={data.waiting} /> : t('funding.nothing')}</dd>
                </div>
              ) : null}
            </dl>
            <p className={classes.hint}>{t(data.paysFirst ? 'funding.paysFirst' : 'funding.paysLater')}</p>
          </Section>
          {isOwner ? <PrepayForm path={fundingPath(brandId)} /> : null}
          <Section title={t('funding.invoices')} flush>
            <DataTable
              label={t('funding.invoices')}
              list={completeList(data.invoices)}
              columns={invoiceColumns(t, format)}
              rowKey={({ id }) => id}
              searchText={({ month, id }) => `${month ?? ''} ${id}`}
              empty={
                <EmptyState icon={IconFileInvoice} title={t('funding.noInvoices')} body={t('funding.noInvoicesHint')} />
              }
            />
          </Section>
          <Suspense fallback={<Skeleton height={240} />}>
            <OwnStatement path={`/v1/brands/${brandId}/account-statement`} accounts={['owed', 'funded']} />
          </Suspense>
        </>
      ) : null}
    </Page>
  );
}
