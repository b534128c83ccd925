import { Group } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type HeldPayee, useHeldPayees, useReleasePayee } from '../../api/payout-desk.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { MoneyList } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';

/** Who is paid nothing at the moment, who says so, and the way out. */
export function HeldSection() {
  const { t } = useTranslation();
  const columns: Column<HeldPayee>[] = [
    { key: 'name', title: t('payoutDesk.reversals.payee'), phone: 'title', grow: '50%', render: ({ name }) => name },
    {
      key: 'holders',
      title: t('payoutDesk.held.holders'),
      grow: '50%',
      render: ({ holders }) => holders.map(({ kind }) => t(`payoutDesk.held.${kind}`)).join(', '),
    },
    {
      key: 'payable',
      title: t('payoutDesk.held.payable'),
      align: 'end',
      phone: 'value',
      render: ({ payable }) => (payable.length > 0 ? <MoneyList values={payable} /> : '–'),
    },
    {
      key: 'action',
      title: t('payoutDesk.held.action'),
      phone: 'action',
      render: (row) => (
        <Group gap="xs">
          {row.holders.map((holder) => (
            <Holder key={holder.holder} payee={row} holder={holder} />
          ))}
        </Group>
      ),
    },
  ];
  return (
    <Section title={t('payoutDesk.held.title')} flush>
      <DataTable
        label={t('payoutDesk.held.title')}
        list={useHeldPayees()}
        columns={columns}
        rowKey={({ payeeId }) => payeeId}
        searchText={({ name }) => name}
        searchLabel={t('payoutDesk.held.search')}
        empty={
          <EmptyState icon={IconUserCheck} title={t('payoutDesk.held.none')} body={t('payoutDesk.held.noneHint')} />
        }
      />
    </Section>
  );
}

/** A reversal is let go of here; a case is decided on its own page. */
function Holder({ payee, holder }: { payee: HeldPayee; holder: HeldPayee['holders'][number] }) {
  const { t } = useTranslation();
  const release = useReleasePayee(payee.payeeId);
  if (holder.kind === 'case')
    return (
      <AnchorLink to="/manager/cases/$caseId" params={{ caseId: holder.holder }}>
        {t('payoutDesk.held.toCase')}
      </AnchorLink>
    );
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t('payoutDesk.held.release')}
      title={t('payoutDesk.held.releaseTitle', { name: payee.name })}
      confirmLabel={t('payoutDesk.held.release')}
      onConfirm={() => release.mutateAsync(holder.holder)}
      isRunning={release.isPending}
      error={release.error}
    >
      <p>{t('payoutDesk.held.releaseBody')}</p>
    </ConfirmButton>
  );
}
