import { findUser, membersOf, teamOf } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { type NewMail, queueMail } from '../../notifications/index.ts';

type Name =
  | 'payout-sent'
  | 'payout-failed'
  | 'payout-requirements'
  | 'stripe-balance-short'
  | 'books-differ'
  | 'invoice-overdue';

const MOST = 20;

interface News<Template extends Name> {
  template: Template;
  values: NewMail<Template>['values'];
  /** The fact behind it: each reader is told once. */
  key: string;
}

/** Writes to those who have an address, each in her language; the portals show the same. */
async function tell<Template extends Name>(tx: Context, userIds: string[], news: News<Template>): Promise<void> {
  for (const userId of userIds.slice(0, MOST)) {
    const user = await findUser(tx, userId);
    if (!user?.email) continue;
    const { template, values, key } = news;
    const reader = { to: user.email, language: user.language, userId, key: `${key}:${userId}` };
    await queueMail(tx, { template, values, ...reader });
  }
}

/** The creator herself, or the owners of an agency. */
export async function tellPayee<Template extends Name>(
  tx: Context,
  payee: { id: string; kind: 'creator' | 'agency' },
  news: News<Template>,
): Promise<void> {
  await tell(tx, await usersOf(tx, payee), news);
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
export async function tellFinance<Template extends Name>(tx: Context, news: News<Template>): Promise<void> {
  const team = await teamOf(tx, { kind: 'manager', ref: 'programme' });
  const concerned = team.filter(({ role }) => role === 'finance' || role === 'admin');
  await tell(
    tx,
    concerned.map(({ userId }) => userId),
    news,
  );
}

/** The owners of a brand. */
export async function tellBrand<Template extends Name>(
  tx: Context,
  brandId: string,
  news: News<Template>,
): Promise<void> {
  const owners = (await teamOf(tx, { kind: 'brand', ref: brandId })).filter(({ role }) => role === 'owner');
  await tell(
    tx,
    owners.map(({ userId }) => userId),
    news,
  );
}
