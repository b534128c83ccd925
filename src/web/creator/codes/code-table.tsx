import { IconTicket } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Code, useCodes } from '../../api/codes.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { sayDiscount } from '../../kit/say-discount.ts';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { MakeCode } from './make-code.tsx';

type Translate = ReturnType<typeof useTranslation>['t'];
type Format = ReturnType<typeof useFormat>;

const columnsOf = (t: Translate, format: Format): Column<Code>[] => [
  {
    key: 'code',
    title: t('codes.code'),
    phone: 'title',
    grow: '60%',
    render: ({ code, brand }) => (
      <TwoLines first={<strong>{code}</strong>} second={<Truncate>{brand.name}</Truncate>} />
    ),
  },
  {
    key: 'discount',
    title: t('codes.discount'),
    phone: 'meta',
    grow: '40%',
    render: ({ discount }) => sayDiscount(discount, t('codes.noDiscount'), format),
  },
  {
    key: 'orders',
    title: t('codes.orders'),
    align: 'end',
    render: ({ orders }) => t('creator.links.orderCount', { count: orders, formatted: format.number(orders) }),
  },
  { key: 'made', title: t('codes.made'), phone: 'hidden', render: ({ createdAt }) => <When at={createdAt} /> },
  {
    key: 'copy',
    title: '',
    align: 'end',
    phone: 'value',
    render: ({ code }) => <CopyButton value={code} what={code} size="xs" variant="default" />,
  },
];

/** The creator's coupon codes, and how many orders each brought. */
export function CodeTable() {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('codes.title')}
      list={useCodes()}
      columns={columnsOf(t, useFormat())}
      rowKey={({ id }) => id}
      searchText={({ code, brand }) => `${code} ${brand.name}`}
      searchLabel={t('codes.search')}
      empty={
        <EmptyState icon={IconTicket} title={t('codes.empty')} body={t('codes.emptyHint')} action={<MakeCode />} />
      }
    />
  );
}
