import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { TaxProfileInput } from '../../payouts/schemas.ts';
import CountrySelect from '../kit/country-select.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import type { PayoutOwner } from './owner.ts';
import classes from './payee.module.css';
import { useKeepTaxProfile } from './payee-api.ts';

interface Values {
  kind: 'individual' | 'company';
  legalName: string;
  country: string;
  line: string;
  postcode: string;
  city: string;
  taxId: string;
  vatId: string;
  birthDate: string;
  registration: string;
  selfBilling: boolean;
}

const empty: Values = {
  kind: 'individual',
  legalName: '',
  country: '',
  line: '',
  postcode: '',
  city: '',
  taxId: '',
  vatId: '',
  birthDate: '',
  registration: '',
  selfBilling: false,
};

function toInput(values: Values): TaxProfileInput {
  const { kind, legalName, country, line, city, postcode, taxId, vatId, birthDate, registration } = values;
  return {
    kind,
    legalName,
    country,
    address: { line, city, postcode },
    taxId,
    ...(vatId ? { vatId: vatId.replace(/[\s.-]/g, '').toUpperCase() } : {}),
    ...(kind === 'individual' ? { birthDate } : { registration }),
    selfBilling: true,
  };
}

/** Asks for what the tax rules want to know of everybody who is paid, in as few fields as they allow. */
export default function TaxProfileForm({ owner, onKept }: { owner: PayoutOwner; onKept: () => void }) {
  const { t } = useTranslation();
  const keep = useKeepTaxProfile(owner);
  const needed = (value: string) => (value.trim() ? null : t('payouts.tax.needed'));
  const form = useForm<Values>({
    initialValues: empty,
    validate: {
      legalName: needed,
      country: needed,
      line: needed,
      postcode: needed,
      city: needed,
      taxId: needed,
      birthDate: (value, { kind }) => (kind === 'individual' ? needed(value) : null),
      registration: (value, { kind }) => (kind === 'company' ? needed(value) : null),
      selfBilling: (value) => (value ? null : t('payouts.tax.needed')),
    },
  });
  const text = (
    name: 'legalName' | 'line' | 'postcode' | 'city' | 'taxId' | 'vatId' | 'registration',
    autoComplete = 'off',
  ) => (
    <TextInput
      label={t(`payouts.tax.${name}`)}
      autoComplete={autoComplete}
      maxLength={200}
      {...form.getInputProps(name)}
    />
  );
  return (
    <form onSubmit={form.onSubmit((values) => keep.mutate(toInput(values), { onSuccess: onKept }))} noValidate>
      <p className={classes.why}>{t('payouts.tax.why')}</p>
      <div className={classes.fields}>
        <NativeSelect
          label={t('payouts.tax.kind')}
          data={(['individual', 'company'] as const).map((value) => ({ value, label: t(`payouts.tax.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        {text('legalName', 'name')}
        <CountrySelect size="sm" label={t('payouts.tax.country')} {...form.getInputProps('country')} />
        {text('line', 'street-address')}
        {text('postcode', 'postal-code')}
        {text('city', 'address-level2')}
        {text('taxId')}
        {form.values.kind === 'individual' ? (
          <TextInput type="date" label={t('payouts.tax.birthDate')} {...form.getInputProps('birthDate')} />
        ) : (
          text('registration')
        )}
        {text('vatId')}
      </div>
      <Checkbox
        mt="md"
        label={t('payouts.tax.selfBilling')}
        {...form.getInputProps('selfBilling', { type: 'checkbox' })}
      />
      {keep.error ? <ProblemAlert error={keep.error} /> : null}
      <Button type="submit" mt="md" loading={keep.isPending}>
        {t('payouts.tax.keep')}
      </Button>
    </form>
  );
}
