import { Button, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiKey, Scope } from '../../accounts/keys/schemas.ts';
import { useKeys } from '../api/keys.ts';
import { completeList } from '../api/list.ts';
import { byCode } from '../i18n/by-code.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { Section } from '../kit/section.tsx';
import { StateBadge } from '../kit/state-badge.tsx';
import { TwoLines } from '../kit/two-lines.tsx';
import { When } from '../kit/when.tsx';
import { KeyActions } from './key-actions.tsx';
import { MakeKey } from './make-key.tsx';

interface KeySectionProps {
  /** Address of the keys in the API. */
  path: string;
  scopes: readonly Scope[];
}

/** API keys: what each may do, when it was used last, rotation and revocation. */
export function KeySection({ path, scopes }: KeySectionProps) {
  const { t } = useTranslation();
  const keys = useKeys(path);
  const columns = useKeyColumns(path);
  const [opened, { open, close }] = useDisclosure(false);
  if (keys.error && !keys.data) return <ProblemAlert error={keys.error} retry={() => void keys.refetch()} />;
  if (!keys.data) return <Skeleton height={200} />;
  const make = (
    <Button size="xs" onClick={open} leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}>
      {t('keys.make')}
    </Button>
  );
  return (
    <Section title={t('keys.list')} aside={keys.data.data.length > 0 ? make : null} flush>
      <DataTable<ApiKey>
        label={t('keys.list')}
        list={completeList(keys.data.data)}
        columns={columns}
        rowKey={({ id }) => id}
        {...(keys.data.data.length > 8 ? { searchText: ({ name }: ApiKey) => name } : {})}
        empty={<EmptyState icon={IconKey} title={t('keys.empty')} body={t('keys.emptyHint')} action={make} />}
      />
      <MakeKey path={path} scopes={scopes} opened={opened} onClose={close} />
    </Section>
  );
}

function useKeyColumns(path: string): Column<ApiKey>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('keys.name'),
      phone: 'title',
      grow: '35%',
      render: ({ name, secrets }) => <TwoLines first={name} second={secrets.map(({ hint }) => hint).join(' ')} />,
    },
    {
      key: 'scopes',
      title: t('keys.scopes'),
      grow: '35%',
      render: ({ scopes }) => scopes.map((scope) => byCode(t, 'keys.scope', scope.replace(':', '_'), scope)).join(', '),
    },
    {
      key: 'used',
      title: t('keys.lastUsed'),
      render: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t('keys.never')),
    },
    {
      key: 'state',
      title: t('keys.state'),
      phone: 'value',
      render: ({ state }) => <StateBadge kind="key" state={state} />,
    },
    {
      key: 'actions',
      title: t('keys.actions'),
      align: 'end',
      phone: 'action',
      render: (key) => (key.state === 'active' ? <KeyActions path={path} apiKey={key} /> : null),
    },
  ];
}
