import { useTranslation } from 'react-i18next';
import { useOwnAuthenticity } from '../../api/standing.ts';
import { AuthenticityReasons } from '../../authenticity/authenticity-reasons.tsx';
import { Section } from '../../kit/section.tsx';

/** Why her account got its authenticity score: a score never comes without its reasons. */
export function AuthenticitySection() {
  const { t } = useTranslation();
  const { data } = useOwnAuthenticity();
  if (!data) return null;
  return (
    <Section title={t('standing.evidence.why', { score: data.score })}>
      <AuthenticityReasons reasons={data.reasons} />
    </Section>
  );
}
