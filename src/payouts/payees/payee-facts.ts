import type { Context } from '../../context.ts';
import type { PayeeRecord } from '../model.ts';
import { findPayees } from '../refresh-payee.ts';
import { describePayees } from './acting-payee.ts';
import { holdsOf } from './holds.ts';
import { withTaxProfile } from './tax-profile.ts';

/** What decides whether somebody is paid. */
export interface PayeeFacts {
  payee: PayeeRecord | undefined;
  name: string;
  held: boolean;
  suspended: boolean;
  taxProfile: boolean;
}

/** Gathers the facts of up to 1,000 payees. */
export async function payeeFacts(ctx: Context, ids: string[]): Promise<(id: string) => PayeeFacts> {
  const [payees, described, holds, taxed] = await Promise.all([
    findPayees(ctx, ids),
    describePayees(ctx, ids),
    holdsOf(ctx, ids),
    withTaxProfile(ctx, ids),
  ]);
  return (id) => ({
    payee: payees.get(id),
    name: described.get(id)?.name ?? '',
    held: holds.has(id),
    suspended: described.get(id)?.suspended ?? false,
    taxProfile: taxed.has(id),
  });
}
