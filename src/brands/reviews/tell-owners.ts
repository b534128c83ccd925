import { findUser, teamOf } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { queueMail } from '../../notifications/index.ts';
import type { BrandRecord } from '../model.ts';

/** Writes to the owners who have an address; the portal shows the same. */
export async function tellOwners(
  tx: Context,
  brand: Pick<BrandRecord, '_id' | 'name'>,
  { to, reason }: { to: 'verified' | 'rejected' | 'restricted' | 'suspended'; reason: string | null },
): Promise<void> {
  const owners = (await teamOf(tx, { kind: 'brand', ref: brand._id })).filter(({ role }) => role === 'owner');
  for (const { userId } of owners.slice(0, 20)) {
    const user = await findUser(tx, userId);
    if (!user?.email) continue;
    const values = { brand: brand.name, brandId: brand._id, to, reason };
    await queueMail(tx, { to: user.email, template: 'brand-decided', values, language: user.language, userId });
  }
}
