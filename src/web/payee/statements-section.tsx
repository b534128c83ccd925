import { Anchor } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../api/client.ts';
import { wholeList } from '../api/list.ts';
import type { Money as Amount } from '../api/types.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { MoneyList } from '../kit/money.tsx';
import { Section } from '../kit/section.tsx';
import { useFormat } from '../kit/use-format.ts';
import type { PayoutOwner } from './owner.ts';
import classes from './payee.module.css';

interface StatementRow {
  month: string;
  totals: Amount[];
}

/** A statement for each month in which something was paid, to download. */
export function StatementsSection({ owner }: { owner: PayoutOwner }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = owner.statements;
  const list = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<{ data: StatementRow[] }>(path, signal),
  });
  const columns: Column<StatementRow>[] = [
    {
      key: 'month',
      title: t('payouts.statements.month'),
      phone: 'title',
      grow: '100%',
      render: ({ month }) => format.longMonth(month),
    },
    {
      key: 'files',
      title: t('payouts.statements.download'),
      render: ({ month }) => (
        <span className={classes.downloads}>
          {(['pdf', 'csv'] as const).map((file) => (
            <Anchor
              key={file}
              href={`${path}/${month}/${file}`}
              download
              aria-label={`${t(`payouts.statements.${file}`)}, ${format.longMonth(month)}`}
            >
              {t(`payouts.statements.${file}`)}
            </Anchor>
          ))}
        </span>
      ),
    },
    {
      key: 'total',
      title: t('payouts.statements.total'),
      align: 'end',
      phone: 'value',
      render: ({ totals }) => <MoneyList values={totals} />,
    },
  ];
  return (
    <Section title={t('payouts.statements.title')} flush>
      <DataTable
        label={t('payouts.statements.title')}
        list={wholeList(list)}
        columns={columns}
        rowKey={({ month }) => month}
        empty={
          <EmptyState
            icon={IconFileInvoice}
            title={t('payouts.statements.empty')}
            body={t('payouts.statements.emptyHint')}
          />
        }
      />
    </Section>
  );
}
