import { parseDestination } from '../links/index.ts';
import type { FeedRow } from './columns.ts';
import { readPrice } from './read-price.ts';
import { AVAILABILITIES, type Availability, NewProduct } from './schemas.ts';

export interface RowProblem {
  field: string;
  message: string;
}

/** Whether a host is one of the domains or lies below one. */
export const isOnDomains = (host: string, domains: string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** Why a product's page may not be at this address; undefined when it may. */
export function addressProblem(url: string, domains: string[], httpAllowed: boolean): string | undefined {
  try {
    const { host } = parseDestination(url, { httpAllowed });
    return isOnDomains(host, domains) ? undefined : `is on ${host.slice(0, 100)}, which is not a domain of this brand`;
  } catch (error) {
    return error instanceof Error ? error.message : 'is not a web address';
  }
}

/** A line of a feed as a product, or everything that is wrong with it. Pure. */
export function toProduct(
  { fields }: FeedRow,
  brand: { domains: string[]; httpAllowed: boolean },
): { product: NewProduct } | { problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const price = readPrice(fields.price ?? '', fields.currency);
  if (typeof price === 'string') problems.push({ field: 'price', message: fields.price ? price : 'is missing' });
  const availability = availabilityOf(fields.availability);
  if (availability === undefined)
    problems.push({ field: 'availability', message: `is none of ${AVAILABILITIES.join(', ')}` });
  const offDomain = fields.url ? addressProblem(fields.url, brand.domains, brand.httpAllowed) : 'is missing';
  if (offDomain) problems.push({ field: 'url', message: offDomain });
  const parsed = NewProduct.safeParse({
    sku: fields.sku ?? '',
    name: fields.name ?? '',
    category: fields.category ?? null,
    priceMinor: typeof price === 'string' ? 0 : price.amountMinor,
    currency: typeof price === 'string' ? 'EUR' : price.currency,
    url: fields.url?.trim(),
    imageUrl: fields.imageUrl?.trim() || null,
    availability: availability ?? 'in_stock',
  });
  const seen = new Set(problems.map(({ field }) => field));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path[0] ?? 'line');
    const said = field === 'sku' || field === 'name' ? fields[field] : message;
    if (!seen.has(field)) problems.push({ field, message: said ? message : 'is missing' });
    seen.add(field);
  }
  return parsed.success && problems.length === 0 ? { product: parsed.data } : { problems };
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
