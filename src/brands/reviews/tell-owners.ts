import { teamOf, tellUsers } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import type { BrandRecord } from '../model.ts';
import type { BrandState } from '../schemas.ts';

/** Writes to the owners of a brand what was decided about it; the portal shows the same. */
export async function tellOwners(
  tx: Context,
  brand: Pick<BrandRecord, '_id' | 'name'>,
  { to, reason }: { to: BrandState; reason: string | null },
): Promise<void> {
  const owners = (await teamOf(tx, { kind: 'brand', ref: brand._id })).filter(({ role }) => role === 'owner');
  const values = { brand: brand.name, brandId: brand._id, to, reason };
  await tellUsers(
    tx,
    owners.map(({ userId }) => userId),
    { template: 'brand-decided', values },
  );
}
