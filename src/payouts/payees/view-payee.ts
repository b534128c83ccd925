import type { Context } from '../../context.ts';
import { sayDisabled, sayRequirement } from '../payee-state.ts';
import { payeeNow } from '../refresh-payee.ts';
import type { PayeeView } from '../schemas.ts';
import { serviceAgreementIn } from '../service-agreement.ts';
import type { Payee } from './acting-payee.ts';
import { holdsOf } from './holds.ts';
import { withTaxProfile } from './tax-profile.ts';

/** A payee's account as it is now, with what it still needs in plain words. */
export async function viewPayee(ctx: Context, { id, country }: Payee): Promise<PayeeView> {
  const [payee, holds, taxed] = await Promise.all([payeeNow(ctx, id), holdsOf(ctx, [id]), withTaxProfile(ctx, [id])]);
  return {
    state: payee?.state ?? 'none',
    country: payee?.country ?? null,
    requirements: (payee?.requirements ?? []).map((code) => ({ code, sentence: sayRequirement(code) })),
    disabled: sayDisabled(payee?.disabledReason),
    agreement: payee?.agreement ?? serviceAgreementIn(payee?.country ?? country),
    taxProfile: taxed.has(id),
    held: holds.has(id),
  };
}
