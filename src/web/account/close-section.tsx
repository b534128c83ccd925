import { useTranslation } from 'react-i18next';
import { useCloseAccount } from '../api/account.ts';
import { useMe } from '../api/me.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { Section } from '../kit/section.tsx';
import classes from './account.module.css';
import { AccountProblem } from './account-problem.tsx';

/** The way out for somebody who signed in and takes part in nothing. */
export function CloseSection() {
  const { t } = useTranslation();
  const { memberships } = useMe();
  const close = useCloseAccount();
  if (memberships.length > 0) return null;
  return (
    <Section title={t('account.close.title')}>
      <p className={classes.soft}>{t('account.close.lead')}</p>
      <div>
        <ConfirmButton
          variant="default"
          size="xs"
          mt="sm"
          label={t('account.close.action')}
          title={t('account.close.ask')}
          confirmLabel={t('account.close.action')}
          onConfirm={() => close.mutateAsync()}
          isRunning={close.isPending}
          error={null}
        >
          <p>{t('account.close.means')}</p>
          {close.error ? <AccountProblem error={close.error} /> : null}
        </ConfirmButton>
      </div>
    </Section>
  );
}
