import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OwnConsent, useChangeConsent } from '../../api/consents.ts';
import type { Consent } from '../../api/types.ts';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './consents.module.css';

/** One text: what it says, and, where it is optional, the switch that gives and withdraws. */
export function ConsentRow({ text, given }: { text: Consent; given: OwnConsent | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useChangeConsent();
  const { purpose, required, language } = text;
  const isGiven = change.isPending ? change.variables.given : given !== undefined;
  const flip = (event: React.ChangeEvent<HTMLInputElement>) =>
    change.mutate(
      { text, given: event.currentTarget.checked },
      { onError: (error) => void toast(problemSentence(error, t), 'problem') },
    );
  return (
    <li>
      <div>
        <p className={classes.name}>{t(`own.consents.purpose.${purpose}`)}</p>
        <p className={classes.text} lang={language}>
          {text.text}
        </p>
      </div>
      {required ? (
        <span className={classes.fixed}>
          {given ? t('own.consents.since', { day: format.programmeDay(given.givenAt) }) : t('public.apply.required')}
        </span>
      ) : (
        <Switch aria-label={t(`own.consents.purpose.${purpose}`)} checked={isGiven} onChange={flip} />
      )}
    </li>
  );
}
