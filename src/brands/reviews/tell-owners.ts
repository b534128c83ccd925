import { findUser, teamOf, tellOwner } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import type { BrandRecord } from '../model.ts';

/** Writes to the owners whose address is known to be theirs; the portal shows the same. */
export async function tellOwners(
  tx: Context,
  brand: Pick<BrandRecord, '_id' | 'name'>,
  { to, reason }: { to: 'verified' | 'rejected' | 'restricted' | 'suspended'; reason: string | null },
): Promise<void> {
  const owners = (await teamOf(tx, { kind: 'brand', ref: brand._id })).filter(({ role }) => role === 'owner');
  for (const { userId } of owners.slice(0, 20)) {
    const user = await findUser(tx, userId);
    const values = { brand: brand.name, brandId: brand._id, to, reason };
    if (user) await tellOwner(tx, user, 'brand-decided', values);
  }
}
