import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLinks } from '../../api/links.ts';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { CodeTable } from '../codes/code-table.tsx';
import { MakeCode } from '../codes/make-code.tsx';
import { LinkTable } from './link-table.tsx';

const route = getRouteApi('/creator/links');

/** Her links, or, with `?show=codes`, her coupon codes. */
export function LinksPage() {
  const { t } = useTranslation();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (tab: string | null) =>
    void navigate({ search: { show: tab === 'codes' ? 'codes' : undefined }, replace: true });
  return (
    <Page
      title={t('codes.linksAndCodes')}
      lead={show === 'codes' ? t('codes.lead') : t('creator.links.lead')}
      actions={show === 'codes' ? <MakeCode /> : null}
    >
      <Section flush>
        <Tabs value={show ?? 'links'} onChange={open} keepMounted={false}>
          <Tabs.List px="sm" aria-label={t('codes.linksAndCodes')}>
            <Tabs.Tab value="links">{t('creator.links.title')}</Tabs.Tab>
            <Tabs.Tab value="codes">{t('codes.title')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="links">
            <Links />
          </Tabs.Panel>
          <Tabs.Panel value="codes">
            <CodeTable />
          </Tabs.Panel>
        </Tabs>
      </Section>
    </Page>
  );
}

function Links() {
  return <LinkTable links={useLinks()} />;
}
