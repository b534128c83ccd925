import { BPS_SCALE, formatMoney } from '../kit/money.ts';
import type { CommissionRecord } from './model.ts';
import type { ReversalReason } from './schemas.ts';

const REASONS: Record<ReversalReason, string> = {
  order_cancelled: 'The order was cancelled, so nothing was sold in the end.',
  item_returned: 'Something from this order was returned, so that part earns nothing.',
  consumer_fraud: 'The order turned out to be fraudulent.',
  self_purchase: 'The order was your own purchase; own purchases earn nothing.',
  terms_violation: 'The programme terms were not kept for this order.',
  undisclosed_ad: 'The content that led to this order was not marked as advertising.',
  counterfeit: 'The product was found to be counterfeit.',
  tracking_error: 'The order was attributed by a technical error.',
  duplicate: 'The shop reported the same order twice.',
  test_order: 'The order was a test of the shop.',
  manual: 'A programme manager reversed this commission.',
};

export const sayReversal = (reason: ReversalReason): string => REASONS[reason];

const percent = (rateBps: number): string => `${(rateBps * 100) / BPS_SCALE} %`;
const day = (at: Date): string => at.toISOString().slice(0, 10);

/** A commission in words, sentence by sentence: the same that the portal shows. */
export function explain(record: CommissionRecord, brandName: string): string[] {
  const { receipt, currency } = record;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency });
  const source =
    receipt.attribution.kind === 'code'
      ? 'your code was used'
      : `your link was clicked on ${receipt.attribution.at.slice(0, 10)}`;
  const whose =
    receipt.rule.scope === 'programme' ? 'the programme’s rate' : `the ${receipt.rule.scope} rate of ${brandName}`;
  if (record.kind === 'clawback') {
    return [
      `${money(record.amountMinor)} corrects a commission that had been approved before.`,
      ...(record.reversal ? [sayReversal(record.reversal.reason)] : []),
      'It is taken off your next payout.',
    ];
  }
  return [
    `This order counts for you because ${source}.`,
    `The item was worth ${money(receipt.baseMinor)} after discount, without tax and shipping.`,
    `You earn ${percent(receipt.rateBps)} of it (${whose}): ${money(record.earnedMinor)}, rounded half to even.`,
    ...(record.amountMinor !== record.earnedMinor ? [`${money(record.amountMinor)} of it stands.`] : []),
    ...(record.reversal ? [sayReversal(record.reversal.reason)] : []),
    sayState(record),
  ];
}

function sayState(record: CommissionRecord): string {
  if (record.holds.length > 0) return 'It is on hold until a question about it is decided.';
  switch (record.state) {
    case 'pending':
      return `It is locked in on ${day(record.lockAt)}, when the return window of ${record.receipt.lock.returnWindowDays} days after delivery is over.`;
    case 'approved':
      return 'It is approved and goes into your next payout.';
    case 'paid':
      return 'It has been paid to you.';
    case 'reversed':
      return 'It was reversed and is not paid.';
  }
}
