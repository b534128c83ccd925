import { shareOf } from '../kit/money.ts';
import { grossOf } from './appraise-line.ts';
import { remainingOf } from './earnings.ts';
import type { Standing } from './model.ts';
import type { Payee } from './payee.ts';
import type { CommissionRole, Receipt } from './schemas.ts';

/** What one payee earns on a line. */
export interface Part {
  role: CommissionRole;
  payee: Payee;
  earnedMinor: number;
  due: Standing;
  receipt: Receipt;
}

/**
 * Splits what a line earns. The agency's share comes out of the creator's commission, so that both together are exactly the
 * line's; the referrer's part comes on top, from the programme. All are shares of what is left after refunds, never of each other's
 * roundings, so that a full refund leaves nothing with anybody.
 * @param leftMinor what is left of the line's base
 */
export function partsOf(
  creatorId: string,
  receipt: Receipt,
  line: { baseMinor: number; quantity: number },
  leftMinor: number,
): Part[] {
  const grossMinor = grossOf(receipt, line.baseMinor, line.quantity);
  const dueMinor = remainingOf(grossMinor, line.baseMinor, line.baseMinor - leftMinor);
  const { agency, referral } = receipt;
  const agencyShare = (minor: number) => (agency ? shareOf(minor, agency.shareBps) : 0);
  const parts: Part[] = [
    {
      role: 'creator',
      payee: { kind: 'creator', id: creatorId },
      earnedMinor: grossMinor - agencyShare(grossMinor),
      due: { amountMinor: dueMinor - agencyShare(dueMinor), netMinor: leftMinor },
      receipt: { ...receipt, grossMinor },
    },
  ];
  const shared = (role: CommissionRole, payee: Payee, shareBps: number): Part => ({
    role,
    payee,
    earnedMinor: shareOf(grossMinor, shareBps),
    due: { amountMinor: shareOf(dueMinor, shareBps), netMinor: 0 },
    receipt: { ...receipt, grossMinor, share: { shareBps, ofMinor: grossMinor } },
  });
  if (agency) parts.push(shared('agency', { kind: 'agency', id: agency.agencyId }, agency.shareBps));
  if (referral) parts.push(shared('referrer', { kind: 'creator', id: referral.creatorId }, referral.shareBps));
  return parts;
}
