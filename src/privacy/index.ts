export { consentEndpoints } from './consent-routes.ts';
export { consentTexts } from './consent-texts.ts';
export { giveConsents } from './give-consents.ts';
export { endConsents, hasConsent } from './own-consents.ts';
export { type GivenConsent, recordConsents } from './record-consent.ts';
export { ConsentGiven, ConsentView } from './schemas.ts';
