import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/cases.ts';
import type { Column } from '../../kit/data-table.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import classes from './cases.module.css';
import { SeverityBadge } from './severity-badge.tsx';

interface Selection {
  selected: string[];
  toggle: (id: string) => void;
}

/** What a row of the queue shows; with a box where cases may be decided together. */
export function useCaseColumns(selection: Selection | undefined): Column<CaseRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const box: Column<CaseRow> = {
    key: 'select',
    title: '',
    phone: 'action',
    render: (row) => (
      <Checkbox
        aria-label={t('trust.bulk.select', { name: row.creator.name })}
        checked={selection?.selected.includes(row.id) ?? false}
        onChange={() => selection?.toggle(row.id)}
      />
    ),
  };
  const columns: Column<CaseRow>[] = [
    {
      key: 'creator',
      title: t('trust.creator'),
      phone: 'title',
      grow: '60%',
      render: ({ id, creator, signals }) => (
        <TwoLines
          first={
            <AnchorLink to="/manager/cases/$caseId" params={{ caseId: id }} data-case={id}>
              {creator.name}
            </AnchorLink>
          }
          second={<Truncate>{signals.map((signal) => t(`trust.signals.${signal}`)).join(', ')}</Truncate>}
        />
      ),
    },
    {
      key: 'severity',
      title: t('trust.severity'),
      render: ({ severity, escalated, isCorrected }) => (
        <span className={classes.badges}>
          <SeverityBadge severity={severity} />
          {isCorrected ? <span className={classes.news}>{t('trust.pause.isCorrected')}</span> : null}
          {escalated > 0 ? <span className={classes.late}>{t('trust.escalated')}</span> : null}
        </span>
      ),
    },
    {
      key: 'atStake',
      title: t('trust.atStake'),
      align: 'end',
      phone: 'value',
      render: ({ atStake }) => (atStake.length > 0 ? <MoneyList values={atStake} /> : '—'),
    },
    {
      key: 'likelihood',
      title: t('trust.likelihood'),
      align: 'end',
      render: ({ likelihood }) => format.rate(Math.round(likelihood * 100) * 100),
    },
    { key: 'opened', title: t('trust.opened'), render: ({ openedAt }) => <When at={openedAt} /> },
    {
      key: 'assigned',
      title: t('trust.assigned'),
      grow: '40%',
      phone: 'hidden',
      render: ({ assignedTo, outcome }) =>
        outcome ? t(`trust.outcomes.${outcome}.done`) : <Truncate>{assignedTo?.name ?? t('trust.nobody')}</Truncate>,
    },
  ];
  return selection ? [box, ...columns] : columns;
}
