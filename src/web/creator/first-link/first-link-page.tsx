import { Skeleton } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrands } from '../../api/links.ts';
import type { Link } from '../../api/types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { LinkReady } from '../make-link/link-ready.tsx';
import classes from './first-link.module.css';
import { ProductChoice } from './product-choice.tsx';

// Needed by programmes with several brands only, and heavy.
const BrandField = lazy(() =>
  import('../make-link/brand-field.tsx').then(({ BrandField: field }) => ({ default: field })),
);

/** Right after joining: things to link to, each with what it pays; one tap makes the link. */
export function FirstLinkPage() {
  const { t } = useTranslation();
  const [made, setMade] = useState<Link | null>(null);
  const brands = useBrands(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const brand = brands.rows?.find(({ id }) => id === chosen) ?? brands.rows?.[0];
  if (made)
    return (
      <Page title={t('creator.firstLink.doneTitle')} lead={t('creator.firstLink.doneLead')}>
        <Section>
          <LinkReady link={made} onAnother={() => setMade(null)} />
        </Section>
        <WayOn label={t('creator.firstLink.toPortal')} />
      </Page>
    );
  return (
    <Page title={t('creator.firstLink.title')} lead={t('creator.firstLink.lead')}>
      {brands.error && !brands.rows ? <ProblemAlert error={brands.error} retry={brands.retry} /> : null}
      {!brands.error && !brands.rows ? <Skeleton height={320} /> : null}
      {brands.rows?.length === 0 ? (
        <EmptyState
          icon={IconBuildingStore}
          title={t('creator.firstLink.noBrands')}
          body={t('creator.firstLink.noBrandsBody')}
        />
      ) : null}
      {brands.rows && brands.rows.length > 1 ? (
        <Suspense fallback={<Skeleton height={70} />}>
          <BrandField brands={brands} value={brand?.id ?? null} error={null} onChange={setChosen} />
        </Suspense>
      ) : null}
      {brand ? <ProductChoice key={brand.id} brand={brand} onMade={setMade} /> : null}
      <WayOn label={t('creator.firstLink.later')} />
    </Page>
  );
}

function WayOn({ label }: { label: string }) {
  return (
    <p className={classes.wayOn}>
      <ButtonLink to="/creator" variant="subtle" size="md">
        {label}
      </ButtonLink>
    </p>
  );
}
