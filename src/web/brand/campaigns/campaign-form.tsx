import { Button } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { Problem } from '../../api/client.ts';
import { byCode } from '../../i18n/by-code.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { Section } from '../../kit/section.tsx';
import { BriefFields } from './brief-fields.tsx';
import { AmountFields, TimeFields } from './campaign-fields.tsx';
import { type CampaignValues, inputOf, numberOf, valuesOf } from './campaign-values.ts';
import classes from './campaigns.module.css';

const ChoiceFields = lazy(() => import('./choice-fields.tsx'));
const ProductField = lazy(() => import('./product-field.tsx'));

export type CampaignFormState = UseFormReturnType<CampaignValues>;

/** Names of the API's fields that the form calls otherwise. */
const fieldNames: Record<string, string> = { rateBps: 'rate', contentFeeMinor: 'fee', budgetMinor: 'budget' };

interface Props {
  brandId: string;
  /** The campaign that is changed; without it, a new one. */
  campaign?: Campaign;
  send: (input: object) => Promise<void>;
  isSending: boolean;
  error: Error | null;
}

export default function CampaignForm({ brandId, campaign, send, isSending, error }: Props) {
  const { t } = useTranslation();
  const now = useProgrammeNow();
  const [hasErrors, setHasErrors] = useState(false);
  const optional = (text: string) =>
    text.trim() === '' || numberOf(text) !== null ? null : t('campaigns.edit.number');
  const form = useForm<CampaignValues>({
    mode: 'controlled',
    initialValues: valuesOf(campaign, now),
    validate: {
      title: (title) => (title.trim() ? null : t('campaigns.edit.required')),
      startsAt: (day) => (day ? null : t('campaigns.edit.required')),
      endsAt: (day) => (day ? null : t('campaigns.edit.required')),
      rate: optional,
      fee: optional,
      budget: optional,
      minFollowers: optional,
      maxCreators: optional,
      samples: optional,
      pieces: (text) => (numberOf(text) ? null : t('campaigns.edit.number')),
      contentDays: (text) => (numberOf(text) ? null : t('campaigns.edit.number')),
    },
  });
  const showFields = (problem: unknown) => {
    if (problem instanceof Problem)
      form.setErrors(
        Object.fromEntries(
          problem.fields.map(({ path, message }) => [
            fieldNames[path] ?? path,
            byCode(t, 'campaigns.edit.wrong', path, message),
          ]),
        ),
      );
  };
  const submit = form.onSubmit(
    (values) => {
      setHasErrors(false);
      send(inputOf(values, campaign)).catch(showFields);
    },
    () => setHasErrors(true),
  );
  const isFixed = campaign !== undefined && campaign.state !== 'draft';
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Section title={t('campaigns.edit.what')}>
        <div className={classes.fields}>
          <BriefFields form={form} isNew={campaign === undefined} />
          <Suspense>
            <ProductField form={form} brandId={brandId} campaign={campaign} isFixed={isFixed} />
          </Suspense>
        </div>
      </Section>
      <Section title={t('campaigns.edit.money')}>
        <AmountFields form={form} isNew={campaign === undefined} />
      </Section>
      <Section title={t('campaigns.edit.when')}>
        <TimeFields form={form} isFixed={isFixed} />
      </Section>
      <Section title={t('campaigns.edit.who')}>
        <Suspense>
          <ChoiceFields form={form} />
        </Suspense>
      </Section>
      <div aria-live="polite">{hasErrors ? <p className={classes.error}>{t('brand.apply.fixErrors')}</p> : null}</div>
      {error ? <ProblemAlert error={error} /> : null}
      <div className={classes.end}>
        <Button type="submit" size="md" loading={isSending}>
          {isFixed ? t('campaigns.edit.saveChange') : t('campaigns.edit.save')}
        </Button>
      </div>
    </form>
  );
}
