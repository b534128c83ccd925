import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { FindCreators } from './find-creators.tsx';
import { RecommendedCreators } from './recommended-creators.tsx';

const route = getRouteApi('/brand/$brandId/creators');

/** Whom to trust with a launch: search by everything that is known, or ask who fits. */
export function CreatorsPage() {
  const { t } = useTranslation();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (tab: string | null) =>
    void navigate({ search: { view: tab === 'recommended' ? 'recommended' : undefined }, replace: true });
  return (
    <Page title={t('discovery.title')} lead={t('discovery.lead')}>
      <Section flush>
        <Tabs value={view ?? 'find'} onChange={open} keepMounted={false}>
          <Tabs.List px="sm" aria-label={t('discovery.title')}>
            <Tabs.Tab value="find">{t('discovery.find')}</Tabs.Tab>
            <Tabs.Tab value="recommended">{t('discovery.recommended')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="find">
            <FindCreators />
          </Tabs.Panel>
          <Tabs.Panel value="recommended">
            <RecommendedCreators />
          </Tabs.Panel>
        </Tabs>
      </Section>
    </Page>
  );
}
