import { Anchor, SegmentedControl, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../api/links.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Trend } from '../../kit/trend.tsx';
import { summariseTrend, totalOf } from '../../kit/trend-summary.ts';
import { useFormat } from '../../kit/use-format.ts';
import { LinkActions } from './link-actions.tsx';
import classes from './links.module.css';
import { QrCode } from './qr-code.tsx';
import { bareAddress } from './share-link.ts';

const route = getRouteApi('/creator/links/$linkId');

type KnownLink = NonNullable<ReturnType<typeof useLink>['data']>;

/** One link: what it brought, where it leads, its QR code. */
export function LinkPage() {
  const { t } = useTranslation();
  const { linkId } = route.useParams();
  const { data: link, error, isPending, refetch } = useLink(linkId);
  return (
    <Page
      title={link ? bareAddress(link.url) : t('creator.links.link')}
      lead={link ? t('codes.leadsTo', { brand: link.brand.name }) : null}
      actions={link ? <LinkActions link={link} /> : null}
      back={{ to: '/creator/links', label: t('codes.allLinks') }}
    >
      {error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={360} /> : null}
      {link ? (
        <div className={classes.columns}>
          <div className={classes.stack}>
            <Clicks link={link} />
            <Section title={t('codes.about')}>
              <LinkFacts link={link} />
            </Section>
          </div>
          <Section title={t('creator.links.qr')}>
            <QrCode link={link} />
          </Section>
        </div>
      ) : null}
    </Page>
  );
}

const inQuestion = (t: ReturnType<typeof useTranslation>['t']): [string, ReactNode] => [
  t('codes.why'),
  <AnchorLink key="why" to="/creator/questions">
    {t('codes.byReview')}
  </AnchorLink>,
];

const metrics = ['clicks', 'visitors'] as const;
type Metric = (typeof metrics)[number];

function Clicks({ link }: { link: KnownLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [metric, setMetric] = useState<Metric>('clicks');
  const series = {
    label: t(`codes.${metric}`),
    points: link.days.map((day) => ({ day: day.day, value: day[metric] })),
    format: format.number,
    color: 'var(--k-accent)',
  };
  return (
    <Section title={t('creator.home.last30Days')}>
      <Trend
        series={series}
        summary={t('creator.home.trendSummary', summariseTrend(series, format.day))}
        head={<p className={classes.total}>{format.number(totalOf(series))}</p>}
        controls={
          <SegmentedControl
            aria-label={t('creator.home.metric')}
            value={metric}
            onChange={(value) => setMetric(value as Metric)}
            data={metrics.map((value) => ({ value, label: t(`codes.${value}`) }))}
          />
        }
      />
    </Section>
  );
}

function LinkFacts({ link }: { link: KnownLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { destination, channel, subIds, state, expiresAt, clicks, visitors, orders, createdAt } = link;
  const marks = Object.values(subIds).filter(Boolean);
  const facts: [string, ReactNode][] = [
    [t('creator.links.state'), <StateBadge key="state" kind="link" state={state} />],
    ...(link.pausedByReview ? [inQuestion(t)] : []),
    [
      t('codes.destination'),
      <Anchor key="to" href={destination} target="_blank" rel="noreferrer noopener">
        {bareAddress(destination)}
      </Anchor>,
    ],
    [t('creator.links.channel'), channel ? t(`channel.${channel}`) : t('codes.noChannel')],
    [t('creator.makeLink.subIds'), marks.length > 0 ? marks.join(', ') : t('codes.noMarks')],
    [t('codes.lastDay'), expiresAt ? format.programmeDay(expiresAt) : t('codes.neverEnds')],
    [t('creator.links.made'), format.programmeDay(createdAt)],
    [t('codes.clicks'), t('codes.clicksOf', { clicks: format.number(clicks), visitors: format.number(visitors) })],
    [t('creator.links.orders'), format.number(orders)],
  ];
  return (
    <Facts>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
}
