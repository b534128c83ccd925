import { Anchor, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';
import { useMe } from '../api/me.ts';
import { csvAddress } from '../api/reports.ts';
import { type StatementLine, useStatement } from '../api/statements.ts';
import { byCode } from '../i18n/by-code.ts';
import { Section } from '../kit/section.tsx';
import classes from './statement.module.css';
import { StatementTable } from './statement-table.tsx';

const DAYS = 30;
const DAY_MS = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

type Account = 'pending' | 'payable' | 'in_transit' | 'paid' | 'owed' | 'funded';

interface OwnStatementProps {
  /** Address of the statement in the API. */
  path: string;
  accounts: readonly Account[];
  entry?: (line: StatementLine, words: string) => ReactNode;
}

/** The movements on somebody's own accounts: one account, one currency, a period. */
export default function OwnStatement({ path, accounts, entry }: OwnStatementProps) {
  const { t } = useTranslation();
  const { now, currency } = useMe().programme;
  const [asked, setAsked] = useState({
    account: accounts[0] ?? 'payable',
    currency,
    from: dayOf(new Date(Date.parse(now) - DAYS * DAY_MS)),
    to: now.slice(0, 10),
  });
  const change = (part: Partial<typeof asked>) => setAsked({ ...asked, ...part });
  const statement = useStatement(path, asked);
  const { error } = statement.list;
  const errorAt = (field: string) => error instanceof Problem && error.fields.some(({ path: at }) => at === field);
  const closingMinor = statement.sums?.closingMinor ?? 0;
  return (
    <Section
      title={t('statement.own')}
      aside={
        error ? null : (
          <Anchor size="sm" href={csvAddress(path, asked)} download>
            {t('statement.csv')}
          </Anchor>
        )
      }
      flush
    >
      <div className={`${classes.ask} ${classes.own}`}>
        <Select
          label={t('statement.account')}
          data={accounts.map((value) => ({ value, label: t(`statement.accounts.${value}`) }))}
          value={asked.account}
          allowDeselect={false}
          onChange={(account) => change({ account: (account ?? 'payable') as Account })}
        />
        <TextInput
          label={t('statement.currency')}
          maxLength={3}
          value={asked.currency}
          error={errorAt('currency') ? t('statement.wrongCurrency') : null}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
        />
        {(['from', 'to'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`statement.${key}`)}
            value={asked[key]}
            error={errorAt(key) ? t('statement.wrongPeriod') : null}
            onChange={(event) => change({ [key]: event.currentTarget.value })}
          />
        ))}
      </div>
      {asked.account === 'payable' && closingMinor < 0 ? (
        <p className={classes.note}>{t('statement.belowZero')}</p>
      ) : null}
      <StatementTable
        statement={statement}
        currency={asked.currency}
        sign={asked.account === 'owed' ? -1 : 1}
        {...(entry
          ? { entry: (line) => entry(line, byCode(t, 'statement.fact', line.fact.kind, line.fact.kind)) }
          : {})}
      />
    </Section>
  );
}
