import { IconStairsUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type StandingChange, useMyHistory } from '../../api/standing.ts';
import { byCode } from '../../i18n/by-code.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';

const sections = { tier: 'standingNames.tier', reach: 'standingNames.reach', kol: 'standingNames.status' };

/** Every step up or down with the figures behind it. */
export function StandingHistory() {
  const { t } = useTranslation();
  const format = useFormat();
  const sayChange = ({ what, from, to }: StandingChange) => {
    const name = (code: string | null) => byCode(t, sections[what], code ?? 'none', code ?? '–');
    return t(`standing.changed.${what}`, { from: name(from), to: name(to) });
  };
  const sayFigures = ({ what, figures }: StandingChange) => {
    const money = what === 'tier' ? figures.netGmv : { amountMinor: figures.earnedUsdMinor ?? 0, currency: 'USD' };
    return t(`standing.behind.${what}`, { amount: money ? format.money(money) : '–' });
  };
  const columns: Column<StandingChange>[] = [
    { key: 'what', title: t('standing.what'), phone: 'title', grow: '50%', render: sayChange },
    { key: 'figures', title: t('standing.figures'), phone: 'meta', render: sayFigures },
    {
      key: 'when',
      title: t('standing.when'),
      align: 'end',
      phone: 'value',
      render: ({ at }) => format.programmeDay(at),
    },
  ];
  return (
    <Section title={t('standing.history')} flush>
      <DataTable
        label={t('standing.history')}
        list={useMyHistory()}
        columns={columns}
        rowKey={({ id }) => id}
        searchText={(row) => `${sayChange(row)} ${format.programmeDay(row.at)}`}
        searchLabel={t('standing.search')}
        empty={
          <EmptyState icon={IconStairsUp} title={t('standing.historyEmpty')} body={t('standing.historyEmptyHint')} />
        }
      />
    </Section>
  );
}
