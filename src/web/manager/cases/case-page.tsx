import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseView, useCase } from '../../api/cases.ts';
import { AuthenticityReasons } from '../../authenticity/authenticity-reasons.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { When } from '../../kit/when.tsx';
import { AppealPanel } from './appeal-panel.tsx';
import { CaseChartsView } from './case-charts.tsx';
import classes from './cases.module.css';
import { DecisionPanel } from './decision-panel.tsx';
import { FlagList } from './flag-list.tsx';
import { LinksPanel } from './links-panel.tsx';
import { MadeDecision } from './made-decision.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { SeverityBadge } from './severity-badge.tsx';

const route = getRouteApi('/manager/cases/$caseId');

/** Everything about one case on one page: evidence and pictures at the left, money and decision at the right, or between them on a phone. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = route.useParams();
  const { data: view, error, isPending, refetch } = useCase(caseId);
  return (
    <Page
      title={view?.creator.name ?? t('trust.title')}
      lead={view ? <Lead view={view} /> : null}
      back={{ to: '/manager/cases', search: {}, label: t('trust.all') }}
    >
      {error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={420} /> : null}
      {view ? <Whole view={view} /> : null}
    </Page>
  );
}

function Lead({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badges}>
      <SeverityBadge severity={view.severity} />
      <span>{t(`trust.states.${view.state}`)}</span>
      <When at={view.openedAt} />
      {view.isCorrected ? <span className={classes.news}>{t('trust.pause.isCorrected')}</span> : null}
      {view.escalated > 0 ? (
        <span className={classes.late} title={t('trust.escalatedHint')}>
          {t('trust.escalated')}
        </span>
      ) : null}
    </span>
  );
}

function Whole({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <div className={classes.columns}>
      <Section title={t('trust.evidence')} flush>
        <FlagList flags={view.flags} />
      </Section>
      <div className={`${classes.stack} ${classes.decide}`}>
        <Section title={t('trust.money')}>
          <MoneyPanel view={view} />
        </Section>
        <Section title={t('trust.decide')}>
          <DecisionPanel view={view} />
        </Section>
        <LinksPanel view={view} />
        {view.appeal ? (
          <Section title={t('trust.appeal')}>
            <AppealPanel view={view} appeal={view.appeal} />
          </Section>
        ) : null}
        {view.history.length > 0 ? (
          <Section title={t('trust.history')}>
            <div className={classes.stack}>
              {view.history.map((decision) => (
                <MadeDecision key={decision.at} decision={decision} />
              ))}
            </div>
          </Section>
        ) : null}
        {view.authenticity ? (
          <Section title={t('trust.authenticity', { score: view.authenticity.score })}>
            <AuthenticityReasons reasons={view.authenticity.reasons.slice(0, 4)} />
          </Section>
        ) : null}
        <Section title={t('trust.similar')}>
          <Similar view={view} />
        </Section>
      </div>
      <CaseChartsView charts={view.charts} />
    </div>
  );
}

function Similar({ view: { similar } }: { view: CaseView }) {
  const { t } = useTranslation();
  if (similar.length === 0) return <p className={classes.soft}>{t('trust.similarNone')}</p>;
  return (
    <ul className={classes.similar}>
      {similar.map((past) => (
        <SimilarCase key={past.id} past={past} />
      ))}
    </ul>
  );
}

/** How a like case ended, with what it was about and how much money. */
function SimilarCase({ past }: { past: CaseView['similar'][number] }) {
  const { t } = useTranslation();
  const { id, creator, outcome, signals, atStake, appealGranted } = past;
  return (
    <li>
      <div className={classes.like}>
        <TwoLines
          first={
            <AnchorLink to="/manager/cases/$caseId" params={{ caseId: id }}>
              {creator.name}
            </AnchorLink>
          }
          second={<Truncate>{signals.map((signal) => t(`trust.signals.${signal}`)).join(', ')}</Truncate>}
        />
      </div>
      <span className={classes.ending}>
        {outcome ? t(`trust.outcomes.${outcome}.done`) : null}
        {appealGranted ? <span className={classes.soft}>{t('trust.similarAppeal')}</span> : null}
        {atStake.length > 0 ? (
          <span className={classes.soft}>
            <MoneyList values={atStake} />
          </span>
        ) : null}
      </span>
    </li>
  );
}
