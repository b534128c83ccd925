import { useParams } from '@tanstack/react-router';

/** The agency in the address; only below the agency portal's route. */
export function useAgencyId(): string {
  const { agencyId } = useParams({ strict: false });
  if (!agencyId) throw new Error('This page belongs into the portal of an agency.');
  return agencyId;
}
