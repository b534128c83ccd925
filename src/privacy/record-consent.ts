import { markSnapshot } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { textHash } from './consent-texts.ts';
import { type ConsentPurpose, consents } from './model.ts';

export interface GivenConsent {
  userId: string;
  purpose: ConsentPurpose;
  version: string;
  /** What was shown, word for word: its fingerprint is kept. */
  text: string;
  language: string;
  /** Where it was given: `application`, `account`, an invitation's id. */
  source: string;
}

/** Adds consents to the log, inside the caller's transaction. */
export async function recordConsents(tx: Context, given: GivenConsent[]): Promise<void> {
  const givenAt = tx.clock.now();
  const records = given.map(({ text, ...consent }) => ({
    _id: tx.ids.next('cns'),
    ...consent,
    textHash: textHash(text),
    givenAt,
    withdrawnAt: null,
  }));
  await consents(tx).create(records, { session: tx.session ?? null, ordered: true });
  for (const { userId, purpose } of given) if (purpose === 'social_scoring') await markSnapshot(tx, userId);
}
