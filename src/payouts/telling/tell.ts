import { membersOf, type News, teamOf, tellUsers } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';

type Name =
  | 'payout-sent'
  | 'payout-failed'
  | 'payout-requirements'
  | 'stripe-balance-short'
  | 'books-differ'
  | 'invoice-overdue';

/** Told once, whichever pass tells it. */
type Fact<Template extends Name> = News<Template> & { key: string };

/** The creator herself, or the owners of an agency. */
export async function tellPayee<Template extends Name>(
  tx: Context,
  payee: { id: string; kind: 'creator' | 'agency' },
  news: Fact<Template>,
): Promise<void> {
  await tellUsers(tx, await usersOf(tx, payee), news);
}

async function usersOf(tx: Context, { id, kind }: { id: string; kind: 'creator' | 'agency' }): Promise<string[]> {
  if (kind === 'creator') return [(await findCreators(tx, [id])).get(id)?.userId].filter((user) => user !== undefined);
  const members = await membersOf(tx, { kind: 'agency', ref: id });
  return members.flatMap(({ userId, role }) => (role === 'owner' ? [userId] : []));
}

/** Page of a payee's payouts, from the root. */
export const payoutsPage = ({ id, kind }: { id: string; kind: 'creator' | 'agency' }): string =>
  kind === 'creator' ? '/creator/payouts' : `/agency/${id}/payouts`;

/** The programme's people of finance, and its admins. */
export async function tellFinance<Template extends Name>(tx: Context, news: Fact<Template>): Promise<void> {
  const team = await teamOf(tx, { kind: 'manager', ref: 'programme' });
  const concerned = team.filter(({ role }) => role === 'finance' || role === 'admin');
  await tellUsers(
    tx,
    concerned.map(({ userId }) => userId),
    news,
  );
}

/** The owners of a brand. */
export async function tellBrand<Template extends Name>(
  tx: Context,
  brandId: string,
  news: Fact<Template>,
): Promise<void> {
  const owners = (await teamOf(tx, { kind: 'brand', ref: brandId })).filter(({ role }) => role === 'owner');
  await tellUsers(
    tx,
    owners.map(({ userId }) => userId),
    news,
  );
}
