import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreatorLists, useSaveToList } from '../../api/discovery.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Hint } from '../../kit/hint.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useBrandRole } from '../brand-role.ts';
import { useBrandId } from '../use-brand-id.ts';

/** Puts a creator on one of the brand's lists or on a new one, or takes her off. Viewers only look. */
export function SaveToList({ creatorId, name }: { creatorId: string; name: string }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  if (useBrandRole() === 'viewer') return null;
  const label = `${t('discovery.save')}: ${name}`;
  return (
    <>
      <Hint label={t('discovery.save')}>
        <ActionIcon variant="subtle" color="gray" size={36} onClick={open} aria-label={label}>
          <IconBookmark size={18} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <Dialog opened={opened} onClose={close} title={t('discovery.saveTitle', { name })} size={420}>
        <Lists creatorId={creatorId} onDone={close} />
      </Dialog>
    </>
  );
}

function Lists({ creatorId, onDone }: { creatorId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const lists = useCreatorLists(brandId);
  const save = useSaveToList(brandId);
  const [name, setName] = useState('');
  const saveTo = (to: { id: string; name: string } | { name: string }, off = false) =>
    void save.mutateAsync({ creatorId, to, off }).then(
      () => {
        void toast(t(off ? 'discovery.takenOff' : 'discovery.saved', { list: to.name }));
        onDone();
      },
      () => undefined,
    );
  const start = (event: React.FormEvent) => {
    event.preventDefault();
    if (name.trim()) saveTo({ name: name.trim() });
  };
  return (
    <Stack gap="sm">
      {lists.data?.data.map((list) => {
        const isOn = list.creatorIds.includes(creatorId);
        return (
          <Button
            key={list.id}
            variant="default"
            justify="space-between"
            disabled={save.isPending}
            aria-pressed={isOn}
            rightSection={isOn ? <IconCheck size={16} stroke={1.75} aria-hidden="true" /> : null}
            onClick={() => saveTo(list, isOn)}
          >
            {list.name}
          </Button>
        );
      })}
      <form onSubmit={start}>
        <Group align="flex-end" gap="xs">
          <TextInput
            style={{ flex: 1 }}
            label={t('discovery.newList')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
            {t('discovery.start')}
          </Button>
        </Group>
      </form>
      {save.error ? <ProblemAlert error={save.error} /> : null}
    </Stack>
  );
}
