import { Button, Select, TextInput } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StatementRequest, useStatement } from '../../api/statements.ts';
import { byCode } from '../../i18n/by-code.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Money } from '../../kit/money.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';
import classes from './ledger.module.css';

type Line = NonNullable<ReturnType<typeof useStatement>['list']['rows']>[number];

const ACCOUNTS = ['creator', 'agency'].flatMap((kind) =>
  ['pending', 'payable', 'in_transit', 'paid'].map((place) => `${kind}:${place}`),
);
const OTHERS = ['brand:owed', 'brand:funded', 'platform:fees', 'platform:cash', 'platform:fx', 'platform:adjustments'];
const MONTH_DAYS = 30;
const DAY_MS = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Every entry on one account in a period, with the balance before and after. */
export default function StatementSection({ currencies, now }: { currencies: string[]; now: string }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<StatementRequest>({
    account: 'creator:payable',
    owner: '',
    currency: currencies[0] ?? 'EUR',
    from: dayOf(new Date(Date.parse(now) - MONTH_DAYS * DAY_MS)),
    to: now.slice(0, 10),
  });
  const [asked, setAsked] = useState<StatementRequest | null>(null);
  const change = (part: Partial<StatementRequest>) => setDraft({ ...draft, ...part });
  const isPlatform = draft.account.startsWith('platform:');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ ...draft, owner: isPlatform ? 'platform' : draft.owner.trim() });
  };
  return (
    <Section title={t('rules.ledger.accounts')} flush>
      <form className={classes.ask} onSubmit={submit}>
        <Select
          label={t('rules.ledger.account')}
          data={[...ACCOUNTS, ...OTHERS].map((value) => ({
            value,
            label: byCode(t, 'manager.ledger.accountName', value, value),
          }))}
          value={draft.account}
          allowDeselect={false}
          searchable
          onChange={(account) => change({ account: account ?? 'creator:payable' })}
        />
        <TextInput
          label={t('rules.ledger.owner')}
          value={isPlatform ? 'platform' : draft.owner}
          disabled={isPlatform}
          required={!isPlatform}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        />
        <Select
          label={t('rules.ledger.currency')}
          data={currencies}
          value={draft.currency}
          allowDeselect={false}
          onChange={(currency) => change({ currency: currency ?? 'EUR' })}
        />
        {(['from', 'to'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`rules.ledger.${key}`)}
            value={draft[key]}
            required
            onChange={(event) => change({ [key]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit">{t('rules.ledger.show')}</Button>
      </form>
      {asked ? (
        <StatementTable request={asked} />
      ) : (
        <EmptyState icon={IconListDetails} title={t('rules.ledger.ask')} body={t('rules.ledger.accountsHint')} />
      )}
    </Section>
  );
}

function StatementTable({ request }: { request: StatementRequest }) {
  const { t } = useTranslation();
  const { list, sums } = useStatement(request);
  const { currency } = request;
  const money = (amountMinor: number, signed = false) => <Money value={{ amountMinor, currency }} signed={signed} />;
  return (
    <>
      {sums ? (
        <dl className={classes.sums}>
          <div>
            <dt>{t('rules.ledger.opening')}</dt>
            <dd>{money(sums.openingMinor)}</dd>
          </div>
          <div>
            <dt>{t('rules.ledger.closing')}</dt>
            <dd>{money(sums.closingMinor)}</dd>
          </div>
        </dl>
      ) : null}
      <DataTable<Line>
        label={t('rules.ledger.accounts')}
        list={list}
        rowKey={({ key }) => key}
        searchText={({ key, fact }) => `${key} ${fact.kind} ${fact.id}`}
        columns={[
          { key: 'at', title: t('rules.ledger.at'), render: ({ at }) => <When at={at} /> },
          {
            key: 'entry',
            title: t('rules.ledger.entry'),
            phone: 'title',
            grow: '100%',
            render: ({ key }) => <code className={classes.key}>{key}</code>,
          },
          { key: 'fact', title: t('rules.ledger.fact'), render: ({ fact }) => fact.kind },
          {
            key: 'amount',
            title: t('rules.ledger.amount'),
            align: 'end',
            phone: 'value',
            render: ({ amountMinor }) => money(amountMinor, true),
          },
          {
            key: 'balance',
            title: t('rules.ledger.balance'),
            align: 'end',
            render: ({ balanceMinor }) => money(balanceMinor),
          },
        ]}
        empty={<EmptyState icon={IconListDetails} title={t('rules.ledger.none')} body={t('rules.ledger.noneHint')} />}
      />
    </>
  );
}
