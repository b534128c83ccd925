import type { Money } from '../api/types.ts';

/** The reader's own flavour of a language ('en' → 'en-GB') when the browser names one. */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(localeOf(language), options);
  numberFormats.set(key, known);
  return known;
}

function currencyFormat(language: string, currency: string, compact: boolean): Intl.NumberFormat {
  const base = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return numberFormat(language, compact ? { ...base, notation: 'compact', maximumFractionDigits: 1 } : base);
}

/** Decimal places of a currency: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export const toMajor = (money: Money): number => money.amountMinor / 10 ** decimalsOf(money.currency);

/** '€1,234.50', with a real minus sign; compact: '€1.2K'. */
export function formatMoney(money: Money, language: string, compact = false): string {
  return currencyFormat(language, money.currency, compact).format(toMajor(money)).replace('-', '−');
}

/** The same in two parts, so that a large figure can show its fraction smaller. */
export function moneyParts(money: Money, language: string): { text: string; isFraction: boolean }[] {
  const parts = currencyFormat(language, money.currency, false).formatToParts(toMajor(money));
  return parts.map(({ type, value }) => ({ text: value, isFraction: type === 'decimal' || type === 'fraction' }));
}

export const formatNumber = (value: number, language: string, compact = false): string =>
  numberFormat(language, compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}).format(value);

/** 850 basis points → '8.5%'. */
export const formatRate = (rateBps: number, language: string): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(rateBps / 10_000);

/** Change against an earlier figure, '+12%'; null when there is nothing to compare with. */
export function formatChange(now: number, before: number, language: string): string | null {
  if (before === 0) return null;
  const options = { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' } as const;
  return numberFormat(language, options).format((now - before) / before);
}

type DateStyle = 'day' | 'dayAndYear' | 'exact' | 'time';

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  dayAndYear: { day: 'numeric', month: 'short', year: 'numeric' },
  exact: { dateStyle: 'full', timeStyle: 'short' },
  time: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

export const formatDate = (date: Date, language: string, style: DateStyle = 'dayAndYear'): string =>
  new Intl.DateTimeFormat(localeOf(language), dateStyles[style]).format(date);

/** Lock dates and payout days are days of the programme's calendar, which is UTC: the same day for every reader. */
export const formatProgrammeDay = (date: Date, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { ...dateStyles.dayAndYear, timeZone: 'UTC' }).format(date);

/** A calendar day ('2026-03-01') carries no time zone and must not shift in the reader's. */
export function formatDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...dateStyles.day, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** 'in 3 days', '2 hours ago'; beyond a month the date itself, which then says more. */
export function formatRelative(date: Date, now: Date, language: string): string {
  const distanceMs = date.getTime() - now.getTime();
  const absoluteMs = Math.abs(distanceMs);
  if (absoluteMs >= 31 * dayMs) return formatDate(date, language);
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  if (absoluteMs < 45 * secondMs) return relative.format(0, 'second');
  if (absoluteMs < 45 * minuteMs) return relative.format(Math.round(distanceMs / minuteMs), 'minute');
  if (absoluteMs < 22 * hourMs) return relative.format(Math.round(distanceMs / hourMs), 'hour');
  return relative.format(Math.round(distanceMs / dayMs), 'day');
}

const regionNames = new Map<string, Intl.DisplayNames>();

/** 'FR' → 'France', in the reader's language. */
export function countryName(code: string, language: string): string {
  const names = regionNames.get(language) ?? new Intl.DisplayNames([language], { type: 'region' });
  regionNames.set(language, names);
  return names.of(code) ?? code;
}

export const languageName = (code: string, language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

/** '2026-03' → 'Mar 2026'. */
export const formatMonth = (month: string, language: string, length: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(localeOf(language), { month: length, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
