import { IconTicket } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BrandCode, useBrandCodes } from '../../api/codes.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { sayDiscount } from '../../kit/say-discount.ts';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { useBrandId } from '../use-brand-id.ts';

type Translate = ReturnType<typeof useTranslation>['t'];
type Format = ReturnType<typeof useFormat>;

const columnsOf = (t: Translate, format: Format): Column<BrandCode>[] => [
  { key: 'code', title: t('attribution.code'), phone: 'title', render: ({ code }) => <strong>{code}</strong> },
  {
    key: 'creator',
    title: t('attribution.creator'),
    grow: '100%',
    phone: 'meta',
    render: ({ creator }) => <Truncate>{creator.name}</Truncate>,
  },
  {
    key: 'discount',
    title: t('attribution.discount'),
    phone: 'value',
    render: ({ discount }) => sayDiscount(discount, t('attribution.noDiscount'), format),
  },
  {
    key: 'orders',
    title: t('attribution.orders'),
    align: 'end',
    phone: 'hidden',
    render: ({ orders }) => format.number(orders),
  },
  { key: 'made', title: t('attribution.taken'), render: ({ createdAt }) => <When at={createdAt} /> },
];

/** Every code that creators took here: the shop has to know them and to grant what they promise. */
export function BrandCodes() {
  const { t } = useTranslation();
  return (
    <Section title={t('attribution.codesTitle')} flush>
      <DataTable
        label={t('attribution.codesTitle')}
        list={useBrandCodes(useBrandId())}
        columns={columnsOf(t, useFormat())}
        rowKey={({ id }) => id}
        searchText={({ code, creator }) => `${code} ${creator.name}`}
        searchLabel={t('attribution.searchCodes')}
        empty={<EmptyState icon={IconTicket} title={t('attribution.noCodes')} body={t('attribution.noCodesHint')} />}
      />
    </Section>
  );
}
