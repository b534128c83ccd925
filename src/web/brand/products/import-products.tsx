import { Button, Checkbox, FileInput, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStartImport } from '../../api/catalogue.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './products.module.css';

/** Starts an import, from a file or from the address of a feed. */
export function ImportProducts({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUpload size={17} stroke={1.75} aria-hidden="true" />} onClick={open}>
        {t('catalogue.import.new')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('catalogue.import.new')}>
        <ImportForm brandId={brandId} close={close} />
      </Dialog>
    </>
  );
}

function ImportForm({ brandId, close }: { brandId: string; close: () => void }) {
  const { t } = useTranslation();
  const start = useStartImport(brandId);
  const [file, setFile] = useState<File | null>(null);
  const [url, setUrl] = useState('');
  const [replace, setReplace] = useState(true);
  const [isLacking, setLacking] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLacking(!file && !url.trim());
    if (!file && !url.trim()) return;
    start.mutateAsync({ file, url: url.trim(), mode: replace ? 'replace' : 'add' }).then(
      () => {
        close();
        void toast(t('catalogue.import.started'));
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <FileInput
        label={t('catalogue.import.file')}
        description={t('catalogue.import.fileHint')}
        placeholder="products.csv"
        accept=".csv,.tsv,.txt,.xml,.gz"
        clearable
        value={file}
        onChange={setFile}
      />
      <TextInput
        type="url"
        label={t('catalogue.import.feed')}
        description={t('catalogue.import.feedHint')}
        placeholder="https://"
        maxLength={2_000}
        disabled={file !== null}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Checkbox
        label={t('catalogue.import.replace')}
        description={t('catalogue.import.replaceHint')}
        checked={replace}
        onChange={(event) => setReplace(event.currentTarget.checked)}
      />
      <div aria-live="polite">{isLacking ? <p className={classes.late}>{t('catalogue.import.choose')}</p> : null}</div>
      {start.error ? <ProblemAlert error={start.error} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={start.isPending}>
          {t('catalogue.import.start')}
        </Button>
      </Group>
    </form>
  );
}
