import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './papers.module.css';

export const proofAddress = (domain: string): string => `https://${domain}/.well-known/kolect.txt`;

/** How to show that a domain is one's own, while that is not known yet. */
export function DomainProof({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const { application, domains } = brand;
  const open = application?.claimedDomains.filter((domain) => !domains.includes(domain)) ?? [];
  if (!application || open.length === 0) return null;
  return (
    <Section title={t('brand.papers.proof')}>
      <div className={classes.proof} id="proof">
        <p>{t('brand.papers.proofBody')}</p>
        <dl className={classes.facts}>
          <dt>{t('brand.papers.proofText')}</dt>
          <dd className={classes.withCopy}>
            <code className={classes.code}>{application.proof}</code>
            <CopyButton size="compact-xs" value={application.proof} what={t('brand.papers.proofText')} />
          </dd>
          <dt>{t('brand.papers.proofFile')}</dt>
          <dd>
            <ul className={classes.plain}>
              {open.map((domain) => (
                <li key={domain}>
                  <code className={classes.code}>{proofAddress(domain)}</code>
                </li>
              ))}
            </ul>
          </dd>
          <dt>{t('brand.papers.proofDns')}</dt>
          <dd>
            <ul className={classes.plain}>
              {open.map((domain) => (
                <li key={domain}>
                  <code className={classes.code}>_kolect.{domain}</code>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </div>
    </Section>
  );
}
