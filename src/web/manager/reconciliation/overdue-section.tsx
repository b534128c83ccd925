import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OverdueView } from '../../../payouts/funding/schemas.ts';
import { get } from '../../api/client.ts';
import { wholeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';

const path = '/v1/brand-invoices/overdue';

/** Brands whose invoices are overdue, the oldest first. */
export function OverdueSection() {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<{ data: OverdueView[] }>(path, signal) });
  const columns: Column<OverdueView>[] = [
    { key: 'brand', title: t('payoutRuns.overdue.brand'), phone: 'title', grow: '100%', render: ({ brand }) => brand },
    {
      key: 'due',
      title: t('payoutRuns.overdue.due'),
      render: ({ invoice }) => (invoice.dueAt ? <When at={invoice.dueAt} as="date" /> : null),
    },
    {
      key: 'amount',
      title: t('payoutRuns.overdue.amount'),
      align: 'end',
      phone: 'value',
      render: ({ invoice }) => <Money value={invoice.amount} />,
    },
  ];
  return (
    <Section title={t('payoutRuns.overdue.title')} flush>
      <DataTable
        label={t('payoutRuns.overdue.title')}
        list={wholeList(list)}
        columns={columns}
        rowKey={({ invoice }) => invoice.id}
        empty={
          <EmptyState icon={IconChecks} title={t('payoutRuns.overdue.none')} body={t('payoutRuns.overdue.noneHint')} />
        }
      />
    </Section>
  );
}
