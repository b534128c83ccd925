import { hash } from 'node:crypto';

/** Our id of a shop's order: the same for every event, whichever comes first. 130 bits of SHA-256. */
export function orderIdOf(shopId: string, externalId: string): string {
  return `ord_${hash('sha256', `${shopId}\n${externalId}`).slice(0, 26)}`;
}
