import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportProblem, ProductImport } from '../../../catalogue/schemas.ts';
import { problemsUrl, useAnswerImport, useImport } from '../../api/catalogue.ts';
import { completeList } from '../../api/list.ts';
import { byCode } from '../../i18n/by-code.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StatCard, StatGroup } from '../../kit/stat-card.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { Truncate } from '../../kit/truncate.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { useBrandId } from '../use-brand-id.ts';
import classes from './products.module.css';

const route = getRouteApi('/brand/$brandId/imports/$importId');

/** One import: what it did, and line by line what it could not use. */
export function ImportPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const { importId } = route.useParams();
  const { data, error, isPending, refetch } = useImport(brandId, importId);
  return (
    <Page
      title={data?.import.source.name ?? t('catalogue.import.pageTitle')}
      back={{ to: '/brand/$brandId/products', params: { brandId }, label: t('catalogue.import.back') }}
      actions={data ? <StateBadge kind="import" state={data.import.state} /> : null}
    >
      {error && !data ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={260} /> : null}
      {data ? (
        <>
          {data.import.problem ? <Failed problem={data.import.problem} /> : null}
          {data.import.state === 'to_confirm' ? <Answer brandId={brandId} record={data.import} /> : null}
          {data.import.state === 'failed' && data.import.counts.read === 0 ? null : (
            <>
              <Counts record={data.import} />
              <Problems brandId={brandId} importId={importId} problems={data.problems} />
            </>
          )}
        </>
      ) : null}
    </Page>
  );
}

function Failed({ problem }: { problem: NonNullable<ProductImport['problem']> }) {
  const { t } = useTranslation();
  return (
    <Section>
      <p className={classes.failed}>{sayFileProblem(problem, t)}</p>
      <p className={classes.soft}>{t('catalogue.import.failedHint')}</p>
    </Section>
  );
}

function Counts({ record }: { record: ProductImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, refused, added, updated, ...rest } = record.counts;
  return (
    <StatGroup>
      <StatCard
        lead
        label={t('catalogue.import.result')}
        value={t('catalogue.import.read', { count: read, formatted: format.number(read) })}
        note={t('catalogue.import.others', rest)}
      />
      <StatCard label={t('catalogue.import.added')} value={format.number(added)} />
      <StatCard label={t('catalogue.import.updated')} value={format.number(updated)} />
      <StatCard label={t('catalogue.import.problems')} value={format.number(refused)} />
    </StatGroup>
  );
}

function Answer({ brandId, record }: { brandId: string; record: ProductImport }) {
  const { t } = useTranslation();
  const answer = useAnswerImport(brandId, record.id);
  return (
    <Section>
      <div className={classes.confirm}>
        <p>{t('catalogue.import.confirm', { count: record.toRetire ?? 0 })}</p>
        {answer.error ? <ProblemAlert error={answer.error} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate(false)}>
            {t('catalogue.import.no')}
          </Button>
          <Button color="red" loading={answer.isPending} onClick={() => answer.mutate(true)}>
            {t('catalogue.import.yes')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** Why nothing of the file was taken, in the reader's language. */
const sayFileProblem = ({ code, figures }: NonNullable<ProductImport['problem']>, t: TFunction): string =>
  t(`catalogue.fileProblem.${code}`, figures);

/** What is wrong with a field of a line, in the reader's language. */
const sayProblem = ({ field, code, figures }: ImportProblem['problems'][number], t: TFunction): string =>
  `${byCode(t, 'catalogue.field', field, field)}: ${t(`catalogue.problem.${code}`, figures)}`;

function Problems({ brandId, importId, problems }: { brandId: string; importId: string; problems: ImportProblem[] }) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('catalogue.import.problems')}
      flush
      aside={
        problems.length > 0 ? (
          <Button
            component="a"
            href={problemsUrl(brandId, importId)}
            download={`problems-${importId}.csv`}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('catalogue.import.download')}
          </Button>
        ) : null
      }
    >
      <DataTable
        label={t('catalogue.import.problems')}
        list={completeList(problems)}
        rowKey={({ line }) => String(line)}
        searchText={({ sku, problems: wrong }) => `${sku} ${wrong.map((each) => sayProblem(each, t)).join(' ')}`}
        columns={[
          { key: 'line', title: t('catalogue.import.line'), align: 'end', phone: 'value', render: ({ line }) => line },
          { key: 'sku', title: t('catalogue.import.sku'), phone: 'title', render: ({ sku }) => sku || '–' },
          {
            key: 'wrong',
            title: t('catalogue.import.wrong'),
            grow: '100%',
            phone: 'meta',
            render: ({ problems: wrong }) => <Truncate>{wrong.map((each) => sayProblem(each, t)).join('; ')}</Truncate>,
          },
        ]}
        empty={<EmptyState icon={IconCircleCheck} title={t('catalogue.import.allGood')} body="" />}
      />
    </Section>
  );
}
