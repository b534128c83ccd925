import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { Section } from '../../kit/section.tsx';
import classes from './brands.module.css';
import { DecisionDialog, type Verdict } from './decision-dialog.tsx';
import { DomainChecks } from './domain-checks.tsx';

const verdicts: Record<BrandProfile['state'], Verdict[]> = {
  pending: ['verified', 'rejected'],
  verified: ['restricted', 'suspended'],
  restricted: ['verified', 'suspended'],
  suspended: ['verified', 'restricted'],
  rejected: ['verified'],
};

/** Domains to tick, and the decisions that this state leaves open. */
export function DecideBrand({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<string[]>([]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { state, application } = brand;
  const claims = application && brand.domains.length === 0 ? application.claimedDomains : [];
  const lacksProof = claims.length > 0 && seen.length === 0;
  return (
    <Section title={t('brandReviews.decide')}>
      {claims.length > 0 ? (
        <DomainChecks domains={claims} proof={application?.proof ?? ''} seen={seen} onChange={setSeen} />
      ) : null}
      <div className={classes.actions}>
        {verdicts[state].map((to) => (
          <Button
            key={to}
            variant={to === 'verified' ? 'filled' : 'default'}
            disabled={to === 'verified' && lacksProof}
            onClick={() => setVerdict(to)}
          >
            {t(`brandReviews.verdict.${to}`)}
          </Button>
        ))}
      </div>
      <DecisionDialog brand={brand} verdict={verdict} domains={seen} onClose={() => setVerdict(null)} />
    </Section>
  );
}
