import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { type StandingRun, useStandingRuns, useStartFullRun } from '../../api/standing.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { mayGiveRoles } from '../role.ts';

/** The evaluations so far, and the count of everybody that confirms them. */
export function EvaluationRuns() {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<StandingRun>[] = [
    { key: 'day', title: t('programme.goals.day'), phone: 'title', render: ({ at }) => format.programmeDay(at) },
    { key: 'kind', title: t('programme.goals.kind'), render: ({ kind }) => t(`programme.goals.kinds.${kind}`) },
    { key: 'state', title: t('programme.goals.state'), render: ({ state }) => t(`programme.goals.states.${state}`) },
    {
      key: 'evaluated',
      title: t('programme.goals.evaluated'),
      align: 'end',
      phone: 'value',
      render: ({ evaluated }) => format.number(evaluated),
    },
    {
      key: 'changed',
      title: t('programme.goals.changed'),
      align: 'end',
      phone: 'hidden',
      render: ({ kind, changed }) => (kind === 'full' ? format.number(changed) : '–'),
    },
    {
      key: 'held',
      title: t('programme.goals.held'),
      align: 'end',
      phone: 'hidden',
      render: ({ held }) => format.number(held),
    },
  ];
  return (
    <Section title={t('programme.goals.runs')} aside={mayGiveRoles(useMe()) ? <Recount /> : null} flush>
      <DataTable
        label={t('programme.goals.runs')}
        list={useStandingRuns()}
        columns={columns}
        rowKey={({ id }) => id}
        searchText={({ at }) => format.programmeDay(at)}
        searchLabel={t('programme.goals.searchRuns')}
        empty={
          <EmptyState
            icon={IconListCheck}
            title={t('programme.goals.runsEmpty')}
            body={t('programme.goals.runsEmptyHint')}
          />
        }
      />
    </Section>
  );
}

function Recount() {
  const { t } = useTranslation();
  const start = useStartFullRun();
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t('programme.goals.recount')}
      title={t('programme.goals.recountAsk')}
      confirmLabel={t('programme.goals.recount')}
      onConfirm={() => start.mutateAsync()}
      isRunning={start.isPending}
      error={start.error}
    >
      <p>{t('programme.goals.recountText')}</p>
    </ConfirmButton>
  );
}
