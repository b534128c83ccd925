import type { Context } from '../../context.ts';
import type { VersionedSettings } from '../../settings/index.ts';
import type { AttributionPolicy } from '../attribution.ts';
import { type PolicyRecord, policies } from './model.ts';

/** The brands' own policies in force, by brand; brands without one are left out. */
export async function findPolicies(ctx: Context, brandIds: string[]): Promise<Map<string, PolicyRecord>> {
  if (brandIds.length === 0) return new Map();
  const newest = await policies(ctx)
    .aggregate<{ _id: string; policy: PolicyRecord }>([
      { $match: { brandId: { $in: brandIds } } },
      { $sort: { brandId: 1, version: -1 } },
      { $group: { _id: '$brandId', policy: { $first: '$$ROOT' } } },
    ])
    .session(ctx.session ?? null);
  return new Map(newest.map(({ _id, policy }) => [_id, policy]));
}

/** What counts for a brand's orders: its own policy where it has one, else the programme's settings. */
export function policyInForce(settings: VersionedSettings, own: PolicyRecord | undefined): AttributionPolicy {
  const { windowDays, codesWin } = settings.attribution;
  return {
    windowDays: own?.windowDays ?? windowDays,
    codesWin: own?.codesWin ?? codesWin,
    version: settings.version,
    ...(own ? { brandVersion: own.version } : {}),
  };
}
