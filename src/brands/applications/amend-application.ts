import { documentOf, recordFingerprint, requireBrand, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type BrandRecord, brands } from '../model.ts';
import { refuseTakenDomains } from './refuse-taken-domains.ts';
import type { NewBrandApplication } from './schemas.ts';

/** An owner mends the application of a brand that waits or was turned down; it waits again afterwards. */
export async function amendApplication(
  ctx: Context,
  input: NewBrandApplication & { brandId: string },
): Promise<BrandRecord> {
  const { brandId, name, country, legalName, registration, website, domains } = input;
  requireBrand(ctx, brandId, 'own');
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const before = await brands(tx).findById(brandId).session(session).lean<BrandRecord>();
    if (!before?.application) throw missing();
    await refuseTakenDomains(tx, domains, brandId);
    const sentAt = tx.clock.now();
    const application = { ...before.application, legalName, registration, website, claimedDomains: domains, sentAt };
    const change = { name, country, application, state: 'pending' as const };
    const after = await brands(tx)
      .findOneAndUpdate(
        { _id: brandId, state: { $in: ['pending', 'rejected'] } },
        { $set: change },
        { session, returnDocument: 'after' },
      )
      .lean<BrandRecord>();
    if (!after) throw conflict('already_verified', 'This brand is verified: ask the programme to change its papers.');
    const value = documentOf('registration', country, registration);
    await recordFingerprint(tx, { kind: 'document', value, userId: requireUser(tx) });
    await audit(tx, { action: 'brand.amended', subject: brandId, before: before.application, after: application });
    return after;
  });
}
