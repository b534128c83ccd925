import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppeal } from '../../api/cases.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './questions.module.css';

const shortest = 20;

/** Objecting takes one press and her own words. */
export function AppealForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const appeal = useAppeal(caseId);
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = text.trim().length < shortest;
  if (!opened)
    return (
      <div>
        <Button onClick={() => setOpened(true)}>{t('questions.appeal')}</Button>
      </div>
    );
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooShort) appeal.mutate(text.trim(), { onSuccess: () => void toast(t('questions.sent')) });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Textarea
        label={t('questions.yourWords')}
        description={t('questions.hint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4_000}
        value={text}
        error={tried && isTooShort ? t('questions.tooShort') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {appeal.error ? <ProblemAlert error={appeal.error} /> : null}
      <div>
        <Button type="submit" loading={appeal.isPending}>
          {t('questions.send')}
        </Button>
      </div>
    </form>
  );
}
