import type { Context } from '../../context.ts';
import { defineModel } from '../../kit/model.ts';
import type { IdentityRecord } from '../model.ts';
import { NetworkRefused } from '../networks/call-network.ts';
import type { NetworkClient } from '../networks/network.ts';
import type { Network } from '../schemas.ts';
import { unsealTokens } from '../sign-in.ts';

interface RevocationRecord {
  _id: string;
  network: Network;
  sealedTokens: string;
  attempts: number;
  dueAt: Date;
}

/** Access that is to be given back to a network. */
const revocations = defineModel<RevocationRecord>(
  'revocations',
  { network: String, sealedTokens: String, attempts: Number, dueAt: Date },
  [{ keys: { dueAt: 1 } }],
);

const BATCH = 20;
const MINUTE_MS = 60_000;
const MAX_ATTEMPTS = 10;

/** Notes, in the caller's transaction, that our access to an account is to be given back. */
export async function queueRevocation(
  tx: Context,
  { network, sealedTokens }: Pick<IdentityRecord, 'network' | 'sealedTokens'>,
): Promise<void> {
  if (!sealedTokens) return;
  const record = { _id: tx.ids.next('rev'), network, sealedTokens, attempts: 0, dueAt: new Date() };
  await revocations(tx).create([record], { session: tx.session ?? null });
}

/** Whether any is due. */
export const revocationsDue = async (ctx: Context): Promise<boolean> =>
  (await revocations(ctx).exists({ dueAt: { $lte: new Date() } })) !== null;

/** Gives back what is due. @returns how many were tried */
export async function revokeTokens(ctx: Context, clients: Map<Network, { client: NetworkClient }>): Promise<number> {
  let tried = 0;
  for (; tried < BATCH; tried += 1) {
    const due = await revocations(ctx)
      .findOneAndUpdate(
        { dueAt: { $lte: new Date() } },
        [{ $set: { attempts: { $add: ['$attempts', 1] }, dueAt: { $add: ['$$NOW', MINUTE_MS] } } }],
        { sort: { dueAt: 1 }, returnDocument: 'after', updatePipeline: true },
      )
      .lean<RevocationRecord>();
    if (!due) break;
    await giveBack(ctx, due, clients.get(due.network)?.client);
  }
  return tried;
}

async function giveBack(ctx: Context, due: RevocationRecord, client: NetworkClient | undefined): Promise<void> {
  const tokens = unsealTokens(ctx, due.sealedTokens);
  try {
    if (tokens) await client?.revoke?.(tokens);
  } catch (error) {
    // Refused: the network does not know the access any more, which is what was wanted.
    const over = error instanceof NetworkRefused || due.attempts >= MAX_ATTEMPTS;
    if (!over) {
      const dueAt = new Date(Date.now() + 2 ** due.attempts * MINUTE_MS);
      await revocations(ctx).updateOne({ _id: due._id }, { $set: { dueAt } });
      return;
    }
    if (!(error instanceof NetworkRefused))
      ctx.logger.error({ err: error, network: due.network }, 'access to an account could not be given back');
  }
  await revocations(ctx).deleteOne({ _id: due._id });
}
