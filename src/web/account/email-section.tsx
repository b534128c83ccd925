import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeMe, useConfirmEmail } from '../api/account.ts';
import { useMe } from '../api/me.ts';
import { Section } from '../kit/section.tsx';
import { toast } from '../kit/toast.ts';
import classes from './account.module.css';
import { AccountProblem } from './account-problem.tsx';

/** The address that Kolect writes to: given, confirmed by a mailed code, changed the same way. */
export function EmailSection() {
  const { t } = useTranslation();
  const { user } = useMe();
  const [changing, setChanging] = useState(false);
  const asking = changing || (!user.pendingEmail && !(user.email && user.emailVerified));
  return (
    <Section title={t('account.email.title')}>
      {user.email && user.emailVerified ? (
        <div className={classes.inline}>
          <span className={classes.address}>{user.email}</span>
          <span className={classes.soft}>{t('account.email.confirmed')}</span>
          {asking || user.pendingEmail ? null : (
            <Button variant="default" size="xs" onClick={() => setChanging(true)}>
              {t('account.email.change')}
            </Button>
          )}
        </div>
      ) : null}
      {asking ? (
        <AskForCode given={user.emailVerified ? '' : (user.email ?? '')} done={() => setChanging(false)} />
      ) : null}
      {user.pendingEmail && !asking ? <TypeCode email={user.pendingEmail} other={() => setChanging(true)} /> : null}
    </Section>
  );
}

function AskForCode({ given, done }: { given: string; done: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(given);
  const change = useChangeMe();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ email }, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('account.email.label')}
        description={t('account.email.why')}
        type="email"
        required
        maxLength={254}
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {change.error ? <AccountProblem error={change.error} /> : null}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('account.email.send')}
        </Button>
      </div>
    </form>
  );
}

function TypeCode({ email, other }: { email: string; other: () => void }) {
  const { t } = useTranslation();
  const { programme } = useMe();
  const [code, setCode] = useState('');
  const confirm = useConfirmEmail();
  const again = useChangeMe();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code, { onSuccess: () => void toast(t('account.email.done')) });
  };
  const sent = () => void toast(t('account.email.sentAgain'));
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.soft}>
        {t('account.email.sent', { email })}{' '}
        {programme.sandboxUrl ? (
          <Anchor href={`${programme.sandboxUrl}/mail`} target="_blank" inherit>
            {t('account.email.mailbox')}
          </Anchor>
        ) : null}
      </p>
      <TextInput
        label={t('account.email.code')}
        required
        inputMode="numeric"
        pattern="[0-9]{6}"
        maxLength={6}
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))}
      />
      {(confirm.error ?? again.error) ? <AccountProblem error={confirm.error ?? again.error} /> : null}
      <div className={classes.inline}>
        <Button type="submit" loading={confirm.isPending}>
          {t('account.email.confirm')}
        </Button>
        <Button variant="subtle" loading={again.isPending} onClick={() => again.mutate({ email }, { onSuccess: sent })}>
          {t('account.email.again')}
        </Button>
        <Button variant="subtle" color="gray" onClick={other}>
          {t('account.email.other')}
        </Button>
      </div>
    </form>
  );
}
