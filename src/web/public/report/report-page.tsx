import { Button, TextInput } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportPublicly } from '../../api/reporting.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { ReportForm } from '../../reporting/report-form.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from '../apply/apply.module.css';
import words from './report.module.css';

const route = getRouteApi('/report');

/** An address of a post or page; whatever else is written is a link without its beginning, or its code. */
const targetOf = (text: string): { url: string } | { link: string } =>
  /^https?:\/\//i.test(text) ? { url: text } : { link: text };

/** Anybody reports a link or a post: a buyer has no account, and needs none. */
export function ReportPage() {
  const { t } = useTranslation();
  const { link = '' } = route.useSearch();
  const report = useReportPublicly();
  const [target, setTarget] = useState(link);
  const [tried, setTried] = useState(false);
  const send = (said: Parameters<React.ComponentProps<typeof ReportForm>['onSend']>[0]) => {
    setTried(true);
    if (target.trim()) report.mutate({ ...said, ...targetOf(target.trim()) });
  };
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <Page title={t('reporting.public.title')} lead={t('reporting.public.lead')}>
          <Section>
            {report.isSuccess ? (
              <EmptyState
                icon={IconMailCheck}
                title={t('reporting.public.thanks')}
                body={t('reporting.public.thanksBody')}
                action={
                  <Button variant="default" onClick={() => report.reset()}>
                    {t('reporting.public.again')}
                  </Button>
                }
              />
            ) : (
              <ReportForm onSend={send} error={report.error} isSending={report.isPending}>
                <TextInput
                  label={t('reporting.public.target')}
                  description={t('reporting.public.targetHint')}
                  maxLength={2_000}
                  value={target}
                  error={tried && !target.trim() ? t('reporting.public.targetMissing') : null}
                  onChange={(event) => setTarget(event.currentTarget.value)}
                />
              </ReportForm>
            )}
          </Section>
          <p className={words.limit}>{t('reporting.public.limit')}</p>
        </Page>
      </div>
    </PublicFrame>
  );
}
