import { NativeSelect } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { completeList } from '../api/list.ts';
import { type Report, type ReportRow, useReportRows } from '../api/reports.ts';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Section } from '../kit/section.tsx';
import { TwoLines } from '../kit/two-lines.tsx';
import { usePhone } from '../kit/use-phone.ts';
import { Change } from './report-figures.tsx';
import type { Portal } from './report-reader.ts';
import type { Dimension } from './report-search.ts';
import { RowName } from './row-name.tsx';
import { type ShownFigure, shownFigures, useFigures } from './say-figures.ts';
import type { Question } from './use-question.ts';

/** Below the gross sales of a phone's card. */
const onCards: ShownFigure[] = ['clicks', 'orders', 'commission', 'final'];

interface ReportTableProps {
  portal: Portal;
  path: string;
  question: Question;
  report: Report | undefined;
}

/** The same results told apart: rows, and their sum below. A row's name leads to its own days. */
export function ReportTable({ portal, path, question, report }: ReportTableProps) {
  const { t } = useTranslation();
  const isPhone = usePhone();
  const { by, tables, params, change, search } = question;
  const rows = useReportRows(path, { ...params, by }, by !== 'day');
  const days = { ...completeList(report?.data.toReversed() ?? []), rows: report?.data.toReversed() };
  const totals: ReportRow | undefined = report && {
    value: 'total',
    name: t('reports.total'),
    detail: null,
    ...report.totals,
  };
  const columns = useColumns(portal, by, report?.currency ?? 'EUR', isPhone, (row) =>
    row.value === 'total' || by === 'day' || search.focus
      ? undefined
      : () => change({ focus: by, value: row.value, name: row.name, by: 'day' }),
  );
  return (
    <Section
      title={t(`reports.by.${by}`)}
      flush
      aside={
        <NativeSelect
          aria-label={t('reports.tellApart')}
          value={by}
          disabled={tables.length < 2}
          onChange={({ currentTarget }) => change({ by: currentTarget.value as Dimension })}
          data={tables.map((each) => ({ value: each, label: t(`reports.by.${each}`) }))}
          w={180}
        />
      }
    >
      <DataTable
        label={t(`reports.by.${by}`)}
        list={by === 'day' ? days : rows}
        columns={columns}
        rowKey={({ value }) => value}
        {...(totals ? { totals } : {})}
        empty={
          <EmptyState icon={IconChartBar} title={t('reports.emptyTable')} body={t(`reports.emptyTableHint.${by}`)} />
        }
      />
    </Section>
  );
}

function useColumns(
  portal: Portal,
  by: Dimension,
  currency: string,
  isPhone: boolean,
  lookAt: (row: ReportRow) => (() => void) | undefined,
): Column<ReportRow>[] {
  const { t } = useTranslation();
  const { say, change } = useFigures(currency);
  return [
    {
      key: 'name',
      title: t(`reports.dimension.${by}`),
      phone: 'title',
      grow: '100%',
      render: (row) => <RowName by={by} row={row} onLook={lookAt(row)} />,
    },
    ...shownFigures.map((figure): Column<ReportRow> => {
      const title = figure === 'commission' ? t(`reports.earned.${portal}`) : t(`reports.figure.${figure}`);
      const place = figure === 'gmv' ? 'value' : onCards.includes(figure) ? 'meta' : 'hidden';
      return {
        key: figure,
        title,
        align: 'end',
        phone: place,
        render: ({ figures, before }) => {
          const said = say(figures, figure);
          if (isPhone && place === 'meta') return `${title}: ${said}`;
          return before ? <TwoLines first={said} second={<Change change={change(figures, before, figure)} />} /> : said;
        },
      };
    }),
  ];
}
