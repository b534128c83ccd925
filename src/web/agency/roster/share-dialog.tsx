import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RosterEntry, useProposeShare } from '../../api/agencies.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import { bpsOf, ShareField } from '../share-field.tsx';

interface ShareDialogProps {
  row: RosterEntry;
  agencyId: string;
  opened: boolean;
  onClose: () => void;
}

/** Proposes another share; it counts only once the creator has agreed. */
export function ShareDialog({ row, agencyId, opened, onClose }: ShareDialogProps) {
  const { t } = useTranslation();
  const { name } = row.creator;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('agency.roster.changeTitle', { name })}>
      <ShareForm row={row} agencyId={agencyId} onClose={onClose} />
    </Dialog>
  );
}

function ShareForm({ row, agencyId, onClose }: Omit<ShareDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const propose = useProposeShare(agencyId);
  const [percent, setPercent] = useState(String(row.shareBps / 100));
  const shareBps = bpsOf(percent);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (shareBps === undefined) return;
    const sent = await propose.mutateAsync({ rosterId: row.id, shareBps }).then(
      () => true,
      () => false,
    );
    if (!sent) return;
    onClose();
    await toast(t('agency.roster.proposedToast', { name: row.creator.name, share: format.rate(shareBps) }));
  };
  return (
    <form onSubmit={submit} noValidate>
      <ShareField value={percent} onChange={setPercent} description={t('agency.roster.changeHint')} />
      {propose.error ? <ProblemAlert error={propose.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={propose.isPending} disabled={shareBps === undefined}>
          {t('agency.roster.propose')}
        </Button>
      </Group>
    </form>
  );
}
