import { IconListDetails } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement, StatementLine } from '../api/statements.ts';
import { byCode } from '../i18n/by-code.ts';
import { DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Money } from '../kit/money.tsx';
import { When } from '../kit/when.tsx';
import classes from './statement.module.css';

interface StatementTableProps {
  statement: Statement;
  currency: string;
  /** −1 for an account on which the ledger counts what is owed below zero. */
  sign?: 1 | -1;
  /** What stands for an entry; by default what is behind it, in words. */
  entry?: (line: StatementLine) => ReactNode;
}

/** Every entry on one account in a period, with the balance before and after. */
export function StatementTable({ statement, currency, sign = 1, entry }: StatementTableProps) {
  const { t } = useTranslation();
  const { list, sums } = statement;
  const money = (amountMinor: number, signed = false) => (
    <Money value={{ amountMinor: amountMinor === 0 ? 0 : sign * amountMinor, currency }} signed={signed} />
  );
  const inWords = ({ fact }: StatementLine) => byCode(t, 'statement.fact', fact.kind, fact.kind);
  return (
    <>
      {sums ? (
        <dl className={classes.sums}>
          {(['opening', 'closing'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`statement.${key}`)}</dt>
              <dd>{money(sums[`${key}Minor`])}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <DataTable<StatementLine>
        label={t('statement.title')}
        list={list}
        rowKey={({ key }) => key}
        searchText={(line) => `${line.key} ${inWords(line)} ${line.fact.id}`}
        columns={[
          { key: 'at', title: t('statement.at'), phone: 'meta', render: ({ at }) => <When at={at} as="date" /> },
          {
            key: 'entry',
            title: t('statement.entry'),
            phone: 'title',
            grow: '100%',
            render: (line) => entry?.(line) ?? inWords(line),
          },
          {
            key: 'amount',
            title: t('statement.amount'),
            align: 'end',
            phone: 'value',
            render: ({ amountMinor }) => money(amountMinor, true),
          },
          {
            key: 'balance',
            title: t('statement.balance'),
            align: 'end',
            render: ({ balanceMinor }) => money(balanceMinor),
          },
        ]}
        empty={<EmptyState icon={IconListDetails} title={t('statement.none')} body={t('statement.noneHint')} />}
      />
    </>
  );
}
