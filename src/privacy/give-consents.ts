import type { Context } from '../context.ts';
import { invalid } from '../kit/errors.ts';
import { CONSENT_TEXTS, textHash } from './consent-texts.ts';
import { consents } from './model.ts';
import type { ConsentGiven } from './schemas.ts';

/** Records consents inside the caller's transaction. Refuses when a required one is missing or a text is not the one in force. */
export async function giveConsents(
  tx: Context,
  input: { userId: string; language: string; source: string; given: ConsentGiven[] },
): Promise<void> {
  const required = CONSENT_TEXTS.filter((text) => text.required);
  for (const text of required) {
    if (!input.given.some((consent) => consent.purpose === text.purpose)) {
      throw invalid('consent_missing', `"${text.title}" has to be accepted.`, [
        { path: 'consents', message: text.purpose },
      ]);
    }
  }
  const givenAt = tx.clock.now();
  const records = input.given.map(({ purpose, version }) => {
    const text = CONSENT_TEXTS.find((known) => known.purpose === purpose && known.version === version);
    if (!text)
      throw invalid('consent_outdated', 'A text changed since it was shown. Read it again.', [
        { path: 'consents', message: purpose },
      ]);
    const { userId, language, source } = input;
    return {
      _id: tx.ids.next('cns'),
      userId,
      purpose,
      version,
      textHash: textHash(text.text),
      language,
      source,
      givenAt,
      withdrawnAt: null,
    };
  });
  await consents(tx).create(records, { session: tx.session ?? null, ordered: true });
}
