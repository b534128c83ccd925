import { useTranslation } from 'react-i18next';
import { useLinks } from '../../api/links.ts';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { LinkTable } from './link-table.tsx';

export function LinksPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('creator.links.title')} lead={t('creator.links.lead')}>
      <Section flush>
        <LinkTable links={useLinks()} />
      </Section>
    </Page>
  );
}
