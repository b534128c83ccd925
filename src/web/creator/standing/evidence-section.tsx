import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../api/standing.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './standing.module.css';

/** The four pieces, each with its figure, what it means and what a status asks of it. */
export function EvidenceSection({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return (
    <Section title={t('standing.evidence.title')} flush>
      <dl className={classes.evidence}>
        <Reach standing={standing} />
        <Authenticity standing={standing} />
        <Commerce standing={standing} />
        <Reliability standing={standing} />
      </dl>
    </Section>
  );
}

function Piece({ label, value, notes }: { label: string; value: ReactNode; notes: (string | null)[] }) {
  return (
    <div className={classes.piece}>
      <dt>{label}</dt>
      <dd className={classes.pieceValue}>{value}</dd>
      {notes
        .filter((note) => note !== null)
        .map((note) => (
          <dd key={note} className={classes.soft}>
            {note}
          </dd>
        ))}
    </div>
  );
}

function Reach({ standing: { reach, kol } }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const network = reach.network ? reach.network.charAt(0).toUpperCase() + reach.network.slice(1) : '';
  const notes = [
    reach.followers === null
      ? t('standing.evidence.reachNone')
      : t('standing.evidence.reachValue', { followers: format.number(reach.followers), network }),
    reach.next
      ? t('standing.evidence.reachNext', {
          class: t(`standingNames.reach.${reach.next.class}`),
          count: format.number(reach.next.followers) as never,
        })
      : null,
    kol.asks.reachAtLeast
      ? t('standing.evidence.asks', { value: t(`standingNames.reach.${kol.asks.reachAtLeast}`) })
      : null,
  ];
  return (
    <Piece
      label={t('standing.evidence.reach')}
      value={t(`standingNames.reach.${reach.class ?? 'none'}`)}
      notes={notes}
    />
  );
}

function Authenticity({ standing: { evidence, kol } }: { standing: Standing }) {
  const { t } = useTranslation();
  const score = evidence.authenticityScore;
  const notes = [
    t('standing.evidence.authenticityNote'),
    kol.asks.authenticityAtLeast > 0 ? t('standing.evidence.asks', { value: kol.asks.authenticityAtLeast }) : null,
  ];
  const value =
    score === null ? t('standing.evidence.authenticityNone') : t('standing.evidence.authenticityValue', { score });
  return <Piece label={t('standing.evidence.authenticity')} value={value} notes={notes} />;
}

function Commerce({ standing: { figures, kol } }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const earned = figures.earnedUsdMinor;
  const limit = format.rate(kol.asks.returnRateBelowBps);
  const notes = [
    t('standing.evidence.commerceNote'),
    figures.returnRateBps === null
      ? t('standing.evidence.returnsNone')
      : t('standing.evidence.returns', { rate: format.rate(figures.returnRateBps), count: figures.lines, limit }),
  ];
  const value = earned === null ? '–' : format.money({ amountMinor: earned, currency: 'USD' });
  return <Piece label={t('standing.evidence.commerce')} value={value} notes={notes} />;
}

function Reliability({ standing: { evidence, kol } }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = evidence.reliabilityBps;
  const notes = [
    t('standing.evidence.reliabilityNote'),
    kol.asks.reliabilityAtLeastBps > 0
      ? t('standing.evidence.asks', { value: format.rate(kol.asks.reliabilityAtLeastBps) })
      : null,
  ];
  const value =
    rate === null
      ? t('standing.evidence.reliabilityNone')
      : t('standing.evidence.reliabilityValue', { rate: format.rate(rate) });
  return <Piece label={t('standing.evidence.reliability')} value={value} notes={notes} />;
}
