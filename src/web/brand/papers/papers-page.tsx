import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { useAmendApplication, useBrand } from '../../api/brands.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useBrandId } from '../use-brand-id.ts';
import { BrandForm } from './brand-form.tsx';
import { Documents } from './documents.tsx';
import { DomainProof } from './domain-proof.tsx';
import { PaperFacts } from './paper-facts.tsx';

/** Who the brand is, which domains are its own, and the documents that show it. */
export function PapersPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const brand = useBrand(brandId);
  return (
    <Page title={t('brand.papers.title')} lead={t('brand.papers.lead')}>
      {brand.error && !brand.data ? <ProblemAlert error={brand.error} retry={() => void brand.refetch()} /> : null}
      {brand.isPending ? <Skeleton height={240} /> : null}
      {brand.data ? (
        <>
          <Application brand={brand.data} />
          <DomainProof brand={brand.data} />
          <Documents brand={brand.data} />
        </>
      ) : null}
    </Page>
  );
}

function Application({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const amend = useAmendApplication(brand.id);
  const mayMend = brand.application !== null && (brand.state === 'pending' || brand.state === 'rejected');
  const send = async (input: Parameters<typeof amend.mutateAsync>[0]) => {
    await amend.mutateAsync(input);
    setEditing(false);
    void toast(t('brand.papers.saved'));
  };
  return (
    <Section
      title={t('brand.papers.facts')}
      aside={
        mayMend && !isEditing ? (
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            {t('brand.papers.edit')}
          </Button>
        ) : null
      }
    >
      {isEditing ? (
        <BrandForm
          brand={brand}
          send={send}
          isSending={amend.isPending}
          error={amend.error}
          sendLabel={t('brand.papers.save')}
        />
      ) : (
        <PaperFacts brand={brand} />
      )}
    </Section>
  );
}
