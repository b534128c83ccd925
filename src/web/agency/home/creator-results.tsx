import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgencyResults } from '../../api/agency-results.ts';
import { completeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { usePhone } from '../../kit/use-phone.ts';

type Row = AgencyResults['creators'][number];

/** Orders, sales, earnings and share of each creator in the period. */
export function CreatorResults({ creators }: { creators: Row[] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPhone = usePhone();
  const said = (key: 'sales' | 'earned', row: Row) => {
    const amounts = <MoneyList values={key === 'sales' ? row.net : row.earned} />;
    return isPhone ? (
      <span>
        {t(`agency.home.${key}`)}: {amounts}
      </span>
    ) : (
      amounts
    );
  };
  const columns: Column<Row>[] = [
    {
      key: 'creator',
      title: t('agency.home.creator'),
      phone: 'title',
      grow: '100%',
      render: ({ name, onRoster }) => <TwoLines first={name} second={onRoster ? '' : t('agency.roster.past')} />,
    },
    {
      key: 'orders',
      title: t('agency.home.orders'),
      align: 'end',
      render: ({ orders }) =>
        isPhone ? `${t('agency.home.orders')}: ${format.number(orders)}` : format.number(orders),
    },
    { key: 'net', title: t('agency.home.sales'), align: 'end', render: (row) => said('sales', row) },
    {
      key: 'earned',
      title: t('agency.home.earned'),
      align: 'end',
      phone: 'hidden',
      render: (row) => said('earned', row),
    },
    {
      key: 'share',
      title: t('agency.home.share'),
      align: 'end',
      phone: 'value',
      render: ({ share }) => <MoneyList values={share} />,
    },
  ];
  return (
    <DataTable
      label={t('agency.home.results')}
      list={{ ...completeList(creators ?? []), rows: creators }}
      columns={columns}
      rowKey={({ id }) => id}
      searchText={({ name }) => name}
      searchLabel={t('agency.home.search')}
      empty={
        <EmptyState icon={IconChartBar} title={t('agency.home.noResults')} body={t('agency.home.noResultsHint')} />
      }
    />
  );
}
