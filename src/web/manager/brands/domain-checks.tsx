import { Anchor, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { proofAddress } from '../../brand/papers/domain-proof.tsx';
import papers from '../../brand/papers/papers.module.css';
import classes from './brands.module.css';

interface DomainChecksProps {
  domains: string[];
  proof: string;
  seen: string[];
  onChange: (seen: string[]) => void;
}

/** The reviewer opens the proof of each domain by hand and ticks those that carry the text. */
export function DomainChecks({ domains, proof, seen, onChange }: DomainChecksProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.soft}>
        {t('brandReviews.proofHint')} <code className={papers.code}>{proof}</code>
      </p>
      <Checkbox.Group value={seen} onChange={onChange} aria-label={t('brandReviews.proofs')}>
        <div className={classes.checks}>
          {domains.map((domain) => (
            <Checkbox
              key={domain}
              value={domain}
              label={t('brandReviews.proofSeen', { domain })}
              description={
                <Anchor href={proofAddress(domain)} target="_blank" rel="noreferrer noopener">
                  {proofAddress(domain)}
                </Anchor>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
