import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatorList, useChangeList } from '../../api/discovery.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './creators.module.css';

interface Props {
  brandId: string;
  list: CreatorList;
  /** It was thrown away. */
  onGone: () => void;
}

/** Renames the saved list that is shown, or throws it away. */
export function ListTools({ brandId, list, onGone }: Props) {
  const { t } = useTranslation();
  const drop = useChangeList(brandId, list.id);
  const [opened, { open, close }] = useDisclosure(false);
  const goAway = () =>
    drop.mutateAsync(null).then(() => {
      onGone();
      void toast(t('discovery.listGone', { list: list.name }));
    });
  return (
    <div className={classes.list}>
      <span>{t('discovery.onList', { count: list.creatorIds.length })}</span>
      <Button size="xs" variant="default" onClick={open}>
        {t('discovery.renameList')}
      </Button>
      <ConfirmButton
        size="xs"
        variant="default"
        label={t('discovery.dropList')}
        title={t('discovery.dropListTitle', { list: list.name })}
        confirmLabel={t('discovery.dropList')}
        onConfirm={goAway}
        isRunning={drop.isPending}
        error={drop.error}
      >
        <p>{t('discovery.dropListBody')}</p>
      </ConfirmButton>
      <Dialog opened={opened} onClose={close} title={t('discovery.renameListTitle', { list: list.name })} size={420}>
        <Rename brandId={brandId} list={list} close={close} />
      </Dialog>
    </div>
  );
}

function Rename({ brandId, list, close }: Pick<Props, 'brandId' | 'list'> & { close: () => void }) {
  const { t } = useTranslation();
  const rename = useChangeList(brandId, list.id);
  const [name, setName] = useState(list.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) rename.mutateAsync(name.trim()).then(close, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('discovery.listName')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {rename.error ? <ProblemAlert error={rename.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={close}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={rename.isPending} disabled={!name.trim()}>
          {t('discovery.renameList')}
        </Button>
      </Group>
    </form>
  );
}
