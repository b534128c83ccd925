import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAttributionPolicy } from '../../api/attribution-policy.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useBrandId } from '../use-brand-id.ts';
import { AttributionForm } from './attribution-form.tsx';
import { BrandCodes } from './brand-codes.tsx';

/** Which touch earns this brand's orders: for how long a click counts, and whether a code comes first. */
export function AttributionPage() {
  const { t } = useTranslation();
  const { data: policy, error, isPending, refetch } = useAttributionPolicy(useBrandId());
  return (
    <Page title={t('attribution.title')} lead={t('attribution.lead')}>
      {error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={260} /> : null}
      {policy ? (
        <Section title={t('attribution.rules')}>
          <AttributionForm key={policy.version} policy={policy} />
        </Section>
      ) : null}
      <BrandCodes />
    </Page>
  );
}
