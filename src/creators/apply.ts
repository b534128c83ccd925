import { findUser, requireUser, setMembership } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, invalid, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { giveConsents } from '../privacy/index.ts';
import { currentSettings } from '../settings/index.ts';
import { ADULT_YEARS, ageOn } from './age.ts';
import { addressHash, customerKey } from './customer-hash.ts';
import { type CreatorRecord, creators } from './model.ts';
import type { NewApplication } from './schemas.ts';

/** A signed-in person applies to the programme, once. Consents are recorded in the same transaction. */
export async function apply(ctx: Context, input: NewApplication): Promise<CreatorRecord> {
  const userId = requireUser(ctx);
  const age = ageOn(input.birthDate, ctx.clock.now());
  if (age < ADULT_YEARS || age > 120) {
    throw invalid('age', `You have to be ${ADULT_YEARS} or over to take part.`, [
      { path: 'birthDate', message: `under ${ADULT_YEARS}` },
    ]);
  }
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const user = await findUser(tx, userId);
    if (!user) throw missing();
    if (await creators(tx).exists({ userId }).session(session))
      throw conflict('already_applied', 'You have applied already.');
    const { approveAutomatically } = (await currentSettings(tx)).applications;
    const now = tx.clock.now();
    const creator: CreatorRecord = {
      _id: tx.ids.next('crt'),
      userId,
      state: approveAutomatically ? 'active' : 'applied',
      displayName: input.displayName,
      country: input.country,
      birthDate: input.birthDate,
      languages: input.languages,
      niches: input.niches,
      appliedAt: now,
      decidedAt: approveAutomatically ? now : null,
      decidedBy: approveAutomatically ? 'programme' : null,
      reason: null,
      ownHashes: user.email ? [customerKey(tx, addressHash(user.email))] : [],
    };
    await creators(tx).create([creator], { session });
    await setMembership(tx, { userId, kind: 'creator', ref: creator._id, state: creator.state });
    await giveConsents(tx, { userId, language: user.language, source: 'application', given: input.consents });
    await audit(tx, { action: 'application.made', subject: creator._id, after: { state: creator.state } });
    return creator;
  });
}
