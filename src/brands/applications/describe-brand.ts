import { requireBrand } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { BRAND_EFFECTS } from '../brand-state.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { type BrandRecord, brands } from '../model.ts';
import type { BrandProfile } from './schemas.ts';

/** A brand as its members and the programme's reviewers see it, with its papers. */
export async function describeBrand(ctx: Context, brandId: string): Promise<BrandProfile> {
  requireBrand(ctx, brandId, 'look');
  const brand = await brands(ctx)
    .findById(brandId)
    .session(ctx.session ?? null)
    .lean<BrandRecord>();
  if (!brand) throw missing();
  const { _id, name, country, state, domains, application, decision } = brand;
  return {
    id: _id,
    name,
    country,
    state,
    effects: BRAND_EFFECTS[state],
    domains,
    application: application ? viewApplication(application) : null,
    decision: decision
      ? { from: decision.from, to: decision.to, reason: decision.reason, at: decision.at.toISOString() }
      : null,
    documents: await listDocuments(ctx, brandId),
    createdAt: brand.createdAt.toISOString(),
  };
}

function viewApplication(application: NonNullable<BrandRecord['application']>): BrandProfile['application'] {
  const { legalName, registration, website, claimedDomains, proof, sentAt } = application;
  return { legalName, registration, website, claimedDomains, proof, sentAt: sentAt.toISOString() };
}
