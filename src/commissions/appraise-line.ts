import { convert } from '../fx/index.ts';
import type { Money } from '../kit/money.ts';
import { BPS_SCALE, shareOf } from '../kit/money.ts';
import type { Cap } from './cap-book.ts';
import { boostsFor, type CommissionRule, pickRule, type RuleSubject } from './rules.ts';
import type { Receipt } from './schemas.ts';
import type { CommissionTerms } from './terms.ts';

export interface LineFacts {
  lineId: string;
  sku: string;
  category: string | null;
  quantity: number;
  baseMinor: number;
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
  return Math.max(0, uncapped(receipt, baseMinor, quantity) - cutMinor);
}

function uncapped({ flat, rateBps, tierBps, boostBps, fx }: Receipt, baseMinor: number, quantity: number): number {
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
  const boosts = boostsFor(terms.rules, subject).map(({ id, name, pay }) => ({
    id,
    name,
    boostBps: pay.kind === 'boost' ? pay.boostBps : 0,
  }));
  const tier = terms.tierOf(order.creatorId, order.placedAt);
  const exchange = new Exchange(terms, order.placedAt);
  const agency = terms.agencyOf(order.creatorId, order.placedAt);
  const referrer = terms.referrerOf(order.creatorId, order.placedAt);
  const receipt: Receipt = {
    baseMinor: line.baseMinor,
    quantity: line.quantity,
    rateBps: rateOf(rule, policy.programmeRateBps),
    flat: flatOf(rule, order.currency, exchange),
    rule: rule
      ? { id: rule.id, version: rule.version, scope: rule.scope, name: rule.name }
      : { id: 'settings', version: policy.settingsVersion, scope: 'programme', name: '' },
    settingsVersion: policy.settingsVersion,
    tier: tier?.tier ?? null,
    tierBps: tier?.bonusBps ?? 0,
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
  };
  const caps = cappedBy(uncapped(receipt, line.baseMinor, line.quantity), order, rule, terms, exchange);
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

function cappedBy(
  earnedMinor: number,
  order: OrderOfLine,
  rule: CommissionRule | undefined,
  terms: CommissionTerms,
  exchange: Exchange,
): Receipt['caps'] {
  let leftMinor = earnedMinor;
  const caps = capsOf(order, rule, terms).map((cap) => {
    const wantedMinor = exchange.into({ amountMinor: leftMinor, currency: order.currency }, cap.currency) ?? 0;
    const countedMinor = Math.min(wantedMinor, terms.caps.roomIn(cap));
    // Rounded down, so that a limit is never passed.
    const allowedMinor = wantedMinor === 0 ? leftMinor : part(leftMinor, countedMinor, wantedMinor);
    const cutMinor = leftMinor - allowedMinor;
    leftMinor = allowedMinor;
    return { cap, countedMinor, cutMinor };
  });
  // A later cap may take more away: what was let through in the end is what counts against each.
  return caps.map(({ cap, countedMinor, cutMinor }) => {
    const throughMinor = Math.min(
      countedMinor,
      exchange.into({ amountMinor: leftMinor, currency: order.currency }, cap.currency) ?? 0,
    );
    if (exchange.complete) terms.caps.take(cap, throughMinor);
    const { kind, key, limitMinor, currency } = cap;
    return { kind, key, limit: { amountMinor: limitMinor, currency }, countedMinor: throughMinor, cutMinor };
  });
}

const part = (amountMinor: number, numerator: number, denominator: number): number =>
  Number((BigInt(amountMinor) * BigInt(numerator)) / BigInt(denominator));

function capsOf(order: OrderOfLine, rule: CommissionRule | undefined, { policy }: CommissionTerms): Cap[] {
  const { maxPerOrderMinor, maxPerCreatorMonthMinor, programmeCurrency: currency } = policy;
  const month = order.placedAt.toISOString().slice(0, 7);
  const caps: Cap[] = [];
  if (maxPerOrderMinor !== null)
    caps.push({ key: `order:${order.orderId}`, kind: 'order', limitMinor: maxPerOrderMinor, currency });
  if (maxPerCreatorMonthMinor !== null)
    caps.push({
      key: `creator:${order.creatorId}:${month}`,
      kind: 'creator_month',
      limitMinor: maxPerCreatorMonthMinor,
      currency,
    });
  if (rule?.budget)
    caps.push({
      key: `campaign:${rule.campaignId ?? rule.seriesId}`,
      kind: 'campaign_budget',
      limitMinor: rule.budget.amountMinor,
      currency: rule.budget.currency,
    });
  return caps;
}

/** Converts at the reference rates of the day on which the order was placed, and remembers which it took and which were missing. */
class Exchange {
  private readonly terms: CommissionTerms;
  private readonly at: Date;
  private readonly rates: Record<string, string> = {};
  private readonly missing = new Set<string>();
  private day: string | null = null;
  private asked = false;

  constructor(terms: CommissionTerms, at: Date) {
    this.terms = terms;
    this.at = at;
  }

  get complete(): boolean {
    return this.missing.size === 0;
  }

  into(money: Money, currency: string): number | undefined {
    if (money.currency === currency) return money.amountMinor;
    this.asked = true;
    const converted = convert(money, currency, this.terms.ratesOn(this.at));
    if (converted.state === 'missing') {
      this.missing.add(converted.currency);
      return undefined;
    }
    this.day = converted.day;
    Object.assign(this.rates, converted.rates);
    return converted.amountMinor;
  }

  note(): Receipt['fx'] {
    if (!this.asked) return null;
    return { day: this.day, source: 'European Central Bank', rates: this.rates, missing: [...this.missing].toSorted() };
  }
}
