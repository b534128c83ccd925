import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type SettingsVersion, useRollBack, useSettingsVersions } from '../../api/settings.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';
import { sayPath, sayValue } from './say-setting.ts';
import classes from './settings.module.css';

/** Every version with what it changed, and the way back to the values before it. */
export function VersionHistory({ inForce, disabled }: { inForce: number; disabled: boolean }) {
  const { t } = useTranslation();
  const columns: Column<SettingsVersion>[] = [
    {
      key: 'version',
      title: t('programme.settings.history'),
      phone: 'title',
      render: ({ version }) => t('programme.settings.version', { version }),
    },
    {
      key: 'changed',
      title: t('programme.settings.changed'),
      grow: '60%',
      phone: 'meta',
      render: (row) => <Changes row={row} />,
    },
    { key: 'when', title: t('programme.settings.when'), phone: 'value', render: ({ at }) => <When at={at} /> },
    {
      key: 'back',
      title: '',
      align: 'end',
      phone: 'action',
      render: ({ version }) => (disabled ? null : <BringBack version={version - 1} inForce={inForce} />),
    },
  ];
  return (
    <Section title={t('programme.settings.history')} flush>
      <DataTable
        label={t('programme.settings.history')}
        list={useSettingsVersions()}
        columns={columns}
        rowKey={({ version }) => `${version}`}
        searchText={({ version, changes }) => `${version} ${changes.map(({ path }) => sayPath(t, path)).join(' ')}`}
        searchLabel={t('programme.settings.search')}
        empty={
          <EmptyState
            icon={IconHistory}
            title={t('programme.settings.historyEmpty')}
            body={t('programme.settings.historyEmptyHint')}
          />
        }
      />
    </Section>
  );
}

function Changes({ row }: { row: SettingsVersion }) {
  const { t } = useTranslation();
  return (
    <div className={classes.versionChanges}>
      {row.rolledBackTo === null ? null : (
        <p className={classes.soft}>{t('programme.settings.rolledBack', { version: row.rolledBackTo })}</p>
      )}
      {row.changes.slice(0, 8).map(({ path, before, after }) => (
        <p key={path}>
          {sayPath(t, path)}: <s>{sayValue(t, before, path)}</s> {sayValue(t, after, path)}
        </p>
      ))}
      {row.changes.length > 8 ? <p className={classes.soft}>+{row.changes.length - 8}</p> : null}
    </div>
  );
}

function BringBack({ version, inForce }: { version: number; inForce: number }) {
  const { t } = useTranslation();
  const back = useRollBack();
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t('programme.settings.bringBack')}
      title={t('programme.settings.bringBackAsk', { version })}
      confirmLabel={t('programme.settings.bringBack')}
      onConfirm={() => back.mutateAsync({ version, expectedVersion: inForce })}
      isRunning={back.isPending}
      error={back.error}
    >
      <p>{t('programme.settings.bringBackText')}</p>
    </ConfirmButton>
  );
}
