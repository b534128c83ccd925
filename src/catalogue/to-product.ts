import type { z } from 'zod';
import { parseDestination } from '../links/index.ts';
import type { FeedRow } from './columns.ts';
import { readPrice, type Wrong } from './read-price.ts';
import { AVAILABILITIES, type Availability, type LineProblem, NewProduct } from './schemas.ts';

/** Whether a host is one of the domains or lies below one. */
export const isOnDomains = (host: string, domains: string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** Why a product's page may not be at this address; undefined when it may. */
export function addressProblem(url: string, domains: string[], httpAllowed: boolean): Wrong | undefined {
  try {
    const { host } = parseDestination(url, { httpAllowed });
    if (isOnDomains(host, domains)) return undefined;
    const shown = host.slice(0, 100);
    return {
      code: 'other_domain',
      message: `is on ${shown}, which is not a domain of this brand`,
      figures: { host: shown },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'is not a web address';
    return { code: 'no_address', message, figures: {} };
  }
}

const MISSING: Wrong = { code: 'missing', message: 'is missing', figures: {} };

/** A line of a feed as a product, or everything that is wrong with it. Pure. */
export function toProduct(
  { fields }: FeedRow,
  brand: { domains: string[]; httpAllowed: boolean },
): { product: NewProduct } | { problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const price = readPrice(fields.price ?? '', fields.currency);
  if ('code' in price) problems.push({ field: 'price', ...(fields.price ? price : MISSING) });
  const availability = availabilityOf(fields.availability);
  if (availability === undefined) {
    const known = AVAILABILITIES.join(', ');
    problems.push({
      field: 'availability',
      code: 'unknown_availability',
      message: `is none of ${known}`,
      figures: { known },
    });
  }
  const offDomain = fields.url ? addressProblem(fields.url, brand.domains, brand.httpAllowed) : MISSING;
  if (offDomain) problems.push({ field: 'url', ...offDomain });
  const product = {
    sku: (fields.sku ?? '').trim(),
    name: (fields.name ?? '').trim(),
    category: fields.category?.trim() ?? null,
    priceMinor: 'code' in price ? 0 : price.amountMinor,
    currency: 'code' in price ? 'EUR' : price.currency,
    url: fields.url?.trim() ?? '',
    imageUrl: fields.imageUrl?.trim() || null,
    availability: availability ?? 'in_stock',
  };
  const parsed = NewProduct.safeParse(product);
  const seen = new Set(problems.map(({ field }) => field));
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? 'line');
    if (!seen.has(field)) problems.push({ field, ...wrongOf(field, issue, fields) });
    seen.add(field);
  }
  return parsed.success && problems.length === 0 ? { product: parsed.data } : { problems };
}

function wrongOf(field: string, { code, message, ...issue }: z.core.$ZodIssue, fields: FeedRow['fields']): Wrong {
  if ((field === 'sku' || field === 'name') && !fields[field]?.trim()) return MISSING;
  const most = code === 'too_big' && 'maximum' in issue ? String(issue.maximum) : undefined;
  if (most === undefined) return { code: field === 'imageUrl' ? 'no_address' : 'not_valid', message, figures: {} };
  return { code: field === 'priceMinor' ? 'too_large' : 'too_long', message, figures: { most } };
}

/** `in stock`, `In_Stock`, `in-stock`; left out, it is in stock. */
function availabilityOf(text: string | undefined): Availability | undefined {
  if (text === undefined || text.trim() === '') return 'in_stock';
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return AVAILABILITIES.find((known) => known === plain);
}
