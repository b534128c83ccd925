import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useAppeal } from '../../api/cases.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './questions.module.css';

const shortest = 20;

interface OwnWordsProps {
  send: ReturnType<typeof useAppeal>;
  /** On the button that opens the form. */
  open: string;
  label: string;
  hint: string;
  sent: string;
  /** Of two, the one that is less usual. */
  isSecond?: boolean;
}

/** One press, and what she has to say in her own words. */
export function OwnWords({ send, open, label, hint, sent, isSecond = false }: OwnWordsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = text.trim().length < shortest;
  if (!opened)
    return (
      <div>
        <Button variant={isSecond ? 'default' : 'filled'} onClick={() => setOpened(true)}>
          {open}
        </Button>
      </div>
    );
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooShort) send.mutate(text.trim(), { onSuccess: () => void toast(sent) });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4_000}
        value={text}
        error={tried && isTooShort ? t('questions.tooShort') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {send.error ? <ProblemAlert error={send.error} /> : null}
      <div>
        <Button type="submit" loading={send.isPending}>
          {t('questions.send')}
        </Button>
      </div>
    </form>
  );
}
