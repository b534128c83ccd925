import { Button } from '@mantine/core';
import { IconReceipt2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ShareStatement, statementAddress, useShareStatements } from '../../api/agency-results.ts';
import { wholeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useAgency } from '../use-agency.ts';

/** `2026-03` in words. */
const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** The agency's share by month, with a file for the books. */
export function StatementsPage() {
  const { t } = useTranslation();
  const { language, number } = useFormat();
  const { agencyId } = useAgency();
  const statements = useShareStatements(agencyId);
  const amount = (
    key: 'pending' | 'approved' | 'paid',
    field: 'pendingMinor' | 'approvedMinor' | 'paidMinor',
  ): Column<ShareStatement> => ({
    key,
    title: t(`agency.statements.${key}`),
    align: 'end',
    phone: 'hidden',
    render: (row) => <Money value={{ amountMinor: row[field], currency: row.currency }} />,
  });
  const columns: Column<ShareStatement>[] = [
    {
      key: 'month',
      title: t('agency.statements.month'),
      phone: 'title',
      grow: '100%',
      render: ({ month }) => monthName(month, language),
    },
    {
      key: 'orders',
      title: t('agency.statements.orders'),
      align: 'end',
      phone: 'hidden',
      render: ({ orders }) => number(orders),
    },
    amount('pending', 'pendingMinor'),
    amount('approved', 'approvedMinor'),
    amount('paid', 'paidMinor'),
    {
      key: 'total',
      title: t('agency.statements.total'),
      align: 'end',
      phone: 'value',
      render: ({ totalMinor, currency }) => <Money value={{ amountMinor: totalMinor, currency }} />,
    },
    {
      key: 'file',
      title: t('agency.statements.download'),
      align: 'end',
      phone: 'action',
      render: ({ month }) => (
        <Button
          component="a"
          href={statementAddress(agencyId, month)}
          download={`share-${month}.csv`}
          variant="default"
          size="xs"
          aria-label={t('agency.statements.downloadOf', { month: monthName(month, language) })}
        >
          {t('agency.statements.download')}
        </Button>
      ),
    },
  ];
  const list = wholeList(statements);
  return (
    <Page title={t('agency.statements.title')} lead={t('agency.statements.lead')}>
      <Section flush>
        <DataTable
          label={t('agency.statements.title')}
          list={list}
          columns={columns}
          rowKey={({ month, currency }) => `${month}${currency}`}
          searchText={({ month, currency }) => `${monthName(month, language)} ${month} ${currency}`}
          empty={
            <EmptyState
              icon={IconReceipt2}
              title={t('agency.statements.empty')}
              body={t('agency.statements.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}
