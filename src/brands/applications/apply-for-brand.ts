import { documentOf, recordFingerprint, requireUser, setMembership } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type BrandRecord, brands } from '../model.ts';
import { refuseTakenDomains } from './refuse-taken-domains.ts';
import type { NewBrandApplication } from './schemas.ts';

const MOST_OPEN = 5;
const PROOF_LENGTH = 24;

/** A signed-in person applies for a brand and becomes its owner; a reviewer decides. At most five wait for one person. */
export async function applyForBrand(ctx: Context, input: NewBrandApplication): Promise<BrandRecord> {
  const userId = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const open = await brands(tx)
      .countDocuments({ 'application.appliedBy': userId, state: { $in: ['pending', 'rejected'] } })
      .session(session);
    if (open >= MOST_OPEN)
      throw conflict('too_many_applications', `You have ${MOST_OPEN} applications that are not decided yet.`);
    await refuseTakenDomains(tx, input.domains);
    const now = tx.clock.now();
    const { name, country, legalName, registration, website, domains } = input;
    const brand: BrandRecord = {
      _id: tx.ids.next('brd'),
      name,
      country,
      state: 'pending',
      domains: [],
      createdAt: now,
      application: {
        legalName,
        registration,
        website,
        claimedDomains: domains,
        proof: `kolect-${tx.ids.code(PROOF_LENGTH)}`,
        appliedBy: userId,
        sentAt: now,
      },
      decision: null,
    };
    await brands(tx).create([brand], { session });
    await setMembership(tx, { userId, kind: 'brand', ref: brand._id, state: 'active', role: 'owner', title: name });
    await recordFingerprint(tx, { kind: 'document', value: documentOf('registration', country, registration), userId });
    await audit(tx, { action: 'brand.applied', subject: brand._id, after: { name, legalName, registration, domains } });
    return brand;
  });
}
