import { identitiesOf, searchUsers } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreatorsOfUsers } from '../creators/index.ts';
import { accountNamedIn, checkOwnership } from './ownership.ts';

const MOST_LOOKED_AT = 50;

/** Whose linked account an address names; undefined for nobody's, and where more than one creator might be meant. */
export async function creatorOfAccount(ctx: Context, url: string): Promise<string | undefined> {
  const account = accountNamedIn(url);
  if (!account) return undefined;
  const users = await searchUsers(ctx, account.name, MOST_LOOKED_AT);
  const linked = await identitiesOf(
    ctx,
    users.map(({ _id }) => _id),
  );
  const owners = [...linked].flatMap(([userId, own]) => (checkOwnership(url, own).state === 'passed' ? userId : []));
  const creators = [...(await findCreatorsOfUsers(ctx, owners)).values()];
  return creators.length === 1 ? creators[0]?._id : undefined;
}
