import { useTranslation } from 'react-i18next';
import { useLeave } from '../../api/consents.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './consents.module.css';

/** The way out of the programme, with what happens to the money. */
export function LeaveCard() {
  const { t } = useTranslation();
  const leave = useLeave();
  const confirm = async () => {
    await leave.mutateAsync();
    location.assign('/apply');
  };
  return (
    <Section title={t('own.leave.title')}>
      <p className={classes.leave}>{t('own.leave.what')}</p>
      <ConfirmButton
        variant="default"
        label={t('own.leave.action')}
        title={t('own.leave.confirm')}
        confirmLabel={t('own.leave.action')}
        onConfirm={confirm}
        isRunning={leave.isPending}
        error={leave.error}
      >
        {t('own.leave.what')}
      </ConfirmButton>
    </Section>
  );
}
