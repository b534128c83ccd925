import { languageCodes } from './regions.ts';
import { zonesOfCountries } from './time-zones.ts';

/** The country whose clock the device shows: a proposal for the form, and null where several share one. */
export const countryOfTimeZone = (timeZone: string): string | null =>
  /^[A-Z]\w+(\/[\w-]+)+$/.test(timeZone)
    ? (new RegExp(`([A-Z]{2})(?: [\\w/-]+)*? ${timeZone}[\\s;]`).exec(zonesOfCountries)?.[1] ?? null)
    : null;

export const countryOfDevice = (): string | null =>
  countryOfTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);

const MOST_GUESSED = 3;

/** The languages that the device is set to, as far as the form knows them; `otherwise` when it knows none. */
export function languagesOfTags(tags: readonly string[], otherwise: string): string[] {
  const codes = new Set(tags.map((tag) => tag.toLowerCase().split('-')[0] ?? ''));
  const known = [...codes].filter((code) => languageCodes.includes(code)).slice(0, MOST_GUESSED);
  return known.length > 0 ? known : [otherwise];
}
