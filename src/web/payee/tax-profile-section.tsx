import { Button, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaxProfileView } from '../../payouts/schemas.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { useFormat } from '../kit/use-format.ts';
import type { PayoutOwner } from './owner.ts';
import classes from './payee.module.css';
import { useTaxProfile } from './payee-api.ts';

// Needed once in a creator's life: it must not hold up the page that is looked at every week.
const TaxProfileForm = lazy(() => import('./tax-profile-form.tsx'));

/** The tax details as they are kept, or the form that asks for them. */
export function TaxProfileSection({ owner }: { owner: PayoutOwner }) {
  const { t } = useTranslation();
  const tax = useTaxProfile(owner);
  const [editing, { open, close }] = useDisclosure(false);
  return (
    <Section title={t('payouts.tax.title')}>
      {tax.error ? <ProblemAlert error={tax.error} retry={() => void tax.refetch()} /> : null}
      {tax.isPending ? <Skeleton height={64} /> : null}
      {tax.data?.profile && !editing ? <Kept profile={tax.data.profile} onEdit={open} /> : null}
      {tax.data && (!tax.data.profile || editing) ? (
        <Suspense fallback={<Skeleton height={320} />}>
          <TaxProfileForm owner={owner} onKept={close} />
        </Suspense>
      ) : null}
    </Section>
  );
}

function Kept({ profile, onEdit }: { profile: NonNullable<TaxProfileView['profile']>; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { legalName, address, country, taxIdEnd } = profile;
  return (
    <div className={classes.kept}>
      <p>
        {legalName}, {address.line}, {address.postcode} {address.city}, {format.country(country)}
        <br />
        <span className={classes.soft}>{t('payouts.tax.numberEnds', { end: taxIdEnd })}</span>
      </p>
      <Button variant="default" onClick={onEdit}>
        {t('payouts.tax.change')}
      </Button>
    </div>
  );
}
