import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { refuseTakenDomains } from '../applications/refuse-taken-domains.ts';
import { NEXT_STATES } from '../brand-state.ts';
import { type BrandDecision, type BrandRecord, brands } from '../model.ts';
import type { BrandDecisionInput } from './schemas.ts';
import { tellOwners } from './tell-owners.ts';

const SHORTEST_REASON = 10;

/**
 * A reviewer verifies, rejects, restricts or suspends a brand; its owners are told. What follows stands in `brand-state.ts`.
 * Nobody decides about a brand of her own.
 */
export async function decideBrand(ctx: Context, input: BrandDecisionInput & { brandId: string }): Promise<void> {
  requireManager(ctx, ['reviewer']);
  const { brandId, from, to, reason } = input;
  refuseOwnBrand(ctx, brandId);
  if (to !== 'verified' && (reason?.length ?? 0) < SHORTEST_REASON)
    throw invalid('reason_missing', 'Say why, in a sentence: the brand reads it.', [
      { path: 'reason', message: `takes ${SHORTEST_REASON} characters or more` },
    ]);
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const brand = await brands(tx).findById(brandId).session(session).lean<BrandRecord>();
    if (!brand) throw missing();
    if (brand.state !== from || !NEXT_STATES[from].includes(to))
      throw conflict('already_decided', 'Somebody decided about this brand since you opened it.');
    const domains = await domainsAfter(tx, brand, input);
    const decision: BrandDecision = {
      from,
      to,
      reason,
      by: tx.actor.kind === 'user' ? tx.actor.userId : 'programme',
      at: tx.clock.now(),
      before: { domains: brand.domains, decision: withoutBefore(brand.decision) },
    };
    const { matchedCount } = await brands(tx)
      .updateOne({ _id: brandId, state: from }, { $set: { state: to, domains, decision } })
      .session(session);
    if (matchedCount === 0) throw conflict('already_decided', 'Somebody decided about this brand this moment.');
    await audit(tx, {
      action: `brand.${to}`,
      subject: brandId,
      before: { state: from },
      after: { to, reason, domains },
    });
    await tellOwners(tx, brand, { to, reason });
  });
}

function refuseOwnBrand({ actor }: Context, brandId: string): void {
  if (actor.kind === 'user' && actor.brandRoles?.some((held) => held.brandId === brandId))
    throw conflict('own_brand', 'You are a member of this brand. Another reviewer decides about it.');
}

const withoutBefore = (decision: BrandRecord['decision']): Omit<BrandDecision, 'before'> | null => {
  if (!decision) return null;
  const { before: _, ...rest } = decision;
  return rest;
};

/** Verifying an application makes the claimed domains its own whose proof was seen. */
async function domainsAfter(tx: Context, brand: BrandRecord, input: BrandDecisionInput): Promise<string[]> {
  if (input.to !== 'verified' || !brand.application || brand.domains.length > 0) return brand.domains;
  const { claimedDomains } = brand.application;
  const seen = [...new Set(input.domains)];
  if (seen.length === 0 || seen.some((domain) => !claimedDomains.includes(domain)))
    throw invalid('proof_missing', 'Name the claimed domains whose proof you have seen, one at least.', [
      { path: 'domains', message: 'are not among the claimed ones, or none' },
    ]);
  await refuseTakenDomains(tx, seen, brand._id);
  return seen;
}
