import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FundingView, InvoiceView } from '../../../payouts/funding/schemas.ts';
import { useMe } from '../../api/me.ts';
import classes from '../../brand/funding/funding.module.css';
import { useFunding } from '../../brand/funding/use-funding.ts';
import { MoneyList } from '../../kit/money.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { fundingMode } from '../funding/funding-mode.ts';
import { mayPay } from '../role.ts';

const sums = ['owed', 'prepaid', 'waiting'] as const;

/** Whether payouts wait for a brand's money, what it owes and has paid, and what is overdue; the way to where that is changed. */
export function BrandMoney({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const funding = useFunding(brandId);
  const toFunding = (
    <AnchorLink to="/manager/funding" search={{ brand: brandId }}>
      {t('payoutDesk.funding.toFunding')}
    </AnchorLink>
  );
  return (
    <Section title={t('payoutDesk.funding.ofBrand')} aside={mayPay(useMe()) ? toFunding : null}>
      {funding.error ? <ProblemAlert error={funding.error} retry={() => void funding.refetch()} /> : null}
      {funding.isPending ? <Skeleton height={90} /> : null}
      {funding.data ? <Figures funding={funding.data} /> : null}
    </Section>
  );
}

function Figures({ funding }: { funding: FundingView }) {
  const { t } = useTranslation();
  const mode = fundingMode(funding);
  const overdue = funding.invoices.filter(({ state }) => state === 'overdue');
  return (
    <>
      <p className={classes.mode}>
        <strong>{t(`payoutDesk.funding.${mode}`)}</strong> {t(`payoutDesk.funding.${mode}Hint`)}
      </p>
      <dl className={classes.figures}>
        {sums.map((sum) => (
          <div key={sum}>
            <dt>{t(`payoutDesk.funding.${sum}`)}</dt>
            <dd>{funding[sum].length > 0 ? <MoneyList values={funding[sum]} /> : t('payoutDesk.funding.nothing')}</dd>
          </div>
        ))}
      </dl>
      {overdue.length > 0 ? <OverdueList invoices={overdue} /> : null}
    </>
  );
}

function OverdueList({ invoices }: { invoices: InvoiceView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.overdue}>
      {invoices.map(({ id, amount, dueAt }) => (
        <li key={id}>
          <StateBadge kind="invoice" state="overdue" />
          {t('payoutDesk.funding.dueSince', {
            amount: format.money(amount),
            day: dueAt ? format.programmeDay(dueAt) : '–',
          })}
        </li>
      ))}
    </ul>
  );
}
