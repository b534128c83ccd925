import {
  type Cap,
  CapBook,
  type CapLimits,
  type CommissionRecord,
  capLine,
  Exchange,
  standingCaps,
  uncappedOf,
} from '../commissions/index.ts';
import type { DayRates } from '../fx/index.ts';

type Receipt = CommissionRecord['receipt'];
type Caps = Receipt['caps'];
export type PastSale = Pick<
  CommissionRecord,
  'orderId' | 'lineId' | 'creatorId' | 'currency' | 'placedAt' | 'receipt' | 'kind' | 'role'
>;

/**
 * Caps taken anew from past lines, with the book and the arithmetic that pay for real. Lines of a creator have to come in the order in
 * which they were settled. As long as nothing that fills a cap differs from then, the receipt's own word on it stands. Campaign
 * budgets are shared by many: what one took of a line then is the most that it takes room for now.
 */
export class PastCaps {
  private readonly limits: CapLimits | undefined;
  private readonly ratesOn: (at: Date) => DayRates | undefined;
  private readonly book = new CapBook();
  /** Caps that are filled otherwise than they were. */
  private readonly differs = new Set<string>();

  /** @param limits in place of those of then; undefined: those on the receipts */
  constructor(limits: CapLimits | undefined, ratesOn: (at: Date) => DayRates | undefined) {
    this.limits = limits;
    this.ratesOn = ratesOn;
  }

  /** What caps take of a line, if its receipt were this one. */
  take(line: PastSale, receipt: Receipt): Caps {
    const recorded = line.receipt.caps;
    const standing = this.limits ? standingCaps(line, this.limits) : capsOn(recorded.filter(isStanding));
    const earnedMinor = uncappedOf(receipt, receipt.baseMinor, receipt.quantity);
    const isAsThen =
      earnedMinor === uncappedOf(line.receipt, line.receipt.baseMinor, line.receipt.quantity) &&
      JSON.stringify(capsOn(recorded.filter(isStanding))) === JSON.stringify(standing) &&
      standing.every(({ key }) => !this.differs.has(key));
    if (isAsThen) {
      for (const { countedMinor, ...cap } of recorded.filter(isStanding)) this.book.take(capOn(cap), countedMinor);
      return recorded;
    }
    const earned = { amountMinor: earnedMinor, currency: line.currency };
    const exchange = new Exchange(this.ratesOn, line.placedAt);
    const caps = capLine(earned, [...standing, ...budgetsOf(line)], this.book, exchange);
    const countedThen = new Map(recorded.map(({ key, countedMinor }) => [key, countedMinor]));
    for (const { key, countedMinor } of caps) if (countedThen.get(key) !== countedMinor) this.differs.add(key);
    return caps;
  }
}

const isStanding = ({ kind }: Caps[number]): boolean => kind !== 'campaign_budget';

const capOn = ({ key, kind, limit }: Pick<Caps[number], 'key' | 'kind' | 'limit'>): Cap => ({
  key,
  kind,
  limitMinor: limit.amountMinor,
  currency: limit.currency,
});
const capsOn = (caps: Caps): Cap[] => caps.map(capOn);

/** A budget that took something of a line had room for what it counted; of one that took nothing no more is known. */
const budgetsOf = ({ orderId, lineId, receipt }: PastSale): Cap[] =>
  receipt.caps
    .filter((cap) => !isStanding(cap) && cap.cutMinor > 0)
    .map(({ countedMinor, limit, kind }) => ({
      key: `${orderId}.${lineId}`,
      kind,
      limitMinor: countedMinor,
      currency: limit.currency,
    }));
