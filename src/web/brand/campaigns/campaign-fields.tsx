import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignFormState } from './campaign-form.tsx';
import classes from './campaigns.module.css';

const currencies = ['EUR', 'USD', 'PLN', 'RUB', 'TRY', 'GBP', 'KRW'];
const decimal = { inputMode: 'decimal', maxLength: 14 } as const;
const whole = { inputMode: 'numeric', maxLength: 10 } as const;

/** Commission, fee, budget, in one currency. */
export function AmountFields({ form, isNew }: { form: CampaignFormState; isNew: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={t('campaigns.edit.currency')}
        data={currencies.includes(form.values.currency) ? currencies : [form.values.currency, ...currencies]}
        disabled={!isNew}
        {...form.getInputProps('currency')}
      />
      <TextInput
        {...decimal}
        label={t('campaigns.edit.rate')}
        description={t('campaigns.edit.rateHint')}
        {...form.getInputProps('rate')}
      />
      <TextInput
        {...decimal}
        label={t('campaigns.edit.fee')}
        description={t('campaigns.edit.feeHint')}
        {...form.getInputProps('fee')}
      />
      <TextInput
        {...decimal}
        label={t('campaigns.edit.budget')}
        description={t('campaigns.edit.budgetHint')}
        {...form.getInputProps('budget')}
      />
    </div>
  );
}

/** Period and quantities; what creators agreed to is locked. */
export function TimeFields({ form, isFixed }: { form: CampaignFormState; isFixed: boolean }) {
  const { t } = useTranslation();
  const locked = isFixed ? { disabled: true, description: t('campaigns.edit.fixed') } : {};
  return (
    <div className={classes.pair}>
      <TextInput type="date" label={t('campaigns.edit.starts')} {...locked} {...form.getInputProps('startsAt')} />
      <TextInput type="date" label={t('campaigns.edit.ends')} {...form.getInputProps('endsAt')} />
      <TextInput {...whole} label={t('campaigns.edit.pieces')} {...locked} {...form.getInputProps('pieces')} />
      <TextInput
        {...whole}
        label={t('campaigns.edit.days')}
        description={t('campaigns.edit.daysHint')}
        {...locked}
        {...form.getInputProps('contentDays')}
      />
      <TextInput {...whole} label={t('campaigns.edit.samples')} {...form.getInputProps('samples')} />
      <TextInput
        {...whole}
        label={t('campaigns.edit.maxCreators')}
        description={t('campaigns.edit.maxCreatorsHint')}
        {...form.getInputProps('maxCreators')}
      />
    </div>
  );
}
