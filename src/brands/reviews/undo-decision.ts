import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { DAY_MS } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type BrandRecord, brands } from '../model.ts';
import { tellOwners } from './tell-owners.ts';

const UNDO_MS = DAY_MS;

/** A reviewer takes the latest decision back within a day: state, domains and the reason before it return. */
export async function undoDecision(ctx: Context, brandId: string): Promise<void> {
  requireManager(ctx, ['reviewer']);
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const brand = await brands(tx).findById(brandId).session(session).lean<BrandRecord>();
    if (!brand) throw missing();
    const { decision, state } = brand;
    if (!decision?.before || decision.to !== state)
      throw conflict('nothing_to_undo', 'There is no decision to take back.');
    if (tx.clock.now().getTime() - decision.at.getTime() > UNDO_MS)
      throw conflict('too_late_to_undo', 'A decision is taken back within a day. Decide anew instead.');
    const { before, from } = decision;
    const change = { state: from, domains: before.domains, decision: before.decision };
    const { matchedCount } = await brands(tx)
      .updateOne({ _id: brandId, state, 'decision.at': decision.at }, { $set: change })
      .session(session);
    if (matchedCount === 0) throw conflict('already_decided', 'Somebody decided about this brand this moment.');
    await tellOwners(tx, brand, { to: from, reason: before.decision?.reason ?? null });
    await audit(tx, { action: 'brand.decision_undone', subject: brandId, before: { state }, after: { to: from } });
  });
}
