import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { Fact, Facts } from '../../kit/facts.tsx';
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
        <Facts>
          <Fact name={t('brand.papers.proofText')}>
            <span className={classes.withCopy}>
              <code className={classes.code}>{application.proof}</code>
              <CopyButton size="compact-xs" value={application.proof} what={t('brand.papers.proofText')} />
            </span>
          </Fact>
          <Fact name={t('brand.papers.proofFile')}>
            <ul className={classes.plain}>
              {open.map((domain) => (
                <li key={domain}>
                  <code className={classes.code}>{proofAddress(domain)}</code>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name={t('brand.papers.proofDns')}>
            <ul className={classes.plain}>
              {open.map((domain) => (
                <li key={domain}>
                  <code className={classes.code}>_kolect.{domain}</code>
                </li>
              ))}
            </ul>
          </Fact>
        </Facts>
      </div>
    </Section>
  );
}
