import { BPS_SCALE, shareOf } from '../kit/money.ts';
import type { Cap } from './cap-book.ts';
import { capLine, standingCaps } from './cap-line.ts';
import { Exchange } from './exchange.ts';
import { programmeRateFor } from './programme-rate.ts';
import { boostsFor, type CommissionRule, pickRule, type RuleSubject } from './rules.ts';
import type { Receipt } from './schemas.ts';
import type { CommissionTerms } from './terms.ts';

export interface LineFacts {
  lineId: string;
  sku: string;
  category: string | null;
  quantity: number;
  baseMinor: number;
  /** When it was added to the order; absent on what was placed with it. */
  addedAt?: Date;
}

interface OrderOfLine {
  orderId: string;
  brandId: string;
  creatorId: string;
  currency: string;
  placedAt: Date;
  touch: Receipt['attribution'];
}

/** What a line earns before it is shared with anybody, by its receipt: rate or amount, bonus, boosts, less what caps took. */
export function grossOf(receipt: Receipt, baseMinor: number, quantity: number): number {
  const cutMinor = receipt.caps.reduce((sum, cap) => sum + cap.cutMinor, 0);
  return Math.max(0, uncappedOf(receipt, baseMinor, quantity) - cutMinor);
}

/** The same before caps take anything; nothing while a rate is missing. */
export function uncappedOf(
  { flat, rateBps, tierBps, boostBps, fx }: Receipt,
  baseMinor: number,
  quantity: number,
): number {
  if (fx && fx.missing.length > 0) return 0;
  const bonusBps = tierBps + boostBps;
  if (flat) return flat.perPieceMinor * quantity + shareOf(baseMinor, Math.min(bonusBps, BPS_SCALE));
  return shareOf(baseMinor, Math.min(rateBps + bonusBps, BPS_SCALE));
}

/**
 * The receipt of a line that is seen for the first time: its rule, then the tier's bonus, then boosts, then caps, each named. A
 * rate that is missing is named too, and nothing is earned until it is there. Takes its part of the caps from their book.
 */
export function appraiseLine(order: OrderOfLine, line: LineFacts, terms: CommissionTerms): Receipt {
  const { policy } = terms;
  const subject: RuleSubject = {
    brandId: order.brandId,
    sku: line.sku,
    category: line.category,
    creatorId: order.creatorId,
    at: order.placedAt,
    promotingSince: terms.promotingSince(order.creatorId, order.brandId),
  };
  const rule = pickRule(terms.rules, subject);
  const programme = programmeRateFor(terms.programmeRates, subject);
  const boosts = boostsFor(terms.rules, subject).map(({ id, name, pay }) => ({
    id,
    name,
    boostBps: pay.kind === 'boost' ? pay.boostBps : 0,
  }));
  const tier = terms.tierOf(order.creatorId, order.placedAt);
  const bonus = programmeRateFor(terms.tierBonuses.get(tier?.tier ?? '') ?? [], subject);
  const exchange = new Exchange(terms.ratesOn, order.placedAt);
  const agency = terms.agencyOf(order.creatorId, order.placedAt);
  const referrer = terms.referrerOf(order.creatorId, order.placedAt);
  const receipt: Receipt = {
    baseMinor: line.baseMinor,
    quantity: line.quantity,
    rateBps: rateOf(rule, programme?.rateBps ?? policy.programmeRateBps),
    flat: flatOf(rule, order.currency, exchange),
    rule: rule
      ? { id: rule.id, version: rule.version, scope: rule.scope, name: rule.name }
      : { id: 'settings', version: programme?.version ?? policy.settingsVersion, scope: 'programme', name: '' },
    settingsVersion: policy.settingsVersion,
    tier: tier?.tier ?? null,
    tierBps: bonus?.rateBps ?? tier?.bonusBps ?? 0,
    ...(bonus ? { tierVersion: bonus.version } : {}),
    boosts,
    boostBps: boosts.reduce((sum, boost) => sum + boost.boostBps, 0),
    caps: [],
    rounding: 'half-even',
    attribution: order.touch,
    fx: null,
    agency: agency ? { agencyId: agency.agencyId, shareBps: agency.shareBps } : null,
    grossMinor: 0,
    referral: referrer ? { creatorId: referrer.creatorId, shareBps: policy.referralShareBps } : null,
    share: null,
    lock: { returnWindowDays: policy.returnWindowDays, noDeliveryNewsDays: policy.noDeliveryNewsDays },
    ...(line.addedAt ? { addedAt: line.addedAt.toISOString() } : {}),
  };
  const earned = { amountMinor: uncappedOf(receipt, line.baseMinor, line.quantity), currency: order.currency };
  const caps = capLine(earned, capsOf(order, rule, policy), terms.caps, exchange);
  const fx = exchange.note();
  return { ...receipt, caps: fx && fx.missing.length > 0 ? [] : caps, fx };
}

const rateOf = (rule: CommissionRule | undefined, programmeRateBps: number): number =>
  rule ? (rule.pay.kind === 'rate' ? rule.pay.rateBps : 0) : programmeRateBps;

function flatOf(rule: CommissionRule | undefined, currency: string, exchange: Exchange): Receipt['flat'] {
  if (rule?.pay.kind !== 'flat') return null;
  const { amountMinor, currency: paidIn } = rule.pay;
  return {
    amountMinor,
    currency: paidIn,
    perPieceMinor: exchange.into({ amountMinor, currency: paidIn }, currency) ?? 0,
  };
}

function capsOf(order: OrderOfLine, rule: CommissionRule | undefined, policy: CommissionTerms['policy']): Cap[] {
  const caps = standingCaps(order, policy);
  if (rule?.budget)
    caps.push({
      key: `campaign:${rule.campaignId ?? rule.seriesId}`,
      kind: 'campaign_budget',
      limitMinor: rule.budget.amountMinor,
      currency: rule.budget.currency,
    });
  return caps;
}
