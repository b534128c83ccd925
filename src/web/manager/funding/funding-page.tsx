import { IconBuildingStore } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { type FundingRow, useFundingRows } from '../../api/payout-desk.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { usePhone } from '../../kit/use-phone.ts';
import { OverdueSection } from '../reconciliation/overdue-section.tsx';
import { mayReview } from '../role.ts';
import { BrandMoneyActions } from './brand-money-actions.tsx';
import { fundingMode } from './funding-mode.ts';

const route = getRouteApi('/manager/funding');

type Sum = 'owed' | 'prepaid' | 'waiting';

/** What each brand owes and has paid, whom finance trusts, and the invoices that are overdue. */
export function BrandsMoneyPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const isPhone = usePhone();
  const { brand: only } = route.useSearch();
  const reviews = mayReview(useMe());
  const nameOf = ({ brandId, brand }: FundingRow) =>
    reviews ? (
      <AnchorLink to="/manager/brands/$reviewedId" params={{ reviewedId: brandId }}>
        {brand}
      </AnchorLink>
    ) : (
      brand
    );
  const sum = (key: Sum): Column<FundingRow> => ({
    key,
    title: t(`payoutDesk.funding.${key}`),
    align: 'end',
    render: (row) => {
      if (row[key].length === 0) return isPhone ? null : '–';
      const amounts = <MoneyList values={row[key]} />;
      return isPhone ? (
        <span>
          {t(`payoutDesk.funding.${key}`)}: {amounts}
        </span>
      ) : (
        amounts
      );
    },
  });
  const openOf = ({ open }: FundingRow) => {
    const overdue = open.filter(({ state }) => state === 'overdue').length;
    if (open.length === 0) return isPhone ? null : '–';
    const count = format.number(open.length);
    const said = overdue > 0 ? `${count} (${format.number(overdue)} ${t('payoutDesk.funding.overdue')})` : count;
    return isPhone ? `${t('payoutDesk.funding.open')}: ${said}` : said;
  };
  const columns: Column<FundingRow>[] = [
    {
      key: 'brand',
      title: t('payoutDesk.funding.brand'),
      phone: 'title',
      grow: '100%',
      render: (row) => <TwoLines first={nameOf(row)} second={t(`payoutDesk.funding.${fundingMode(row)}`)} />,
    },
    sum('owed'),
    sum('prepaid'),
    sum('waiting'),
    { key: 'open', title: t('payoutDesk.funding.open'), align: 'end', render: openOf },
    { key: 'actions', title: '', render: (row) => <BrandMoneyActions row={row} /> },
  ];
  return (
    <Page
      title={t('payoutDesk.funding.title')}
      lead={t('payoutDesk.funding.lead')}
      back={{ to: '/manager/payouts', label: t('manager.payouts.allPayouts') }}
    >
      <Section
        flush
        aside={only ? <AnchorLink to="/manager/funding">{t('payoutDesk.funding.allBrands')}</AnchorLink> : null}
      >
        <DataTable
          label={t('payoutDesk.funding.title')}
          list={useFundingRows(only)}
          columns={columns}
          rowKey={({ brandId }) => brandId}
          searchText={({ brand }) => brand}
          searchLabel={t('payoutDesk.funding.search')}
          empty={
            <EmptyState
              icon={IconBuildingStore}
              title={t('payoutDesk.funding.none')}
              body={t('payoutDesk.funding.noneHint')}
            />
          }
        />
      </Section>
      <OverdueSection />
    </Page>
  );
}
