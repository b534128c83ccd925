export { CONSENT_TEXTS } from './consent-texts.ts';
export { giveConsents } from './give-consents.ts';
export { ConsentGiven, ConsentView } from './schemas.ts';
