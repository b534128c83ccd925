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
  // Kept here, so that what came of the file stays when the window is drawn anew: a phone that is turned, a resized window.
  const [report, setReport] = useState<ImportReport>();
  const open = () => {
    setReport(undefined);
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} stroke={1.75} aria-hidden="true" />}
        onClick={open}
      >
        {t('agency.import.open')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('agency.import.title')} size={560}>
        {report ? (
          <ImportResult report={report} onAgain={() => setReport(undefined)} onClose={close} />
        ) : (
          <ImportForm agencyId={agencyId} onClose={close} onDone={setReport} />
        )}
      </Dialog>
    </>
  );
}

interface ImportFormProps {
  agencyId: string;
  onClose: () => void;
  onDone: (report: ImportReport) => void;
}

function ImportForm({ agencyId, onClose, onDone }: ImportFormProps) {
  const { t, i18n } = useTranslation();
  const send = useImportInvitations(agencyId);
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState('20');
  const [termMonths, setTermMonths] = useState<number | null>(12);
  const shareBps = bpsOf(percent);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!file || shareBps === undefined) return;
    // Not as a callback of the mutation: it would be lost where the form is drawn anew meanwhile.
    void send.mutateAsync({ file, shareBps, termMonths, language: i18n.language }).then(onDone, () => undefined);
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
