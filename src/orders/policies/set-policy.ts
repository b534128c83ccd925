import { requireBrand } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { findPolicies, policyInForce } from './find-policies.ts';
import { type PolicyRecord, policies } from './model.ts';
import type { BrandPolicy, NewBrandPolicy } from './schemas.ts';

/** A brand's policy as it stands, with what comes of it together with the programme's settings. */
export async function readPolicy(ctx: Context, brandId: string): Promise<BrandPolicy> {
  requireBrand(ctx, brandId, 'look');
  if (!(await findBrands(ctx, [brandId])).has(brandId)) throw missing();
  const own = (await findPolicies(ctx, [brandId])).get(brandId);
  const { windowDays, codesWin, version } = policyInForce(await currentSettings(ctx), own);
  return {
    brandId,
    version: own?.version ?? 0,
    windowDays: own?.windowDays ?? null,
    codesWin: own?.codesWin ?? null,
    inForce: { windowDays, codesWin, settingsVersion: version },
  };
}

/** Puts a new version of a brand's policy in force, for orders decided from now on; decisions made stay as they are. Owners may. */
export async function setPolicy(ctx: Context, brandId: string, input: NewBrandPolicy): Promise<void> {
  requireBrand(ctx, brandId, 'own');
  await inTransaction(ctx, async (tx) => {
    const before = await readPolicy(tx, brandId);
    if (before.version !== input.expectedVersion)
      throw conflict('policy_changed', 'Somebody changed this policy since you opened it.');
    const version = before.version + 1;
    const record: PolicyRecord = {
      _id: `${brandId}:${version}`,
      brandId,
      version,
      windowDays: input.windowDays,
      codesWin: input.codesWin,
      at: tx.clock.now(),
      by: tx.actor.kind === 'user' ? tx.actor.userId : tx.actor.kind,
    };
    await policies(tx).create([record], { session: tx.session ?? null });
    await audit(tx, { action: 'attribution_policy.changed', subject: brandId, before, after: record });
  });
}
