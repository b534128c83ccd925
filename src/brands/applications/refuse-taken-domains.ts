import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { brands } from '../model.ts';

/** A domain that was shown to be another brand's cannot be claimed. Claims that nobody checked yet block nobody. */
export async function refuseTakenDomains(tx: Context, domains: string[], exceptBrandId = ''): Promise<void> {
  const taken = await brands(tx)
    .findOne({ domains: { $in: domains }, _id: { $ne: exceptBrandId } }, { domains: 1 })
    .session(tx.session ?? null)
    .lean();
  const domain = taken?.domains.find((one) => domains.includes(one));
  if (taken) throw conflict('domain_taken', `${domain} belongs to another brand of this programme.`);
}
