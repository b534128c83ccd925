import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FundingRow, useBillBrand, useTrustBrand } from '../../api/payout-desk.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { toast } from '../../kit/toast.ts';
import classes from './brand-money-actions.module.css';

/** Bill a brand now, and say whether payouts of its commission wait for its money. */
export function BrandMoneyActions({ row: { brandId, brand, trusted } }: { row: FundingRow }) {
  const { t } = useTranslation();
  const trust = useTrustBrand(brandId);
  const bill = useBillBrand(brandId);
  const month = useProgrammeNow().toISOString().slice(0, 7);
  const verb = trusted ? 'distrust' : 'trust';
  const billNow = async () => {
    const { data } = await bill.mutateAsync(month);
    const count = data.length;
    void toast(count > 0 ? t('payoutDesk.funding.billed', { count }) : t('payoutDesk.funding.nothingToBill'));
  };
  return (
    <Group gap="xs" wrap="nowrap" className={classes.actions}>
      <ConfirmButton
        size="xs"
        variant="default"
        label={t('payoutDesk.funding.bill')}
        title={t('payoutDesk.funding.billTitle', { brand })}
        confirmLabel={t('payoutDesk.funding.bill')}
        onConfirm={billNow}
        isRunning={bill.isPending}
        error={bill.error}
      >
        <p>{t('payoutDesk.funding.billBody')}</p>
      </ConfirmButton>
      <ConfirmButton
        size="xs"
        variant="default"
        label={t(`payoutDesk.funding.${verb}`)}
        title={t(`payoutDesk.funding.${verb}Title`, { brand })}
        confirmLabel={t(`payoutDesk.funding.${verb}`)}
        onConfirm={() => trust.mutateAsync(!trusted)}
        isRunning={trust.isPending}
        error={trust.error}
      >
        <p>{t(`payoutDesk.funding.${verb}Body`)}</p>
      </ConfirmButton>
    </Group>
  );
}
