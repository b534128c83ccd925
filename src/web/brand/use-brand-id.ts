import { useParams } from '@tanstack/react-router';

/** The brand in the address; only below the brand portal's route. */
export function useBrandId(): string {
  const { brandId } = useParams({ strict: false });
  if (!brandId) throw new Error('This page belongs into the portal of a brand.');
  return brandId;
}
