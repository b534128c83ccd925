import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRuns } from '../../api/payouts.ts';
import type { Run } from '../../api/types.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { progressOf } from './run-progress.tsx';

type Format = ReturnType<typeof useFormat>;

function runColumns(t: ReturnType<typeof useTranslation>['t'], format: Format): Column<Run>[] {
  const sayProgress = (run: Run) => {
    const { settled, all } = progressOf(run);
    return t('manager.payouts.progressOf', { done: format.number(settled), all: format.number(all) });
  };
  return [
    {
      key: 'run',
      title: t('manager.payouts.run'),
      phone: 'title',
      render: ({ id, createdAt }) => (
        <AnchorLink to="/manager/payouts/$runId" params={{ runId: id }}>
          {format.dateAndTime(createdAt)}
        </AnchorLink>
      ),
    },
    {
      key: 'state',
      title: t('manager.payouts.state'),
      render: ({ state }) => <StateBadge kind="run" state={state} />,
    },
    { key: 'progress', title: t('manager.payouts.progress'), render: sayProgress },
    {
      key: 'finished',
      title: t('manager.payouts.finished'),
      phone: 'hidden',
      render: ({ finishedAt }) => (finishedAt ? <When at={finishedAt} /> : null),
    },
    {
      key: 'total',
      title: t('manager.payouts.total'),
      align: 'end',
      phone: 'value',
      render: ({ totals }) => <MoneyList values={totals} />,
    },
  ];
}

export function RunList() {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('manager.payouts.runs')} flush>
      <DataTable
        label={t('manager.payouts.runs')}
        list={useRuns()}
        columns={runColumns(t, format)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconHistory} title={t('manager.payouts.noRuns')} body={t('manager.payouts.noRunsHint')} />
        }
      />
    </Section>
  );
}
