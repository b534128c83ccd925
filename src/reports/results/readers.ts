import { requireAgency, requireBrand, requireCreator, requireManager } from '../../accounts/index.ts';
import { campaignNames } from '../../campaigns/index.ts';
import type { Context } from '../../context.ts';
import { invalid, missing } from '../../kit/errors.ts';
import type { Dimension, Scope } from './counter-key.ts';
import type { Subject } from './find-sums.ts';
import type { ReportQuery } from './schemas.ts';

/** Who reads a report: a creator her own, a brand and an agency theirs, a manager all. */
export type Reader =
  | { kind: 'creator' }
  | { kind: 'brand'; id: string }
  | { kind: 'agency'; id: string }
  | { kind: 'programme' };

const FILTERS = ['campaign', 'creator', 'brand', 'link', 'product', 'country'] as const satisfies Dimension[];

/** By what each kind of scope can be told apart. */
const TABLES: Record<string, readonly Dimension[]> = {
  programme: ['day', 'campaign', 'creator', 'brand', 'link', 'product', 'country'],
  brand: ['day', 'campaign', 'creator', 'link', 'product', 'country'],
  creator: ['day', 'campaign', 'brand', 'link', 'product', 'country'],
  agency: ['day', 'campaign', 'creator', 'brand', 'link', 'product', 'country'],
  campaign: ['day', 'creator', 'link', 'product', 'country'],
};

/**
 * Which counters answer a reader's question. A manager who names a brand, a creator, an agency or a campaign, and a brand that names a
 * campaign, look at its own results; any other filter asks for one row's days.
 */
export async function subjectOf(ctx: Context, reader: Reader, query: ReportQuery): Promise<Subject> {
  const own = scopeOfReader(ctx, reader);
  const { scope, used } = await narrowed(ctx, reader, own, query);
  const filters = FILTERS.filter((name) => query[name] !== undefined && !used.includes(name));
  const [kind = ''] = scope.split(':');
  const tables = TABLES[kind] ?? [];
  if (query.agency !== undefined && !used.includes('agency')) throw unfit('agency', 'is not for you to choose');
  const foreign = filters.find((name) => !tables.includes(name));
  if (foreign) throw unfit(foreign, 'cannot be chosen here');
  if (filters.length > 1) throw unfit(filters[1] ?? '', 'goes with no other filter');
  if (!tables.includes(query.by)) throw unfit('by', 'is nothing that these results are told apart by');
  const [only] = filters;
  if (only === undefined) return { scope };
  if (query.by !== 'day') throw unfit('by', `can only be day where one ${only} is looked at`);
  return { scope, only: { dimension: only, value: query[only] ?? '' } };
}

function scopeOfReader(ctx: Context, reader: Reader): Scope {
  if (reader.kind === 'creator') return `creator:${requireCreator(ctx)}`;
  if (reader.kind === 'programme') {
    requireManager(ctx, ['reviewer', 'finance']);
    return 'programme';
  }
  if (reader.kind === 'brand') requireBrand(ctx, reader.id, 'look');
  else requireAgency(ctx, reader.id);
  return `${reader.kind}:${reader.id}`;
}

async function narrowed(
  ctx: Context,
  reader: Reader,
  own: Scope,
  { campaign, creator, brand, agency }: ReportQuery,
): Promise<{ scope: Scope; used: string[] }> {
  if (campaign !== undefined && (reader.kind === 'programme' || reader.kind === 'brand')) {
    const found = (await campaignNames(ctx, [campaign])).get(campaign);
    if (!found || (reader.kind === 'brand' && found.brandId !== reader.id)) throw missing();
    return { scope: `campaign:${campaign}`, used: ['campaign'] };
  }
  if (reader.kind !== 'programme') return { scope: own, used: [] };
  if (brand !== undefined) return { scope: `brand:${brand}`, used: ['brand'] };
  if (creator !== undefined) return { scope: `creator:${creator}`, used: ['creator'] };
  if (agency !== undefined) return { scope: `agency:${agency}`, used: ['agency'] };
  return { scope: own, used: [] };
}

const unfit = (path: string, message: string) =>
  invalid('filter_unfit', 'These results cannot be asked for like this.', [{ path, message }]);
