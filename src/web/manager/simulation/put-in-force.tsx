import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import type { Simulation } from '../../api/simulations.ts';
import { ButtonLink } from '../../kit/router-links.tsx';
import { mayGiveRoles } from '../role.ts';

/** Leads to the settings with what was tried filled in; what is a rule of a brand or a category leads to the rules. */
export function PutInForce({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const isAdmin = mayGiveRoles(useMe());
  const { brandRates, categoryRates, ...input } = simulation.input;
  if (!isAdmin) return null;
  const figures = [input.programmeRateBps, input.referralShareBps, input.returnWindowDays];
  const isSettings =
    input.tiers || input.kol || input.caps || input.holds || figures.some((each) => each !== undefined);
  if (isSettings)
    return (
      <ButtonLink to="/manager/settings" search={{ from: simulation.id }}>
        {t('programme.simulation.putInForce')}
      </ButtonLink>
    );
  return brandRates.length + categoryRates.length > 0 ? (
    <ButtonLink to="/manager/rules">{t('programme.simulation.toRules')}</ButtonLink>
  ) : null;
}
