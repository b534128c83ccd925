import { Button, SegmentedControl } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StripeEventRow, useReplayEvent, useStripeEvents } from '../../api/payout-desk.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';

const states: StripeEventRow['state'][] = ['failed', 'received', 'processed'];

/** Stripe's events as they were kept; those that failed can be worked through once more. */
export function StripeEventsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [state, setState] = useState<StripeEventRow['state']>('failed');
  const columns: Column<StripeEventRow>[] = [
    {
      key: 'type',
      title: t('payoutDesk.events.type'),
      phone: 'title',
      grow: '45%',
      render: ({ type, objectId }) => <TwoLines first={type} second={<Truncate mono>{objectId ?? ''}</Truncate>} />,
    },
    {
      key: 'error',
      title: t('payoutDesk.events.error'),
      grow: '55%',
      render: ({ error }) => (error ? <Truncate>{error}</Truncate> : null),
    },
    {
      key: 'attempts',
      title: t('payoutDesk.events.attempts'),
      align: 'end',
      phone: 'hidden',
      render: ({ attempts }) => format.number(attempts),
    },
    { key: 'at', title: t('payoutDesk.events.received'), render: ({ receivedAt }) => <When at={receivedAt} /> },
    {
      key: 'replay',
      title: t('payoutDesk.events.action'),
      phone: 'action',
      render: (event) => <Replay event={event} />,
    },
  ];
  return (
    <Page
      title={t('payoutDesk.events.title')}
      lead={t('payoutDesk.events.lead')}
      back={{ to: '/manager/payouts', label: t('manager.payouts.allPayouts') }}
      actions={
        <SegmentedControl
          aria-label={t('payoutDesk.events.show')}
          value={state}
          onChange={(next) => setState(states.find((known) => known === next) ?? 'failed')}
          data={states.map((value) => ({ value, label: t(`payoutDesk.events.states.${value}`) }))}
        />
      }
    >
      <Section flush>
        <DataTable
          label={t('payoutDesk.events.title')}
          list={useStripeEvents(state)}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ type, objectId, id }) => `${type} ${objectId ?? ''} ${id}`}
          searchLabel={t('payoutDesk.events.search')}
          empty={
            <EmptyState
              icon={IconMailCheck}
              title={t(`payoutDesk.events.empty.${state}`)}
              body={t(`payoutDesk.events.emptyHint.${state}`)}
            />
          }
        />
      </Section>
    </Page>
  );
}

function Replay({ event: { id, type } }: { event: StripeEventRow }) {
  const { t } = useTranslation();
  const replay = useReplayEvent();
  return (
    <Button
      size="xs"
      variant="default"
      loading={replay.isPending}
      aria-label={t('payoutDesk.events.replayOf', { type })}
      onClick={() =>
        replay.mutate(id, {
          onSuccess: () => void toast(t('payoutDesk.events.replayed')),
          onError: (error) => void toast(problemSentence(error, t), 'problem'),
        })
      }
    >
      {t('payoutDesk.events.replay')}
    </Button>
  );
}
