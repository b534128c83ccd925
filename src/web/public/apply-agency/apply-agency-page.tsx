import { Skeleton } from '@mantine/core';
import { IconHourglass, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Agency, useApplyAsAgency, useOwnAgencies } from '../../api/agencies.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink, ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from '../apply/apply.module.css';
import { AgencyForm } from './agency-form.tsx';

/** A signed-in person applies with her agency; afterwards the page says how it stands. */
export function ApplyAgencyPage() {
  const { t } = useTranslation();
  const own = useOwnAgencies();
  const apply = useApplyAsAgency();
  if (own.isPending) return <Skeleton height={320} role="status" aria-label={t('kit.loading')} />;
  const waiting = own.data?.data.find(({ state }) => state !== 'active') ?? own.data?.data[0];
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        {own.error ? <ProblemAlert error={own.error} retry={() => void own.refetch()} /> : null}
        {waiting && waiting.state !== 'rejected' ? (
          <Status agency={waiting} />
        ) : (
          <Page title={t('join.register.title')} lead={t('join.register.lead')}>
            {waiting?.reason ? <Rejected agency={waiting} /> : null}
            <Section title={t('join.register.about')}>
              <AgencyForm send={apply} {...(waiting ? { before: waiting } : {})} />
            </Section>
            <p>
              <AnchorLink to="/apply">{t('join.register.asCreator')}</AnchorLink>
            </p>
          </Page>
        )}
      </div>
    </PublicFrame>
  );
}

function Rejected({ agency }: { agency: Agency }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p>{t('join.register.rejected')}</p>
      <blockquote className={classes.reason}>{agency.reason}</blockquote>
    </div>
  );
}

function Status({ agency }: { agency: Agency }) {
  const { t } = useTranslation();
  const { state, name, reason, id } = agency;
  const Glyph = state === 'suspended' ? IconX : IconHourglass;
  return (
    <div className={classes.status}>
      <span className={classes.statusIcon} data-tone={state === 'suspended' ? 'loss' : 'wait'} aria-hidden="true">
        <Glyph size={28} stroke={1.7} />
      </span>
      <div role="status">
        <h1>{t(`join.register.status.${state}.title`, { name })}</h1>
        <p className={classes.statusBody}>{t(`join.register.status.${state}.body`)}</p>
      </div>
      {reason ? <blockquote className={classes.reason}>{reason}</blockquote> : null}
      {state === 'active' ? (
        <ButtonLink to="/agency/$agencyId" params={{ agencyId: id }} size="lg" fz="md">
          {t('join.go.agency')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
