import type { TFunction } from 'i18next';

type Lookup = (key: string, options: Record<string, unknown>) => string;

/** The catalogue's words for a code that the server may add to at any time, else the fallback. */
export function byCode(
  t: TFunction,
  section: string,
  code: string,
  fallback: string,
  figures: Record<string, string> = {},
): string {
  return (t as unknown as Lookup)(`${section}.${code}`, { defaultValue: fallback, ...figures });
}
