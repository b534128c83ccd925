import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import { findProducts } from '../catalogue/index.ts';
import type { Context } from '../context.ts';
import { conflict, invalid, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type CampaignRecord, campaigns } from './model.ts';
import type { CampaignChange, NewCampaign } from './schemas.ts';

/** A brand drafts a campaign. Nobody but the brand sees it until it is published. */
export async function makeCampaign(ctx: Context, brandId: string, input: NewCampaign): Promise<CampaignRecord> {
  requireBrand(ctx, brandId, 'edit');
  if (!(await findBrands(ctx, [brandId])).has(brandId)) throw missing();
  await checkFields(ctx, brandId, input);
  return inTransaction(ctx, async (tx) => {
    const campaign: CampaignRecord = {
      _id: tx.ids.next('cmp'),
      brandId,
      state: 'draft',
      version: 1,
      ...input,
      acceptedCount: 0,
      samplesGiven: 0,
      createdAt: tx.clock.now(),
      publishedAt: null,
    };
    await campaigns(tx).create([campaign], { session: tx.session ?? null });
    await audit(tx, { action: 'campaign.made', subject: campaign._id, after: { brandId, title: campaign.title } });
    return campaign;
  });
}

/** What creators may have agreed to already: it changes in a draft only. */
const FIXED_ONCE_PUBLISHED = ['startsAt', 'skus', 'pieces', 'contentDays'] as const;

/** Checks what one field alone does not tell: the period, the products. */
export async function checkFields(
  ctx: Context,
  brandId: string,
  { startsAt, endsAt, skus, samples }: Pick<CampaignRecord, 'startsAt' | 'endsAt' | 'skus' | 'samples'>,
): Promise<void> {
  if (endsAt <= startsAt)
    throw invalid('campaign_invalid', 'A campaign ends after it starts.', [
      { path: 'endsAt', message: 'is before it starts' },
    ]);
  if (samples > 0 && skus.length === 0)
    throw invalid('campaign_invalid', 'Samples are of the campaign’s products: name at least one.', [
      { path: 'skus', message: 'names no product' },
    ]);
  const known = await findProducts(ctx, brandId, skus);
  const unknown = skus.filter((sku) => known.get(sku)?.state !== 'listed');
  if (unknown.length > 0)
    throw invalid('campaign_invalid', `Not in the catalogue: ${unknown.slice(0, 5).join(', ')}.`, [
      { path: 'skus', message: `names products that are not in the catalogue: ${unknown.slice(0, 5).join(', ')}` },
    ]);
}

/** What a change would leave, or why it may not be. */
export function changed(before: CampaignRecord, { version, ...change }: CampaignChange): CampaignRecord {
  if (version !== before.version)
    throw conflict('campaign_changed', 'Somebody changed this campaign in between. Load it again.');
  if (before.state === 'ended') throw conflict('campaign_ended', 'This campaign has ended; nothing of it changes.');
  const after: CampaignRecord = { ...before, ...defined(change), version: before.version + 1 };
  const moved = FIXED_ONCE_PUBLISHED.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (before.state !== 'draft' && moved.length > 0)
    throw conflict('campaign_published', `Creators agreed to this already, so it stays: ${moved.join(', ')}.`);
  return after;
}

const defined = <T extends object>(change: T): Partial<CampaignRecord> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
