import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Referred, useMakeReferralLink, useReferralLink, useReferred } from '../../api/invitations.ts';
import { wholeList } from '../../api/list.ts';
import type { CreatorState } from '../../api/types.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';

/** Bring other creators in: the link, and who came. */
export function ReferralsPage() {
  const { t } = useTranslation();
  const referred = useReferred();
  const format = useFormat();
  const columns: Column<Referred>[] = [
    { key: 'name', title: t('own.refer.name'), phone: 'title', grow: '100%', render: ({ name }) => name },
    {
      key: 'state',
      title: t('own.refer.state'),
      phone: 'value',
      render: ({ state }) => <StateBadge kind="application" state={state as CreatorState} />,
    },
    { key: 'since', title: t('own.refer.since'), render: ({ since }) => <When at={since} as="date" /> },
    {
      key: 'until',
      title: t('own.refer.until'),
      render: ({ until }) => t('own.refer.earnsUntil', { day: format.programmeDay(until) }),
    },
  ];
  const list = wholeList(referred);
  return (
    <Page title={t('own.refer.title')} lead={t('own.refer.lead')}>
      <LinkCard />
      <Section title={t('own.refer.who')} flush>
        <DataTable
          label={t('own.refer.who')}
          list={list}
          columns={columns}
          rowKey={({ name, since }) => `${name}${since}`}
          searchText={({ name }) => name}
          empty={<EmptyState icon={IconUserPlus} title={t('own.refer.empty')} body={t('own.refer.emptyHint')} />}
        />
      </Section>
    </Page>
  );
}

function LinkCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const link = useReferralLink();
  const make = useMakeReferralLink();
  if (link.error) return <ProblemAlert error={link.error} retry={() => void link.refetch()} />;
  if (!link.data) return <Skeleton height={140} role="status" aria-label={t('kit.loading')} />;
  const { url, expiresAt, months } = link.data;
  return (
    <Section title={t('own.refer.link')}>
      <p style={{ marginTop: 0 }}>{t('own.refer.what', { count: months })}</p>
      {url ? (
        <TextInput
          label={t('own.refer.yourLink')}
          description={expiresAt ? t('terms.until', { day: format.programmeDay(expiresAt) }) : null}
          value={url}
          readOnly
          onFocus={(event) => event.target.select()}
        />
      ) : null}
      {make.error ? <ProblemAlert error={make.error} /> : null}
      <Group gap="xs" mt="md">
        {url ? <CopyButton value={url} what={t('own.refer.yourLink')} /> : null}
        <Button variant={url ? 'subtle' : 'filled'} onClick={() => make.mutate()} loading={make.isPending}>
          {t(url ? 'own.refer.renew' : 'own.refer.make')}
        </Button>
      </Group>
    </Section>
  );
}
