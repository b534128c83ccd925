import { Anchor, Button, Select, TextInput } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvAddress } from '../../api/reports.ts';
import { type StatementRequest, useStatement } from '../../api/statements.ts';
import { byCode } from '../../i18n/by-code.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Section } from '../../kit/section.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import classes from '../../statement/statement.module.css';
import { StatementTable } from '../../statement/statement-table.tsx';

const PATH = '/v1/ledger/statement';
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
  const [draft, setDraft] = useState<Required<StatementRequest>>({
    account: 'creator:payable',
    owner: '',
    currency: currencies[0] ?? 'EUR',
    from: dayOf(new Date(Date.parse(now) - MONTH_DAYS * DAY_MS)),
    to: now.slice(0, 10),
  });
  const [asked, setAsked] = useState<Required<StatementRequest> | null>(null);
  const change = (part: Partial<StatementRequest>) => setDraft({ ...draft, ...part });
  const isPlatform = draft.account.startsWith('platform:');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ ...draft, owner: isPlatform ? 'platform' : draft.owner.trim() });
  };
  return (
    <Section
      title={t('statement.title')}
      aside={
        asked ? (
          <Anchor size="sm" href={csvAddress(PATH, { ...asked })} download>
            {t('statement.csv')}
          </Anchor>
        ) : null
      }
      flush
    >
      <form className={classes.ask} onSubmit={submit}>
        <Select
          label={t('statement.account')}
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
          label={t('statement.owner')}
          value={isPlatform ? 'platform' : draft.owner}
          disabled={isPlatform}
          required={!isPlatform}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        />
        <Select
          label={t('statement.currency')}
          data={currencies}
          value={draft.currency}
          allowDeselect={false}
          onChange={(currency) => change({ currency: currency ?? 'EUR' })}
        />
        {(['from', 'to'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`statement.${key}`)}
            value={draft[key]}
            required
            onChange={(event) => change({ [key]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit">{t('statement.show')}</Button>
      </form>
      {asked ? (
        <Shown request={asked} />
      ) : (
        <EmptyState icon={IconListDetails} title={t('statement.ask')} body={t('statement.hint')} />
      )}
    </Section>
  );
}

function Shown({ request }: { request: Required<StatementRequest> }) {
  const { t } = useTranslation();
  return (
    <StatementTable
      statement={useStatement(PATH, request)}
      currency={request.currency}
      entry={({ key, fact }) => (
        <TwoLines first={byCode(t, 'statement.fact', fact.kind, fact.kind)} second={<code>{key}</code>} />
      )}
    />
  );
}
