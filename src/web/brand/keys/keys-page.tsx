import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { brandKeysPath } from '../../api/keys.ts';
import { KeySection } from '../../keys/key-section.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';

const scopes = ['orders:write', 'catalogue:read', 'catalogue:write'] as const;

export function BrandKeysPage() {
  const { t } = useTranslation();
  const path = brandKeysPath(useBrandId());
  return (
    <Page title={t('keys.title')} lead={t('keys.brandLead')}>
      {useBrandRole() === 'owner' ? (
        <KeySection path={path} scopes={scopes} />
      ) : (
        <Section flush>
          <EmptyState icon={IconLock} title={t('keys.ownersOnly')} body={t('keys.ownersOnlyHint')} />
        </Section>
      )}
    </Page>
  );
}
