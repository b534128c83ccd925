import { Button, Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { useUndoBrandDecision } from '../../api/brand-reviews.ts';
import { useBrand } from '../../api/brands.ts';
import { BrandStanding } from '../../brand/home/brand-standing.tsx';
import { DocumentTable } from '../../brand/papers/documents.tsx';
import { PaperFacts } from '../../brand/papers/paper-facts.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert, problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { BrandHistory } from './brand-history.tsx';
import { BrandMoney } from './brand-money.tsx';
import { DecideBrand } from './decide-brand.tsx';

/** Who was never let in has sold nothing and owes nothing. */
const hasMoney = ({ state }: BrandProfile): boolean => state !== 'pending' && state !== 'rejected';

const back = { to: '/manager/brands' } as const;

/** One brand for the reviewer: papers, domains, documents, history, and the decision. */
export function BrandReviewPage() {
  const { t } = useTranslation();
  const { reviewedId: brandId = '' } = useParams({ strict: false });
  const brand = useBrand(brandId);
  return (
    <Page
      title={brand.data?.name ?? t('brandReviews.brand')}
      back={{ ...back, label: t('brandReviews.title') }}
      actions={brand.data ? <Undo brand={brand.data} /> : null}
    >
      {brand.error && !brand.data ? <ProblemAlert error={brand.error} retry={() => void brand.refetch()} /> : null}
      {brand.isPending ? <Skeleton height={260} /> : null}
      {brand.data ? (
        <>
          <BrandStanding brand={brand.data} />
          <DecideBrand brand={brand.data} />
          {hasMoney(brand.data) ? <BrandMoney brandId={brandId} /> : null}
          <Section title={t('brand.papers.facts')}>
            <PaperFacts brand={brand.data} />
          </Section>
          <Section title={t('brand.papers.documents')} flush>
            <DocumentTable documents={brand.data.documents} emptyHint={t('brandReviews.noDocuments')} />
          </Section>
          <BrandHistory brandId={brandId} />
        </>
      ) : null}
    </Page>
  );
}

/** Takes the latest decision back, while that is still possible. */
function Undo({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const undo = useUndoBrandDecision(brand.id);
  if (!brand.decision || brand.decision.to !== brand.state) return null;
  return (
    <Button
      variant="default"
      loading={undo.isPending}
      onClick={() =>
        undo.mutate(undefined, {
          onSuccess: () => void toast(t('brandReviews.undone')),
          onError: (error) => void toast(problemSentence(error, t), 'problem'),
        })
      }
    >
      {t('brandReviews.undo')}
    </Button>
  );
}
