import { SegmentedControl } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DeadLetter, type DeadLetterState, useDeadLetters } from '../../api/dead-letters.ts';
import { byCode } from '../../i18n/by-code.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { When } from '../../kit/when.tsx';

const route = getRouteApi('/manager/dead-letters');
const states: DeadLetterState[] = ['open', 'replayed', 'dismissed'];
type Decided = Exclude<DeadLetterState, 'open'>;

type Translate = ReturnType<typeof useTranslation>['t'];

const columnsOf = (t: Translate): Column<DeadLetter>[] => [
  {
    key: 'shop',
    title: t('deadLetters.shop'),
    phone: 'title',
    grow: '25%',
    render: ({ id, shop, brand }) => (
      <TwoLines
        first={
          <AnchorLink to="/manager/dead-letters/$letterId" params={{ letterId: id }}>
            {shop.name}
          </AnchorLink>
        }
        second={<Truncate>{brand.name}</Truncate>}
      />
    ),
  },
  {
    key: 'kind',
    title: t('deadLetters.kind'),
    phone: 'value',
    render: ({ kind }) => t(`deadLetters.kinds.${kind}.name`),
  },
  {
    key: 'problem',
    title: t('deadLetters.problem'),
    phone: 'meta',
    grow: '75%',
    render: ({ code, sentence }) => <Truncate>{byCode(t, 'deadLetters.code', code, sentence)}</Truncate>,
  },
  { key: 'at', title: t('deadLetters.at'), render: ({ at }) => <When at={at} /> },
];

/** Order events that could not be taken or processed; nothing of them is lost. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const { state = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: string) =>
    void navigate({
      search: { state: states.find((state): state is Decided => state === next && state !== 'open') },
      replace: true,
    });
  return (
    <Page
      title={t('deadLetters.title')}
      lead={t('deadLetters.lead')}
      actions={
        <SegmentedControl
          aria-label={t('deadLetters.show')}
          value={state}
          onChange={show}
          data={states.map((value) => ({ value, label: t(`deadLetters.states.${value}`) }))}
        />
      }
    >
      <Section flush>
        <DataTable
          label={t('deadLetters.title')}
          list={useDeadLetters(state)}
          columns={columnsOf(t)}
          rowKey={({ id }) => id}
          searchText={({ shop, brand, sentence, deliveryId, eventId }) =>
            `${shop.name} ${brand.name} ${sentence} ${deliveryId} ${eventId ?? ''}`
          }
          searchLabel={t('deadLetters.search')}
          empty={
            <EmptyState
              icon={IconMailCheck}
              title={t(`deadLetters.empty.${state}`)}
              body={t(`deadLetters.emptyHint.${state}`)}
            />
          }
        />
      </Section>
    </Page>
  );
}
