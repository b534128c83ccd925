import { confirmEmail, requireUser } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { addressHash, customerKey } from './customer-hash.ts';
import { creators } from './model.ts';

/** Takes a mailed code; where the person is a creator, orders by the new address are her own from now on, as by those before. */
export async function confirmOwnEmail(ctx: Context, code: string): Promise<void> {
  const userId = requireUser(ctx);
  await confirmEmail(ctx, code, (tx, email) =>
    creators(tx)
      .updateOne({ userId }, { $addToSet: { ownHashes: customerKey(tx, addressHash(email)) } })
      .session(tx.session ?? null),
  );
}
