import { requireAgency, requireCreator } from '../../accounts/index.ts';
import { findAgencies } from '../../agencies/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import type { PayeeKind } from '../model.ts';

/** Somebody who is paid: a creator or an agency. */
export interface Payee {
  kind: PayeeKind;
  id: string;
  name: string;
  country: string;
  /** Page of the portal where the payouts are, from the root. */
  page: string;
}

/** The acting creator as a payee. */
export async function actingCreator(ctx: Context): Promise<Payee> {
  const id = requireCreator(ctx);
  const creator = (await findCreators(ctx, [id])).get(id);
  if (!creator) throw missing();
  return { kind: 'creator', id, name: creator.displayName, country: creator.country, page: '/creator/payouts' };
}

/** An agency as a payee; its owners only where its money is arranged. */
export async function actingAgency(ctx: Context, id: string, right: 'look' | 'own'): Promise<Payee> {
  requireAgency(ctx, id, right === 'own' ? ['owner'] : ['owner', 'member']);
  const agency = (await findAgencies(ctx, [id])).get(id);
  if (!agency) throw missing();
  return { kind: 'agency', id, name: agency.name, country: agency.country, page: `/agency/${id}/payouts` };
}

/** Names and countries of payees of either kind. At most 1,000. */
export async function describePayees(
  ctx: Context,
  ids: string[],
): Promise<Map<string, { name: string; country: string; suspended: boolean }>> {
  const [creators, agencies] = await Promise.all([findCreators(ctx, ids), findAgencies(ctx, ids)]);
  return new Map([
    ...[...creators.values()].map(
      ({ _id, displayName, country, state }) =>
        [_id, { name: displayName, country, suspended: state === 'suspended' || state === 'banned' }] as const,
    ),
    ...[...agencies.values()].map(
      ({ _id, name, country, state }) => [_id, { name, country, suspended: state === 'suspended' }] as const,
    ),
  ]);
}
