import { Button, FileInput, Group } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportReport, useImportInvitations } from '../../api/invitations.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { bpsOf, ShareField } from '../share-field.tsx';
import classes from './import.module.css';
import { ImportResult } from './import-result.tsx';
import { TermField } from './term-field.tsx';

/** Invites everybody in a CSV at once. */
export function ImportButton({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('agency.import.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('agency.import.title')} size={560}>
        <ImportForm agencyId={agencyId} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function ImportForm({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const send = useImportInvitations(agencyId);
  const [report, setReport] = useState<ImportReport>();
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState('20');
  const [termMonths, setTermMonths] = useState<number | null>(12);
  const shareBps = bpsOf(percent);
  if (report) return <ImportResult report={report} onAgain={() => setReport(undefined)} onClose={onClose} />;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!file || shareBps === undefined) return;
    send.mutate({ file, shareBps, termMonths, language: i18n.language }, { onSuccess: setReport });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className={classes.hint}>{t('agency.import.hint')}</p>
      <pre className={classes.sample}>{'email,name,share,months,language\nines@example.com,Inês,15,12,pt'}</pre>
      <FileInput
        label={t('agency.import.file')}
        placeholder={t('agency.import.choose')}
        accept=".csv,text/csv,text/plain"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': t('agency.import.clear') }}
      />
      <Group grow mt="md" align="flex-end">
        <ShareField value={percent} onChange={setPercent} description={t('agency.import.shareHint')} />
        <TermField value={termMonths} onChange={setTermMonths} />
      </Group>
      {send.error ? <ProblemAlert error={send.error} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={send.isPending} disabled={!file || shareBps === undefined}>
          {t('agency.import.send')}
        </Button>
      </Group>
    </form>
  );
}
