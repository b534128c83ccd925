import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAllowOffers, useOwnRosters } from '../../api/agencies.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';

/** Whether her agency may answer offers for her; shown to creators who are in one. The agency's page has the same switch. */
export function AgencyChoice() {
  const { t } = useTranslation();
  const rosters = useOwnRosters();
  const allow = useAllowOffers();
  const current = rosters.data?.data.find(({ over }) => !over);
  if (!current) return null;
  return (
    <Section>
      <Switch
        label={t('campaigns.offers.handles')}
        description={t('campaigns.offers.handlesHint')}
        checked={allow.isPending ? allow.variables : current.handlesOffers}
        onChange={(event) => allow.mutate(event.currentTarget.checked)}
      />
      {allow.error ? <ProblemAlert error={allow.error} /> : null}
    </Section>
  );
}
