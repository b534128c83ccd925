import { useParams } from '@tanstack/react-router';
import { useMe } from '../api/me.ts';

interface HeldAgency {
  agencyId: string;
  name: string;
  isOwner: boolean;
}

/** The agency in the address, and what the reader is there. */
export function useAgency(): HeldAgency {
  const { agencyId } = useParams({ strict: false });
  if (!agencyId) throw new Error('This page belongs into the portal of an agency.');
  const { memberships } = useMe();
  const held = memberships.find((membership) => membership.kind === 'agency' && membership.agencyId === agencyId);
  const { name, isOwner } =
    held?.kind === 'agency' ? { name: held.name, isOwner: held.role === 'owner' } : { name: '', isOwner: false };
  return { agencyId, name, isOwner };
}
