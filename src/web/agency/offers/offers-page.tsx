import { IconHeartHandshake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHandledCollaborations } from '../../api/campaigns.ts';
import { CollaborationRows } from '../../collaboration/rows.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { useAgencyId } from '../use-agency-id.ts';

/** Collaborations that an agency handles for creators who allowed it. */
export function OffersPage() {
  const { t } = useTranslation();
  const agencyId = useAgencyId();
  return (
    <Page title={t('campaigns.offers.title')} lead={t('campaigns.offers.lead')}>
      <Section flush>
        <CollaborationRows
          list={useHandledCollaborations(agencyId)}
          label={t('campaigns.offers.title')}
          searchLabel={t('campaigns.offers.search')}
          shows="both"
          to={({ id }) => ({
            to: '/agency/$agencyId/offers/$collaborationId',
            params: { agencyId, collaborationId: id },
          })}
          empty={
            <EmptyState
              icon={IconHeartHandshake}
              title={t('campaigns.offers.empty')}
              body={t('campaigns.offers.emptyHint')}
            />
          }
        />
      </Section>
    </Page>
  );
}
