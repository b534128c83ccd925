import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChoices, useChoose } from '../../api/campaigns.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';

/** Whether her agency may answer offers for her; shown to creators who are in one. */
export function AgencyChoice() {
  const { t } = useTranslation();
  const choices = useChoices();
  const choose = useChoose();
  if (!choices.data?.agencyId) return null;
  return (
    <Section>
      <Switch
        label={t('campaigns.offers.handles')}
        description={t('campaigns.offers.handlesHint')}
        checked={choices.data.agencyHandles}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
      />
      {choose.error ? <ProblemAlert error={choose.error} /> : null}
    </Section>
  );
}
