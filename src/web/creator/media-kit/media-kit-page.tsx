import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaKit } from '../../api/media-kit.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';

const MediaKitForm = lazy(() => import('./media-kit-form.tsx'));

/** What a creator's public page shows, and whether there is one. */
export function MediaKitPage() {
  const { t } = useTranslation();
  const kit = useMediaKit();
  return (
    <Page
      title={t('campaigns.kit.title')}
      lead={t('campaigns.kit.lead')}
      back={{ to: '/creator/campaigns', label: t('campaigns.open.back') }}
    >
      {kit.error && !kit.data ? <ProblemAlert error={kit.error} retry={() => void kit.refetch()} /> : null}
      {kit.isPending ? <Skeleton height={320} /> : null}
      {kit.data ? (
        <Section>
          <Suspense fallback={<Skeleton height={320} />}>
            <MediaKitForm kit={kit.data} />
          </Suspense>
        </Section>
      ) : null}
    </Page>
  );
}
