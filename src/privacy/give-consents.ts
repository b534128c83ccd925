import type { Context } from '../context.ts';
import { invalid } from '../kit/errors.ts';
import { consentTexts, findConsentText, type ShownConsent } from './consent-texts.ts';
import { recordConsents } from './record-consent.ts';
import type { ConsentGiven } from './schemas.ts';

/** Records consents inside the caller's transaction. Refuses when a required one is missing or a text is not the one in force. */
export async function giveConsents(
  tx: Context,
  input: { userId: string; source: string; given: ConsentGiven[] },
): Promise<void> {
  for (const text of consentTexts('en').filter(({ required }) => required)) {
    if (!input.given.some((consent) => consent.purpose === text.purpose)) {
      throw invalid('consent_missing', `"${text.title}" has to be accepted.`, [
        { path: 'consents', message: text.purpose },
      ]);
    }
  }
  const { userId, source } = input;
  const texts = input.given.map(textInForce);
  await recordConsents(
    tx,
    texts.map(({ purpose, version, text, language }) => ({ userId, purpose, version, text, language, source })),
  );
}

/** The text that a consent names, in the language it was shown in; refuses one that is no longer, or was never, in force. */
export function textInForce(given: ConsentGiven): ShownConsent {
  const text = findConsentText(given);
  if (!text)
    throw invalid('consent_outdated', 'A text changed since it was shown. Read it again.', [
      { path: 'consents', message: given.purpose },
    ]);
  return text;
}
