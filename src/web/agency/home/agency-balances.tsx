import { useTranslation } from 'react-i18next';
import type { AgencyResults } from '../../api/agency-results.ts';
import { MoneyFigure, MoneyList } from '../../kit/money.tsx';
import { StatCard, StatGroup } from '../../kit/stat-card.tsx';

const figures = [
  { key: 'payable', field: 'payableMinor', lead: true },
  { key: 'pending', field: 'pendingMinor', lead: false },
  { key: 'sending', field: 'inTransitMinor', lead: false },
  { key: 'paid', field: 'paidMinor', lead: false },
] as const;

interface AgencyBalancesProps {
  balances: AgencyResults['balances'] | undefined;
  /** For zeros, while nothing was earned. */
  currency: string;
}

/** The agency's own money: what is ready, what waits, what is on its way, what was paid. */
export function AgencyBalances({ balances, currency }: AgencyBalancesProps) {
  const { t } = useTranslation();
  return (
    <StatGroup>
      {figures.map(({ key, field, lead }) => {
        const amounts = balances?.map((balance) => ({ currency: balance.currency, amountMinor: balance[field] }));
        const [first = { currency, amountMinor: 0 }, ...others] = amounts ?? [];
        const value = others.length > 0 ? <MoneyList values={[first, ...others]} /> : <MoneyFigure value={first} />;
        return (
          <StatCard
            key={key}
            label={t(`agency.home.${key}`)}
            value={amounts ? value : undefined}
            note={t(`agency.home.${key}Note`)}
            lead={lead}
          />
        );
      })}
    </StatGroup>
  );
}
