import { Button, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShops } from '../../api/shops.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';
import { AddShop } from './add-shop.tsx';
import { ShopCard } from './shop-card.tsx';

/** Where orders come from: addresses, secrets, the latest reports, and what could not be taken. */
export function ShopsPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const mayEdit = useBrandRole() !== 'viewer';
  const shops = useShops(brandId);
  const [opened, { open, close }] = useDisclosure(false);
  const add = mayEdit ? (
    <Button onClick={open} leftSection={<IconPlus size={17} stroke={1.75} aria-hidden="true" />}>
      {t('shops.add')}
    </Button>
  ) : null;
  const rows = shops.data?.data;
  return (
    <Page title={t('shops.title')} lead={t('shops.lead')} actions={rows?.length ? add : null}>
      {shops.error && !rows ? <ProblemAlert error={shops.error} retry={() => void shops.refetch()} /> : null}
      {shops.isPending ? <Skeleton height={220} /> : null}
      {rows?.length === 0 ? (
        <Section flush>
          <EmptyState icon={IconBuildingStore} title={t('shops.empty')} body={t('shops.emptyHint')} action={add} />
        </Section>
      ) : null}
      {rows?.map((shop) => (
        <ShopCard key={shop.id} shop={shop} mayEdit={mayEdit} />
      ))}
      <AddShop brandId={brandId} opened={opened} onClose={close} />
    </Page>
  );
}
