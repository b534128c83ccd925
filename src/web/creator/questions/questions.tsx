import { Skeleton } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOwnCases } from '../../api/cases.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { Question } from './question.tsx';

/** What was found about her, what it means for her money, and how to object. */
export function Questions() {
  const { t } = useTranslation();
  const list = useOwnCases();
  return (
    <Page title={t('questions.title')} lead={t('questions.lead')}>
      {list.error && !list.rows ? <ProblemAlert error={list.error} retry={list.retry} /> : null}
      {!list.error && !list.rows ? <Skeleton height={240} /> : null}
      {list.rows?.length === 0 ? (
        <Section>
          <EmptyState icon={IconMoodCheck} title={t('questions.empty')} body={t('questions.emptyHint')} />
        </Section>
      ) : null}
      {list.rows?.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </Page>
  );
}
