import { loadRosters } from '../agencies/index.ts';
import { type CommissionTerms, findRules, loadProgrammeRates, mayProtect, openCapBook } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { type CreatorRecord, findCreators } from '../creators/index.ts';
import { ratesLookup } from '../fx/index.ts';
import { loadPromotingSince } from '../links/index.ts';
import type { VersionedSettings } from '../settings/index.ts';
import { tiersOf } from '../standing/index.ts';

/** An order whose commission may have to be computed, with everybody who may win it. */
export interface Earning {
  brandId: string;
  currency: string;
  placedAt: Date;
  creatorIds: string[];
}

/**
 * Gathers, for a batch of orders, what decides what they earn: rules, tiers, agencies, who brought whom in, caps. A fixed number of
 * queries; reference rates, caps and protected rates are asked for only where some rule or setting makes them count.
 */
export async function loadTerms(
  tx: Context,
  earnings: Earning[],
  creators: ReadonlyMap<string, CreatorRecord>,
  settings: VersionedSettings,
): Promise<CommissionTerms> {
  const creatorIds = [...new Set(earnings.flatMap((earning) => earning.creatorIds))];
  const brandIds = [...new Set(earnings.map((earning) => earning.brandId))];
  const since = new Date(Math.min(...earnings.map(({ placedAt }) => placedAt.getTime()), tx.clock.now().getTime()));
  const rules = await findRules(tx, { brandIds, creatorIds, since });
  const paid = await loadProgrammeRates(tx, since);
  const tierOf = await tiersOf(tx, creatorIds, since);
  const agencyOf = await loadRosters(tx, creatorIds);
  const { commission, programmeCurrency, version } = settings;
  const terms: Omit<CommissionTerms, 'ratesOn' | 'caps' | 'promotingSince' | 'referrerOf'> = {
    rules,
    programmeRates: paid.rates,
    tierBonuses: paid.bonuses,
    policy: { ...commission, programmeCurrency, settingsVersion: version },
    tierOf,
    agencyOf,
  };
  return {
    ...terms,
    referrerOf: await loadReferrers(tx, creators, earnings),
    promotingSince: protects(rules) || mayProtect(paid, since) ? await loadPromotingSince(tx, creatorIds) : () => null,
    ratesOn: await loadRates(tx, terms, earnings),
    caps: await openCapBook(tx, capKeys(terms, earnings)),
  };
}

/** Whether since when somebody promotes may make a difference to what rules pay. */
const protects = (rules: CommissionTerms['rules']): boolean =>
  rules.some((rule) => rule.delays.length > 0 || rule.lingers !== null);

async function loadReferrers(
  tx: Context,
  creators: ReadonlyMap<string, CreatorRecord>,
  earnings: Earning[],
): Promise<CommissionTerms['referrerOf']> {
  const inTime = (creator: CreatorRecord) =>
    earnings.some(({ creatorIds, placedAt }) => creatorIds.includes(creator._id) && isWithin(creator, placedAt));
  const ids = [...creators.values()].filter(inTime).map((creator) => creator.referredBy?.creatorId ?? '');
  const referrers = ids.length === 0 ? new Map<string, CreatorRecord>() : await findCreators(tx, [...new Set(ids)]);
  return (creatorId, at) => {
    const creator = creators.get(creatorId);
    const referrer = creator && isWithin(creator, at) ? referrers.get(creator.referredBy?.creatorId ?? '') : undefined;
    return referrer?.state === 'active' && referrer._id !== creatorId ? { creatorId: referrer._id } : undefined;
  };
}

const isWithin = ({ referredBy }: CreatorRecord, at: Date): boolean => Boolean(referredBy && at < referredBy.until);

type Known = Pick<CommissionTerms, 'rules' | 'policy'>;

/** Only where two currencies meet: an amount for each piece, or a cap, in another one than the order's. */
async function loadRates(
  tx: Context,
  { rules, policy }: Known,
  earnings: Earning[],
): Promise<CommissionTerms['ratesOn']> {
  const currencies = rules.flatMap(({ pay, budget }) => [
    ...(pay.kind === 'flat' ? [pay.currency] : []),
    ...(budget ? [budget.currency] : []),
  ]);
  if (policy.maxPerOrderMinor !== null || policy.maxPerCreatorMonthMinor !== null)
    currencies.push(policy.programmeCurrency);
  const concerned = earnings.filter((earning) => currencies.some((currency) => currency !== earning.currency));
  if (concerned.length === 0) return () => undefined;
  return ratesLookup(
    tx,
    concerned.map((earning) => earning.placedAt),
  );
}

function capKeys({ rules, policy }: Known, earnings: Earning[]): string[] {
  const keys = new Set(rules.flatMap((rule) => (rule.budget ? [`campaign:${rule.campaignId ?? rule.seriesId}`] : [])));
  if (policy.maxPerCreatorMonthMinor !== null)
    for (const { creatorIds, placedAt } of earnings)
      for (const creatorId of creatorIds) keys.add(`creator:${creatorId}:${placedAt.toISOString().slice(0, 7)}`);
  return [...keys];
}
