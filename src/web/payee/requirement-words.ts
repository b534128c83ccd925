import type { TFunction } from 'i18next';
import type { Requirement } from '../api/types.ts';

/** Stripe names hundreds of details; these are the kinds of them that a person can tell apart. */
const kinds = [
  ['bank', /external_account/],
  ['document', /verification\.(additional_)?document/],
  ['birthDate', /\.dob\./],
  ['address', /\.address\./],
  ['name', /(first|last)_name/],
  ['idNumber', /id_number|ssn|tax_id/],
  ['contact', /\.(phone|email)$/],
  ['terms', /tos_acceptance/],
  ['work', /business_profile/],
] as const;

/** Requirements in the reader's language, each once; one that is not known keeps the server's sentence. */
export function sayRequirements(requirements: Requirement[], t: TFunction): string[] {
  const sentences = requirements.map(({ code, sentence }) => {
    const kind = kinds.find(([, pattern]) => pattern.test(code))?.[0];
    return kind ? t(`payouts.requirement.${kind}`) : sentence;
  });
  return [...new Set(sentences)];
}
