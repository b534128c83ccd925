import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { invalid } from '../kit/errors.ts';
import { Currency } from '../kit/money.ts';
import { move, postEntries } from '../ledger/index.ts';
import { leaveResultNews } from '../links/index.ts';
import { currentSettings } from '../settings/index.ts';
import { approveAtOnce } from './approve-due.ts';
import { NOTHING } from './bring-to.ts';
import { feeId } from './fee-states.ts';
import { type CommissionRecord, commissions } from './model.ts';
import { payerOf, walletOf } from './payee.ts';

const MAX_MINOR = 1_000_000_000_000;

export interface ContentFee {
  creatorId: string;
  brandId: string;
  campaignId: string;
  /** The approved piece; it earns its fee once. */
  contentId: string;
  amountMinor: number;
  currency: string;
}

/**
 * Pays a creator the fixed fee for an approved piece of content, in the caller's transaction: approved at once, since there is
 * nothing to return. The fee is hers whole; an agency's share is of what sold. Repeatable.
 * @returns the commission's id
 */
export async function earnContentFee(tx: Context, fee: ContentFee): Promise<string> {
  if (!Number.isSafeInteger(fee.amountMinor) || fee.amountMinor < 0 || fee.amountMinor > MAX_MINOR)
    throw invalid('fee_invalid', 'This is no fee.', [{ path: 'amountMinor', message: 'is no amount from zero on' }]);
  if (!Currency.safeParse(fee.currency).success)
    throw invalid('fee_invalid', 'This is no fee.', [{ path: 'currency', message: 'is no ISO 4217 currency' }]);
  const id = feeId(fee.contentId, fee.creatorId);
  const session = tx.session ?? null;
  if (await commissions(tx).exists({ _id: id }).session(session)) return id;
  const record = await recordOf(tx, id, fee);
  const postings = move(payerOf(record), walletOf(record, 'pending'), fee.amountMinor);
  if (fee.amountMinor > 0)
    await postEntries(tx, [{ key: id, fact: { kind: 'content_fee', id: fee.contentId }, postings }]);
  await commissions(tx).create([record], { session });
  await leaveResultNews(tx, [record.orderId]);
  await audit(tx, { action: 'content_fee.earned', subject: id, after: fee });
  await approveAtOnce(tx, [id]);
  return id;
}

async function recordOf(tx: Context, id: string, fee: ContentFee): Promise<CommissionRecord> {
  const now = tx.clock.now();
  const settings = await currentSettings(tx);
  const { returnWindowDays, noDeliveryNewsDays } = settings.commission;
  const { creatorId, brandId, amountMinor, currency, contentId, campaignId } = fee;
  return {
    _id: id,
    kind: 'fee',
    role: 'creator',
    payee: { kind: 'creator', id: creatorId },
    orderId: `fee:${contentId}`,
    lineId: '1',
    ...{ brandId, creatorId, currency, amountMinor },
    earnedMinor: amountMinor,
    netMinor: 0,
    due: { ...NOTHING, amountMinor },
    state: 'pending',
    holds: [],
    lockAt: now,
    placedAt: now,
    createdAt: now,
    approvedAt: null,
    decidedAt: null,
    approvals: 0,
    payableSequence: null,
    payoutId: null,
    reversal: null,
    receipt: {
      baseMinor: amountMinor,
      quantity: 1,
      rateBps: 0,
      flat: null,
      rule: { id: campaignId, version: 1, scope: 'content_fee', name: '' },
      settingsVersion: settings.version,
      tier: null,
      tierBps: 0,
      boosts: [],
      boostBps: 0,
      caps: [],
      rounding: 'half-even',
      attribution: { kind: 'content', sourceId: contentId, at: now.toISOString() },
      fx: null,
      agency: null,
      referral: null,
      grossMinor: amountMinor,
      share: null,
      lock: { returnWindowDays, noDeliveryNewsDays },
    },
  };
}
