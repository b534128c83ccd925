import type { Context } from '../context.ts';
import { invalid } from '../kit/errors.ts';
import { CONSENT_TEXTS, type ConsentText } from './consent-texts.ts';
import { recordConsents } from './record-consent.ts';
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
  const { userId, language, source } = input;
  const texts = input.given.map(textInForce);
  await recordConsents(
    tx,
    texts.map(({ purpose, version, text }) => ({ userId, purpose, version, text, language, source })),
  );
}

/** The text that a consent names; refuses one that is no longer, or was never, in force. */
export function textInForce({ purpose, version }: ConsentGiven): ConsentText {
  const text = CONSENT_TEXTS.find((known) => known.purpose === purpose && known.version === version);
  if (!text)
    throw invalid('consent_outdated', 'A text changed since it was shown. Read it again.', [
      { path: 'consents', message: purpose },
    ]);
  return text;
}
