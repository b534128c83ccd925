import { useMe } from '../api/me.ts';
import { useBrandId } from './use-brand-id.ts';

/** What the reader may do at the brand in the address; the server decides again. */
export function useBrandRole(): 'owner' | 'editor' | 'viewer' {
  const brandId = useBrandId();
  const held = useMe().memberships.find((one) => one.kind === 'brand' && one.brandId === brandId);
  return held?.kind === 'brand' ? held.role : 'viewer';
}
