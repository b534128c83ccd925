import { documentOf, recordFingerprint } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { invalid } from '../../kit/errors.ts';
import { decrypt, encrypt } from '../../kit/keyring.ts';
import { defineModel, Mixed } from '../../kit/model.ts';
import { inTransaction } from '../../kit/transaction.ts';
import type { TaxProfileInput, TaxProfileView } from '../schemas.ts';
import type { Payee } from './acting-payee.ts';

interface TaxProfileRecord {
  /** The payee's id. */
  _id: string;
  /** What was declared, without the numbers. */
  declared: Omit<TaxProfileInput, 'taxId' | 'registration' | 'birthDate'>;
  /** Tax number, birth date or registration: personal, so encrypted. */
  sealed: string;
  at: Date;
}

const taxProfiles = defineModel<TaxProfileRecord>('tax_profiles', { declared: Mixed, sealed: String, at: Date });

const PURPOSE = 'tax-profile';

export type TaxProfile = TaxProfileInput & { at: Date };

/**
 * Keeps what DAC7 and the 1099 rules ask of a payee: residence, tax number, address, birth date or registration, and the agreement to
 * self-billing. Without it nobody is paid. Source: Council Directive (EU) 2021/514, Annex V, section II B.
 */
export async function keepTaxProfile(ctx: Context, payee: Payee, input: TaxProfileInput): Promise<TaxProfileView> {
  if (input.kind === 'individual' ? !input.birthDate : !input.registration)
    throw invalid('tax_profile_incomplete', 'A person gives a birth date, a company its registration number.', [
      { path: input.kind === 'individual' ? 'birthDate' : 'registration', message: 'is required' },
    ]);
  const { taxId, registration, birthDate, ...declared } = input;
  const sealed = encrypt(ctx.keyring, PURPOSE, JSON.stringify({ taxId, registration, birthDate }));
  await inTransaction(ctx, async (tx) => {
    await taxProfiles(tx)
      .updateOne({ _id: payee.id }, { $set: { declared, sealed, at: tx.clock.now() } }, { upsert: true })
      .session(tx.session ?? null);
    if (payee.kind === 'creator') await recordNumbers(tx, payee.id, input);
    await audit(tx, { action: 'payee.tax_profile_kept', subject: payee.id, after: { country: declared.country } });
  });
  return viewTaxProfile(ctx, payee.id);
}

/** Two creators with one tax number or registration may be one person: what is kept for that says whether they are equal, and nothing else. */
async function recordNumbers(
  tx: Context,
  creatorId: string,
  { country, taxId, registration }: TaxProfileInput,
): Promise<void> {
  const userId = (await findCreators(tx, [creatorId])).get(creatorId)?.userId;
  if (!userId) return;
  const numbers = [documentOf('tax', country, taxId)];
  if (registration) numbers.push(documentOf('registration', country, registration));
  for (const value of numbers) await recordFingerprint(tx, { kind: 'document', value, userId });
}

/** Tax profiles of payees, opened. At most 1,000. */
export async function taxProfilesOf(ctx: Context, ids: string[]): Promise<Map<string, TaxProfile>> {
  const rows = await taxProfiles(ctx)
    .find({ _id: { $in: ids.slice(0, 1_000) } })
    .session(ctx.session ?? null)
    .lean<TaxProfileRecord[]>();
  return new Map(rows.map((row) => [row._id, open(ctx, row)]));
}

/** Which of these payees have a tax profile; nothing is opened. At most 1,000. */
export async function withTaxProfile(ctx: Context, ids: string[]): Promise<Set<string>> {
  const rows = await taxProfiles(ctx)
    .find({ _id: { $in: ids.slice(0, 1_000) } }, { _id: 1 })
    .session(ctx.session ?? null)
    .lean();
  return new Set(rows.map((row) => row._id));
}

function open(ctx: Context, row: TaxProfileRecord): TaxProfile {
  const secret = JSON.parse(decrypt(ctx.keyring, PURPOSE, row.sealed) ?? '{}') as Pick<
    TaxProfileInput,
    'taxId' | 'registration' | 'birthDate'
  >;
  return { ...row.declared, ...secret, at: row.at };
}

/** A payee's own tax profile; the numbers end in what she recognises them by. */
export async function viewTaxProfile(ctx: Context, payeeId: string): Promise<TaxProfileView> {
  const profile = (await taxProfilesOf(ctx, [payeeId])).get(payeeId);
  if (!profile) return { complete: false, profile: null };
  const { at, taxId, registration, birthDate, ...declared } = profile;
  return {
    complete: true,
    profile: {
      ...declared,
      taxIdEnd: taxId.slice(-4),
      birthDate: birthDate ?? null,
      registration: registration ?? null,
    },
  };
}
