import { Skeleton } from '@mantine/core';
import { useBrand } from '../../api/brands.ts';
import { useMe } from '../../api/me.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { useBrandId } from '../use-brand-id.ts';
import { BrandStanding } from './brand-standing.tsx';
import { NextSteps } from './next-steps.tsx';

/** Where the brand stands, and what to do next. */
export function BrandHomePage() {
  const brandId = useBrandId();
  const brand = useBrand(brandId);
  const held = useMe().memberships.find((membership) => membership.kind === 'brand' && membership.brandId === brandId);
  return (
    <Page title={brand.data?.name ?? (held && 'name' in held ? held.name : '')}>
      {brand.error && !brand.data ? <ProblemAlert error={brand.error} retry={() => void brand.refetch()} /> : null}
      {brand.isPending ? <Skeleton height={180} /> : null}
      {brand.data ? (
        <>
          <BrandStanding brand={brand.data} />
          <NextSteps brand={brand.data} />
        </>
      ) : null}
    </Page>
  );
}
