import { useTranslation } from 'react-i18next';
import { creatorKeysPath } from '../../api/keys.ts';
import { KeySection } from '../../keys/key-section.tsx';
import { Page } from '../../kit/page.tsx';

const scopes = ['links:read', 'links:write', 'earnings:read'] as const;

export function CreatorKeysPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('keys.title')} lead={t('keys.creatorLead')}>
      <KeySection path={creatorKeysPath} scopes={scopes} />
    </Page>
  );
}
