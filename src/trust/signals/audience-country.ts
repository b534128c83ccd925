import { REST, totalOf } from '../stream/counts.ts';
import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 500;
const LEAST_SHARE = 0.05;

/** Countries in which a language is widely read; a language that is not listed is taken as read everywhere. */
const READ_IN: Record<string, string[]> = {
  ru: ['RU', 'BY', 'KZ', 'KG', 'UZ', 'UA', 'MD', 'AM', 'GE', 'AZ', 'LV', 'EE', 'LT', 'IL', 'DE', 'TJ', 'TM', 'CY'],
  uk: ['UA', 'PL', 'DE', 'CZ', 'ES', 'IT', 'GB'],
  fr: ['FR', 'BE', 'CH', 'CA', 'LU', 'MA', 'DZ', 'TN', 'SN', 'CI', 'MC'],
  es: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'VE', 'EC', 'US', 'UY', 'BO', 'PY', 'DO', 'GT'],
  pl: ['PL', 'DE', 'GB', 'IE', 'NO', 'NL'],
  it: ['IT', 'CH', 'SM', 'VA', 'DE'],
  tr: ['TR', 'DE', 'AT', 'NL', 'CY', 'AZ', 'BG'],
  ko: ['KR', 'US'],
  de: ['DE', 'AT', 'CH', 'LI', 'LU', 'IT'],
  pt: ['PT', 'BR', 'AO', 'MZ', 'LU', 'FR', 'CH'],
};

/** Hardly any visitor comes from a country that reads the creator's languages: a bought audience, or a wrong profile. */
export const audienceCountry: Signal = {
  name: 'audience_country',
  source: 'HypeAuditor and Modash audience reports (country mismatch); share set by hand',
  judge({ country, languages, weeks }) {
    if (languages.some((language) => !Object.hasOwn(READ_IN, language))) return undefined;
    const home = new Set([country, ...languages.flatMap((language) => READ_IN[language] ?? [])]);
    const named = Object.entries(weeks.clickCountries).filter(([code]) => code !== 'unknown' && code !== REST);
    const known = totalOf(Object.fromEntries(named));
    if (known < LEAST_CLICKS) return undefined;
    const atHome = named.reduce((sum, [code, count]) => sum + (home.has(code) ? count : 0), 0) / known;
    if (atHome >= LEAST_SHARE) return undefined;
    const [top] = named.sort(([, left], [, right]) => right - left);
    return {
      severity: 'low',
      likelihood: 0.35,
      code: 'other_countries',
      facts: [fact('homePercent', percentOf(atHome)), fact('country', top?.[0] ?? ''), fact('clicks', known)],
    };
  },
};
