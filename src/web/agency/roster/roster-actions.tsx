import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RosterEntry, useRelease, useUnlinkCreator } from '../../api/agencies.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { toast } from '../../kit/toast.ts';
import { ShareDialog } from './share-dialog.tsx';

/** Another share, letting go: what an agency can do about a creator on its roster. */
export function RosterActions({ row, agencyId }: { row: RosterEntry; agencyId: string }) {
  const { t } = useTranslation();
  const [proposing, setProposing] = useState(false);
  const { name } = row.creator;
  if (row.endRequestedBy === 'creator') return <Release row={row} agencyId={agencyId} />;
  if (row.endRequestedBy) return null;
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button
        variant="default"
        size="xs"
        onClick={() => setProposing(true)}
        aria-label={t('agency.roster.changeOf', { name })}
      >
        {t('agency.roster.change')}
      </Button>
      <Unlink row={row} agencyId={agencyId} />
      <ShareDialog row={row} agencyId={agencyId} opened={proposing} onClose={() => setProposing(false)} />
    </Group>
  );
}

function Release({ row, agencyId }: { row: RosterEntry; agencyId: string }) {
  const { t } = useTranslation();
  const release = useRelease(agencyId);
  const { name } = row.creator;
  const confirm = async () => {
    await release.mutateAsync(row.id);
    await toast(t('agency.roster.released', { name }));
  };
  return (
    <ConfirmButton
      variant="default"
      size="xs"
      label={t('agency.roster.release')}
      title={t('agency.roster.releaseTitle', { name })}
      confirmLabel={t('agency.roster.release')}
      onConfirm={confirm}
      isRunning={release.isPending}
      error={release.error}
    >
      {t('agency.roster.releaseWords', { name })}
    </ConfirmButton>
  );
}

function Unlink({ row, agencyId }: { row: RosterEntry; agencyId: string }) {
  const { t } = useTranslation();
  const unlink = useUnlinkCreator(agencyId);
  const { name } = row.creator;
  const confirm = async () => {
    await unlink.mutateAsync({ rosterId: row.id, reason: null });
    await toast(t('agency.roster.unlinked', { name }));
  };
  return (
    <ConfirmButton
      variant="subtle"
      color="gray"
      size="xs"
      label={t('agency.roster.unlink')}
      title={t('agency.roster.unlinkTitle', { name })}
      confirmLabel={t('agency.roster.unlink')}
      onConfirm={confirm}
      isRunning={unlink.isPending}
      error={unlink.error}
    >
      {t('agency.roster.unlinkWords', { name })}
    </ConfirmButton>
  );
}
