import { Anchor, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { Section } from '../../kit/section.tsx';

/** The yearly reports of what was paid to whom, this year's and last year's. */
export function TaxReports() {
  const { t } = useTranslation();
  const thisYear = useProgrammeNow().getUTCFullYear();
  return (
    <Section title={t('payoutRuns.tax.title')}>
      <Group gap="lg">
        {[thisYear, thisYear - 1].flatMap((year) =>
          (['dac7', '1099'] as const).map((report) => (
            <Anchor key={`${report}${year}`} href={`/v1/tax-reports/${year}/${report}`} download>
              {t(`payoutRuns.tax.${report === 'dac7' ? 'dac7' : 'us1099'}`, { year })}
            </Anchor>
          )),
        )}
      </Group>
    </Section>
  );
}
