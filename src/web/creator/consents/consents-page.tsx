import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useConsents } from '../../api/applications.ts';
import { useOwnConsents } from '../../api/consents.ts';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { ConsentRow } from './consent-row.tsx';
import classes from './consents.module.css';
import { LeaveCard } from './leave-card.tsx';

/** What she agreed to: optional texts are switches, the log is below, and the way out of the programme. */
export function ConsentsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useConsents();
  const own = useOwnConsents();
  const error = texts.error ?? own.error;
  const log = own.data?.data ?? [];
  const stands = (purpose: string) => log.find((entry) => entry.purpose === purpose && !entry.withdrawnAt);
  return (
    <Page title={t('own.consents.title')} lead={t('own.consents.lead')}>
      {error ? <ProblemAlert error={error} retry={() => void Promise.all([texts.refetch(), own.refetch()])} /> : null}
      {!error && (!texts.data || !own.data) ? (
        <Skeleton height={240} role="status" aria-label={t('kit.loading')} />
      ) : null}
      {texts.data && own.data ? (
        <>
          <Section>
            <ul className={classes.list}>
              {texts.data.data.map((text) => (
                <ConsentRow key={text.purpose} text={text} given={stands(text.purpose)} />
              ))}
            </ul>
          </Section>
          <Section title={t('own.consents.log')}>
            <ol className={classes.log}>
              {log.map(({ id, purpose, version, givenAt, withdrawnAt }) => (
                <li key={id}>
                  <strong>{t(`own.consents.purpose.${purpose}`)}</strong> {t('own.consents.version', { version })}
                  <br />
                  {t('own.consents.given', { at: format.dateAndTime(givenAt) })}
                  {withdrawnAt ? `, ${t('own.consents.withdrawn', { at: format.dateAndTime(withdrawnAt) })}` : null}
                </li>
              ))}
            </ol>
          </Section>
          <LeaveCard />
        </>
      ) : null}
    </Page>
  );
}
